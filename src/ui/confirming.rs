//! Best before: confirming that cards are still true, one by one or the five oldest of an owner.
//! Which ones are old is worked out elsewhere; every answer is an edit.

use std::sync::Arc;

use egui::{Button, Key, Modifiers, RichText, Ui, vec2};

use super::app::WandelApp;
use super::dialogs::{Answer, Dialog, buttons};
use super::document::Document;
use super::{appearance, offer, words as shared};
use crate::analysis::{USUAL_DAYS, oldest};
use crate::edit::{Edit, StepName};
use crate::model::*;
use crate::text::{Face, one_line};
use crate::vocabulary::{Label, Words, channel_label, date};

/// So many cards are looked at in a row.
const CARDS: usize = 5;

/// The title of the check.
pub const TITLE: Label = Label::new("Still right?", "Klopt het nog?");
const CHOOSE: Label = Label::new(
    "Whose cards? The five that were confirmed longest ago are shown one by one.",
    "Wiens kaarten? De vijf die het langst geleden zijn nagekeken, komen een voor een langs.",
);
const AGE: Label = Label::new("Cards fade after this many days", "Kaarten vervagen na zoveel dagen");
const AGE_HINT: Label = Label::new("0 never fades them", "0 vervaagt ze nooit");
const PAST: Words = Words {
    one: Label::new("{n} card to look at", "{n} kaart om na te kijken"),
    other: Label::new("{n} cards to look at", "{n} kaarten om na te kijken"),
};
const OF: Label = Label::new("Card {n} of {all}", "Kaart {n} van {all}");
const CONFIRMED: Label = Label::new("Last confirmed {date}", "Laatst nagekeken op {date}");
const NEVER: Label = Label::new("Never confirmed", "Nog nooit nagekeken");
const RIGHT: Label = Label::new("1  Still right", "1  Klopt nog");
const CHANGED: Label = Label::new("2  Changed", "2  Veranderd");
const GONE: Label = Label::new("3  Gone", "3  Bestaat niet meer");
const CHANGED_TIP: Label = Label::new(
    "A question is pinned to the card, and it stays faded until somebody confirms it.",
    "Er komt een vraag op de kaart, en die blijft vervaagd tot iemand hem nakijkt.",
);
const CHANGED_NOTE: Label =
    Label::new("This has changed: what is it now?", "Dit is veranderd: hoe is het nu?");
const NOTHING: Label = Label::new("Everything here was confirmed today.", "Alles hier is vandaag nagekeken.");
const DONE: Label = Label::new("All looked at. Thank you.", "Alles nagekeken. Dank je.");
const CHECKED: Words = Words {
    one: Label::new("{n} card confirmed", "{n} kaart nagekeken"),
    other: Label::new("{n} cards confirmed", "{n} kaarten nagekeken"),
};
const FIELD: Label = Label::new("last checked", "laatst nagekeken");
const AGE_FIELD: Label = Label::new("best before", "houdbaarheid");
const STEP: Label = Label::new("look at ‘{what}’ again", "‘{what}’ nakijken");

/// What was said of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is still so.
    Right,
    /// It is otherwise now.
    Changed,
    /// It is no longer there.
    Gone,
}

/// The check of the oldest cards of one owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    as_of: Date,
    journey: Id<Journey>,
    /// The cards that are left, the next one first; nothing before an owner was chosen.
    cards: Option<Vec<Id<Touchpoint>>>,
    /// How many there were.
    all: usize,
}

/// What the check asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A card was judged; the check goes on.
    Judged(Id<Journey>, Id<Touchpoint>, Verdict),
    /// Cards fade after another time.
    Days(Id<Journey>, Option<u32>),
}

impl Check {
    fn new(journey: &Journey, as_of: Date) -> Self {
        Self { as_of, journey: journey.id.clone(), cards: None, all: 0 }
    }

    /// The question; what it was answered with.
    pub fn check_ui(&mut self, ui: &mut Ui, document: &Document, lang: Lang) -> Option<Answer> {
        let journeys = &document.editor.workspace().journeys;
        let journey = journeys.iter().find(|one| one.id == self.journey)?;
        let Some(cards) = &self.cards else { return self.owners_ui(ui, document, journey, lang) };
        let next = cards.iter().find_map(|id| journey.touchpoint(id));
        let Some(touchpoint) = next else {
            ui.label(if self.all == 0 { NOTHING } else { DONE }.text(lang));
            return buttons(ui, lang, [(shared::CLOSE_DIALOG, Answer::Cancel)]);
        };
        let place = (self.all - cards.len() + 1).to_string();
        ui.weak(OF.fill(lang, &[("n", &place), ("all", &self.all.to_string())]));
        card_ui(ui, document, journey, touchpoint, lang);
        let verdict = verdict_ui(ui, lang);
        if let Some(verdict) = verdict {
            let id = touchpoint.id.clone();
            self.cards = self.cards.take().map(|mut cards| {
                cards.retain(|known| *known != id);
                cards
            });
            return Some(Answer::Checked(Outcome::Judged(self.journey.clone(), id, verdict)));
        }
        buttons(ui, lang, [(shared::CLOSE_DIALOG, Answer::Cancel)]).filter(|_| ui.is_enabled())
    }

    /// Whose cards are looked at, and after what time cards fade.
    fn owners_ui(
        &mut self,
        ui: &mut Ui,
        document: &Document,
        journey: &Journey,
        lang: Lang,
    ) -> Option<Answer> {
        ui.add(egui::Label::new(CHOOSE.text(lang)).wrap());
        let mut owners: Vec<(Option<Id<Department>>, String)> =
            offer::library(&document.editor.workspace().departments)
                .into_iter()
                .map(|(id, name)| (Some(id), name))
                .collect();
        owners.push((None, shared::NOBODY.text(lang).to_owned()));
        for (owner, name) in owners {
            let found = oldest(journey, owner.as_ref(), self.as_of, usize::MAX);
            if found.is_empty() {
                continue;
            }
            let text = format!("{} · {}", one_line(&name), PAST.count(lang, found.len()));
            if ui.button(text).clicked() {
                let cards: Vec<_> = found.iter().take(CARDS).map(|one| one.id.clone()).collect();
                self.all = cards.len();
                self.cards = Some(cards);
            }
        }
        ui.add_space(6.0);
        let days = days_ui(ui, journey, lang).map(|days| Outcome::Days(journey.id.clone(), days));
        let end = buttons(ui, lang, [(shared::CLOSE_DIALOG, Answer::Cancel)]);
        days.map(Answer::Checked).or(end)
    }
}

/// After how many days cards fade; the answer where it was changed.
fn days_ui(ui: &mut Ui, journey: &Journey, lang: Lang) -> Option<Option<u32>> {
    let mut days = journey.best_before_days.unwrap_or(USUAL_DAYS);
    let before = days;
    ui.horizontal_wrapped(|ui| {
        let caption = ui.label(AGE.text(lang)).id;
        ui.add(egui::DragValue::new(&mut days).range(0..=3_650)).labelled_by(caption);
        ui.weak(AGE_HINT.text(lang));
    });
    (days != before).then_some(Some(days))
}

/// What the card says.
fn card_ui(ui: &mut Ui, document: &Document, journey: &Journey, touchpoint: &Touchpoint, lang: Lang) {
    let workspace = document.editor.workspace();
    let phase =
        journey.phases.iter().find(|phase| phase.touchpoints.iter().any(|one| one.id == touchpoint.id));
    let title = format!("{}. {}", touchpoint.number, one_line(&touchpoint.title));
    ui.label(RichText::new(title).font(appearance::face(17.0, Face::Bold)));
    let owner = touchpoint.owner().and_then(|id| workspace.departments.iter().find(|one| one.id == *id));
    let channel = Some(&touchpoint.channel).filter(|id| !id.is_empty());
    let parts = [
        phase.map(|phase| one_line(&phase.name)),
        channel.map(|id| channel_label(workspace, id.as_str(), lang)),
        owner.map(|owner| one_line(&owner.name)),
    ];
    ui.label(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    for text in [&touchpoint.description, &touchpoint.impression].into_iter().filter(|text| !text.is_empty())
    {
        ui.add(egui::Label::new(text.as_str()).wrap());
    }
    ui.weak(match touchpoint.last_checked {
        Some(day) => CONFIRMED.fill(lang, &[("date", &date(day, lang))]),
        None => NEVER.text(lang).to_owned(),
    });
}

/// Three answers, one key each.
fn verdict_ui(ui: &mut Ui, lang: Lang) -> Option<Verdict> {
    let mut verdict = None;
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let answers = [
            (RIGHT, Key::Num1, Verdict::Right, None),
            (CHANGED, Key::Num2, Verdict::Changed, Some(CHANGED_TIP)),
            (GONE, Key::Num3, Verdict::Gone, None),
        ];
        for (label, key, said, tip) in answers {
            let text = RichText::new(label.text(lang)).font(appearance::face(14.0, Face::SemiBold));
            let mut response = ui.add(Button::new(text).min_size(vec2(120.0, 36.0)));
            if let Some(tip) = tip {
                response = response.on_hover_text(tip.text(lang));
            }
            if response.clicked() || ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                verdict = Some(said);
            }
        }
    });
    verdict
}

/// The edits that follow from what was said of a card.
fn edits(journey: &Journey, touchpoint: &Touchpoint, verdict: Verdict, lang: Lang, as_of: Date) -> Vec<Edit> {
    let id = journey.id.clone();
    let set = |touchpoint: Touchpoint| Edit::SetTouchpoints {
        journey: id.clone(),
        touchpoints: vec![touchpoint],
        what: FIELD,
    };
    let today = Touchpoint { last_checked: Some(as_of), ..touchpoint.clone() };
    match verdict {
        Verdict::Right => vec![set(today)],
        Verdict::Gone => vec![set(Touchpoint { status: TouchpointStatus::Retired, ..today })],
        Verdict::Changed => {
            let insight = Insight {
                text: CHANGED_NOTE.text(lang).to_owned(),
                subject: SubjectRef::Touchpoint(touchpoint.id.clone()),
                kind: InsightKind::Question,
                when: Some(crate::settings::now()),
            };
            let open = Touchpoint { last_checked: None, ..touchpoint.clone() };
            vec![set(open), Edit::AddInsight { journey: id.clone(), insight }]
        }
    }
}

impl WandelApp {
    /// Confirms the selected touchpoints as of today.
    pub(super) fn check_selected(&mut self) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let chosen = offer::touchpoints(journey, &document.selection.touchpoints);
        if chosen.is_empty() {
            self.say(shared::SELECT_FIRST.text(self.lang).to_owned());
            return;
        }
        let today = Some(self.as_of);
        let checked = |one: &Arc<Touchpoint>| Touchpoint { last_checked: today, ..(**one).clone() };
        let touchpoints: Vec<Touchpoint> = chosen.iter().map(checked).collect();
        let count = touchpoints.len();
        let edit = Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints, what: FIELD };
        if self.edit(edit, None).is_some() {
            self.say(CHECKED.count(self.lang, count));
        }
    }

    /// Opens the check of the oldest cards.
    pub(super) fn ask_check(&mut self) {
        let Some(document) = self.document.as_ref().filter(|document| document.read_only.is_none()) else {
            return;
        };
        if let Some(journey) = document.journey() {
            self.dialogs.push(Dialog::Check(Box::new(Check::new(journey, self.as_of))));
        }
    }

    /// Something was said in the check.
    pub(super) fn checked(&mut self, outcome: Outcome) {
        let (lang, as_of) = (self.lang, self.as_of);
        let Some(document) = &self.document else { return };
        let journeys = &document.editor.workspace().journeys;
        match outcome {
            Outcome::Judged(journey, id, verdict) => {
                let Some(journey) = journeys.iter().find(|one| one.id == journey) else { return };
                let Some(touchpoint) = journey.touchpoint(&id) else { return };
                let edits = edits(journey, touchpoint, verdict, lang, as_of);
                let name = StepName::new(STEP, touchpoint.title.clone());
                self.edit_all(edits, name);
            }
            Outcome::Days(journey, days) => {
                let Some(journey) = journeys.iter().find(|one| one.id == journey) else { return };
                let journey = Journey { best_before_days: days, ..Journey::clone(journey) };
                self.edit(Edit::SetJourney { journey, what: AGE_FIELD }, Some(7));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;

    fn journey() -> Journey {
        let till = Touchpoint { id: Id::new("till"), title: "Till".to_owned(), ..Touchpoint::default() };
        let phase =
            Phase { id: Id::new("buy"), touchpoints: vec![Arc::new(till)].into(), ..Phase::default() };
        Journey { id: Id::new("j"), phases: vec![Arc::new(phase)].into(), ..Journey::default() }
    }

    fn after(verdict: Verdict) -> Arc<Journey> {
        let workspace = Workspace { journeys: vec![Arc::new(journey())].into(), ..Workspace::default() };
        let mut editor = Editor::new(workspace, false);
        let day = jiff::civil::date(2026, 6, 1);
        let before = journey();
        let touchpoint = before.touchpoint(&Id::new("till")).unwrap();
        let edits = edits(&before, touchpoint, verdict, Lang::En, day);
        editor.apply_all(edits, StepName::new(STEP, "Till")).unwrap();
        Arc::clone(&editor.workspace().journeys[0])
    }

    #[test]
    fn each_answer_leaves_its_trace() {
        let card = |journey: &Journey| Touchpoint::clone(journey.touchpoint(&Id::new("till")).unwrap());
        let day = Some(jiff::civil::date(2026, 6, 1));
        assert_eq!(card(&after(Verdict::Right)).last_checked, day);
        let gone = card(&after(Verdict::Gone));
        assert_eq!((gone.last_checked, gone.status), (day, TouchpointStatus::Retired));
        let changed = after(Verdict::Changed);
        assert_eq!(card(&changed).last_checked, None);
        assert_eq!(changed.insights[0].kind, InsightKind::Question);
    }
}
