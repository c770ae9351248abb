//! What stories are called: a plain headline and a repair for each kind of trouble, as data.
//! Tells which rules belong to which. Judges nothing.

use crate::vocabulary::Label;

/// A kind of trouble that people tell each other about.
#[derive(Debug)]
pub struct Topic {
    /// The rules that speak of it.
    pub rules: &'static [&'static str],
    /// What people would say.
    pub headline: Label,
    /// What to do, in a few words.
    pub repair: Label,
}

const fn topic(
    rules: &'static [&'static str],
    headline: (&'static str, &'static str),
    repair: (&'static str, &'static str),
) -> Topic {
    Topic { rules, headline: Label::new(headline.0, headline.1), repair: Label::new(repair.0, repair.1) }
}

/// The promise that is broken: told of the journey together with the card where it shows.
pub const PROMISE: &str = "EXP-06";

/// Every kind of trouble. A rule that is in none speaks for itself, by its own name.
pub const TOPICS: &[Topic] = &[
    topic(
        &["STR-07", "STR-01", "STR-02", "STR-10", "STR-03", "STR-04", "STR-08", "STR-13", "NEED-03"],
        ("Customers get stuck", "Klanten lopen vast"),
        ("Make it easier, or let people go round it", "Maak het makkelijker, of bied een omweg"),
    ),
    topic(
        &[PROMISE],
        ("We promise more than people experience", "We beloven meer dan mensen ervaren"),
        ("Agree on a promise that we keep", "Spreek een belofte af die we waarmaken"),
    ),
    topic(
        &["STR-05", "OBJ-01", "FRQ-04", "ADV-04", "ADV-02"],
        ("No way back to buying again", "Geen weg terug naar een nieuwe aankoop"),
        ("Give people a reason and a way to come back", "Geef mensen een reden en een weg terug"),
    ),
    topic(
        &["EXP-02", "INF-03", "MOT-01", "EXP-08"],
        ("Customers expected more", "Klanten verwachtten meer"),
        ("Mend it, or prepare people earlier", "Verbeter het, of bereid mensen eerder voor"),
    ),
    topic(
        &["EXP-01", "EXP-03", "EXP-04", "EXP-07"],
        ("We see it differently from our customers", "Wij zien het anders dan onze klanten"),
        ("Ask customers, and show the answer here", "Vraag het klanten, en laat het antwoord hier zien"),
    ),
    topic(
        &["EXP-05"],
        ("It is good in one place and poor in another", "Op de ene plek goed, op de andere slecht"),
        ("Raise the lowest first", "Verbeter eerst de laagste"),
    ),
    topic(
        &["RSP-01", "RSP-02", "RSP-03", "RSP-04", "RSP-06"],
        ("Nobody answers", "Niemand antwoordt"),
        ("Agree who answers, and how fast", "Spreek af wie antwoordt, en hoe snel"),
    ),
    topic(
        &["RSP-07"],
        ("Words can’t mend what is broken", "Met woorden repareer je niet wat stuk is"),
        ("Take it to those who make it", "Leg het bij wie het maakt"),
    ),
    topic(
        &["INF-02", "RSP-05", "INF-04", "INF-06", "INF-07"],
        ("Others talk about us, and nobody listens", "Anderen praten over ons, en niemand luistert"),
        ("Begin to listen there", "Ga daar luisteren"),
    ),
    topic(
        &["NEED-01", "NEED-02", "NEED-04"],
        ("Questions stay unanswered", "Vragen blijven onbeantwoord"),
        ("Answer the question where it comes up", "Beantwoord de vraag waar die opkomt"),
    ),
    topic(
        &["CON-01", "CON-02", "CON-03", "CTA-01", "CTA-02", "QUA-01", "INV-02"],
        ("What people find lets them down", "Wat mensen vinden, stelt teleur"),
        ("Mend what is shown there", "Herstel wat daar staat"),
    ),
    topic(
        &["TOM-01", "TOM-02", "TOM-03", "TOM-04", "TOM-05", "OBJ-02"],
        ("People who choose don’t see us", "Wie kiest, ziet ons niet"),
        ("Be there where people compare", "Wees aanwezig waar mensen vergelijken"),
    ),
    topic(
        &["STR-06", "ADV-01", "ADV-03", "MOT-03", "RSP-08"],
        ("New customers don’t hear from happy ones", "Nieuwe klanten horen niets van tevreden klanten"),
        ("Invite people to tell others", "Nodig mensen uit om het door te vertellen"),
    ),
    topic(
        &["OWN-01", "OWN-02", "OWN-05", "OWN-06"],
        ("It is not clear who answers for it", "Het is niet duidelijk wie ervoor instaat"),
        ("Name who answers for it", "Wijs aan wie ervoor instaat"),
    ),
    topic(
        &["OWN-04"],
        ("Customers must tell their story twice", "Klanten moeten hun verhaal twee keer doen"),
        ("Pass on what is known already", "Geef door wat al bekend is"),
    ),
    topic(
        &["FRQ-01", "FRQ-02", "FRQ-03", "FRQ-05"],
        ("We write too often", "We schrijven te vaak"),
        ("Drop or move some messages", "Laat berichten vervallen of verplaats ze"),
    ),
    topic(
        &["MES-01", "MES-02", "MES-05", "MES-06", "MES-07", "MES-08", "MES-04"],
        ("We don’t know how well it works", "We weten niet hoe goed het werkt"),
        ("Choose one figure and its target", "Kies één cijfer en een doel"),
    ),
    topic(
        &["MES-03"],
        ("It falls short of its target", "Het blijft achter bij het doel"),
        ("Find out why here first", "Zoek hier eerst uit waarom"),
    ),
    topic(
        &["COV-01", "COV-02", "COV-03", "COV-04", "COV-05", "COV-06", "COV-07", "COV-08", "COV-09", "COV-10"],
        ("Something is missing for part of our customers", "Voor een deel van de klanten ontbreekt iets"),
        ("Decide what should be there", "Beslis wat er hoort te zijn"),
    ),
    topic(
        &["STR-09", "STR-11", "STR-12"],
        ("Real people walk other roads", "Echte mensen lopen andere wegen"),
        ("Ask where people leave and come back", "Vraag waar mensen weggaan en terugkomen"),
    ),
    topic(
        &["TRG-01", "TRG-02", "TRG-03", "TRG-04", "TRG-05", "MOT-02"],
        ("We miss the moment", "We missen het moment"),
        ("Agree what follows on what", "Spreek af wat waarop volgt"),
    ),
    topic(
        &[
            "ENG-01", "ENG-02", "ENG-03", "ENG-04", "DEP-01", "DEP-02", "PLN-01", "PLN-02", "PLN-03",
            "CST-01", "CST-02", "DAT-02", "INV-03", "INF-05",
        ],
        ("The work behind it is not complete", "Het werk erachter is niet af"),
        ("Complete it step by step", "Maak het stap voor stap af"),
    ),
];

/// The kind of trouble that a rule speaks of, by its place on the list.
pub fn topic_of(rule: &str) -> Option<usize> {
    TOPICS.iter().position(|topic| topic.rules.contains(&rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_has_one_topic() {
        let rules: Vec<&str> = TOPICS.iter().flat_map(|topic| topic.rules.iter().copied()).collect();
        for (at, rule) in rules.iter().enumerate() {
            assert_eq!(rules.iter().position(|other| other == rule), Some(at), "{rule} is there twice");
        }
    }
}
