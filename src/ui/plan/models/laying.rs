//! Laying models over phases, and saying which stages a phase stands for. Knows no window.

use crate::edit::Edit;
use crate::model::{Journey, Phase, PhaseRole};
use crate::report::plan::models::Over;
use crate::ui::sheet::on_journey;
use crate::vocabulary::{matching_stages, model, retagged, tagged_stages};

use super::words;

/// The edits that lay these models over a journey: what it is made from needs no laying, and phases
/// that were tagged keep their tags.
pub fn lay(journey: &Journey, ids: &[&str]) -> Vec<Edit> {
    let missing =
        |id: &&&str| **id != journey.base_template && !journey.overlays.iter().any(|known| known == **id);
    let new: Vec<String> = ids.iter().filter(missing).map(|id| (*id).to_owned()).collect();
    let mut edits = Vec::new();
    if !new.is_empty() {
        edits.push(on_journey(journey, words::MODELS_CHANGED, |journey| {
            journey.overlays.edit().extend(new.clone())
        }));
    }
    let roles: Vec<PhaseRole> = journey.phases.iter().map(|phase| phase.role).collect();
    let mut phases: Vec<Phase> = journey.phases.iter().map(|phase| (**phase).clone()).collect();
    for id in &new {
        let tagged = phases.iter().any(|phase| tagged_stages(phase, id).next().is_some());
        let Some(template) = model(id).filter(|_| !tagged) else { continue };
        for (phase, stages) in phases.iter_mut().zip(matching_stages(template, &roles)) {
            phase.model_tags = retagged(phase, id, &stages).into();
        }
    }
    edits.extend(changed(journey, phases));
    edits
}

/// The edits after which a phase stands for a stage, or no longer. Where the phases were not tagged
/// yet, they all are from then on: as they were shown.
pub fn tick(journey: &Journey, over: &Over, at: usize, (stage, on): (&str, bool)) -> Vec<Edit> {
    let mut stages = over.stages.clone();
    if let Some(chosen) = stages.get_mut(at) {
        chosen.retain(|known| known != stage);
        if on {
            chosen.push(stage.to_owned());
        }
        // In the order of the model, however they were ticked.
        let place = |id: &String| over.template.stages.iter().position(|stage| stage.id == *id);
        chosen.sort_by_key(place);
    }
    let mut edits = Vec::new();
    if !over.laid {
        let id = over.template.id.clone();
        edits.push(on_journey(journey, words::MODELS_CHANGED, |journey| journey.overlays.edit().push(id)));
    }
    let phases = journey.phases.iter().zip(stages).map(|(phase, stages)| {
        let mut phase = (**phase).clone();
        phase.model_tags = retagged(&phase, &over.template.id, &stages).into();
        phase
    });
    edits.extend(changed(journey, phases.collect()));
    edits
}

/// An edit for each phase that is another than it was.
fn changed(journey: &Journey, phases: Vec<Phase>) -> Vec<Edit> {
    let others = phases.into_iter().zip(&journey.phases).filter(|(phase, known)| *phase != ***known);
    let set = |(phase, _)| Edit::SetPhase { journey: journey.id.clone(), phase, what: words::MODELS_CHANGED };
    others.map(set).collect()
}
