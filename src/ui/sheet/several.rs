//! Sheets of gaps that many touchpoints make together: what most of them lack, and channels whose yield
//! nobody measures. Each has one press that sets about all of them.

use std::sync::Arc;

use egui::{Button, Label as Text, Ui};

use super::parts::{OFFERED, candidates};
use super::{Page, estimate, words};
use crate::analysis::{counts, metric_name};
use crate::edit::{Edit, StepName};
use crate::model::*;
use crate::report::plan::measurement::{brings, contributions};
use crate::report::plan::{Filter, Plan};
use crate::text::one_line;
use crate::ui::session::{self, Question};
use crate::ui::{Action, gaps};

/// What most touchpoints lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// What customers expect and experience.
    Scores,
    /// How they feel.
    Feelings,
}

impl Lack {
    /// Whether a touchpoint lacks it, as the rule on it counts.
    pub(super) fn is_of(self, one: &Touchpoint) -> bool {
        let scores = &one.expectation;
        match self {
            Self::Scores => [scores.assumed, scores.expected, scores.own_view, scores.experienced]
                .iter()
                .all(Option::is_none),
            Self::Feelings => one.emotion.is_none(),
        }
    }

    const fn question(self) -> Question {
        match self {
            Self::Scores => Question::Customer,
            Self::Feelings => Question::Feeling,
        }
    }

    /// What tells its finding from the other one.
    const fn detail(self) -> &'static str {
        match self {
            Self::Scores => "expectation",
            Self::Feelings => "emotion",
        }
    }
}

/// A round that asks for what is lacking, now or on a day, a first estimate, and the cards that lack it.
pub(super) fn lacking_ui(ui: &mut Ui, page: &mut Page<'_, '_>, what: Lack) {
    let lang = page.shown.lang;
    ui.add(Text::new(words::ROUND_WHAT.text(lang)).wrap());
    ui.add_space(6.0);
    let now = ui.button(words::ROUND_NOW.text(lang));
    gaps::field::arrive(&now, words::ROUND_NOW);
    if now.clicked() {
        page.actions.push(Action::Session(session::Ask::Round(what.question())));
    }
    let insight = page.shown.document.gaps.insight();
    let place = insight.and_then(|one| one.place_of("DAT-01", &SubjectRef::Journey, what.detail()));
    if let Some(at) = place
        && ui.button(words::ROUND_LATER.text(lang)).clicked()
    {
        page.actions.push(Action::Gaps(gaps::Ask::Action(at)));
    }
    estimate::estimates_ui(ui, page, what);
    ui.add_space(8.0);
    let lacking = || candidates(page.journey, &[]).filter(move |one| what.is_of(one));
    let head = if lacking().next().is_none() { words::NOTHING_LACKS } else { words::STILL_LACKING };
    ui.weak(head.text(lang));
    let mut shown = None;
    for one in lacking().take(OFFERED) {
        if ui.add(gaps::link(page.shown.theme, &one_line(&one.title))).clicked() {
            shown = Some(one.id.clone());
        }
    }
    page.actions.extend(shown.map(|id| Action::Find(vec![id])));
}

/// The touchpoint of a channel at which its yield is measured: the one that we steer and that matters most.
fn leading<'a>(journey: &'a Journey, channel: &ChannelId) -> Option<&'a Arc<Touchpoint>> {
    let steered = |one: &&Arc<Touchpoint>| {
        let ours = matches!(one.influence, Some(Influence::Full | Influence::Partial));
        one.channel == *channel && ours && counts(journey.state, one.status)
    };
    // Of several that matter equally the first, which `max_by_key` would not give.
    let all: Vec<&Arc<Touchpoint>> = journey.touchpoints().filter(steered).collect();
    all.into_iter().rev().max_by_key(|one| one.importance.unwrap_or(3))
}

/// The channels that we steer: a figure to add for those whose yield nobody measures, one by one or all.
pub(super) fn yields_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    let lang = page.shown.lang;
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    let journey = Arc::clone(page.journey);
    let filter = Filter::default();
    let as_of = page.shown.as_of;
    let plan = Plan { workspace: &workspace, journey: &journey, filter: &filter, as_of, lang };
    let all = contributions(&plan);
    let (unknown, known): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.measured.is_empty());
    let unknown: Vec<&ChannelId> = unknown.into_iter().map(|one| one.channel).collect();
    let mut wanted: Vec<&ChannelId> = Vec::new();
    if !unknown.is_empty() {
        ui.add(Text::new(words::YIELD_WHAT.text(lang)).wrap());
        ui.add_space(6.0);
        let each = ui.button(words::YIELD_EACH.text(lang));
        gaps::field::arrive(&each, words::YIELD_EACH);
        if each.clicked() {
            wanted.clone_from(&unknown);
        }
        ui.add_space(6.0);
        ui.weak(words::YIELD_UNKNOWN.text(lang));
        for channel in &unknown {
            let text = words::YIELD_ONE.fill(lang, &[("channel", &plan.channel(channel))]);
            if ui.add(Button::new(text).wrap()).clicked() {
                wanted = vec![*channel];
            }
        }
        ui.add_space(6.0);
    }
    if !known.is_empty() {
        ui.weak(words::YIELD_KNOWN.text(lang));
    }
    for one in known {
        let told = brings(one, lang).unwrap_or_default();
        let text = one_line(&format!("{}: {told}", plan.channel(one.channel)));
        let place = one.measured.first().map(|found| found.touchpoint.id.clone());
        if ui.add(gaps::link(page.shown.theme, &text).wrap()).clicked() {
            page.actions.extend(place.map(|id| Action::Find(vec![id])));
        }
    }
    if let Some(action) = measure(&plan, &wanted) {
        page.actions.push(action);
    }
}

/// Adds a figure for the yield of these channels, as one step.
fn measure(plan: &Plan<'_>, channels: &[&ChannelId]) -> Option<Action> {
    // Asked for in every frame in which the sheet is open; nearly always nothing is wanted.
    if channels.is_empty() {
        return None;
    }
    let taken: Vec<&str> = plan.workspace.metric_ids().collect();
    let mut fresh = Fresh::default();
    let with_figure = |channel: &&ChannelId| {
        let mut one = Touchpoint::clone(leading(plan.journey, channel)?);
        let name = words::YIELD_NAME.text(plan.workspace.language).to_owned();
        // By the id new figures are taken over, so it says which channel it is of.
        let id = fresh.id(&format!("{name} {}", channel.as_str()), "metric", |id| taken.contains(&id));
        let kind = MetricKind::Contribution;
        one.metrics.edit().push(Metric { id, name, kind, ..Metric::default() });
        Some(one)
    };
    let touchpoints: Vec<Touchpoint> = channels.iter().filter_map(with_figure).collect();
    let first = touchpoints.first()?.metrics.last().map(|metric| one_line(metric_name(metric)));
    let (journey, what) = (plan.journey.id.clone(), crate::ui::words::METRIC);
    let name = match touchpoints.len() {
        1 => StepName::new(crate::vocabulary::Label::new("add ‘{what}’", "‘{what}’ toevoegen"), first?),
        _ => StepName::new(words::YIELD_STEP, String::new()),
    };
    Some(Action::ApplyAll(vec![Edit::SetTouchpoints { journey, touchpoints, what }], name))
}
