//! Judges ids, references and numbers one by one.

use std::collections::HashSet;

use super::known::Known;
use super::walk::{Kind, Met, Sight, walk};
use super::{Level, Problem};
use crate::model::Workspace;

/// Adds a problem for every id that is missing or used twice, every reference that leads nowhere
/// and every number out of its range.
pub(super) fn check(workspace: &Workspace, problems: &mut Vec<Problem>) {
    let mut known = Known::of(workspace);
    let (repeats, mut seen) = (known.repeats(), HashSet::new());
    walk(workspace, &mut |sight| {
        let fault = match sight.met {
            Met::Id(kind, id) => id_fault(kind, id, !repeats || seen.insert((kind, id))),
            Met::Reference(kind, id) => reference_fault(&mut known, kind, sight.journey, id),
            Met::Anywhere(kind, id) => reference_fault(&mut known, kind, None, id),
            Met::Loose(..) => None,
            Met::Whole(value, least, most) => whole_fault(value, least, most),
            Met::Figure(value, least, most) => figure_fault(value, least, most),
        };
        problems.extend(fault.map(|fault| fault.problem(workspace, &sight)));
    });
}

/// What is wrong with one value.
struct Fault {
    level: Level,
    value: String,
    message: String,
    mend: String,
}

impl Fault {
    fn error(value: &str, message: String, mend: String) -> Option<Self> {
        Some(Self { level: Level::Error, value: value.to_owned(), message, mend })
    }

    fn problem(self, workspace: &Workspace, sight: &Sight<'_, '_>) -> Problem {
        let journey = sight.journey.and_then(|index| workspace.journeys.get(index));
        Problem {
            level: self.level,
            journey: journey.map(|journey| journey.id.clone()),
            subject: sight.owner.subject(),
            place: sight.path.to_string(),
            value: self.value,
            message: self.message,
            mend: self.mend,
        }
    }
}

fn id_fault(kind: Kind, id: &str, first: bool) -> Option<Fault> {
    let word = word(kind);
    if id.is_empty() {
        let mend = "give it a short name of its own, such as `review-stars`".to_owned();
        return Fault::error(id, format!("the {word} has no id"), mend);
    }
    if first {
        return None;
    }
    let mend = "give one of them another id, and mend what refers to it".to_owned();
    Fault::error(id, format!("the {word} id `{id}` is used twice"), mend)
}

fn reference_fault(known: &mut Known<'_>, kind: Kind, journey: Option<usize>, id: &str) -> Option<Fault> {
    if known.has(kind, journey, id) {
        return None;
    }
    let word = word(kind);
    let near = known.nearest(kind, journey, id).map(|near| format!("did you mean `{near}`?"));
    if matches!(kind, Kind::Channel | Kind::Device | Kind::Platform) {
        let message = if id.is_empty() {
            format!("the {word} is empty")
        } else {
            format!("the {word} `{id}` is not known to this version; it is kept as it is")
        };
        let mend = near.unwrap_or_else(|| match kind {
            Kind::Channel => "choose one of `wandel list channels`, or add it to `channels`".to_owned(),
            _ => "check the spelling".to_owned(),
        });
        return Some(Fault { level: Level::Warning, value: id.to_owned(), message, mend });
    }
    if id.is_empty() {
        let mend = format!("fill in the id of a {word}, or leave the field out");
        return Fault::error(id, format!("no {word} is named here"), mend);
    }
    if journey.is_some() && known.has(kind, None, id) {
        let mend = near.unwrap_or_else(|| format!("refer to a {word} of the same journey"));
        return Fault::error(id, format!("the {word} `{id}` belongs to another journey"), mend);
    }
    let mend = near.unwrap_or_else(|| format!("clear the reference, or add the {word}"));
    Fault::error(id, format!("there is no {word} `{id}`"), mend)
}

fn whole_fault(value: i64, least: i64, most: i64) -> Option<Fault> {
    if (least..=most).contains(&value) {
        return None;
    }
    let mend = if most > 255 {
        format!("write {least} or more, or leave the field out")
    } else {
        format!("write a number from {least} to {most}, or leave the field out")
    };
    let message = format!("{value} is outside its range, {least} to {most}");
    let message = if most > 255 { format!("{value} is too small") } else { message };
    Fault::error(&value.to_string(), message, mend)
}

fn figure_fault(value: f64, least: f64, most: f64) -> Option<Fault> {
    if value.is_finite() && (least..=most).contains(&value) {
        return None;
    }
    let text = value.to_string();
    if !value.is_finite() {
        let mend = "write a number, or leave the field out".to_owned();
        return Fault::error(&text, "this is not a number that can be used".to_owned(), mend);
    }
    let range = if most > 1.0 { format!("{least} or more") } else { format!("between {least} and {most}") };
    Fault::error(&text, format!("{text} is outside its range"), format!("write a number that is {range}"))
}

/// The name of a kind in a sentence.
fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Journey => "journey",
        Kind::Phase => "phase",
        Kind::Touchpoint => "touchpoint",
        Kind::Persona => "persona",
        Kind::Segment => "segment",
        Kind::LifecycleStage => "lifecycle stage",
        Kind::Department => "department",
        Kind::Market => "market",
        Kind::Channel => "channel",
        Kind::Device => "device",
        Kind::Platform => "platform",
        Kind::Content => "piece of content",
        Kind::Proposition => "proposition",
        Kind::Campaign => "campaign",
        Kind::Objective => "objective",
        Kind::ConsentRule => "consent rule",
        Kind::System => "system",
        Kind::Integration => "integration",
        Kind::DataSource => "data source",
        Kind::Need => "need",
        Kind::Trigger => "trigger",
        Kind::PlannedContact => "planned contact",
        Kind::Case => "case",
        Kind::Walkthrough => "walkthrough",
        Kind::Action => "action",
        Kind::Metric => "metric",
    }
}
