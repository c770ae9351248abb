//! Objectives, metrics and what was measured: which figures there are, how they stand, and which
//! channels have one that says what they bring in.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Part, Plan};
use crate::analysis::{counts, counts_only_attention, metric_name, shortfall};
use crate::model::*;
use crate::report::{Cell, Section, Table};
use crate::vocabulary::{Label, Labelled, Words, channel_label, date, precise};

/// A metric of the journey with its touchpoint.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'a> {
    /// Where it is measured.
    pub touchpoint: &'a Arc<Touchpoint>,
    /// The metric.
    pub metric: &'a Metric,
}

/// The metrics that the filter lets through, in the order of the map.
pub fn measured<'a>(plan: &Plan<'a>) -> Vec<Measured<'a>> {
    let mut touchpoint = plan.filter.clone();
    let owner = touchpoint.owner.take();
    let passes = |one: &Measured<'_>| {
        let owns = one.metric.owner.as_ref().or(one.touchpoint.owner());
        owner.is_none() || owns == owner.as_ref()
    };
    let all = plan.journey.all_touchpoints().filter(|one| touchpoint.lets_touchpoint(one));
    let all = all
        .flat_map(|touchpoint| touchpoint.metrics.iter().map(move |metric| Measured { touchpoint, metric }));
    all.filter(passes).collect()
}

/// How a figure stands beside what was wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// As wanted or better.
    Reached,
    /// Behind by this share of what was wanted.
    Short(f64),
    /// Nobody said what is wanted.
    NoTarget,
    /// Nobody measured.
    NotMeasured,
    /// Neither.
    Nothing,
}

impl Standing {
    /// How a metric stands.
    pub fn of(metric: &Metric) -> Self {
        match (metric.target, metric.measured, shortfall(metric)) {
            (None, None, _) => Self::Nothing,
            (None, ..) => Self::NoTarget,
            (_, None, _) => Self::NotMeasured,
            (.., Some(share)) if share > 0.0 => Self::Short(share),
            _ => Self::Reached,
        }
    }

    /// It in a few words.
    pub fn text(self, lang: Lang) -> String {
        let label = match self {
            Self::Reached => REACHED,
            Self::Short(share) if share.is_finite() => {
                // A hair's breadth is not nothing.
                let percent = (share * 100.0).round().max(1.0);
                return SHORT.fill(lang, &[("percent", &precise(percent, lang))]);
            }
            Self::Short(_) => MISSED,
            Self::NoTarget => NO_TARGET,
            Self::NotMeasured => NOT_MEASURED,
            Self::Nothing => NOTHING,
        };
        label.text(lang).to_owned()
    }
}

/// How a metric stands, and whether it counts looking rather than doing, alone or beside others.
pub fn standing(one: &Measured<'_>, lang: Lang) -> String {
    let standing = Standing::of(one.metric).text(lang);
    match one.metric.kind {
        MetricKind::Vanity if counts_only_attention(one.touchpoint) => {
            format!("{standing}; {}", ONLY_ATTENTION.text(lang))
        }
        MetricKind::Vanity => format!("{standing}; {}", ATTENTION.text(lang)),
        _ => standing,
    }
}

/// The figures of a metric from the oldest to the present one.
pub fn course(metric: &Metric) -> Vec<f64> {
    let earlier = metric.earlier.iter().map(|one| one.value);
    metric.baseline.into_iter().chain(earlier).chain(metric.measured).collect()
}

/// A figure with its unit, as short as a table needs it.
pub fn with_unit(figure: f64, unit: Option<MetricUnit>, lang: Lang) -> String {
    let text = precise(figure, lang);
    match unit {
        Some(MetricUnit::Percent) => format!("{text} %"),
        Some(MetricUnit::Euro) => format!("€ {text}"),
        Some(MetricUnit::Minutes) => format!("{text} {}", MINUTES.text(lang)),
        Some(MetricUnit::Days) => format!("{text} {}", DAYS.text(lang)),
        _ => text,
    }
}

/// An objective with the figures that show whether it is reached.
#[derive(Clone, Debug)]
pub struct Aim<'a> {
    /// The objective; unset stands for figures without one.
    pub objective: Option<&'a Objective>,
    /// Its figures.
    pub measured: Vec<Measured<'a>>,
}

/// The objectives of the journey and those that its figures name, then what has none.
pub fn aims<'a>(plan: &Plan<'a>) -> Vec<Aim<'a>> {
    let all = measured(plan);
    let named = |one: &Objective| all.iter().any(|found| found.metric.objective.as_ref() == Some(&one.id));
    let concerns = |one: &Objective| match &plan.filter.segment {
        Some(segment) => one.target_segment.as_ref().is_none_or(|target| target == segment),
        None => true,
    };
    let wanted =
        |one: &&Objective| named(one) || (plan.journey.objectives.contains(&one.id) && concerns(one));
    let objectives = plan.workspace.objectives.iter().filter(wanted).map(|objective| {
        let of_it = |found: &&Measured<'_>| found.metric.objective.as_ref() == Some(&objective.id);
        Aim { objective: Some(objective), measured: all.iter().filter(of_it).copied().collect() }
    });
    let mut aims: Vec<Aim<'a>> = objectives.collect();
    let known = |id: &Id<Objective>| plan.workspace.objectives.iter().any(|one| one.id == *id);
    let without = all.iter().filter(|found| !found.metric.objective.as_ref().is_some_and(known));
    let rest: Vec<Measured<'a>> = without.copied().collect();
    if !rest.is_empty() {
        aims.push(Aim { objective: None, measured: rest });
    }
    aims
}

/// A channel that we can steer, with the figures that say what it brings in.
#[derive(Clone, Debug)]
pub struct Contribution<'a> {
    /// The channel.
    pub channel: &'a ChannelId,
    /// How many touchpoints we steer on it.
    pub touchpoints: usize,
    /// The figures; none where nobody knows.
    pub measured: Vec<Measured<'a>>,
}

fn name(plan: &Plan<'_>, channel: &ChannelId) -> String {
    channel_label(plan.workspace, channel.as_str(), plan.lang)
}

/// A figure; nothing where there is none.
fn figure(figure: Option<f64>) -> Cell {
    figure.map_or_else(|| "".into(), Cell::Number)
}

/// The channels that we can steer or that have such a figure, by their names.
pub fn contributions<'a>(plan: &Plan<'a>) -> Vec<Contribution<'a>> {
    let mut found: BTreeMap<&ChannelId, Contribution<'a>> = BTreeMap::new();
    let there = |one: &&Arc<Touchpoint>| counts(plan.journey.state, one.status);
    let touchpoints = plan.journey.touchpoints().filter(there).filter(|one| plan.filter.lets_touchpoint(one));
    for touchpoint in touchpoints.filter(|one| !one.channel.is_empty()) {
        let counts = |metric: &&Metric| metric.kind == MetricKind::Contribution;
        let measured = || touchpoint.metrics.iter().filter(counts);
        let steered = matches!(touchpoint.influence, Some(Influence::Full | Influence::Partial));
        if !steered && measured().next().is_none() {
            continue;
        }
        let channel = &touchpoint.channel;
        let one =
            found.entry(channel).or_insert(Contribution { channel, touchpoints: 0, measured: Vec::new() });
        one.touchpoints += usize::from(steered);
        one.measured.extend(measured().map(|metric| Measured { touchpoint, metric }));
    }
    let mut found: Vec<Contribution<'a>> = found.into_values().collect();
    found.sort_by_cached_key(|one| name(plan, one.channel).to_lowercase());
    found
}

/// What a channel brings in, in words; nothing where nobody knows.
pub fn brings(one: &Contribution<'_>, lang: Lang) -> Option<String> {
    let told = one.measured.iter().map(|known| {
        let figure = known.metric.measured.map(|figure| with_unit(figure, known.metric.unit, lang));
        let figure = figure.unwrap_or_else(|| NOT_MEASURED.text(lang).to_owned());
        format!("{}: {figure}", metric_name(known.metric))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// "12 figures: 8 reach what was wanted, 2 count only attention."
pub fn summary(all: &[Measured<'_>], lang: Lang) -> String {
    let reached = all.iter().filter(|one| Standing::of(one.metric) == Standing::Reached).count();
    let vanity = all.iter().filter(|one| one.metric.kind == MetricKind::Vanity).count();
    let mut text = SUMMARY
        .fill(lang, &[("figures", &FIGURES.count(lang, all.len())), ("reached", &reached.to_string())]);
    if vanity > 0 {
        text.push(' ');
        text.push_str(&COUNT_ATTENTION.count(lang, vanity));
    }
    text
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Measurement);
    let all = measured(plan);
    let aims = aims(plan);
    section.tables.push(figures(plan, &all));
    if all.is_empty() && aims.is_empty() {
        return section;
    }
    section.paragraphs.push(summary(&all, plan.lang));
    section.tables.push(objectives(plan, &aims));
    let contributions = contributions(plan);
    if !contributions.is_empty() {
        section.tables.push(channels(plan, &contributions));
    }
    section
}

/// A row per metric. The headings are those by which new figures are taken over again.
fn figures(plan: &Plan<'_>, all: &[Measured<'_>]) -> Table {
    let lang = plan.lang;
    let earlier = |metric: &Metric| {
        let told = metric.earlier.iter().map(|one| match one.day {
            Some(day) => format!("{} ({})", precise(one.value, lang), date(day, lang)),
            None => precise(one.value, lang),
        });
        told.collect::<Vec<_>>().join("; ")
    };
    let row = |one: &Measured<'_>| -> [Cell; 12] {
        let metric = one.metric;
        [
            metric.id.as_str().into(),
            metric_name(metric).into(),
            one.touchpoint.title.as_str().into(),
            objective(plan, metric).into(),
            metric.kind.label().text(lang).into(),
            metric.unit.map_or("", |unit| unit.label().text(lang)).into(),
            figure(metric.target),
            figure(metric.measured),
            metric.measured_on.into(),
            metric.source.as_str().into(),
            standing(one, lang).into(),
            earlier(metric).into(),
        ]
    };
    let columns = [
        (METRIC_ID, 18),
        (METRIC, 22),
        (TOUCHPOINT, 24),
        (OBJECTIVE, 24),
        (KIND, 12),
        (UNIT, 10),
        (TARGET, 9),
        (MEASURED, 9),
        (DATE, 11),
        (SOURCE, 18),
        (STANDING, 20),
        (EARLIER, 24),
    ];
    plan.table(("metrics", METRICS), columns, all.iter().map(row).collect())
}

fn objective(plan: &Plan<'_>, metric: &Metric) -> String {
    let id = metric.objective.as_ref();
    let known = plan.workspace.objectives.iter().find(|one| Some(&one.id) == id);
    known.map(|one| one.text.clone()).unwrap_or_default()
}

/// Objective, metric, touchpoint: what the tree of the view shows.
fn objectives(plan: &Plan<'_>, aims: &[Aim<'_>]) -> Table {
    let lang = plan.lang;
    let mut rows: Vec<[Cell; 5]> = Vec::new();
    for aim in aims {
        let name = aim.objective.map_or(WITHOUT.text(lang), |one| one.text.as_str());
        let goal = aim.objective.map_or("", |one| one.goal.label().text(lang));
        if aim.measured.is_empty() {
            rows.push([name.into(), goal.into(), NO_FIGURE.text(lang).into(), "".into(), "".into()]);
        }
        for one in &aim.measured {
            rows.push([
                name.into(),
                goal.into(),
                metric_name(one.metric).into(),
                one.touchpoint.title.as_str().into(),
                standing(one, lang).into(),
            ]);
        }
    }
    let columns = [(OBJECTIVE, 28), (GOAL, 14), (METRIC, 22), (TOUCHPOINT, 24), (STANDING, 20)];
    plan.table(("objectives", OBJECTIVES), columns, rows)
}

fn channels(plan: &Plan<'_>, contributions: &[Contribution<'_>]) -> Table {
    let row = |one: &Contribution<'_>| -> [Cell; 3] {
        let brings = brings(one, plan.lang).unwrap_or_else(|| NOBODY_KNOWS.text(plan.lang).to_owned());
        let touchpoints = u32::try_from(one.touchpoints).unwrap_or(u32::MAX);
        [name(plan, one.channel).into(), f64::from(touchpoints).into(), brings.into()]
    };
    let columns = [(CHANNEL, 24), (TOUCHPOINTS, 14), (BRINGS, 40)];
    plan.table(("contribution", CONTRIBUTION), columns, contributions.iter().map(row).collect())
}

const REACHED: Label = Label::new("as wanted", "zoals gewenst");
const SHORT: Label = Label::new("{percent} % short", "{percent} % tekort");
const MISSED: Label = Label::new("not as wanted", "niet zoals gewenst");
const NO_TARGET: Label = Label::new("nothing wanted yet", "nog niets gewenst");
const NOT_MEASURED: Label = Label::new("not measured", "niet gemeten");
const NOTHING: Label = Label::new("neither wanted nor measured", "gewenst noch gemeten");
const ATTENTION: Label = Label::new("counts attention", "telt aandacht");
const ONLY_ATTENTION: Label = Label::new("only attention", "alleen aandacht");
const MINUTES: Label = Label::new("min", "min");
const DAYS: Label = Label::new("days", "dagen");
/// Figures without an objective.
pub const WITHOUT: Label = Label::new("Without an objective", "Zonder doelstelling");
/// An objective to which no figure belongs.
pub const NO_FIGURE: Label =
    Label::new("no figure shows whether it is reached", "geen cijfer laat zien of het gehaald wordt");
/// Nobody knows what a channel brings in.
pub const NOBODY_KNOWS: Label = Label::new("nobody knows", "niemand weet het");
/// What channels bring in.
pub const CONTRIBUTION: Label = Label::new("What channels bring in", "Wat kanalen opleveren");

const SUMMARY: Label = Label::new("{figures}; {reached} as wanted.", "{figures}; {reached} zoals gewenst.");
const FIGURES: Words =
    Words { one: Label::new("{n} figure", "{n} cijfer"), other: Label::new("{n} figures", "{n} cijfers") };
const COUNT_ATTENTION: Words = Words {
    one: Label::new("{n} counts only how many looked.", "{n} telt alleen hoeveel mensen keken."),
    other: Label::new("{n} count only how many looked.", "{n} tellen alleen hoeveel mensen keken."),
};
const METRICS: Label = Label::new("Metrics", "Maatstaven");
const OBJECTIVES: Label = Label::new("From objective to touchpoint", "Van doelstelling naar contactmoment");
const METRIC_ID: Label = Label::new("Metric id", "Maatstaf-id");
const METRIC: Label = Label::new("Metric", "Maatstaf");
const TOUCHPOINT: Label = Label::new("Touchpoint", "Contactmoment");
const TOUCHPOINTS: Label = Label::new("Touchpoints", "Contactmomenten");
const OBJECTIVE: Label = Label::new("Objective", "Doelstelling");
const GOAL: Label = Label::new("Goal", "Doel");
const KIND: Label = Label::new("Kind", "Soort");
const UNIT: Label = Label::new("Unit", "Eenheid");
const TARGET: Label = Label::new("Wanted", "Gewenst");
const MEASURED: Label = Label::new("Measured", "Gemeten");
const DATE: Label = Label::new("Date", "Datum");
const SOURCE: Label = Label::new("Source", "Bron");
const STANDING: Label = Label::new("How it stands", "Hoe het staat");
const EARLIER: Label = Label::new("Before", "Eerder");
const CHANNEL: Label = Label::new("Channel", "Kanaal");
const BRINGS: Label = Label::new("Brings in", "Levert op");

#[cfg(test)]
mod tests;
