//! One model laid over the phases of another: which of its stages each phase stands for. By what
//! phases are for, since names differ from model to model.

use super::templates::{Template, model};
use super::{Query, words};
use crate::model::{Journey, Lang, Phase, PhaseRole};

/// The stages of a model that each phase stands for, by what the phases are for. Where several phases
/// and several stages are for the same, the first phases get the first stages.
pub fn matching_stages(template: &Template, roles: &[PhaseRole]) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); roles.len()];
    let mut known: Vec<PhaseRole> = Vec::new();
    for role in roles {
        if known.contains(role) {
            continue;
        }
        known.push(*role);
        let places: Vec<usize> = (0..roles.len()).filter(|at| roles.get(*at) == Some(role)).collect();
        let stands = |stage: &super::Stage| stage.role == *role || stage.also.contains(role);
        let stages: Vec<usize> =
            template.stages.iter().enumerate().filter(|(_, stage)| stands(stage)).map(|(at, _)| at).collect();
        for (nth, place) in places.iter().enumerate() {
            let list = match (places.len(), stages.len()) {
                (_, 0) => Vec::new(),
                (1, _) => stages.clone(),
                // The last phase gets what is left, and phases beyond the last stage share that.
                (count, _) if nth + 1 == count => {
                    stages.iter().skip(nth.min(stages.len() - 1)).copied().collect()
                }
                _ => stages.get(nth.min(stages.len() - 1)).copied().into_iter().collect(),
            };
            if let Some(found) = found.get_mut(*place) {
                *found = list;
            }
        }
    }
    let id = |at: &usize| template.stages.get(*at).map(|stage| stage.id.clone());
    found.iter().map(|list| list.iter().filter_map(id).collect()).collect()
}

/// The stages of a model that a phase is tagged with.
pub fn tagged_stages<'a>(phase: &'a Phase, model: &str) -> impl Iterator<Item = &'a str> {
    let tags = phase.model_tags.iter().filter_map(|tag| tag.split_once(':'));
    tags.filter(move |(known, _)| *known == model).map(|(_, stage)| stage)
}

/// The tags of a phase with these stages of a model in place of those that it had.
pub fn retagged(phase: &Phase, model: &str, stages: &[String]) -> Vec<String> {
    let others =
        phase.model_tags.iter().filter(|tag| tag.split_once(':').is_none_or(|(known, _)| known != model));
    others.cloned().chain(stages.iter().map(|stage| format!("{model}:{stage}"))).collect()
}

/// What stands over a phase that is tagged with these stages: their names, and words of people's own as
/// they are.
pub fn stage_names(template: &Template, stages: &[String], lang: Lang) -> String {
    let name = |id: &String| {
        let known = template.stages.iter().find(|stage| stage.id == *id);
        known.map_or(id.clone(), |stage| stage.short(lang).to_owned())
    };
    stages.iter().map(name).collect::<Vec<_>>().join(BETWEEN)
}

/// What stands between the names of two stages over one phase.
const BETWEEN: &str = " · ";

/// The stages that typed names mean: those of the model by their names in either language, typing errors
/// forgiven; other words stay as they are. Several are parted by a dot in the middle or a semicolon.
pub fn stages_named(template: &Template, text: &str) -> Vec<String> {
    let parts = text.split(['·', ';']).map(str::trim).filter(|part| !part.is_empty());
    let mut stages: Vec<String> = Vec::new();
    for part in parts {
        let id = stage_named(template, part).unwrap_or_else(|| part.to_owned());
        if !stages.contains(&id) {
            stages.push(id);
        }
    }
    stages
}

fn stage_named(template: &Template, typed: &str) -> Option<String> {
    let query = Query::new(typed);
    let rate = |stage: &super::Stage| {
        let languages = [Lang::En, Lang::Nl];
        let names = languages.into_iter().flat_map(|lang| [stage.short(lang), stage.name(lang)]);
        let names = names.chain([stage.id.as_str()]);
        // A part of a longer name is no slip of the fingers.
        let alike = names.filter(|name| words(name).len() == query.words().len());
        alike.filter_map(|name| query.rate(name).filter(|_| near(name, typed))).max()
    };
    let rated = template.stages.iter().filter_map(|stage| Some((rate(stage)?, stage)));
    rated.rev().max_by_key(|(rate, _)| *rate).map(|(_, stage)| stage.id.clone())
}

/// Whether two names are of about one length.
fn near(name: &str, typed: &str) -> bool {
    name.chars().count().abs_diff(typed.chars().count()) <= 2
}

/// The stages of a model by phase: as the phases are tagged; where none is, by what they are for.
pub fn stages_of(journey: &Journey, template: &Template) -> Vec<Vec<String>> {
    let tagged: Vec<Vec<String>> = journey
        .phases
        .iter()
        .map(|phase| tagged_stages(phase, &template.id).map(str::to_owned).collect())
        .collect();
    if tagged.iter().any(|stages| !stages.is_empty()) {
        return tagged;
    }
    let roles: Vec<PhaseRole> = journey.phases.iter().map(|phase| phase.role).collect();
    matching_stages(template, &roles)
}

/// The models laid over a journey that are known, in the order in which they were laid.
pub fn overlays_of(journey: &Journey) -> impl Iterator<Item = &'static Template> {
    journey.overlays.iter().filter_map(|id| model(id)).filter(|template| !template.stages.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PhaseRole::*;
    use crate::vocabulary::{template, templates};

    fn matched(id: &str, roles: &[PhaseRole]) -> Vec<Vec<String>> {
        matching_stages(model(id).unwrap(), roles)
    }

    const FIVE: [PhaseRole; 5] = [Orientation, Consideration, Purchase, Consumption, Evaluation];

    #[test]
    fn the_life_cycle_over_the_five_phases() {
        let stages = matched("t4", &FIVE);
        assert_eq!(stages, [["discover"], ["explore"], ["buy"], ["engage"], ["engage"]]);
    }

    #[test]
    fn typed_names_are_stages_and_other_words_stay() {
        let model = model("t4").unwrap();
        let named = |text: &str| stages_named(model, text);
        assert_eq!(named("Explore"), ["explore"]);
        assert_eq!(named("explor · BUY"), ["explore", "buy"]);
        assert_eq!(named("Buying committee; buy;buy"), ["Buying committee", "buy"]);
        assert!(named(" · ").is_empty());
        let stages = named("Buying committee; buy");
        let text = stage_names(model, &stages, Lang::En);
        assert_eq!(text, "Buying committee · Buy");
        assert_eq!(named(&text), stages);
        for template in crate::vocabulary::models() {
            for (lang, stage) in template.stages.iter().flat_map(|one| [(Lang::En, one), (Lang::Nl, one)]) {
                let again = stages_named(template, stage.short(lang));
                assert_eq!(again, std::slice::from_ref(&stage.id), "{}", template.id);
            }
        }
    }

    #[test]
    fn several_stages_share_a_phase() {
        let stages = matched("t5", &FIVE);
        assert_eq!(stages[1], ["consideration", "evaluation"]);
        assert!(stages[4].is_empty(), "nothing there is for evaluating afterwards");
    }

    #[test]
    fn several_phases_and_stages_go_in_their_order() {
        let roles = [Orientation, Consideration, Consideration, Purchase, Consumption, Loyalty, Advocacy];
        let stages = matched("t11", &roles);
        assert_eq!((&stages[1][..], &stages[2][..]), (&["appeal".to_owned()][..], &["ask".to_owned()][..]));
        assert_eq!(matched("t5", &roles)[1..3], [["consideration"], ["evaluation"]]);
        assert_eq!(matched("t4", &roles)[1..3], [["explore"], ["explore"]]);
    }

    #[test]
    fn the_moments_lie_over_any_template() {
        let stages = matched("t6", &FIVE);
        assert_eq!(stages[0], ["stimulus", "zmot"]);
        assert_eq!(stages[1], ["zmot", "fmot"]);
        assert_eq!(stages[4], ["tmot", "umot"]);
    }

    #[test]
    fn a_template_over_itself_is_itself() {
        for template in templates() {
            let roles: Vec<_> = template.stages.iter().map(|stage| stage.role).collect();
            let found = matching_stages(template, &roles);
            for (stage, found) in template.stages.iter().zip(found) {
                assert!(found.contains(&stage.id), "{} {}", template.id, stage.id);
            }
        }
    }

    #[test]
    fn tags_go_before_roles_and_others_stay() {
        let mut journey = template("t1").unwrap().journey(Lang::En);
        let base = model("t1").unwrap();
        assert_eq!(stages_of(&journey, base)[0], ["orientatie"]);
        let first = std::sync::Arc::make_mut(&mut journey.phases.edit()[0]);
        first.model_tags = retagged(first, "t4", &["explore".to_owned()]).into();
        assert_eq!(first.model_tags.to_vec(), ["t1:orientatie", "t4:explore"]);
        assert_eq!(stages_of(&journey, model("t4").unwrap())[0], ["explore"]);
        assert!(stages_of(&journey, model("t4").unwrap())[1].is_empty());
    }
}
