//! Models of customer journeys, one file each in `assets/templates`: most give phases and the steps
//! expected between them, never touchpoints; some give moments, lanes or a circle of steps instead.
//! The user's own templates have the same form.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::Label;
use crate::model::*;

/// What a model gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ModelKind {
    /// Phases to start from, and to lay over other phases.
    #[default]
    Phases,
    /// Moments to lay over phases.
    Moments,
    /// The rows of the map.
    Lanes,
    /// Steps that go round over the whole journey.
    Circle,
}

/// A known model of customer journeys, or a template of the user's own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Template {
    /// What a journey's `base_template` stores, for example `t1`.
    pub id: String,
    /// What it gives.
    #[serde(skip_serializing_if = "is_default")]
    pub kind: ModelKind,
    en: String,
    nl: String,
    #[serde(skip_serializing_if = "is_default")]
    origin: String,
    #[serde(skip_serializing_if = "is_default")]
    origin_nl: String,
    #[serde(skip_serializing_if = "is_default")]
    note_en: String,
    #[serde(skip_serializing_if = "is_default")]
    note_nl: String,
    /// What comes before the first phase and is no phase itself.
    #[serde(skip_serializing_if = "is_default")]
    pub before: Vec<Part>,
    /// The stages in the order of the columns.
    #[serde(skip_serializing_if = "is_default")]
    pub stages: Vec<Stage>,
    /// Its lanes, or the steps of its circle.
    #[serde(skip_serializing_if = "is_default")]
    pub parts: Vec<Part>,
    /// The steps expected between stages.
    #[serde(skip_serializing_if = "is_default")]
    pub links: Vec<PhaseLink>,
}

/// A stage of a template: a phase to be.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What tells it from the other stages; a phase's tag is `template:stage`.
    pub id: String,
    en: String,
    nl: String,
    #[serde(default, skip_serializing_if = "is_default")]
    short_en: String,
    #[serde(default, skip_serializing_if = "is_default")]
    short_nl: String,
    /// What the phase is for.
    pub role: PhaseRole,
    /// What else it stands for when it is laid over other phases.
    #[serde(default, skip_serializing_if = "is_default")]
    pub also: Vec<PhaseRole>,
    #[serde(default, skip_serializing_if = "is_default")]
    group_en: String,
    #[serde(default, skip_serializing_if = "is_default")]
    group_nl: String,
    /// Moments of truth that usually fall in it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub moments: Vec<MomentOfTruth>,
    #[serde(default, skip_serializing_if = "is_default")]
    question_en: String,
    #[serde(default, skip_serializing_if = "is_default")]
    question_nl: String,
    #[serde(default, skip_serializing_if = "is_default")]
    customer_en: String,
    #[serde(default, skip_serializing_if = "is_default")]
    customer_nl: String,
    #[serde(default, skip_serializing_if = "is_default")]
    brand_en: String,
    #[serde(default, skip_serializing_if = "is_default")]
    brand_nl: String,
}

/// A lane, a step of a circle, or what comes before the phases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What tells it from the others.
    pub id: String,
    en: String,
    nl: String,
    #[serde(default)]
    below_en: String,
    #[serde(default)]
    below_nl: String,
}

/// A step that a template expects between two stages, or out of the journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseLink {
    /// The stage that it leaves.
    pub from: String,
    /// The stage that it reaches; empty for an exit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub to: String,
    /// How the journey ends, for an exit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub exit: Option<ExitOutcome>,
    /// What kind of step it is.
    pub kind: TransitionKind,
    /// Whether people go either way: the stages are no steps of a row.
    #[serde(default, skip_serializing_if = "is_default")]
    pub loose: bool,
    /// The mood in which it is usually taken.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sentiment: Option<Sentiment>,
    #[serde(default, skip_serializing_if = "is_default")]
    condition_en: String,
    #[serde(default, skip_serializing_if = "is_default")]
    condition_nl: String,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// How the ids of the user's own templates begin.
const OWN: &str = "own-";

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

impl Part {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.en, &self.nl)
    }

    /// The name of the line under a lane; may be empty.
    pub fn line_below(&self, lang: Lang) -> &str {
        pick(lang, &self.below_en, &self.below_nl)
    }
}

impl Stage {
    /// Its name.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.en, &self.nl)
    }

    /// Its name where there is little room.
    pub fn short(&self, lang: Lang) -> &str {
        let short = pick(lang, &self.short_en, &self.short_nl);
        if short.is_empty() { self.name(lang) } else { short }
    }

    /// The part of the journey that it belongs to; may be empty.
    pub fn group(&self, lang: Lang) -> &str {
        pick(lang, &self.group_en, &self.group_nl)
    }

    /// The question that customers ask in it.
    pub fn question(&self, lang: Lang) -> &str {
        pick(lang, &self.question_en, &self.question_nl)
    }

    /// A stage with a phase's own words, the same in every language.
    fn of(phase: &Phase) -> Self {
        let both = |text: &str| (text.to_owned(), text.to_owned());
        let (en, nl) = both(&phase.name);
        let (question_en, question_nl) = both(&phase.customer_question);
        let (customer_en, customer_nl) = both(&phase.customer_activity);
        let (brand_en, brand_nl) = both(&phase.brand_role);
        let id = phase.id.as_str().to_owned();
        let words = Self { question_en, question_nl, customer_en, customer_nl, ..Self::default() };
        Self { id, en, nl, role: phase.role, brand_en, brand_nl, ..words }
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

    /// Who thought of it, and when; may be empty.
    pub fn origin(&self, lang: Lang) -> &str {
        let own = pick(lang, &self.origin, &self.origin_nl);
        if own.is_empty() { &self.origin } else { own }
    }

    /// What to know before choosing it; may be empty.
    pub fn note(&self, lang: Lang) -> &str {
        pick(lang, &self.note_en, &self.note_nl)
    }

    /// Whether it is one of the user's own.
    pub fn is_own(&self) -> bool {
        is_own(&self.id)
    }

    /// Whether this is its id, or its name written as a slug (`five-phases`, `vijf-fasen`).
    pub fn is_called(&self, id: &str) -> bool {
        let wanted = slug(id);
        let names = [&self.id, &self.en, &self.nl];
        !wanted.is_empty() && names.iter().any(|text| slug(text) == wanted)
    }

    /// A template of the user's own with a journey's phases and the steps between them, and none of
    /// its touchpoints. Its id is none of those that are `taken`.
    pub fn from_journey(journey: &Journey, name: &str, taken: &[String]) -> Self {
        let mut fresh = Fresh::default();
        let id: Id<Journey> =
            fresh.id(&format!("{OWN}{name}"), OWN, |id| taken.iter().any(|known| known == id));
        let stages: Vec<Stage> = journey.phases.iter().map(|phase| Stage::of(phase)).collect();
        let (en, nl) = (name.to_owned(), name.to_owned());
        Self { id: id.as_str().to_owned(), en, nl, stages, links: links_of(journey), ..Self::default() }
    }

    /// A journey with this template's phases, named after nothing yet.
    pub fn journey(&self, lang: Lang) -> Journey {
        Journey {
            id: Id::new("journey"),
            name: UNNAMED.text(lang).to_owned(),
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

/// What a journey is called until somebody names it.
const UNNAMED: Label = Label::new("New journey", "Nieuwe klantreis");

/// What a journey that was begun without a template is called until somebody gives it a name.
pub const NEW_JOURNEY: Label = Label::new("Customer journey", "Klantreis");

/// Whether nobody has given the journey a name yet.
pub fn is_unnamed(journey: &Journey) -> bool {
    let name = journey.name.trim();
    name.is_empty() || [UNNAMED, NEW_JOURNEY].iter().any(|label| [label.en, label.nl].contains(&name))
}

const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The steps between the phases of a journey: those that its touchpoints take, and one onward from
/// each phase that would have none.
fn links_of(journey: &Journey) -> Vec<PhaseLink> {
    let mut phase_of = HashMap::new();
    let mut links = Vec::new();
    let link = |from: &Phase, to: Option<&Phase>, kind, exit| PhaseLink {
        from: from.id.as_str().to_owned(),
        to: to.map(|to| to.id.as_str().to_owned()).unwrap_or_default(),
        exit,
        kind,
        loose: false,
        sentiment: None,
        condition_en: String::new(),
        condition_nl: String::new(),
    };
    for (at, phase) in journey.phases.iter().enumerate() {
        if let Some(next) = journey.phases.get(at + 1) {
            links.push(link(phase, Some(next), TransitionKind::Forward, None));
        }
        for touchpoint in phase.touchpoints.iter() {
            phase_of.insert(touchpoint.id.as_str(), (at, phase));
        }
    }
    let mut seen: HashSet<(usize, usize, TransitionKind)> =
        (1..journey.phases.len()).map(|to| (to - 1, to, TransitionKind::Forward)).collect();
    for one in journey.all_transitions() {
        let (Some((from, leaves)), Some((to, reaches))) =
            (phase_of.get(one.from.as_str()), phase_of.get(one.to.as_str()))
        else {
            continue;
        };
        if from != to && seen.insert((*from, *to, one.kind)) {
            links.push(link(leaves, Some(reaches), one.kind, None));
        }
    }
    for phase in journey.phases.iter() {
        let mut known = Vec::new();
        for exit in phase.touchpoints.iter().filter_map(|one| one.exit) {
            if !known.contains(&exit) {
                known.push(exit);
                links.push(link(phase, None, TransitionKind::Exit, Some(exit)));
            }
        }
    }
    links
}

/// Whether this is the id of a template of the user's own, which other machines need not have.
pub fn is_own(id: &str) -> bool {
    id.starts_with(OWN)
}

/// Every model, in the order of their files. One that could not be read is left out; a test rules
/// that out.
pub fn models() -> &'static [Template] {
    static MODELS: LazyLock<Vec<Template>> =
        LazyLock::new(|| FILES.iter().filter_map(|(_, text)| read(text).ok()).collect());
    &MODELS
}

/// All templates to start from, the default one first.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
        models().iter().filter(|template| template.kind == ModelKind::Phases).cloned().collect()
    });
    &TEMPLATES
}

/// The model with this id.
pub fn model(id: &str) -> Option<&'static Template> {
    models().iter().find(|template| template.id == id)
}

fn read(text: &str) -> Result<Template, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(text)
}

/// The template with this id, or with this name written as a slug (`five-phases`, `vijf-fasen`).
pub fn template(id: &str) -> Option<&'static Template> {
    templates().iter().find(|template| template.is_called(id))
}

#[cfg(test)]
mod tests;
