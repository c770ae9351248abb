//! The journey as it should become: made as a copy of the one that is shown, and what differs
//! between the two. Knows which journey is which; what differs is worked out elsewhere.

use egui::{Button, RichText, ScrollArea, Ui, vec2};

use super::app::WandelApp;
use super::dialogs::{Answer, Dialog, buttons};
use super::document::Document;
use super::{MainView, appearance, words as shared};
use crate::analysis::{Difference, FieldChange, Turn, differences, origin};
use crate::edit::{TO_BE, to_be};
use crate::model::{Id, Journey, Lang, MapState, SubjectRef};
use crate::text::Face;
use crate::vocabulary::{Label, Labelled};

/// The title of the list of differences.
pub const TITLE: Label = Label::new("What changes", "Wat er verandert");
const SAME: Label =
    Label::new("Nothing differs yet from ‘{name}’.", "Er is nog niets anders dan in ‘{name}’.");
const SAME_WHAT: Label = Label::new(
    "Change this journey: add or drop a card, move it, give it another owner or score. Each change is listed here, with what it was before.",
    "Wijzig deze reis: voeg een kaart toe of haal er een weg, verplaats hem, geef hem een andere eigenaar of een ander cijfer. Elke wijziging staat dan hier, met hoe het was.",
);
const FROM: Label = Label::new("Compared with ‘{name}’.", "Vergeleken met ‘{name}’.");
const NO_OTHER: Label = Label::new(
    "No other journey in this file was the start of this one. Make one as it should become first.",
    "Geen andere reis in dit bestand was het begin van deze. Maak eerst een gewenste reis.",
);
const MADE: Label = Label::new(
    "This is a copy to change; the journey as it is stays.",
    "Dit is een kopie om te wijzigen; de huidige reis blijft.",
);
const FROM_TO: Label = Label::new("{field}: {before} → {after}", "{field}: {before} → {after}");
const ROUTES: Label = Label::new("Transitions", "Overgangen");

/// What differs, made once when it is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    earlier: Id<Journey>,
    later: Id<Journey>,
    name: String,
    found: Vec<Difference>,
}

/// Where a difference can be looked at: the journey, and what to select in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Place(Id<Journey>, SubjectRef);

impl Comparison {
    /// What differs between the journey shown and the one that it was copied from, or the one that
    /// was copied from it; nothing where there is no such pair.
    fn of(document: &Document, lang: Lang) -> Option<Self> {
        let workspace = document.editor.workspace();
        let shown = document.journey()?;
        let copies = || workspace.journeys.iter().rev();
        let copy = || copies().find(|one| origin(workspace, one).is_some_and(|from| from.id == shown.id));
        let (earlier, later) = match origin(workspace, shown) {
            Some(earlier) => (earlier, &**shown),
            None => (&**shown, &**copy()?),
        };
        Some(Self {
            earlier: earlier.id.clone(),
            later: later.id.clone(),
            name: crate::text::one_line(&earlier.name),
            found: differences(workspace, earlier, later, lang),
        })
    }

    /// The list; a click answers with where to look.
    pub fn list_ui(&self, ui: &mut Ui, lang: Lang) -> Option<Answer> {
        let lead = if self.found.is_empty() { SAME } else { FROM };
        ui.weak(lead.fill(lang, &[("name", &self.name)]));
        if self.found.is_empty() {
            ui.add(egui::Label::new(SAME_WHAT.text(lang)).wrap());
        }
        let mut answer = None;
        let area = ScrollArea::vertical().max_height(420.0).min_scrolled_height(360.0);
        area.auto_shrink([false, true]).show(ui, |ui| {
            for routes in [false, true] {
                let wanted = |one: &&Difference| matches!(one.subject, SubjectRef::Transition(..)) == routes;
                let found: Vec<&Difference> = self.found.iter().filter(wanted).collect();
                if routes && !found.is_empty() {
                    ui.add_space(6.0);
                    ui.label(RichText::new(ROUTES.text(lang)).font(appearance::face(14.0, Face::Bold)));
                }
                for turn in Turn::ALL {
                    let here: Vec<&Difference> =
                        found.iter().filter(|one| one.turn == turn).copied().collect();
                    if here.is_empty() {
                        continue;
                    }
                    let head = format!("{} · {}", turn.label().text(lang), here.len());
                    ui.label(RichText::new(head).font(appearance::face(12.5, Face::SemiBold)));
                    for difference in here {
                        if self.line_ui(ui, difference, lang) {
                            answer = Some(Answer::Difference(self.place(difference)));
                        }
                    }
                }
            }
        });
        answer.or_else(|| buttons(ui, lang, [(shared::CLOSE_DIALOG, Answer::Cancel)]))
    }

    /// One difference; whether it was clicked.
    fn line_ui(&self, ui: &mut Ui, difference: &Difference, lang: Lang) -> bool {
        let name = crate::text::one_line(&difference.name);
        ui.spacing_mut().button_padding = vec2(6.0, 2.0);
        let clicked = ui.add(Button::new(&name).frame_when_inactive(false).wrap()).clicked();
        let texts: Vec<String> = difference.fields.iter().map(|change| changed(change, lang)).collect();
        if !texts.is_empty() {
            ui.indent("fields", |ui| {
                ui.add(egui::Label::new(RichText::new(texts.join(" · ")).weak()).wrap());
            });
        }
        clicked
    }

    fn place(&self, difference: &Difference) -> Place {
        let gone = difference.turn == Turn::Removed;
        let journey = if gone { &self.earlier } else { &self.later };
        Place(journey.clone(), difference.subject.clone())
    }
}

/// A field before and after: "channel: not set → Phone".
fn changed(change: &FieldChange, lang: Lang) -> String {
    let value = |text: &str| match text.is_empty() {
        true => shared::NOT_SET.text(lang).to_lowercase(),
        false => crate::text::one_line(text),
    };
    let (before, after) = (value(&change.before), value(&change.after));
    let values = [("field", change.field.text(lang)), ("before", &before), ("after", &after)];
    FROM_TO.fill(lang, &values)
}

impl WandelApp {
    /// Adds the journey as it should become, as a copy of the one shown, and shows it.
    pub(super) fn make_to_be(&mut self) {
        let Some(journey) = self.document.as_ref().and_then(|document| document.journey().cloned()) else {
            return;
        };
        let lang = self.document.as_ref().map_or(self.lang, |document| document.editor.workspace().language);
        if self.edit(to_be(&journey, lang), None).is_some() {
            self.with_document(Document::tidy);
            self.say(MADE.text(self.lang).to_owned());
        }
    }

    /// Lists what differs between the journey as it is and as it should become.
    pub(super) fn ask_differences(&mut self) {
        let found = self.document.as_ref().and_then(|document| Comparison::of(document, self.lang));
        match found {
            Some(comparison) => self.dialogs.push(Dialog::Differences(Box::new(comparison))),
            None => self.say(NO_OTHER.text(self.lang).to_owned()),
        }
    }

    /// Shows a difference in the journey that has it. In the later one, what the earlier lacks or
    /// has otherwise; in the earlier one, what is gone.
    pub(super) fn show_difference(&mut self, Place(journey, subject): Place) {
        self.with_document(|document| document.show(journey));
        self.show_view(MainView::Map);
        self.show_subject(&subject);
    }
}

/// Whether the name of a journey says itself that it should become so.
pub fn says_so(name: &str) -> bool {
    [Lang::En, Lang::Nl].iter().any(|lang| name.ends_with(TO_BE.fill(*lang, &[("name", "")]).trim()))
}

/// Whether a copy of this journey would be one as it should become.
pub fn can_become(journey: &Journey) -> bool {
    journey.state == MapState::CurrentState
}
