//! Reactions that ask for an answer: a row each, and below them the answers per touchpoint, what keeps
//! coming back and whom to thank.
//!
//! `rows` knows no egui; `foot_ui` draws what stands below the table.

mod foot_ui;
mod rows;
#[cfg(test)]
mod tests;
mod words;

use egui::{Frame, Label, Margin, Ui};

use super::Room;
use crate::model::{Id, ResponseCase, SubjectRef, Touchpoint};
use crate::report::plan::Plan;
use crate::report::plan::desk::{NOTHING_AGREED, answers, is_to_thank, reactions, span, summary, topics};
use crate::text::one_line;
use crate::ui::bars::Shown;
use crate::ui::sheet::{self, Sheet};
use crate::ui::table::{Asked, Shows, Source as _, table_ui};
use crate::ui::tables::{self, Tables};
use crate::ui::{Action, MainView, gaps};
use crate::vocabulary::{Labelled as _, date};

use rows::Cases;

/// The name by which the look of the table is remembered.
const TABLE: &str = "reactions";

/// The answers at a touchpoint, in words.
struct Answered {
    /// The touchpoint; unset where it is gone.
    touchpoint: Option<Id<Touchpoint>>,
    title: String,
    count: String,
    late: Option<String>,
    /// How long answers take, and how many were good.
    times: String,
}

/// What keeps coming back, in words.
struct Topic {
    name: String,
    /// How often, and what it comes from.
    told: String,
    /// The work that was agreed on it.
    agreed: Option<String>,
}

/// Somebody to thank.
struct Thank {
    case: Id<ResponseCase>,
    told: String,
}

/// What was made of a state of the document.
struct Made {
    revision: u64,
    source: Cases,
    answers: Vec<Answered>,
    topics: Vec<Topic>,
    thanks: Vec<Thank>,
    summary: String,
}

/// What the window remembers of it. Never in the file.
#[derive(Default)]
pub struct State {
    made: Option<Made>,
}

fn made(shown: &Shown<'_>, plan: &Plan<'_>, revision: u64) -> Option<Made> {
    let journey = shown.document.journey()?;
    let all = reactions(plan);
    let answers = answers(&all, plan.as_of);
    let thanks = all.iter().filter(|one| is_to_thank(one.case)).map(|one| {
        let title = one.touchpoint.map_or("", |touchpoint| touchpoint.title.as_str());
        let day = date(one.case.opened.date(), plan.lang);
        let place = words::AT.fill(plan.lang, &[("touchpoint", &one_line(title)), ("day", &day)]);
        let told = [one.case.summary.trim(), one.case.topic.trim()].into_iter().find(|text| !text.is_empty());
        let told = told.map_or_else(|| place.clone(), |told| format!("{} ({place})", one_line(told)));
        Thank { case: one.case.id.clone(), told }
    });
    Some(Made {
        revision,
        source: Cases::new(plan, journey, &all, !shown.is_read_only()),
        summary: summary(&answers, plan.lang),
        answers: answers.iter().map(|one| answered(one, plan)).collect(),
        topics: topics(plan, &all).iter().map(|one| topic(one, plan)).collect(),
        thanks: thanks.collect(),
    })
}

fn answered(one: &crate::report::plan::desk::Answers<'_>, plan: &Plan<'_>) -> Answered {
    let lang = plan.lang;
    let norm = one.norm.map(|norm| span(f64::from(norm), lang));
    let first = one.first.map(|minutes| span(minutes, lang));
    let mut times = match (&first, &norm) {
        (Some(time), Some(norm)) => words::OF_AGREED.fill(lang, &[("time", time), ("norm", norm)]),
        (Some(time), None) => {
            let median = words::FIRST_MEDIAN.fill(lang, &[("time", time)]);
            format!("{median}, {}", words::NOTHING_AGREED.text(lang))
        }
        (None, Some(norm)) => words::ONLY_AGREED.fill(lang, &[("norm", norm)]),
        (None, None) => words::NOTHING_AGREED.text(lang).to_owned(),
    };
    if let Some(minutes) = one.resolved {
        times.push_str(" · ");
        times.push_str(&words::SOLVED_MEDIAN.fill(lang, &[("time", &span(minutes, lang))]));
    }
    let shares =
        [(words::QUICK, one.quick), (words::POSITIVE, one.positive), (words::ACCURATE, one.accurate)];
    for (label, share) in shares.into_iter().filter(|(_, share)| share.of > 0) {
        times.push_str(&format!(" · {}: {}", label.text(lang).to_lowercase(), share.text(lang)));
    }
    let title = one.touchpoint.map(|touchpoint| one_line(&touchpoint.title));
    Answered {
        touchpoint: one.touchpoint.map(|touchpoint| touchpoint.id.clone()),
        title: title.unwrap_or_else(|| words::GONE.text(lang).to_owned()),
        count: crate::report::plan::desk::REACTIONS.count(lang, one.count),
        late: (one.late > 0).then(|| words::LATE_COUNT.fill(lang, &[("n", &one.late.to_string())])),
        times,
    }
}

fn topic(one: &crate::report::plan::desk::Topic<'_>, plan: &Plan<'_>) -> Topic {
    let lang = plan.lang;
    let count = crate::report::plan::desk::REACTIONS.count(lang, one.count);
    let told = match one.cause {
        Some(cause) => format!("{count} · {}", cause.label().text(lang)),
        None => count,
    };
    let agreed = one.action.map(|action| words::AGREED.fill(lang, &[("action", &one_line(&action.text))]));
    Topic { name: one.name.to_owned(), told, agreed }
}

/// The view.
pub fn view_ui(ui: &mut Ui, shown: &Shown<'_>, room: Room<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let Room { tables, filter, as_of, revision } = room;
    if state.made.as_ref().is_none_or(|made| made.revision != revision) {
        let plan = Plan { workspace: shown.document.shown(), journey, filter, as_of, lang: shown.lang };
        state.made = made(shown, &plan, revision);
    }
    let Some(known) = state.made.take() else { return };
    if !known.source.is_empty() {
        foot_ui::foot_ui(ui, shown, &known, actions);
    }
    Frame::new().inner_margin(Margin { left: 14, right: 6, top: 8, bottom: 2 }).show(ui, |ui| {
        head_ui(ui, shown, &known, actions);
        if known.source.makes().is_some() || !known.source.is_empty() {
            rows_ui(ui, shown, &known, tables, actions);
        }
    });
    state.made = Some(known);
}

/// What there is in a line, or what the view is for.
fn head_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    if !known.source.is_empty() {
        ui.horizontal(|ui| {
            ui.label(&known.summary);
            ui.weak(words::WITHOUT_NAMES.text(lang)).on_hover_text(words::WITHOUT_NAMES_TIP.text(lang));
        });
        ui.add_space(2.0);
        return;
    }
    ui.add(Label::new(words::WHAT_FOR.text(lang)).wrap());
    ui.add_space(4.0);
    if known.source.makes().is_none() {
        ui.weak(words::NEEDS_MAP.text(lang));
        if ui.button(words::TO_MAP.text(lang)).clicked() {
            actions.push(Action::View(MainView::Map));
        }
    } else if !shown.is_read_only() {
        ui.weak(words::BEGIN.text(lang));
    }
    ui.add_space(8.0);
}

/// The one table of the window with a row per reaction.
fn rows_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, tables: &mut Tables, actions: &mut Vec<Action>) {
    let source = &known.source;
    let state = tables.state(TABLE, shown.settings);
    gaps::mark_rows(shown, state, |subject| match subject {
        SubjectRef::ResponseCase(id) => Some(id.as_str()),
        _ => None,
    });
    let shows = Shows {
        name: TABLE,
        theme: shown.theme,
        lang: shown.lang,
        revision: known.revision,
        selected: &|_| false,
        empty: words::WHAT_FOR,
    };
    for asked in table_ui(ui, &shows, source, state) {
        match asked {
            Asked::Open(row) => {
                let sheet = source.case(row).map(|id| Sheet::Case(id.clone()));
                let open = |sheet| Action::Plan(super::Ask::Sheet(sheet, sheet::FIRST_RESPONSE));
                actions.extend(sheet.map(open));
            }
            Asked::Remove(rows) => actions.extend(tables::removed(source, &rows)),
            asked => tables::plain(asked, (TABLE, shown.lang), state, actions),
        }
    }
}

/// What was agreed on a topic, or that nothing was.
fn agreed<'a>(topic: &'a Topic, shown: &Shown<'_>) -> &'a str {
    topic.agreed.as_deref().unwrap_or(NOTHING_AGREED.text(shown.lang))
}
