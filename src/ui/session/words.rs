//! The words of rounds, walks, tallies and the presenter display, in English and Dutch.

#![allow(missing_docs, reason = "each label says what it is")]

use crate::vocabulary::{Label, labels, words};

labels! {
    SESSION: "Session" / "Sessie";
    ROUNDS: "Rounds" / "Rondes";
    ROUNDS_WHAT: "One question to the room, one card after the other. Press the number of a round." / "Eén vraag aan de zaal, kaart na kaart. Druk op het nummer van een ronde.";
    ROUNDS_EMPTY: "There are no touchpoints to ask about yet. Press Esc and add the first ones to the map." / "Er zijn nog geen contactmomenten om naar te vragen. Druk op Esc en zet de eerste op de kaart.";
    ROUND_OF: "Round: {what}" / "Ronde: {what}";
    ALL_ANSWERED: "all answered" / "alles beantwoord";
    OPEN_OF: "{n} of {all} open" / "{n} van {all} open";
    PROGRESS: "card {n} of {all}" / "kaart {n} van {all}";
    ONLY_OPEN: "Only cards without an answer (U)" / "Alleen kaarten zonder antwoord (U)";
    NOT_KNOWN: "not known" / "niet bekend";
    SKIP: "skip" / "overslaan";
    GO_ON: "go on" / "verder";
    BACK: "back" / "terug";
    LEAVE: "leave" / "stoppen";
    SPACE: "Space" / "Spatie";
    BACKSPACE: "Backspace" / "Backspace";
    ENTER: "Enter" / "Enter";
    ESC: "Esc" / "Esc";
    NEW_OWNER: "new owner" / "nieuwe eigenaar";
    NEW_OWNER_NAME: "Name of the new owner" / "Naam van de nieuwe eigenaar";
    NEW_OWNER_HINT: "A name, then Enter" / "Een naam, dan Enter";
    NO_OWNERS: "Nobody is named in this file yet. Press N and type who answers for this card." / "In dit bestand staat nog niemand. Druk op N en typ wie deze kaart onder zijn hoede heeft.";
    NOW_ANSWER: "now" / "nu";
    NUMBER: "number {n}" / "nummer {n}";
    TRAY: "no phase yet" / "nog geen fase";
    ROUND_DONE: "Round done: {what}" / "Ronde klaar: {what}";
    ROUND_LEFT: "{what}: {n}" / "{what}: {n}";
    STILL_OPEN: "Select the cards that are still open" / "De kaarten kiezen die nog open staan";
    OTHER_ANSWER: "something else" / "iets anders";
    SURPRISES: "Furthest apart" / "Het verst uiteen";
    SURPRISE: "{card}: we said {ours}, customers {theirs}" / "{card}: wij zeiden {ours}, klanten {theirs}";
    SAME: "The same: {n} on both sides." / "Gelijk: {n} aan beide kanten.";
    WE_MORE: "We said {ours}, customers {theirs}: we stand {n} too high." / "Wij zeiden {ours}, klanten {theirs}: wij zitten {n} te hoog.";
    WE_LESS: "We said {ours}, customers {theirs}: we stand {n} too low." / "Wij zeiden {ours}, klanten {theirs}: wij zitten {n} te laag.";
    GAP_EXPECTED: "What is expected" / "Wat er verwacht wordt";
    GAP_EXPERIENCED: "How it is" / "Hoe het gaat";
    HIDDEN_SIDE: "What we think ourselves is shown after this." / "Wat wij zelf denken, komt hierna in beeld.";
    HIDDEN_CUSTOMER: "What customers say is shown after this." / "Wat klanten zeggen, komt hierna in beeld.";

    Q_OWNER: "Owner" / "Eigenaar";
    Q_MEDIA: "Media type" / "Mediatype";
    Q_INFLUENCE: "Influence" / "Invloed";
    Q_FEELING: "Feeling" / "Gevoel";
    Q_IMPORTANCE: "Importance" / "Belang";
    Q_EVIDENCE: "Assumption or evidence" / "Aanname of bewijs";
    Q_CUSTOMER: "Expectation: the customer’s side" / "Verwachting: de kant van de klant";
    Q_OWN: "Expectation: our own side" / "Verwachting: onze eigen kant";
    ASK_OWNER: "Who looks after this?" / "Wie heeft dit onder zijn hoede?";
    ASK_MEDIA: "Whose place is it?" / "Van wie is deze plek?";
    ASK_INFLUENCE: "How far can we change it?" / "Hoever kunnen we het veranderen?";
    ASK_FEELING: "How do people feel when they leave here?" / "Met welk gevoel gaat men hier weg?";
    ASK_IMPORTANCE: "How much does it matter for the choice?" / "Hoe zwaar telt het voor de keuze?";
    ASK_EVIDENCE: "How do we know what we say about this?" / "Hoe weten we wat we hierover zeggen?";
    ASK_EXPECTED: "Customers: what do you expect here?" / "Klanten: wat verwacht je hier?";
    ASK_EXPERIENCED: "Customers: how is it in fact?" / "Klanten: hoe gaat het in het echt?";
    ASK_ASSUMED: "Ourselves: what do we think they expect?" / "Wijzelf: wat denken we dat ze verwachten?";
    ASK_OWN_VIEW: "Ourselves: how well do we do it?" / "Wijzelf: hoe goed doen we het?";
    FIELD_OWNER: "owner" / "eigenaar";
    FIELD_MEDIA: "media type" / "mediatype";
    FIELD_INFLUENCE: "influence" / "invloed";
    FIELD_FEELING: "feeling" / "gevoel";
    FIELD_IMPORTANCE: "importance" / "belang";
    FIELD_EVIDENCE: "evidence" / "bewijs";
    FIELD_EXPECTED: "what the customer expects" / "wat de klant verwacht";
    FIELD_EXPERIENCED: "what the customer experiences" / "wat de klant ervaart";
    FIELD_ASSUMED: "what we think is expected" / "wat wij denken dat verwacht wordt";
    FIELD_OWN_VIEW: "our own mark" / "ons eigen cijfer";

    DISPLAY: "Presenter display" / "Presentatiescherm";
    WHOLE_JOURNEY: "the whole journey" / "de hele reis";
    BEYOND_MORE: "more" / "meer";
    BEYOND_PART: "part {n} of {all}" / "deel {n} van {all}";
    BEYOND_LEFT: "to the left: {what}" / "links: {what}";
    BEYOND_RIGHT: "to the right: {what}" / "rechts: {what}";
    BEYOND_ABOVE: "above: {what}" / "erboven: {what}";
    BEYOND_BELOW: "below: {what}" / "eronder: {what}";
    BEYOND_KEYS: "PageDown: on · PageUp: back · arrows: sideways" / "PageDown: verder · PageUp: terug · pijltjes: opzij";
    IS_BLANK: "blank" / "zwart";
    IS_FROZEN: "frozen" / "bevroren";
    NO_SECOND_WINDOW: "No second window can be made here: the display fills this one, Esc leaves it." / "Hier kan geen tweede venster komen: het presentatiescherm vult dit venster, Esc verlaat het.";

    WALK: "Walkthrough" / "Doorlopen";
    WALK_WHAT: "Walk the journey in a customer’s shoes. Every step is kept at once: stop whenever you like and go on later. Arrows choose, Enter begins." / "Doorloop de reis in de schoenen van een klant. Elke stap wordt meteen bewaard: stop wanneer je wilt en ga later verder. Pijltjes kiezen, Enter begint.";
    WALK_WHICH: "Which walk" / "Welke wandeling";
    WALK_NEW: "A new one" / "Een nieuwe";
    WALK_AS: "As whom" / "Als wie";
    WALK_ANYBODY: "Anybody" / "Iedereen";
    WALK_ON: "On what" / "Waarop";
    WALK_ANYTHING: "Whatever is at hand" / "Wat voorhanden is";
    WALK_HOW: "How" / "Hoe";
    WALK_BEGIN: "set off" / "vertrekken";
    WALK_START: "Where does it begin?" / "Waar begint het?";
    WALK_HERE: "You are here" / "Je bent hier";
    WALK_NEXT: "And then?" / "En dan?";
    WALK_END: "Nothing follows on the map. Press N for what you met, F to go elsewhere, Enter to finish." / "Op de kaart volgt niets. Druk op N voor wat je tegenkwam, F om elders heen te gaan, Enter om af te ronden.";
    WALK_GONE: "This walk is no longer in the file. Esc leaves." / "Deze wandeling staat niet meer in het bestand. Esc stopt.";
    NOT_ON_MAP_YET: "not on the map yet" / "staat nog niet op de kaart";
    PIN_NOTE: "pin a note" / "notitie vastprikken";
    GO_ELSEWHERE: "go elsewhere" / "ergens anders heen";
    STEP_TAKE_BACK: "one step back" / "stap terug";
    WALK_FINISH: "finish" / "afronden";
    NEW_TITLE: "What did you meet?" / "Wat kwam je tegen?";
    NEW_TITLE_HINT: "A title, then Enter: it comes after this card" / "Een titel, dan Enter: het komt na deze kaart";
    NOTE_EVIDENCE: "evidence" / "bewijs";
    EVIDENCE_TEXT: "What you saw or heard" / "Wat je zag of hoorde";
    EVIDENCE_HINT: "Kept as evidence here; with \" in front a customer said it" / "Wordt hier als bewijs bewaard; met \" ervoor is het een citaat";
    STEP_EVIDENCE: "keep the evidence ‘{what}’" / "het bewijs ‘{what}’ bewaren";
    LIST_EVIDENCE: "Kept as evidence" / "Als bewijs bewaard";
    WALK_SOURCE: "Walkthrough as {who}" / "Doorloop als {who}";
    RECORD: "Counts and walks so far" / "Tellingen en wandelingen tot nu toe";
    RECORD_WHAT: "What was asked in earlier sessions, how far the answers lay apart, and what came of each walk." / "Wat er in eerdere sessies is gevraagd, hoe ver de antwoorden uiteenliepen en wat elke wandeling opbracht.";
    RECORD_COUNTS: "Counted ballots" / "Getelde stembriefjes";
    RECORD_NO_COUNTS: "Nothing has been counted yet: Session, Count ballots prints ballots and counts them." / "Er is nog niets geteld: Sessie, Stembriefjes tellen drukt briefjes af en telt ze.";
    RECORD_WALKS: "Walks" / "Wandelingen";
    RECORD_NO_WALKS: "Nobody has walked yet: Session, Walkthrough begins one." / "Er is nog niet gewandeld: Sessie, Doorlopen begint er een.";
    RECORD_NO_DAY: "day not noted" / "dag niet genoteerd";
    RECORD_MIDDLE: "in the middle" / "in het midden";
    RECORD_DIVIDED: "{what}, far apart" / "{what}, ver uiteen";
    KEYS_RECORD: "A count shows its cards · a walk shows what it brought · Esc leaves" / "Een telling toont haar kaarten · een wandeling toont wat ze opbracht · Esc stopt";
    NOTE_TEXT: "Note" / "Notitie";
    NOTE_HINT: "Begin with - pain, ? question, * idea, \" quote" / "Begin met - pijn, ? vraag, * idee, \" citaat";
    FIND_TEXT: "Where to?" / "Waarheen?";
    FIND_HINT: "A number or part of a title" / "Een nummer of een deel van een titel";
    NOTHING_CALLED: "Nothing on the map is called ‘{what}’" / "Niets op de kaart heet ‘{what}’";
    NEW_HERE: "found" / "gevonden";
    WALK_DONE: "What the walk brought" / "Wat de wandeling opbracht";
    LIST_FOUND: "Found on the way" / "Onderweg gevonden";
    LIST_MET: "Met, in this order" / "Tegengekomen, in deze volgorde";
    LIST_MISSED: "What this customer could meet, but did not" / "Wat deze klant kon tegenkomen, maar niet tegenkwam";
    TO_THE_MAP: "to the map" / "naar de kaart";
    WALK_ON_AGAIN: "walk on" / "verder lopen";
    SHOW_FOUND: "Select what was found" / "Kiezen wat gevonden is";
    SHOW_MISSED: "Select what was not met" / "Kiezen wat niet is tegengekomen";
    WALK_LEFT: "The walk is kept: {what}" / "De wandeling is bewaard: {what}";
    FIELD_WALK: "walkthrough" / "wandeling";
    STEP_MET: "walk on to ‘{what}’" / "doorlopen naar ‘{what}’";
    STEP_BACK: "walk back from ‘{what}’" / "teruglopen van ‘{what}’";
    STEP_FOUND: "find ‘{what}’ on the walk" / "‘{what}’ vinden op de wandeling";
    STEP_NOTE: "pin the note ‘{what}’" / "de notitie ‘{what}’ vastprikken";

    KEYS_WALK_FORM: "Arrows choose · Enter sets off · Esc leaves" / "Pijltjes kiezen · Enter vertrekt · Esc stopt";
    KEYS_WALK: "1–9 walk on · N not on the map yet · T note · E evidence · F elsewhere · Backspace back · Enter finish · Esc leaves" / "1–9 verder · N nog niet op de kaart · T notitie · E bewijs · F elders · Backspace terug · Enter afronden · Esc stopt";
    KEYS_WALK_DONE: "Enter to the map · Backspace walk on" / "Enter naar de kaart · Backspace verder lopen";
    TALLY: "Count ballots" / "Stembriefjes tellen";
    TALLY_WHAT: "Print a page for everybody in the room, let all tick their answers, then count them card by card. Press the number of a question." / "Print voor iedereen in de zaal een blad, laat iedereen aankruisen en tel daarna kaart voor kaart. Druk op het nummer van een vraag.";
    PRINT: "ballots to print" / "stembriefjes printen";
    PRINT_TIP: "Write a page beside this file that a browser can print" / "Naast dit bestand een blad schrijven dat een browser kan printen";
    COUNTING: "Counting ballots" / "Stembriefjes tellen";
    NO_BALLOTS: "Type how many gave each answer: a number, Enter, the next." / "Typ hoeveel mensen elk antwoord gaven: een getal, Enter, het volgende.";
    IN_THE_MIDDLE: "in the middle: {what}" / "in het midden: {what}";
    MOST_SAID: "most said: {what}" / "de meesten zeiden: {what}";
    A_TIE: "no answer leads" / "geen antwoord ligt voor";
    AGREED: "agreed: {what}" / "afgesproken: {what}";
    DIVIDED: "the room is divided" / "de zaal is verdeeld";
    NEXT_CARD: "keep, next card" / "bewaren, volgende kaart";
    CARD_BEFORE: "card before" / "vorige kaart";
    AGREE_HIGHER: "agree on more" / "hoger afspreken";
    AGREE_LOWER: "agree on less" / "lager afspreken";
    TALLY_DONE: "All cards counted" / "Alle kaarten geteld";
    STEP_COUNTED: "count the ballots for ‘{what}’" / "de stembriefjes voor ‘{what}’ tellen";
    BALLOT_FILE: "{name}-ballots-{what}" / "{name}-stembriefjes-{what}";
    KEYS_TALLY_CHOOSER: "1–9 count a question · Esc leaves" / "1–9 vraag tellen · Esc stopt";
    KEYS_TALLY: "Digits count · Enter next answer · Space next card · ↑↓ agree · P print · Esc leaves" / "Cijfers tellen · Enter volgend antwoord · Spatie volgende kaart · ↑↓ afspreken · P printen · Esc stopt";
    KEYS_CHOOSER: "1–8 begin a round · Esc leaves" / "1–8 ronde beginnen · Esc stopt";
    KEYS_ROUND: "1–9 answer · 0 not known · Space skip · Backspace back · U only open · Esc leaves" / "1–9 antwoord · 0 niet bekend · Spatie overslaan · Backspace terug · U alleen open · Esc stopt";
    KEYS_REVEALED: "Space goes on · Backspace back · Esc leaves" / "Spatie verder · Backspace terug · Esc stopt";
    KEYS_DONE: "Enter back to the map · Backspace back" / "Enter terug naar de kaart · Backspace terug";
}

/// What tells each kind of evidence, weakest first.
pub const EVIDENCE_TESTS: [Label; 6] = [
    Label::new("We think so.", "Dat denken we."),
    Label::new("Somebody told a story.", "Iemand vertelde een verhaal."),
    Label::new("We went and looked.", "We zijn gaan kijken."),
    Label::new("A customer said it.", "Een klant zei het."),
    Label::new("We measured it.", "We hebben het gemeten."),
    Label::new("It was studied.", "Het is onderzocht."),
];

/// What an expectation can be, low to high.
pub const EXPECT_SCALE: [Label; 5] = [
    Label::new("nothing much", "niet veel"),
    Label::new("little", "weinig"),
    Label::new("it should do", "het moet kunnen"),
    Label::new("it should be good", "het moet goed zijn"),
    Label::new("it must be flawless", "het moet vlekkeloos zijn"),
];

/// How it is done, low to high.
pub const DO_SCALE: [Label; 5] = [
    Label::new("badly", "slecht"),
    Label::new("poorly", "matig"),
    Label::new("it will do", "het kan ermee door"),
    Label::new("well", "goed"),
    Label::new("superbly", "uitstekend"),
];

words! {
    ANSWERED: "{n} card answered", "{n} cards answered" / "{n} kaart beantwoord", "{n} kaarten beantwoord";
    BEYOND_PHASES: "{n} more phase", "{n} more phases" / "nog {n} fase", "nog {n} fasen";
    BEYOND_LANES: "{n} more row", "{n} more rows" / "nog {n} rij", "nog {n} rijen";
    BALLOTS: "{n} ballot", "{n} ballots" / "{n} stembriefje", "{n} stembriefjes";
    CARDS_COUNTED: "{n} card", "{n} cards" / "{n} kaart", "{n} kaarten";
    BALLOTS_MOST: "{n} ballot at most", "{n} ballots at most" / "hoogstens {n} briefje", "hoogstens {n} briefjes";
    DIVIDED_ON: "far apart on {n} card", "far apart on {n} cards" / "ver uiteen bij {n} kaart", "ver uiteen bij {n} kaarten";
    STEPS: "{n} step", "{n} steps" / "{n} stap", "{n} stappen";
    MET_SO_FAR: "{n} step so far", "{n} steps so far" / "{n} stap tot nu toe", "{n} stappen tot nu toe";
    KNOWN_BEFORE: "{n} touchpoint known before the walk", "{n} touchpoints known before the walk" / "{n} contactmoment vooraf bekend", "{n} contactmomenten vooraf bekend";
    OF_THOSE_MET: "{n} of those met", "{n} of those met" / "{n} daarvan tegengekomen", "{n} daarvan tegengekomen";
    FOUND_ON_WALK: "{n} found in the walk", "{n} found in the walk" / "{n} gevonden tijdens de wandeling", "{n} gevonden tijdens de wandeling";
    OPEN_STILL: "{n} card still open", "{n} cards still open" / "{n} kaart nog open", "{n} kaarten nog open";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_differ_in_both_languages() {
        for scale in [EXPECT_SCALE, DO_SCALE] {
            for (at, one) in scale.iter().enumerate() {
                assert!(scale.iter().skip(at + 1).all(|other| other.en != one.en && other.nl != one.nl));
            }
        }
    }
}
