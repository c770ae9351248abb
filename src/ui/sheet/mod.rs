//! Sheets: the fields of things that are not on the map, in the place of the inspector. Each is
//! about one thing or one question that a gap leads to, and is small; the libraries as a whole have
//! a view of their own. Every change is an edit, as in the inspector.
//!
//! `mark` knows no egui; `parts` has what sheets share; the others draw one kind of sheet each.

mod contacts;
mod estimate;
mod knowledge;
mod mark;
mod parts;
mod places;
mod several;
mod strategy;
mod words;

use egui::{Panel, RichText, ScrollArea, Ui};

use super::bars::{Shown, frame};
use super::{Action, Selection, appearance, gaps};
use crate::model::*;
use crate::text::Face;

pub(in crate::ui) use crate::edit::on_journey;
pub(in crate::ui) use contacts::channels;
pub use mark::{Mark, is_there};
pub(in crate::ui) use parts::{adder_ui, entry_ui, fresh_id, on_library};
pub use several::Lack;
pub(in crate::ui) use strategy::{limits_ui, on_card};
pub use words::*;

/// What a sheet is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Sheet {
    /// A stage of the relation.
    Stage(Id<LifecycleStage>),
    /// A question of customers.
    Need(Id<InformationNeed>),
    /// The questions of a phase, to add to.
    Questions(Id<Phase>),
    /// A piece of content.
    Content(Id<ContentAsset>),
    /// A legal position.
    Permission(Id<ConsentRule>),
    /// All legal positions, to add to.
    Permissions,
    /// A signal.
    Trigger(Id<Trigger>),
    /// The signals of a phase, to add one of this kind.
    Triggers(Id<Phase>, TriggerKind),
    /// A planned contact.
    Contact(Id<PlannedContact>),
    /// The planned contacts of a phase or a segment, to add to.
    Contacts(Option<Id<Phase>>, Option<Id<Segment>>),
    /// A reaction that asked for an answer.
    Case(Id<ResponseCase>),
    /// An objective.
    Objective(Id<Objective>),
    /// A source of knowledge about customers.
    Source(Id<DataSource>),
    /// All such sources, to add to.
    Sources,
    /// How far the organisation is with engagement.
    Engagement,
    /// How often a segment may hear from us.
    Limits(Id<Segment>, Option<ChannelId>),
    /// The contact rules of a segment.
    Card(Id<Segment>),
    /// What customers choose between.
    Choice,
    /// The quality checks of a touchpoint.
    Checks(Id<Touchpoint>),
    /// The places that should be looked at.
    Inventory,
    /// Walks through the journey.
    Walks,
    /// Whom and what the journey is about.
    Strategy,
    /// Touchpoints of these phases (of all where none is named) for which something holds or
    /// should, with a way to add one.
    Marked(Mark, Vec<Id<Phase>>),
    /// A step to draw, between touchpoints of which the first are offered first.
    Step(Vec<Id<Touchpoint>>, Vec<Id<Touchpoint>>, TransitionKind),
    /// A page of the website to add, to which the first of these touchpoints leads.
    Page(Vec<Id<Touchpoint>>),
    /// What most touchpoints lack, to fill in together.
    Lacking(Lack),
    /// Channels whose yield nobody measures.
    Yields,
}

/// A sheet that is open, with what was selected when it was opened: another selection closes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// What it is about.
    pub sheet: Sheet,
    /// What was selected then.
    pub beside: Selection,
}

/// The sheet that is shown, if one is.
pub fn shown_sheet<'a>(shown: &Shown<'a>) -> Option<&'a Sheet> {
    let document = shown.document;
    let open = document.gaps.state.sheet.as_ref()?;
    (open.beside == document.selection).then_some(&open.sheet)
}

/// The panel at the right with a sheet, as wide as the inspector that it stands in for.
pub fn sheet_ui(ui: &mut Ui, shown: &Shown<'_>, sheet: &Sheet, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let panel = Panel::right("sheet").exact_size(320.0).frame(frame(shown.theme, 16, 10));
    panel.resizable(false).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.push_id(format!("{sheet:?}"), |ui| {
                ui.set_width(ui.available_width() - 4.0);
                head_ui(ui, shown, &title(shown, journey, sheet), actions);
                if shown.is_read_only() {
                    ui.disable();
                }
                let mut page = Page { shown, journey, actions };
                body_ui(ui, &mut page, sheet);
                ui.add_space(30.0);
            });
        });
    });
}

/// What a sheet, or a view with forms in it, is drawn from, and where its edits go.
pub struct Page<'a, 'b> {
    /// What is shown.
    pub shown: &'a Shown<'b>,
    /// The open journey.
    pub journey: &'a std::sync::Arc<Journey>,
    /// What is asked for.
    pub actions: &'a mut Vec<Action>,
}

fn head_ui(ui: &mut Ui, shown: &Shown<'_>, title: &str, actions: &mut Vec<Action>) {
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - 64.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            let title = RichText::new(title).font(appearance::face(15.0, Face::Bold));
            ui.add(egui::Label::new(title).wrap());
        });
        let done = ui.button(words::DONE.text(shown.lang));
        if done.clicked() || ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
        {
            actions.push(Action::Gaps(gaps::Ask::CloseSheet));
        }
    });
    ui.add_space(4.0);
}

fn title(shown: &Shown<'_>, journey: &Journey, sheet: &Sheet) -> String {
    let lang = shown.lang;
    let workspace = shown.document.editor.workspace();
    let names = crate::analysis::Names::new(workspace, journey, lang);
    let label = match sheet {
        Sheet::Stage(_) => STAGE,
        Sheet::Need(_) => NEED,
        Sheet::Questions(id) => return QUESTIONS.fill(lang, &[("phase", names.phase(id))]),
        Sheet::Content(_) => CONTENT,
        Sheet::Permission(_) => PERMISSION,
        Sheet::Permissions => PERMISSIONS,
        Sheet::Trigger(_) => TRIGGER,
        Sheet::Triggers(_, TriggerKind::JourneyStart) => START,
        Sheet::Triggers(id, _) => return TRIGGERS.fill(lang, &[("phase", names.phase(id))]),
        Sheet::Contact(_) => CONTACT,
        Sheet::Contacts(..) => CONTACTS,
        Sheet::Case(_) => CASE,
        Sheet::Objective(_) => OBJECTIVE,
        Sheet::Source(_) => SOURCE,
        Sheet::Sources => SOURCES,
        Sheet::Engagement => ENGAGEMENT,
        Sheet::Limits(id, _) => return LIMITS.fill(lang, &[("segment", names.segment(id))]),
        Sheet::Card(id) => return CARD.fill(lang, &[("segment", names.segment(id))]),
        Sheet::Choice => CHOICE,
        Sheet::Checks(id) => return CHECKS.fill(lang, &[("what", names.touchpoint(id))]),
        Sheet::Inventory => INVENTORY,
        Sheet::Walks => WALKS,
        Sheet::Strategy => STRATEGY,
        Sheet::Marked(mark, phases) => return marked(&names, mark, phases, lang),
        Sheet::Step(..) => STEP,
        Sheet::Page(_) => PAGE,
        Sheet::Lacking(Lack::Scores) => LACKING_SCORES,
        Sheet::Lacking(Lack::Feelings) => LACKING_FEELINGS,
        Sheet::Yields => crate::report::plan::measurement::CONTRIBUTION,
    };
    label.text(lang).to_owned()
}

/// "‘E-mail’ in Use": what is ticked, and where.
fn marked(names: &crate::analysis::Names<'_>, mark: &Mark, phases: &[Id<Phase>], lang: Lang) -> String {
    let what = match mark {
        Mark::There => NEW_TOUCHPOINT.text(lang).to_owned(),
        Mark::Value(Dimension::Persona, id) => {
            return MEETS.fill(lang, &[("persona", names.persona(&Id::new(id)))]);
        }
        Mark::Value(dimension, value) => format!("‘{}’", names.in_dimension(*dimension, value)),
        Mark::Segment(id) => MEANT_FOR.fill(lang, &[("segment", names.segment(id))]),
        Mark::Moment(kind) => crate::vocabulary::Labelled::label(*kind).text(lang).to_owned(),
        Mark::Answers(_) => ANSWERED_BY.text(lang).to_owned(),
        Mark::Uses(_) => USED_AT.text(lang).to_owned(),
        Mark::Leaves => LEAVES.text(lang).to_owned(),
        Mark::Invites => INVITES.text(lang).to_owned(),
        Mark::Returns => RETURNS.text(lang).to_owned(),
        Mark::Listens => LISTENS.text(lang).to_owned(),
        Mark::Talks => TALKS.text(lang).to_owned(),
        Mark::Ours => OURS.text(lang).to_owned(),
        Mark::Platform(name) => RUNS_ON.fill(lang, &[("platform", name)]),
    };
    match phases.first() {
        Some(id) => IN_PHASE.fill(lang, &[("what", &what), ("phase", names.phase(id))]),
        None => what,
    }
}

fn body_ui(ui: &mut Ui, page: &mut Page<'_, '_>, sheet: &Sheet) {
    match sheet {
        Sheet::Stage(id) => knowledge::stage_ui(ui, page, id),
        Sheet::Need(id) => knowledge::need_ui(ui, page, id),
        Sheet::Questions(id) => knowledge::questions_ui(ui, page, id),
        Sheet::Content(id) => knowledge::content_ui(ui, page, id),
        Sheet::Objective(id) => knowledge::objective_ui(ui, page, id),
        Sheet::Source(id) => knowledge::source_ui(ui, page, id),
        Sheet::Sources => knowledge::sources_ui(ui, page),
        Sheet::Engagement => strategy::engagement_ui(ui, page),
        Sheet::Permission(id) => contacts::permission_ui(ui, page, id),
        Sheet::Permissions => contacts::permissions_ui(ui, page),
        Sheet::Trigger(id) => contacts::trigger_ui(ui, page, id),
        Sheet::Triggers(phase, kind) => contacts::triggers_ui(ui, page, phase, *kind),
        Sheet::Contact(id) => contacts::contact_ui(ui, page, id),
        Sheet::Contacts(phase, segment) => {
            contacts::contacts_ui(ui, page, phase.as_ref(), segment.as_ref());
        }
        Sheet::Case(id) => contacts::case_ui(ui, page, id),
        Sheet::Limits(segment, channel) => strategy::limits_ui(ui, page, segment, channel.as_ref()),
        Sheet::Card(segment) => strategy::card_ui(ui, page, segment),
        Sheet::Choice => strategy::choice_ui(ui, page),
        Sheet::Strategy => strategy::strategy_ui(ui, page),
        Sheet::Checks(id) => places::checks_ui(ui, page, id),
        Sheet::Inventory => places::inventory_ui(ui, page),
        Sheet::Walks => places::walks_ui(ui, page),
        Sheet::Marked(mark, phases) => places::marked_ui(ui, page, mark, phases),
        Sheet::Step(from, to, kind) => places::step_ui(ui, page, (from, to), *kind),
        Sheet::Page(from) => places::page_ui(ui, page, from),
        Sheet::Lacking(what) => several::lacking_ui(ui, page, *what),
        Sheet::Yields => several::yields_ui(ui, page),
    }
}
