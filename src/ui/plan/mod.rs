//! The contact plan: how, when, why and what is said to whom. A bar with the parts, the filter and the
//! gaps that arise there; below it the view of one part, which is a module of its own.

mod actions;
mod asking;
mod bar;
mod calendar;
mod consent;
mod desk;
mod elsewhere;
mod engagement;
mod export;
mod hand_offs;
mod listed;
mod measurement;
mod models;
mod net_ui;
mod people;
mod places;
mod rule_cards;
mod systems;
#[cfg(test)]
mod testing;
mod triggers;
#[cfg(test)]
mod whole_tests;
mod words;
#[cfg(test)]
mod work_tests;

use egui::Ui;

use super::bars::Shown;
use super::document::Document;
use super::sheet::Sheet;
use super::tables::Tables;
use super::{Action, MainView};
use crate::model::{Date, SubjectRef};
use crate::report::plan::Filter;
use crate::vocabulary::Label;

pub use crate::report::plan::Part;
use crate::report::plan::actions::Origin;
pub use calendar::{DATES_TITLE, DatesForm, DatesOutcome};
pub use export::{Outcome, ViewExport};
pub use measurement::{FIGURE_FILES, FIGURES_TITLE, read_figures};
pub use words::VIEW_PLAN;

/// What a view of the plan asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Another filter.
    Filter(Filter),
    /// The gaps that arise in this part are listed, or no longer.
    Gaps(bool),
    /// The form that writes this part.
    Export(Part),
    /// Opens a sheet with the keyboard in one of its fields.
    Sheet(Sheet, Label),
    /// The form for an action about this, with these words.
    MakeAction(SubjectRef, String),
    /// What the contact rules ask for.
    RuleCards(rule_cards::Ask),
    /// A form for an action that follows from something that was noted.
    Act(Origin, usize),
    /// A file of another calendar is to be chosen.
    Dates,
    /// A file with figures is to be chosen.
    Figures,
    /// The form that writes this part as this filter lets it through.
    ExportOf(Part, Filter),
}

/// What the window remembers of the plan. Never in the file.
#[derive(Default)]
pub struct Plans {
    filter: Filter,
    /// Whether the gaps of the part are listed.
    gaps: bool,
    /// The document and journey that all this is about.
    about: u64,
    /// The part that was shown last.
    last: Option<Part>,
    /// The first part that the journey uses, of which state.
    first: (u64, Option<Part>),
    bar: bar::Known,
    actions: actions::State,
    calendar: calendar::State,
    consent: consent::State,
    desk: desk::State,
    engagement: engagement::State,
    hand_offs: hand_offs::State,
    measurement: measurement::State,
    models: models::State,
    people: people::State,
    rule_cards: rule_cards::State,
    systems: systems::State,
    triggers: triggers::State,
}

impl Plans {
    /// The part that the tab named after all of them opens; none where the journey uses none and none is
    /// looked at.
    pub fn tab(&mut self, document: &Document) -> Option<Part> {
        let journey = document.journey()?;
        let state = super::tables::stamp((&document.session, journey.id.as_str(), document.revision()));
        if self.first.0 != state {
            let used = |part: &Part| part.is_used(document.shown(), journey);
            self.first = (state, Part::ALL.into_iter().find(used));
        }
        let on = matches!(document.view, MainView::Plan(_));
        self.last.or(self.first.1).filter(|_| on || self.first.1.is_some())
    }

    /// How many contacts the calendar drew in the last frame.
    pub fn contacts_drawn(&self) -> usize {
        self.calendar.drawn()
    }

    /// Forgets what was about another document or journey.
    fn attend(&mut self, about: u64) {
        if self.about != about {
            *self = Self { about, last: self.last, ..Self::default() };
        }
    }
}

/// What every view of the plan gets beside what is shown.
pub struct Room<'a> {
    /// What is remembered of tables.
    pub tables: &'a mut Tables,
    /// What of the plan is looked at.
    pub filter: &'a Filter,
    /// The day on which it is looked at.
    pub as_of: Date,
    /// Changes when the document, the filter, that day or the right to edit does: what is derived is
    /// made anew.
    pub revision: u64,
}

/// The view of a part of the plan.
pub fn plan_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    part: Part,
    (tables, plans): (&mut Tables, &mut Plans),
    actions: &mut Vec<Action>,
) {
    let document = shown.document;
    let Some(journey) = document.journey() else { return };
    let about = super::tables::stamp((&document.session, journey.id.as_str()));
    plans.attend(about);
    tables.attend(about);
    plans.last = Some(part);
    plans.bar.follow(shown, part, &plans.filter);
    bar::bar_ui(ui, shown, part, plans, actions);
    if plans.gaps {
        bar::gaps_ui(ui, shown, &plans.bar, actions);
    }
    let filter = plans.filter.of(part);
    let as_of = shown.as_of;
    let dutch = shown.lang == crate::model::Lang::Nl;
    let revision = super::tables::stamp((document.revision(), &filter, as_of, shown.is_read_only(), dutch));
    let room = Room { tables, filter: &filter, as_of, revision };
    match part {
        Part::Calendar => calendar::view_ui(ui, shown, room, &mut plans.calendar, actions),
        Part::RuleCards => rule_cards::view_ui(ui, shown, room, &mut plans.rule_cards, actions),
        Part::Consent => consent::view_ui(ui, shown, room, &mut plans.consent, actions),
        Part::Triggers => triggers::view_ui(ui, shown, room, &mut plans.triggers, actions),
        Part::Measurement => measurement::view_ui(ui, shown, room, &mut plans.measurement, actions),
        Part::Desk => desk::view_ui(ui, shown, room, &mut plans.desk, actions),
        Part::Engagement => engagement::view_ui(ui, shown, room, &mut plans.engagement, actions),
        Part::People => people::view_ui(ui, shown, room, &mut plans.people, actions),
        Part::HandOffs => hand_offs::view_ui(ui, shown, room, &mut plans.hand_offs, actions),
        Part::Systems => systems::view_ui(ui, shown, room, &mut plans.systems, actions),
        Part::Actions => actions::view_ui(ui, shown, room, &mut plans.actions, actions),
        Part::Models => models::view_ui(ui, shown, room, &mut plans.models, actions),
    }
}
