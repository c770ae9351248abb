//! Permissions: which message may go to whom on which ground. A matrix says what is allowed and who
//! relies on it; below it the permissions themselves and the laws that take them away, as tables.
//! Nothing here is legal advice, and it says so.

mod matrix_ui;
mod rows;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use super::Room;
use super::listed::Listed;
use crate::analysis::{Position, Positions, Standing};
use crate::edit::{Library, StepName};
use crate::model::*;
use crate::report::plan::Plan;
use crate::report::plan::consent::{HAVE_CHECKED, NO_ADVICE, NOBODY, grounds};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::sheet::{Sheet, on_library};
use crate::ui::table::{Asked, Shows, table_ui};
use crate::ui::tables::{self, Tables};
use crate::ui::{Action, MainView, appearance, gaps, libraries};
use crate::vocabulary::{Labelled, RESTRICTIONS};

/// A channel with a purpose, and a relation with a market.
type Spot = ((Option<ChannelId>, ContactPurpose), (Option<Relation>, Option<Id<Market>>));

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<(u64, Made)>,
    /// The cell that is looked at.
    chosen: Option<Spot>,
    /// The permissions that are marked in the table.
    marked: Vec<String>,
    /// Whether laws stand below the matrix instead of permissions.
    laws: bool,
}

/// What was made of a state of the document.
struct Made {
    all: Positions,
    /// The heads of rows and columns, two lines each.
    rows: Vec<(String, String)>,
    columns: Vec<(String, String)>,
    cells: Vec<Vec<Told>>,
    permissions: Listed<ConsentRule>,
    restrictions: Listed<LegalRestriction>,
}

/// A cell in words.
struct Told {
    /// What it rests on.
    basis: String,
    /// What is amiss or worth knowing.
    remarks: String,
}

/// The width of what stands beside the matrix.
const BESIDE: f32 = 420.0;
/// The height of what stands below it.
const BELOW: f32 = 96.0;
/// So many of those that rely on a cell are named.
const NAMED: usize = 60;

/// The names under which the looks of the tables are remembered.
const PERMISSIONS: &str = "permissions";
const RESTRICTED: &str = "legal restrictions";

impl Made {
    fn new(plan: &Plan<'_>, workspace: &Arc<Workspace>, open: bool) -> Self {
        let all = grounds(plan);
        let told =
            |cell: &Position| Told { basis: plan.rests_on(cell), remarks: plan.remarks_on(cell).join(", ") };
        Self {
            rows: all.rows.iter().map(|row| plan.kind_of_message(row)).collect(),
            columns: all.columns.iter().map(|column| plan.kind_of_receiver(column)).collect(),
            cells: all.cells.iter().map(|row| row.iter().map(told).collect()).collect(),
            permissions: rows::permissions(plan, &all, workspace, open),
            restrictions: rows::restrictions(plan, workspace, open),
            all,
        }
    }

    /// The place of a spot among the rows and columns, while it is there.
    fn place(&self, spot: &Spot) -> Option<(usize, usize)> {
        let row = self.all.rows.iter().position(|row| *row == spot.0)?;
        Some((row, self.all.columns.iter().position(|column| *column == spot.1)?))
    }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let workspace = shown.document.shown();
    let plan = Plan { workspace, journey, filter: room.filter, as_of: room.as_of, lang: shown.lang };
    if state.made.as_ref().is_none_or(|(known, _)| *known != room.revision) {
        state.made = Some((room.revision, Made::new(&plan, workspace, !shown.is_read_only())));
    }
    let Some((revision, made)) = state.made.take() else { return };
    let margin = Margin { left: 14, right: 6, top: 8, bottom: 2 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        note_ui(ui, shown);
        if made.all.rows.is_empty() {
            empty_ui(ui, shown, &plan, actions);
        } else {
            // What is chosen stands beside the matrix where there is room, else below it.
            let beside = ui.available_width() - matrix_ui::least_width(&made) >= BESIDE + 20.0;
            let width = ui.available_width() - if beside { BESIDE + 12.0 } else { 0.0 };
            let height = matrix_ui::height(ui, &made);
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    // No wider than its cells, so that its scroll bar lies beside them.
                    ui.set_width(width.min(matrix_ui::most_width(&made)));
                    matrix_ui::matrix_ui(ui, shown, (&made, height), state, actions);
                });
                if beside {
                    ui.vertical(|ui| {
                        ui.set_width(BESIDE);
                        chosen_ui(ui, shown, (&plan, height), &made, state, actions);
                    });
                }
            });
            if !beside {
                chosen_ui(ui, shown, (&plan, BELOW), &made, state, actions);
            }
        }
        below_ui(ui, shown, &made, state, actions);
        if state.laws {
            laws_ui(ui, shown, &plan);
            restrictions_ui(ui, shown, &made, (revision, room.tables), actions);
        } else {
            permissions_ui(ui, shown, &made, (revision, room.tables), state, actions);
        }
    });
    state.made = Some((revision, made));
}

/// That none of this is legal advice, and that it is about nobody in particular.
fn note_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let ground = gaps_ground(shown);
    Frame::new().fill(ground).corner_radius(6).inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        ui.horizontal_wrapped(|ui| {
            let text = RichText::new(NO_ADVICE.text(shown.lang));
            ui.label(text.font(appearance::face(12.5, Face::SemiBold)));
            ui.label(NOBODY.text(shown.lang));
        });
    });
    ui.add_space(6.0);
}

fn gaps_ground(shown: &Shown<'_>) -> egui::Color32 {
    let paper = appearance::colour(shown.theme.paper);
    paper.lerp_to_gamma(appearance::colour(shown.theme.accent), 0.08)
}

/// What the matrix is for, while it shows nothing.
fn empty_ui(ui: &mut Ui, shown: &Shown<'_>, plan: &Plan<'_>, actions: &mut Vec<Action>) {
    let text = if plan.filter.is_open() { words::WHAT_FOR } else { words::NONE_PASS };
    ui.add(egui::Label::new(text.text(shown.lang)).wrap());
    ui.add_space(6.0);
    if plan.workspace.consent_rules.is_empty() && !shown.is_read_only() {
        if ui.button(words::BEGIN.text(shown.lang)).clicked() {
            let spot = ((Some(ChannelId::new("email")), ContactPurpose::Marketing), (None, None));
            add(plan, &spot, actions);
        }
        ui.add_space(6.0);
    }
}

/// Adds a permission for a spot and opens its fields.
fn add(plan: &Plan<'_>, ((channel, purpose), (relation, market)): &Spot, actions: &mut Vec<Action>) {
    let mut rule = ConsentRule {
        channels: channel.iter().cloned().collect(),
        purposes: vec![*purpose].into(),
        relations: relation.iter().copied().collect(),
        markets: market.iter().cloned().collect(),
        basis: LegalBasis::Consent,
        ..ConsentRule::default()
    };
    rule.id = rows::id_of(&rule, &plan.workspace.consent_rules);
    let id = rule.id.clone();
    let edit = on_library(plan.workspace, words::PERMISSIONS, |all| all.consent_rules.edit().push(rule));
    actions.push(Action::ApplyAll(vec![edit], StepName::new(words::STEP_ADD, String::new())));
    actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Permission(id))));
}

/// What the chosen cell rests on and who relies on it.
fn chosen_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (plan, height): (&Plan<'_>, f32),
    made: &Made,
    state: &State,
    actions: &mut Vec<Action>,
) {
    let Some(spot) = &state.chosen else { return };
    let Some((row, column)) = made.place(spot) else { return };
    let (Some(cell), Some(head), Some(whom)) =
        (made.all.cell(row, column), made.rows.get(row), made.columns.get(column))
    else {
        return;
    };
    let lang = shown.lang;
    ui.add_space(4.0);
    Frame::group(ui.style()).show(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        ScrollArea::vertical().id_salt("chosen").max_height(height).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.horizontal_wrapped(|ui| {
                    let title = format!("{} · {} · {} · {}", head.0, head.1, whom.0, whom.1);
                    ui.label(RichText::new(title).font(appearance::face(12.5, Face::SemiBold)));
                    for rule in plan.rules_of(cell) {
                        let what = one_line(&plan.permission(rule));
                        if ui.button(words::CHANGE.fill(lang, &[("what", &what)])).clicked() {
                            let sheet = Sheet::Permission(rule.id.clone());
                            actions.push(Action::Gaps(gaps::Ask::Sheet(sheet)));
                        }
                    }
                    if cell.rules.is_empty() {
                        ui.weak(words::NOT_SAID.text(lang));
                        let new = egui::Button::new(words::NEW_HERE.text(lang));
                        if ui.add_enabled(!shown.is_read_only(), new).clicked() {
                            add(plan, spot, actions);
                        }
                    }
                });
                if let Standing::Forbidden(at) = worst(cell) {
                    ui.add(egui::Label::new(law(plan, at)).wrap());
                }
                relied_ui(ui, shown, plan, cell, actions);
            },
        );
    });
}

/// The worst of what a cell stands for.
fn worst(cell: &Position) -> Standing {
    let forbidden = |standing: &Standing| matches!(standing, Standing::Forbidden(_));
    cell.uses.iter().map(|what| what.standing).find(forbidden).unwrap_or(cell.standing)
}

/// Who relies on a cell, each with the way there.
fn relied_ui(ui: &mut Ui, shown: &Shown<'_>, plan: &Plan<'_>, cell: &Position, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    if cell.uses.is_empty() {
        ui.weak(words::NOBODY_RELIES.text(lang));
        return;
    }
    let names = crate::analysis::Names::new(plan.workspace, plan.journey, lang);
    ui.horizontal_wrapped(|ui| {
        ui.weak(words::RELIED_ON.text(lang));
        for (at, what) in cell.uses.iter().enumerate().take(NAMED) {
            let day = crate::vocabulary::date(what.day, lang);
            let text = match &what.by {
                SubjectRef::PlannedContact(_) => format!("{} ({day})", names.subject(&what.by)),
                by => names.subject(by),
            };
            let text = match what.standing {
                Standing::Holds => text,
                other => format!("{text}: {}", plan.standing(other)),
            };
            let link = gaps::link(shown.theme, &one_line(&text));
            if ui.push_id(at, |ui| ui.add(link)).inner.clicked() {
                go(&what.by, actions);
            }
        }
        if cell.uses.len() > NAMED {
            ui.weak(words::MORE.count(lang, cell.uses.len() - NAMED));
        }
    });
}

/// Shows what relies on something: a touchpoint on the map, a contact in its fields.
fn go(by: &SubjectRef, actions: &mut Vec<Action>) {
    match by {
        SubjectRef::Touchpoint(id) => {
            actions.push(Action::View(MainView::Map));
            actions.push(Action::Find(vec![id.clone()]));
        }
        SubjectRef::PlannedContact(id) => {
            actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Contact(id.clone()))));
        }
        _ => {}
    }
}

/// A law by its place among those built in and then the file's own.
fn law(plan: &Plan<'_>, at: usize) -> String {
    let own = || plan.workspace.legal_restrictions.get(at.checked_sub(RESTRICTIONS.len())?);
    match RESTRICTIONS.get(at) {
        Some(known) => {
            let channel = plan.channel(&ChannelId::new(known.channel));
            told(
                plan,
                (known.country, &channel),
                (known.purpose, known.basis),
                known.from,
                known.source.text(plan.lang),
            )
        }
        None => own().map_or_else(String::new, |own| {
            let channel = plan.channel(&own.channel);
            told(plan, (&own.country, &channel), (own.purpose, own.basis), own.from, &own.source_note)
        }),
    }
}

fn told(
    plan: &Plan<'_>,
    (country, channel): (&str, &str),
    (purpose, basis): (ContactPurpose, LegalBasis),
    from: Date,
    source: &str,
) -> String {
    let lang = plan.lang;
    let source = if source.trim().is_empty() { HAVE_CHECKED.text(lang) } else { source };
    words::LAW.fill(
        lang,
        &[
            ("country", country),
            ("channel", channel),
            ("purpose", &purpose.label().text(lang).to_lowercase()),
            ("from", &crate::vocabulary::date(from, lang)),
            ("basis", basis.label().text(lang)),
            ("source", source),
        ],
    )
}

/// Which table stands below.
fn below_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Made, state: &mut State, actions: &mut Vec<Action>) {
    use crate::ui::table::Source as _;
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let laws = made.restrictions.len() + RESTRICTIONS.len();
        let tabs = [(false, words::PERMISSIONS, made.permissions.len()), (true, words::RESTRICTIONS, laws)];
        for (is, label, count) in tabs {
            let text = format!("{} ({count})", label.text(shown.lang));
            if ui.selectable_label(state.laws == is, text).clicked() {
                state.laws = is;
            }
        }
        ui.separator();
        let markets = shown.document.shown().markets.len();
        let text = words::TO_MARKETS.fill(shown.lang, &[("n", &markets.to_string())]);
        if ui.button(text).on_hover_text(words::TO_MARKETS_TIP.text(shown.lang)).clicked() {
            actions.push(libraries::open(Library::Markets));
        }
    });
}

/// The laws that every file knows.
fn laws_ui(ui: &mut Ui, shown: &Shown<'_>, plan: &Plan<'_>) {
    ui.weak(words::BUILT_IN.text(shown.lang));
    for (at, known) in RESTRICTIONS.iter().enumerate() {
        ui.add(egui::Label::new(law(plan, at)).wrap());
        let who = known.exceptions.text(shown.lang);
        if !who.is_empty() {
            ui.weak(words::EXEMPT.fill(shown.lang, &[("who", who)]));
        }
    }
    ui.add_space(4.0);
}

fn permissions_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    made: &Made,
    (revision, tables): (u64, &mut Tables),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    use crate::ui::table::Source as _;
    let chosen = state.chosen.as_ref().and_then(|spot| made.place(spot));
    let cell = chosen.and_then(|(row, column)| made.all.cell(row, column));
    let remembered = tables.state(PERMISSIONS, shown.settings);
    gaps::mark_rows(shown, remembered, |subject| match subject {
        SubjectRef::ConsentRule(id) => Some(id.as_str()),
        _ => None,
    });
    let shows = Shows {
        name: PERMISSIONS,
        theme: shown.theme,
        lang: shown.lang,
        revision,
        selected: &|id| cell.is_some_and(|cell| cell.rules.iter().any(|rule| rule.as_str() == id)),
        empty: words::NO_PERMISSIONS,
    };
    for asked in table_ui(ui, &shows, &made.permissions, remembered) {
        match asked {
            Asked::Mark(rows) => {
                state.marked = rows.iter().map(|row| made.permissions.id(*row).to_owned()).collect();
            }
            Asked::Open(row) => {
                let sheet = Sheet::Permission(Id::new(made.permissions.id(row)));
                actions.push(Action::Gaps(gaps::Ask::Sheet(sheet)));
            }
            Asked::Remove(rows) => actions.extend(tables::removed(&made.permissions, &rows)),
            asked => tables::plain(asked, (PERMISSIONS, shown.lang), remembered, actions),
        }
    }
}

fn restrictions_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    made: &Made,
    (revision, tables): (u64, &mut Tables),
    actions: &mut Vec<Action>,
) {
    let remembered = tables.state(RESTRICTED, shown.settings);
    let shows = Shows {
        name: RESTRICTED,
        theme: shown.theme,
        lang: shown.lang,
        revision,
        selected: &|_| false,
        empty: words::NO_RESTRICTIONS,
    };
    for asked in table_ui(ui, &shows, &made.restrictions, remembered) {
        match asked {
            Asked::Remove(rows) => actions.extend(tables::removed(&made.restrictions, &rows)),
            asked => tables::plain(asked, (RESTRICTED, shown.lang), remembered, actions),
        }
    }
}
