//! Judges ids, references and numbers one by one.

use std::collections::HashSet;

use super::known::Known;
use super::walk::{Kind, Met, Sight, walk};
use super::{Level, Problem};
use crate::model::Workspace;
use crate::vocabulary::{Label, Told, told};

/// Adds a problem for every id that is missing or used twice, every reference that leads nowhere
/// and every number out of its range.
pub(super) fn check(workspace: &Workspace, problems: &mut Vec<Problem>) {
    let mut known = Known::of(workspace);
    let (repeats, mut seen) = (known.repeats(), HashSet::new());
    walk(workspace, &mut |sight| {
        let fault = match sight.met {
            Met::Id(kind, id) => id_fault(kind, id, !repeats || seen.insert((kind, id))),
            Met::Reference(kind, id) => reference_fault(&mut known, kind, sight.journey, id),
            Met::Anywhere(kind, id) => reference_fault(&mut known, kind, None, id),
            Met::Loose(..) => None,
            Met::Whole(value, least, most) => whole_fault(value, least, most),
            Met::Figure(value, least, most) => figure_fault(value, least, most),
        };
        problems.extend(fault.map(|fault| fault.problem(workspace, &sight)));
    });
}

/// What is wrong with one value.
struct Fault {
    level: Level,
    value: String,
    message: Told,
    mend: Told,
}

impl Fault {
    fn error(value: &str, message: Told, mend: Told) -> Option<Self> {
        Some(Self { level: Level::Error, value: value.to_owned(), message, mend })
    }

    fn problem(self, workspace: &Workspace, sight: &Sight<'_, '_>) -> Problem {
        let journey = sight.journey.and_then(|index| workspace.journeys.get(index));
        Problem {
            level: self.level,
            journey: journey.map(|journey| journey.id.clone()),
            subject: sight.owner.subject(),
            place: sight.path.to_string(),
            value: self.value,
            message: self.message,
            mend: self.mend,
        }
    }
}

fn id_fault(kind: Kind, id: &str, first: bool) -> Option<Fault> {
    let word = word(kind);
    if id.is_empty() {
        let mend = told!(
            "give it a short name of its own, such as `review-stars`"
                / "geef het een korte eigen naam, zoals `review-stars`"
        );
        return Fault::error(id, told!("the {word} has no id" / "{word} zonder id", word = word), mend);
    }
    if first {
        return None;
    }
    let mend = told!(
        "give one of them another id, and mend what refers to it"
            / "geef een van de twee een ander id, en herstel wat ernaar verwijst"
    );
    let message = told!(
        "the {word} id `{id}` is used twice" / "het id `{id}` ({word}) is twee keer gebruikt",
        word = word,
        id = id
    );
    Fault::error(id, message, mend)
}

fn reference_fault(known: &mut Known<'_>, kind: Kind, journey: Option<usize>, id: &str) -> Option<Fault> {
    if known.has(kind, journey, id) {
        return None;
    }
    let near = known.nearest(kind, journey, id);
    let near = near.map(|near| told!("did you mean `{near}`?" / "bedoel je `{near}`?", near = near));
    if matches!(kind, Kind::Channel | Kind::Device | Kind::Platform) {
        return Some(odd_name(kind, id, near));
    }
    let word = word(kind);
    if id.is_empty() {
        let mend = told!(
            "fill in the id of a {word}, or leave the field out"
                / "vul een id in ({word}), of laat het veld weg",
            word = word
        );
        return Fault::error(
            id,
            told!("no {word} is named here" / "hier is niets genoemd ({word})", word = word),
            mend,
        );
    }
    if journey.is_some() && known.has(kind, None, id) {
        let mend = near.unwrap_or_else(|| {
            told!(
                "refer to a {word} of the same journey" / "verwijs naar iets uit dezelfde klantreis ({word})",
                word = word
            )
        });
        let message = told!(
            "the {word} `{id}` belongs to another journey" / "{word} `{id}` hoort bij een andere klantreis",
            word = word,
            id = id
        );
        return Fault::error(id, message, mend);
    }
    let mend = near.unwrap_or_else(|| {
        told!(
            "clear the reference, or add the {word}" / "haal de verwijzing weg, of voeg toe: {word}",
            word = word
        )
    });
    let message = told!("there is no {word} `{id}`" / "{word} `{id}` bestaat niet", word = word, id = id);
    Fault::error(id, message, mend)
}

/// A name of a kind that may hold names of its own: kept and warned about.
fn odd_name(kind: Kind, id: &str, near: Option<Told>) -> Fault {
    let word = word(kind);
    let message = match id.is_empty() {
        true => told!("the {word} is empty" / "{word} is leeg", word = word),
        false => told!(
            "the {word} `{id}` is not known to this version; it is kept as it is"
                / "{word} `{id}` is in deze versie niet bekend; het blijft staan zoals het is",
            word = word,
            id = id
        ),
    };
    let mend = near.unwrap_or_else(|| match kind {
        Kind::Channel => told!(
            "choose one of `wandel list channels`, or add it to `channels`"
                / "kies er een uit `wandel list channels`, of voeg het toe aan `channels`"
        ),
        _ => told!("check the spelling" / "controleer de spelling"),
    });
    Fault { level: Level::Warning, value: id.to_owned(), message, mend }
}

fn whole_fault(value: i64, least: i64, most: i64) -> Option<Fault> {
    if (least..=most).contains(&value) {
        return None;
    }
    let number = |number: i64| Told::from(number.to_string());
    let (message, mend) = if most > 255 {
        (
            told!("{value} is too small" / "{value} is te klein", value = number(value)),
            told!(
                "write {least} or more, or leave the field out"
                    / "schrijf {least} of meer, of laat het veld weg",
                least = number(least)
            ),
        )
    } else {
        (
            told!(
                "{value} is outside its range, {least} to {most}"
                    / "{value} ligt buiten zijn bereik, {least} tot {most}",
                value = number(value),
                least = number(least),
                most = number(most)
            ),
            told!(
                "write a number from {least} to {most}, or leave the field out"
                    / "schrijf een getal van {least} tot {most}, of laat het veld weg",
                least = number(least),
                most = number(most)
            ),
        )
    };
    Fault::error(&value.to_string(), message, mend)
}

fn figure_fault(value: f64, least: f64, most: f64) -> Option<Fault> {
    if value.is_finite() && (least..=most).contains(&value) {
        return None;
    }
    let text = value.to_string();
    if !value.is_finite() {
        let mend =
            told!("write a number, or leave the field out" / "schrijf een getal, of laat het veld weg");
        let message =
            told!("this is not a number that can be used" / "dit is geen getal waarmee gerekend kan worden");
        return Fault::error(&text, message, mend);
    }
    let (least, most_text) = (least.to_string(), most.to_string());
    let mend = if most > 1.0 {
        told!(
            "write a number that is {least} or more" / "schrijf een getal dat {least} of meer is",
            least = least
        )
    } else {
        told!(
            "write a number that is between {least} and {most}"
                / "schrijf een getal tussen {least} en {most}",
            least = least,
            most = most_text
        )
    };
    let message =
        told!("{text} is outside its range" / "{text} ligt buiten zijn bereik", text = text.as_str());
    Fault::error(&text, message, mend)
}

/// The name of a kind in a sentence.
fn word(kind: Kind) -> Label {
    let (en, nl) = match kind {
        Kind::Journey => ("journey", "klantreis"),
        Kind::Phase => ("phase", "fase"),
        Kind::Touchpoint => ("touchpoint", "contactmoment"),
        Kind::Persona => ("persona", "persona"),
        Kind::Segment => ("segment", "segment"),
        Kind::LifecycleStage => ("lifecycle stage", "levensfase"),
        Kind::Department => ("department", "afdeling"),
        Kind::Market => ("market", "markt"),
        Kind::Channel => ("channel", "kanaal"),
        Kind::Device => ("device", "apparaat"),
        Kind::Platform => ("platform", "platform"),
        Kind::Content => ("piece of content", "inhoud"),
        Kind::Proposition => ("proposition", "propositie"),
        Kind::Campaign => ("campaign", "campagne"),
        Kind::Objective => ("objective", "doelstelling"),
        Kind::ConsentRule => ("consent rule", "toestemmingsregel"),
        Kind::System => ("system", "systeem"),
        Kind::Integration => ("integration", "koppeling"),
        Kind::DataSource => ("data source", "gegevensbron"),
        Kind::Need => ("need", "behoefte"),
        Kind::Trigger => ("trigger", "aanleiding"),
        Kind::PlannedContact => ("planned contact", "gepland contact"),
        Kind::Case => ("case", "zaak"),
        Kind::Walkthrough => ("walkthrough", "doorloop"),
        Kind::Action => ("action", "actie"),
        Kind::Metric => ("metric", "meting"),
    };
    Label::new(en, nl)
}
