//! Laying models over phases, and saying which stages a phase stands for. Knows no window.

use crate::edit::Edit;
use crate::model::{Journey, Lang, Phase, PhaseRole};
use crate::report::plan::models::Over;
use crate::text::one_line;
use crate::ui::sheet::on_journey;
use crate::vocabulary::{matching_stages, model, models, retagged, stages_named, tagged_stages};

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

/// What a phase can stand for in a model, as it is kept and as it is called: the model's stages, then the
/// words of people's own that it has already, and its own name where no model has a stage of that name.
pub fn offered(phase: &Phase, over: &Over, chosen: &[String], lang: Lang) -> Vec<(String, String)> {
    let known = over.template.stages.iter();
    let mut all: Vec<(String, String)> =
        known.map(|stage| (stage.id.clone(), stage.name(lang).to_owned())).collect();
    let name = one_line(&phase.name);
    // What parts two stages cannot be in the name of one.
    let is_one = !name.is_empty() && !name.contains(['·', ';']);
    let own = Some(name).filter(|name| is_one && is_own(name));
    for words in chosen.iter().cloned().chain(own) {
        if !all.iter().any(|(id, _)| *id == words) {
            all.push((words.clone(), words));
        }
    }
    all
}

/// Whether no model has a stage of this name.
fn is_own(name: &str) -> bool {
    !models().iter().any(|template| stages_named(template, name).iter().any(|id| id != name))
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
        // In the order of the model, however they were ticked; words of people's own come last.
        let place =
            |id: &String| over.template.stages.iter().position(|stage| stage.id == *id).unwrap_or(usize::MAX);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_no_models_are_offered_as_they_are() {
        let over = |stages: &[&str]| Over {
            template: model("t4").unwrap(),
            laid: true,
            stages: vec![stages.iter().map(|id| (*id).to_owned()).collect()],
        };
        let phase = |name: &str| Phase { name: name.to_owned(), ..Phase::default() };
        let names = |name: &str, chosen: &[&str]| -> Vec<String> {
            let over = over(chosen);
            let all = offered(&phase(name), &over, &over.stages[0], Lang::Nl);
            all.into_iter().skip(over.template.stages.len()).map(|(_, name)| name).collect()
        };
        assert_eq!(names("Snuffelen", &[]), ["Snuffelen"]);
        assert_eq!(names("Snuffelen", &["discover", "Snuffelen"]), ["Snuffelen"]);
        assert_eq!(names("Snuffelen", &["Rondkijken"]), ["Rondkijken", "Snuffelen"]);
        // These are stages of models already.
        assert!(names("Oriëntatie", &[]).is_empty() && names("Explore", &[]).is_empty());
        assert!(names("", &[]).is_empty() && names("Dit; dat", &[]).is_empty());
    }

    #[test]
    fn words_of_one_s_own_stand_behind_the_stages() {
        let mut journey = Journey::default();
        journey.phases.edit().push(std::sync::Arc::new(Phase::default()));
        let over =
            Over { template: model("t4").unwrap(), laid: true, stages: vec![vec!["Snuffelen".into()]] };
        let edits = tick(&journey, &over, 0, ("explore", true));
        let [Edit::SetPhase { phase, .. }] = edits.as_slice() else { panic!("{edits:?}") };
        assert_eq!(phase.model_tags.to_vec(), ["t4:explore", "t4:Snuffelen"]);
    }
}
