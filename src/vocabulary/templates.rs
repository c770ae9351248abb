//! Journey templates: phases and the steps expected between them, one file each in
//! `assets/templates`. A template gives phases, never touchpoints.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use crate::model::*;

/// A known model of customer journeys, as phases to start from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What a journey's `base_template` stores, for example `t1`.
    pub id: String,
    en: String,
    nl: String,
    /// Who thought of it, and when.
    pub origin: String,
    /// The stages in the order of the columns.
    pub stages: Vec<Stage>,
    /// The steps expected between stages.
    pub links: Vec<PhaseLink>,
}

/// A stage of a template: a phase to be.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What tells it from the other stages; a phase's tag is `template:stage`.
    pub id: String,
    en: String,
    nl: String,
    /// What the phase is for.
    pub role: PhaseRole,
    /// Moments of truth that usually fall in it.
    #[serde(default)]
    pub moments: Vec<MomentOfTruth>,
    question_en: String,
    question_nl: String,
    #[serde(default)]
    customer_en: String,
    #[serde(default)]
    customer_nl: String,
    #[serde(default)]
    brand_en: String,
    #[serde(default)]
    brand_nl: String,
}

/// A step that a template expects between two stages, or out of the journey.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseLink {
    /// The stage that it leaves.
    pub from: String,
    /// The stage that it reaches; empty for an exit.
    #[serde(default)]
    pub to: String,
    /// How the journey ends, for an exit.
    #[serde(default)]
    pub exit: Option<ExitOutcome>,
    /// What kind of step it is.
    pub kind: TransitionKind,
    #[serde(default)]
    condition_en: String,
    #[serde(default)]
    condition_nl: String,
}

/// One of two texts by language.
fn pick<'a>(lang: Lang, en: &'a str, nl: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Nl => nl,
    }
}

impl PhaseLink {
    /// When the step is taken; may be empty.
    pub fn condition(&self, lang: Lang) -> &str {
        pick(lang, &self.condition_en, &self.condition_nl)
    }
}

impl Stage {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.en, &self.nl)
    }

    /// The question that customers ask in it.
    pub fn question(&self, lang: Lang) -> &str {
        pick(lang, &self.question_en, &self.question_nl)
    }

    fn phase(&self, template: &str, lang: Lang) -> Phase {
        Phase {
            id: Id::new(&slug(&self.en)),
            name: self.name(lang).to_owned(),
            role: self.role,
            model_tags: vec![format!("{template}:{}", self.id)].into(),
            customer_question: self.question(lang).to_owned(),
            customer_activity: pick(lang, &self.customer_en, &self.customer_nl).to_owned(),
            brand_role: pick(lang, &self.brand_en, &self.brand_nl).to_owned(),
            ..Phase::default()
        }
    }
}

impl Template {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.en, &self.nl)
    }

    /// A journey with this template's phases, named after nothing yet.
    pub fn journey(&self, lang: Lang) -> Journey {
        Journey {
            id: Id::new("journey"),
            name: pick(lang, "New journey", "Nieuwe klantreis").to_owned(),
            base_template: self.id.clone(),
            phases: self.stages.iter().map(|stage| Arc::new(stage.phase(&self.id, lang))).collect(),
            ..Journey::default()
        }
    }

    /// A workspace with one journey of this template and nothing else.
    pub fn workspace(&self, lang: Lang) -> Workspace {
        let journey = self.journey(lang);
        Workspace {
            version: FORMAT_VERSION,
            title: journey.name.clone(),
            language: lang,
            journeys: vec![Arc::new(journey)].into(),
            ..Workspace::default()
        }
    }
}

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// All templates, the default one first. One that could not be read is left out; a test rules that out.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> =
        LazyLock::new(|| FILES.iter().filter_map(|(_, text)| read(text).ok()).collect());
    &TEMPLATES
}

fn read(text: &str) -> Result<Template, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(text)
}

/// The template with this id, or with this name written as a slug (`five-phases`, `vijf-fasen`).
pub fn template(id: &str) -> Option<&'static Template> {
    let wanted = slug(id);
    templates().iter().find(|template| {
        [&template.id, &template.en, &template.nl].iter().any(|text| slug(text) == wanted)
            && !wanted.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_template_file_is_whole() {
        assert_eq!(FILES.len(), 13);
        for (name, text) in FILES {
            let template = read(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(!template.en.is_empty() && !template.nl.is_empty() && !template.origin.is_empty());
            let ids: BTreeSet<_> = template.stages.iter().map(|stage| stage.id.as_str()).collect();
            assert_eq!(ids.len(), template.stages.len(), "{name}");
            for stage in &template.stages {
                for lang in Lang::ALL {
                    assert!(!stage.name(*lang).is_empty() && !stage.question(*lang).is_empty(), "{name}");
                }
                assert_eq!(stage.customer_en.is_empty(), stage.customer_nl.is_empty());
                assert_eq!(stage.brand_en.is_empty(), stage.brand_nl.is_empty());
            }
            for link in &template.links {
                assert!(ids.contains(link.from.as_str()), "{name}: {link:?}");
                let leaves = link.kind == TransitionKind::Exit && link.exit.is_some() && link.to.is_empty();
                assert!(leaves || ids.contains(link.to.as_str()), "{name}: {link:?}");
                assert_eq!(link.condition_en.is_empty(), link.condition_nl.is_empty());
            }
        }
        let ids: BTreeSet<_> = templates().iter().map(|template| &template.id).collect();
        assert_eq!(ids.len(), FILES.len());
    }

    #[test]
    fn roles_are_those_that_rules_need() {
        for template in templates() {
            let count = |role| template.stages.iter().filter(|stage| stage.role == role).count();
            assert_eq!(count(PhaseRole::Purchase), 1, "{}", template.id);
            assert!(count(PhaseRole::Orientation) >= 1, "{}", template.id);
        }
    }

    #[test]
    fn a_template_makes_a_workspace_without_problems() {
        for template in templates() {
            for lang in Lang::ALL {
                let workspace = template.workspace(*lang);
                let journey = workspace.journeys.first().unwrap();
                let ids: BTreeSet<_> = journey.phases.iter().map(|phase| &phase.id).collect();
                assert_eq!(ids.len(), template.stages.len(), "{}", template.id);
                assert!(ids.iter().all(|id| !id.is_empty()));
            }
        }
        assert_eq!(template("T1").map(|template| template.id.as_str()), Some("t1"));
        assert_eq!(template("vijf-fasen").map(|template| template.id.as_str()), Some("t1"));
        assert!(template("").is_none() && template("t99").is_none());
    }
}
