//! What is most worth knowing of a persona, a segment or a stage, in lines. Draws nothing.

use super::words;
use crate::model::*;
use crate::report::plan::people::Axis;
use crate::text::one_line;
use crate::vocabulary::{Label, Labelled, channel_label, device_label};

/// The name of an entry and a few lines about it; nothing where it is gone.
pub fn told(workspace: &Workspace, (axis, id): (Axis, &str), lang: Lang) -> Option<(String, Vec<String>)> {
    let (name, lines) = match axis {
        Axis::Personas => {
            let one = workspace.personas.iter().find(|one| one.id.as_str() == id)?;
            (&one.name, persona(workspace, one, lang))
        }
        Axis::Segments => {
            let one = workspace.segments.iter().find(|one| one.id.as_str() == id)?;
            (&one.name, segment(workspace, one, lang))
        }
        Axis::Stages => {
            let one = workspace.lifecycle_stages.iter().find(|one| one.id.as_str() == id)?;
            (&one.name, stage(one, lang))
        }
    };
    let name = one_line(name);
    let lines = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    Some((if name.is_empty() { id.to_owned() } else { name }, lines))
}

/// Several things in one line.
fn line(parts: Vec<Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

fn word<V: Labelled>(value: Option<V>, lang: Lang) -> Option<String> {
    value.map(|value| value.label().text(lang).to_owned())
}

fn persona(workspace: &Workspace, one: &Persona, lang: Lang) -> Vec<String> {
    let motives: Vec<&str> = one.motives.iter().map(|motive| motive.label().text(lang)).collect();
    let channels: Vec<String> =
        one.preferred_channels.iter().map(|id| channel_label(workspace, id.as_str(), lang)).collect();
    let device = one.primary_device.as_ref().map(|id| device_label(id.as_str(), lang).to_owned());
    vec![
        line(vec![word(one.customer_kind, lang), word(one.buying_role, lang)]),
        one.needs.clone(),
        line(vec![Some(motives.join(", "))]),
        one.habits.clone(),
        line(vec![device, Some(channels.join(", "))]),
    ]
}

fn segment(workspace: &Workspace, one: &Segment, lang: Lang) -> Vec<String> {
    let rank = one.priority.map(|rank| words::RANKED.fill(lang, &[("n", &rank.to_string())]));
    let share = one.value_share.map(|share| {
        format!("{} %", crate::vocabulary::number((f64::from(share) * 1_000.0).round() / 10.0, lang))
    });
    let already = one.existing_customers.then(|| words::CUSTOMERS.text(lang).to_owned());
    let stages = workspace.lifecycle_stages.iter().filter(|stage| one.lifecycle.contains(&stage.id));
    let stages: Vec<&str> = stages.map(|stage| stage.name.as_str()).collect();
    vec![line(vec![word(one.basis, lang), rank, share, already]), stages.join(", ")]
}

fn stage(one: &LifecycleStage, lang: Lang) -> Vec<String> {
    let days = |label: Label| {
        let day = |day: Option<u32>| day.map(|day| day.to_string()).unwrap_or_default();
        label.fill(lang, &[("from", &day(one.tenure_from_days)), ("to", &day(one.tenure_to_days))])
    };
    let tenure = match (one.tenure_from_days, one.tenure_to_days) {
        (None, None) => None,
        (Some(_), None) => Some(days(words::DAYS_ON)),
        (None, Some(_)) => Some(days(words::DAYS_UNTIL)),
        (Some(_), Some(_)) => Some(days(words::DAYS)),
    };
    let said = |label: Label, what: &str| {
        let what = one_line(what);
        if what.is_empty() { String::new() } else { label.fill(lang, &[("what", &what)]) }
    };
    let agree = match one.views_match {
        None => words::NOT_COMPARED,
        Some(true) => words::AGREE,
        Some(false) => words::DIFFER,
    };
    vec![
        line(vec![word(one.relation, lang), tenure]),
        said(words::WE_SAY, &one.org_definition),
        said(words::THEY_SAY, &one.customer_view),
        agree.text(lang).to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_says_for_how_long_and_whether_both_agree() {
        let stage = LifecycleStage {
            id: Id::new("inactive"),
            name: "inactive".to_owned(),
            tenure_from_days: Some(540),
            views_match: Some(false),
            ..LifecycleStage::default()
        };
        let workspace = Workspace { lifecycle_stages: vec![stage].into(), ..Workspace::default() };
        let (name, lines) = told(&workspace, (Axis::Stages, "inactive"), Lang::En).unwrap();
        assert_eq!(name, "inactive");
        assert_eq!(lines, ["from day 540 on", "≠ The two do not agree"]);
        assert!(told(&workspace, (Axis::Personas, "inactive"), Lang::En).is_none());
    }
}
