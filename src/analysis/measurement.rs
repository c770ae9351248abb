//! Do we know how each touchpoint does, and what is it for? MES-01 to MES-08 and OBJ-01.

use foldhash::{HashSet, HashSetExt};

use super::collect::Findings;
use super::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use super::publications::{CONTACT_STRATEGY, ORGANISING, SEVEN_STEPS, WALKING};
use super::rule::{Family, Rule};
use super::severity::Severity;
use super::study::{Study, TOLERANCE, TouchpointView};
use super::thresholds::{Threshold, Unit};
use crate::model::*;
use crate::vocabulary::Label;

/// The rules, in the order of their ids.
pub const RULES: &[Rule] = &[
    NOT_MEASURED,
    HALF_MEASURED,
    BELOW_TARGET,
    OLD_MEASUREMENT,
    UNMEASURED_PHASE,
    NO_CONTRIBUTION,
    VANITY_ONLY,
    OBJECTIVE_NOT_MEASURED,
    OBJECTIVE_WITHOUT_MEANS,
];

const NOT_MEASURED: Rule = Rule {
    id: "MES-01",
    family: Family::Measurement,
    tier: 1,
    name: Label::new("Not measured", "Niet gemeten"),
    why: Label::new(
        "What is not measured is a matter of opinion, also when it gets worse.",
        "Wat niet gemeten wordt, blijft een mening, ook als het slechter gaat.",
    ),
    based_on: &[ORGANISING],
    action: Label::new("Choose one figure for {touchpoint}.", "Kies één cijfer voor {touchpoint}."),
    thresholds: &[Threshold::ImportantFrom],
    check: not_measured,
};

const HALF_MEASURED: Rule = Rule {
    id: "MES-02",
    family: Family::Measurement,
    tier: 1,
    name: Label::new("Figure without target or result", "Cijfer zonder doel of uitkomst"),
    why: Label::new(
        "A figure says something only beside the figure that was wanted.",
        "Een cijfer zegt pas iets naast het cijfer dat gewenst is.",
    ),
    based_on: &[ORGANISING],
    action: Label::new("Fill in what is missing for ‘{metric}’.", "Vul aan wat er bij ‘{metric}’ ontbreekt."),
    thresholds: &[Threshold::ImportantFrom],
    check: half_measured,
};

const BELOW_TARGET: Rule = Rule {
    id: "MES-03",
    family: Family::Measurement,
    tier: 1,
    name: Label::new("Below target", "Onder doel"),
    why: Label::new(
        "The gap between what was wanted and what is shows where to look first.",
        "Het verschil tussen wat gewenst was en wat is, wijst aan waar je het eerst kijkt.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Find out first what holds {touchpoint} back.",
        "Zoek als eerste uit wat {touchpoint} tegenhoudt.",
    ),
    thresholds: &[Threshold::ShortfallMedium, Threshold::ShortfallHigh],
    check: below_target,
};

const OLD_MEASUREMENT: Rule = Rule {
    id: "MES-04",
    family: Family::Measurement,
    tier: 2,
    name: Label::new("Old measurement", "Oude meting"),
    why: Label::new(
        "An old figure describes customers of then, not of now.",
        "Een oud cijfer beschrijft de klanten van toen, niet die van nu.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new("Measure ‘{metric}’ again.", "Meet ‘{metric}’ opnieuw."),
    thresholds: &[Threshold::MetricAge],
    check: old_measurement,
};

const UNMEASURED_PHASE: Rule = Rule {
    id: "MES-05",
    family: Family::Measurement,
    tier: 1,
    name: Label::new("Unmeasured phase", "Ongemeten fase"),
    why: Label::new(
        "A phase without a single figure can fail without anybody noticing.",
        "Een fase zonder één cijfer kan mislukken zonder dat iemand het merkt.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new("Choose one figure for the phase {phase}.", "Kies één cijfer voor de fase {phase}."),
    thresholds: &[],
    check: unmeasured_phase,
};

const NO_CONTRIBUTION: Rule = Rule {
    id: "MES-06",
    family: Family::Measurement,
    tier: 2,
    name: Label::new("Not known what channels bring in", "Niet bekend wat kanalen opleveren"),
    why: Label::new(
        "Only who knows what a channel brings in can say whether it is worth its cost.",
        "Alleen wie weet wat een kanaal oplevert, kan zeggen of het zijn kosten waard is.",
    ),
    based_on: &[SEVEN_STEPS],
    action: Label::new(
        "Measure what the most expensive of these channels brings in, then the next.",
        "Meet wat het duurste van deze kanalen oplevert en daarna het volgende.",
    ),
    thresholds: &[],
    check: no_contribution,
};

const VANITY_ONLY: Rule = Rule {
    id: "MES-07",
    family: Family::Measurement,
    tier: 1,
    name: Label::new("Only attention is counted", "Alleen aandacht geteld"),
    why: Label::new(
        "Likes and followers say how many looked, not how many did something.",
        "Likes en volgers zeggen hoeveel mensen keken, niet hoeveel er iets deden.",
    ),
    based_on: &[WALKING],
    action: Label::new(
        "Add a figure for {touchpoint} that shows what people do next.",
        "Voeg voor {touchpoint} een cijfer toe dat laat zien wat mensen daarna doen.",
    ),
    thresholds: &[],
    check: vanity_only,
};

const OBJECTIVE_NOT_MEASURED: Rule = Rule {
    id: "MES-08",
    family: Family::Measurement,
    tier: 1,
    name: Label::new("Objective not measured", "Doel zonder meting"),
    why: Label::new(
        "An objective without a figure is never reached and never missed.",
        "Een doel zonder cijfer wordt nooit gehaald en nooit gemist.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Link a figure in this journey to {objective}, or add one.",
        "Koppel een cijfer uit deze reis aan {objective} of voeg er een toe.",
    ),
    thresholds: &[],
    check: objective_not_measured,
};

const OBJECTIVE_WITHOUT_MEANS: Rule = Rule {
    id: "OBJ-01",
    family: Family::Measurement,
    tier: 2,
    name: Label::new("Objective without means", "Doel zonder middel"),
    why: Label::new(
        "An objective needs something that works towards it: reach for a name, contact for loyalty.",
        "Een doel heeft iets nodig dat eraan werkt: bereik voor een naam, contact voor trouw.",
    ),
    based_on: &[CONTACT_STRATEGY],
    action: Label::new(
        "Plan contact with the segment ‘{segment}’, or drop the objective.",
        "Plan contact met het segment ‘{segment}’ of laat het doel vallen.",
    ),
    thresholds: &[],
    check: objective_without_means,
};

const NOTHING_IS_MEASURED: Label =
    Label::new("Nothing is measured at {touchpoint}.", "Bij {touchpoint} wordt niets gemeten.");
const NO_TARGET: Label = Label::new(
    "‘{metric}’ at {touchpoint} is {measured}, but nobody set a target.",
    "‘{metric}’ bij {touchpoint} is {measured}, maar er is geen doel gesteld.",
);
const NO_RESULT: Label = Label::new(
    "‘{metric}’ at {touchpoint} has a target, {target}, but was not measured.",
    "‘{metric}’ bij {touchpoint} heeft een doel, {target}, maar is niet gemeten.",
);
const NEITHER: Label = Label::new(
    "‘{metric}’ at {touchpoint} has no target and was not measured.",
    "‘{metric}’ bij {touchpoint} heeft geen doel en is niet gemeten.",
);
const TOO_LOW: Label = Label::new(
    "‘{metric}’ at {touchpoint} is {measured}; the target is {target}.",
    "‘{metric}’ bij {touchpoint} is {measured}; het doel is {target}.",
);
const TOO_HIGH: Label = Label::new(
    "‘{metric}’ at {touchpoint} is {measured}; the target is {target} or less.",
    "‘{metric}’ bij {touchpoint} is {measured}; het doel is {target} of minder.",
);
const MEASURED_LONG_AGO: Label = Label::new(
    "‘{metric}’ at {touchpoint} was last measured on {day}, {days} ago.",
    "‘{metric}’ bij {touchpoint} is voor het laatst gemeten op {day}, {days} geleden.",
);
const PHASE_UNMEASURED: Label =
    Label::new("Nothing is measured in the phase {phase}.", "In de fase {phase} wordt niets gemeten.");
const CONTRIBUTION_UNKNOWN: Label = Label::new(
    "Nobody knows what these channels bring in: {channels}.",
    "Niemand weet wat deze kanalen opleveren: {channels}.",
);
const ONLY_ATTENTION: Label = Label::new(
    "At {touchpoint} only attention is counted: {metrics}.",
    "Bij {touchpoint} wordt alleen aandacht geteld: {metrics}.",
);
const NO_FIGURE_FOR: Label = Label::new(
    "No figure in this journey shows whether {objective} is reached.",
    "Geen cijfer in deze reis laat zien of {objective} wordt gehaald.",
);
const NO_REACH: Label = Label::new(
    "{objective} asks for reach, but nothing in the orientation reaches many people at once.",
    "{objective} vraagt om bereik, maar niets in de oriëntatie bereikt veel mensen tegelijk.",
);
const ADD_REACH: Label = Label::new(
    "Add something that reaches many people at once, such as press, video or outdoor advertising.",
    "Voeg iets toe dat veel mensen tegelijk bereikt, zoals pers, video of buitenreclame.",
);
const NO_CONTACT: Label = Label::new(
    "{objective} is about the segment ‘{segment}’, but no message to it is planned.",
    "{objective} gaat over het segment ‘{segment}’, maar daarvoor is geen bericht gepland.",
);

/// What a metric is called: its name, else its definition, else its id.
pub fn metric_name(metric: &Metric) -> &str {
    let names = [metric.name.as_str(), metric.definition.as_str()];
    names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or(metric.id.as_str())
}

/// A finding on a metric, with the names that its messages use.
fn on_metric(severity: Severity, view: &TouchpointView<'_>, metric: &Metric, words: Label) -> Draft {
    Draft::metric(severity, view, metric, words)
        .with("metric", metric_name(metric))
        .with("touchpoint", &view.id)
}

/// Important ones need a figure most; below a normal importance none is asked for.
fn not_measured(study: &Study<'_>, out: &mut Findings) {
    let grade = |high: bool, importance: u8| match high {
        true => Some(Severity::High),
        false => (importance >= 3).then_some(Severity::Low),
    };
    for view in &study.touchpoints {
        let importance = view.importance();
        let Some(severity) = grade(view.is_high(), importance) else { continue };
        out.looks_at(view.weight());
        if !view.metrics.is_empty() {
            continue;
        }
        let (lower, higher) = view.is_high_a_step_away();
        let lower = grade(lower, importance.saturating_sub(1));
        let higher = grade(higher, importance.saturating_add(1));
        let draft = Draft::touchpoint(severity, view, NOTHING_IS_MEASURED);
        out.add(draft.nudge(Knob::Importance, lower, higher).with("touchpoint", &view.id));
    }
}

/// A target without a result, or the other way round.
fn half_measured(study: &Study<'_>, out: &mut Findings) {
    let level = |high| if high { Severity::Medium } else { Severity::Low };
    for view in &study.touchpoints {
        for metric in &view.metrics {
            out.looks_at(view.weight());
            let words = match (metric.target, metric.measured) {
                (Some(_), Some(_)) => continue,
                (None, Some(_)) => NO_TARGET,
                (Some(_), None) => NO_RESULT,
                (None, None) => NEITHER,
            };
            let mut draft = on_metric(level(view.is_high()), view, metric, words)
                .by_importance(view, |high| Some(level(high)));
            for (name, figure) in [("target", metric.target), ("measured", metric.measured)] {
                if let Some(figure) = figure {
                    draft = draft.with(name, Value::Figure(figure, metric.unit));
                }
            }
            out.add(draft);
        }
    }
}

/// How far a figure stays behind its target, as a share of it; negative when it is better.
/// A target of nought is missed wholly by whatever is worse. Nothing without a target or a result.
pub fn shortfall(metric: &Metric) -> Option<f64> {
    let (target, measured) = (metric.target?, metric.measured?);
    let missed = if metric.lower_is_better { measured - target } else { target - measured };
    let share = missed / target.abs();
    (!share.is_nan()).then_some(share)
}

/// Whether a figure is so far behind its target that it counts.
pub(super) fn falls_short(study: &Study<'_>, metric: &Metric) -> bool {
    shortfall(metric)
        .is_some_and(|share| share * 100.0 + TOLERANCE >= study.threshold(Threshold::ShortfallMedium))
}

/// A figure that stays behind its target.
fn below_target(study: &Study<'_>, out: &mut Findings) {
    let (medium, high) =
        (study.threshold(Threshold::ShortfallMedium), study.threshold(Threshold::ShortfallHigh));
    let level = |percent| if percent + TOLERANCE >= high { Severity::High } else { Severity::Medium };
    let grade = |percent| (percent + TOLERANCE >= medium).then(|| level(percent));
    for view in &study.touchpoints {
        for metric in &view.metrics {
            let Some(share) = shortfall(metric) else { continue };
            out.looks_at(view.weight());
            if !falls_short(study, metric) {
                continue;
            }
            let percent = share * 100.0;
            let (lower, higher) = nudged(percent, Unit::Percent.step(percent), grade);
            let words = if metric.lower_is_better { TOO_HIGH } else { TOO_LOW };
            out.add(
                on_metric(level(percent), view, metric, words)
                    .nudge(Knob::Shortfall, lower, higher)
                    .with("measured", Value::Figure(metric.measured.unwrap_or_default(), metric.unit))
                    .with("target", Value::Figure(metric.target.unwrap_or_default(), metric.unit)),
            );
        }
    }
}

/// A figure that was found too long ago.
fn old_measurement(study: &Study<'_>, out: &mut Findings) {
    let limit = study.threshold(Threshold::MetricAge);
    let grade = |days: f64| (days > limit + TOLERANCE).then_some(Severity::Low);
    for view in &study.touchpoints {
        for metric in &view.metrics {
            let Some(day) = metric.measured_on else { continue };
            out.looks_at(view.weight());
            let age = study.days_since(day);
            let days = age as f64;
            let Some(severity) = grade(days) else { continue };
            let (lower, higher) = nudged(days, Unit::Days.step(days), grade);
            let age = usize::try_from(age).unwrap_or_default();
            out.add(
                on_metric(severity, view, metric, MEASURED_LONG_AGO)
                    .nudge(Knob::Time, lower, higher)
                    .with("day", Value::Day(day))
                    .with("days", Value::Counted(age, Unit::Days.words())),
            );
        }
    }
}

/// A phase in which nothing has a figure.
fn unmeasured_phase(study: &Study<'_>, out: &mut Findings) {
    for phase in study.filled_phases() {
        out.looks_at(phase.weight);
        if study.in_phase(phase).iter().all(|view| view.metrics.is_empty()) {
            out.add(Draft::phase(Severity::Medium, phase, PHASE_UNMEASURED).with("phase", &phase.id));
        }
    }
}

/// Channels that we can steer and whose contribution nobody measures, in the order of their ids.
fn no_contribution(study: &Study<'_>, out: &mut Findings) {
    let mut steered: HashSet<&ChannelId> = HashSet::new();
    let mut measured: HashSet<&ChannelId> = HashSet::new();
    for view in study.touchpoints.iter().filter(|view| !view.channel.is_empty()) {
        let channel = &view.touchpoint.channel;
        if view.is_within_influence() {
            steered.insert(channel);
        }
        if view.metrics.iter().any(|metric| metric.kind == MetricKind::Contribution) {
            measured.insert(channel);
        }
    }
    if steered.is_empty() {
        return;
    }
    out.looks_at(PLAIN_WEIGHT);
    let mut unknown: Vec<&ChannelId> = steered.difference(&measured).copied().collect();
    unknown.sort();
    if !unknown.is_empty() {
        let draft = Draft::journey(Severity::Medium, CONTRIBUTION_UNKNOWN);
        out.add(draft.with("channels", Value::list(unknown.into_iter().map(Value::from).collect())));
    }
}

/// Whether all figures of a touchpoint count looking and none counts doing: MES-07 of it.
pub fn counts_only_attention(touchpoint: &Touchpoint) -> bool {
    let metrics = &touchpoint.metrics;
    !metrics.is_empty() && metrics.iter().all(|metric| metric.kind == MetricKind::Vanity)
}

/// All figures of a touchpoint count looking, none counts doing.
fn vanity_only(study: &Study<'_>, out: &mut Findings) {
    for view in study.touchpoints.iter().filter(|view| !view.metrics.is_empty()) {
        out.looks_at(view.weight());
        if counts_only_attention(view) {
            let metrics = view.metrics.iter().map(|metric| Value::from(metric_name(metric))).collect();
            out.add(
                Draft::touchpoint(Severity::Medium, view, ONLY_ATTENTION)
                    .with("touchpoint", &view.id)
                    .with("metrics", Value::list(metrics)),
            );
        }
    }
}

/// An objective of the journey to which no figure of the journey belongs.
fn objective_not_measured(study: &Study<'_>, out: &mut Findings) {
    let metrics = study.touchpoints.iter().flat_map(|view| view.touchpoint.metrics.iter());
    let measured: HashSet<&Id<Objective>> = metrics.filter_map(|metric| metric.objective.as_ref()).collect();
    for objective in study.objectives() {
        out.looks_at(PLAIN_WEIGHT);
        if !measured.contains(&objective.id) {
            let subject = SubjectRef::Objective(objective.id.clone());
            out.add(Draft::new(Severity::Medium, subject, NO_FIGURE_FOR).with("objective", &objective.id));
        }
    }
}

/// Awareness without anything that reaches many; loyalty without a message to those meant.
fn objective_without_means(study: &Study<'_>, out: &mut Findings) {
    use ObjectiveGoal::{Awareness, CrossSell, Reactivation, Retention, UpSell};
    let is_orientation = |role| role == PhaseRole::Orientation;
    let has_orientation = study.phases.iter().any(|phase| is_orientation(phase.role));
    let reaches_many = study.in_roles(is_orientation).any(|view| view.like.broadcast);
    if !has_orientation && study.objectives().any(|objective| objective.goal == Awareness) {
        out.skip();
    }
    for objective in study.objectives() {
        let subject = SubjectRef::Objective(objective.id.clone());
        match (objective.goal, &objective.target_segment) {
            (Awareness, _) if has_orientation => {
                out.looks_at(PLAIN_WEIGHT);
                if !reaches_many {
                    let draft = Draft::new(Severity::Medium, subject, NO_REACH).action(ADD_REACH);
                    out.add(draft.with("objective", &objective.id));
                }
            }
            (CrossSell | UpSell | Retention | Reactivation, Some(segment)) => {
                out.looks_at(PLAIN_WEIGHT);
                let mut sendings = study.contacts().to(segment).iter();
                if !sendings.any(|sending| sending.addressed && sending.is_planned()) {
                    let draft = Draft::new(Severity::High, subject, NO_CONTACT);
                    out.add(draft.with("objective", &objective.id).with("segment", segment));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
#[path = "tests/measurement.rs"]
mod tests;
