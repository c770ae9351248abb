//! The names of steps, for the menu ("Undo move ‘Review stars’"), and what a refusal says.
//! Knows no menu.

use std::fmt;

use super::{Refusal, StepName};
use crate::model::Lang;
use crate::vocabulary::Label;

/// What a step is called when it is about one thing, and when it is about several.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    one: Label,
    many: Label,
}

const fn verb(en: &'static str, nl: &'static str, many_en: &'static str, many_nl: &'static str) -> Verb {
    Verb { one: Label::new(en, nl), many: Label::new(many_en, many_nl) }
}

/// A step about one thing only.
const fn single(en: &'static str, nl: &'static str) -> Verb {
    verb(en, nl, en, nl)
}

pub(super) const ADD: Verb =
    verb("add ‘{what}’", "‘{what}’ toevoegen", "add {what} touchpoints", "{what} contactmomenten toevoegen");
pub(super) const SET: Verb = verb(
    "change {field} of ‘{what}’",
    "{field} van ‘{what}’ wijzigen",
    "change {field} of {what} touchpoints",
    "{field} van {what} contactmomenten wijzigen",
);
pub(super) const MOVE: Verb = verb(
    "move ‘{what}’",
    "‘{what}’ verplaatsen",
    "move {what} touchpoints",
    "{what} contactmomenten verplaatsen",
);
pub(super) const DELETE: Verb = verb(
    "delete ‘{what}’",
    "‘{what}’ verwijderen",
    "delete {what} touchpoints",
    "{what} contactmomenten verwijderen",
);
pub(super) const DUPLICATE: Verb = verb(
    "duplicate ‘{what}’",
    "‘{what}’ dupliceren",
    "duplicate {what} touchpoints",
    "{what} contactmomenten dupliceren",
);
pub(super) const PASTE: Verb =
    verb("paste ‘{what}’", "‘{what}’ plakken", "paste {what} touchpoints", "{what} contactmomenten plakken");
pub(super) const CONNECT: Verb = single("connect ‘{what}’", "‘{what}’ verbinden");
pub(super) const SET_TRANSITION: Verb =
    single("change {field} of the transition ‘{what}’", "{field} van de overgang ‘{what}’ wijzigen");
pub(super) const DELETE_TRANSITIONS: Verb = verb(
    "delete the transition ‘{what}’",
    "de overgang ‘{what}’ verwijderen",
    "delete {what} transitions",
    "{what} overgangen verwijderen",
);
pub(super) const ADD_PHASE: Verb = single("add the phase ‘{what}’", "de fase ‘{what}’ toevoegen");
pub(super) const SET_PHASE: Verb =
    single("change {field} of the phase ‘{what}’", "{field} van de fase ‘{what}’ wijzigen");
pub(super) const MOVE_PHASE: Verb = single("move the phase ‘{what}’", "de fase ‘{what}’ verplaatsen");
pub(super) const DELETE_PHASE: Verb = single("delete the phase ‘{what}’", "de fase ‘{what}’ verwijderen");
pub(super) const SET_JOURNEY: Verb =
    single("change {field} of the journey ‘{what}’", "{field} van de reis ‘{what}’ wijzigen");
pub(super) const ADD_JOURNEY: Verb = single("add the journey ‘{what}’", "de reis ‘{what}’ toevoegen");
pub(super) const MOVE_JOURNEY: Verb = single("move the journey ‘{what}’", "de reis ‘{what}’ verplaatsen");
pub(super) const DELETE_JOURNEY: Verb = single("delete the journey ‘{what}’", "de reis ‘{what}’ verwijderen");
pub(super) const ADD_DEPARTMENT: Verb = single("add the owner ‘{what}’", "de eigenaar ‘{what}’ toevoegen");
pub(super) const SET_LIBRARY: Verb = single("change {field}", "{field} wijzigen");
pub(super) const MERGE: Verb = single("merge ‘{what}’ with another", "‘{what}’ samenvoegen met een ander");
pub(super) const DECIDE: Verb = single("decide about {what}", "beslissen over {what}");
pub(super) const ADD_ACTION: Verb = single("add the action ‘{what}’", "de actie ‘{what}’ toevoegen");
pub(super) const SET_ACTION: Verb =
    single("change {field} of the action ‘{what}’", "{field} van de actie ‘{what}’ wijzigen");
pub(super) const DELETE_ACTION: Verb = single("delete the action ‘{what}’", "de actie ‘{what}’ verwijderen");
pub(super) const ADD_INSIGHT: Verb = single("pin the note ‘{what}’", "de notitie ‘{what}’ vastprikken");
pub(super) const SET_INSIGHT: Verb =
    single("change {field} of the note ‘{what}’", "{field} van de notitie ‘{what}’ wijzigen");
pub(super) const DELETE_INSIGHT: Verb = single("delete the note ‘{what}’", "de notitie ‘{what}’ verwijderen");
pub(super) const ADD_DECISION: Verb = single("note the decision ‘{what}’", "het besluit ‘{what}’ vastleggen");
pub(super) const SET_DECISION: Verb =
    single("change {field} of the decision ‘{what}’", "{field} van het besluit ‘{what}’ wijzigen");
pub(super) const DELETE_DECISION: Verb =
    single("delete the decision ‘{what}’", "het besluit ‘{what}’ verwijderen");
pub(super) const CLEAR_DANGLING: Verb =
    single("clear references to what is not there", "verwijzingen naar wat er niet is wissen");

const MISSING: Label =
    Label::new("‘{what}’ is not in this journey any more", "‘{what}’ staat niet meer in deze reis");
const READ_ONLY: Label =
    Label::new("this file is open for reading only", "dit bestand is alleen geopend om te lezen");
const CONNECTED: Label = Label::new(
    "these touchpoints are connected like this already",
    "deze contactmomenten zijn al zo verbonden",
);

const ONLY_PHASE: Label = Label::new(
    "‘{what}’ is the only phase and has questions, triggers or planned contacts: add another phase first",
    "‘{what}’ is de enige fase en heeft vragen, aanleidingen of geplande contacten: voeg eerst een andere fase toe",
);
const NO_NAME: Label = Label::new("an owner needs a name", "een eigenaar heeft een naam nodig");
const TAKEN: Label = Label::new(
    "the id ‘{what}’ belongs to something else already",
    "het id ‘{what}’ hoort al bij iets anders",
);
const NO_TEXT: Label = Label::new("this needs some words", "hier zijn woorden nodig");
const NO_NUMBER: Label = Label::new("a figure here is not a number", "een cijfer hierin is geen getal");

impl Verb {
    /// The name of a step about the things with these titles.
    pub(super) fn of<'a>(self, titles: impl IntoIterator<Item = &'a str>) -> StepName {
        let mut titles = titles.into_iter();
        let first = titles.next().unwrap_or_default();
        match titles.count() {
            0 => StepName { verb: self.one, subject: first.to_owned(), field: None },
            more => StepName { verb: self.many, subject: more.saturating_add(1).to_string(), field: None },
        }
    }
}

impl StepName {
    /// A step that did this to `{what}`, in lower case: "add {what} touchpoints".
    pub fn new(verb: Label, what: impl Into<String>) -> Self {
        Self { verb, subject: what.into(), field: None }
    }

    /// The step in this language, to be put behind "Undo" or "Redo": `move ‘Review stars’`.
    pub fn text(&self, lang: Lang) -> String {
        let field = self.field.map_or("", |field| field.text(lang));
        self.verb.fill(lang, &[("what", &self.subject), ("field", field)])
    }

    /// With the field that was changed.
    pub(super) fn field(self, field: Label) -> Self {
        Self { field: Some(field), ..self }
    }
}

impl Refusal {
    /// The sentence in this language, lower case, without a full stop.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Missing(what) => MISSING.fill(lang, &[("what", what)]),
            Self::ReadOnly => READ_ONLY.text(lang).to_owned(),
            Self::Connected => CONNECTED.text(lang).to_owned(),
            Self::OnlyPhase(name) => ONLY_PHASE.fill(lang, &[("what", name)]),
            Self::NoNumber => NO_NUMBER.text(lang).to_owned(),
            Self::NoName => NO_NAME.text(lang).to_owned(),
            Self::NoText => NO_TEXT.text(lang).to_owned(),
            Self::Taken(id) => TAKEN.fill(lang, &[("what", id)]),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_named_in_both_languages() {
        let one = SET.of(["Review stars"]).field(Label::new("channel", "kanaal"));
        assert_eq!(one.text(Lang::En), "change channel of ‘Review stars’");
        assert_eq!(one.text(Lang::Nl), "kanaal van ‘Review stars’ wijzigen");
        assert_eq!(MOVE.of(["a", "b", "c"]).text(Lang::Nl), "3 contactmomenten verplaatsen");
        assert_eq!(DELETE.of(["{field}"]).text(Lang::En), "delete ‘{field}’");
    }

    #[test]
    fn refusals_speak_both_languages() {
        let what = || "store".to_owned();
        for refusal in [
            Refusal::Missing(what()),
            Refusal::Connected,
            Refusal::ReadOnly,
            Refusal::OnlyPhase(what()),
            Refusal::NoNumber,
            Refusal::NoName,
            Refusal::NoText,
            Refusal::Taken(what()),
        ] {
            let texts = [refusal.text(Lang::En), refusal.text(Lang::Nl)];
            assert_ne!(texts[0], texts[1]);
            assert!(!texts.concat().contains(['{', '}']), "{texts:?}");
            assert_eq!(refusal.to_string(), texts[0]);
        }
    }
}
