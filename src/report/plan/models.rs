//! Two models over the same phases: one says which channels people use when, the other what to fill
//! them with. One matrix: the channels beside the needs and the content of each phase.

use super::{Part, Plan};
use crate::model::{ChannelId, ContentAsset, Id, InformationNeed, Phase, Touchpoint, TouchpointStatus};
use crate::report::{Cell, Column, Section, Table};
use crate::vocabulary::{
    CHANNEL_GROUPS, ChannelGroup, Label, Template, Words, group_of, model, overlays_of, stages_of,
};

/// The model that is about channels.
pub const CHANNEL_MODEL: &str = "t4";
/// The model that is about what customers need and get.
pub const CONTENT_MODEL: &str = "t5";

/// A model over the phases.
#[derive(Clone, Debug, PartialEq)]
pub struct Over {
    /// The model.
    pub template: &'static Template,
    /// Whether the journey says that it lies over its phases, or is made from it.
    pub laid: bool,
    /// The stages that each phase stands for.
    pub stages: Vec<Vec<String>>,
}

/// A channel in a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Used {
    /// The channel.
    pub channel: ChannelId,
    /// What it is called.
    pub name: String,
    /// The touchpoints there.
    pub touchpoints: Vec<Id<Touchpoint>>,
}

/// A question of customers in a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question.
    pub id: Id<InformationNeed>,
    /// Its words.
    pub text: String,
    /// How many touchpoints answer it.
    pub answers: usize,
}

/// A piece of content in a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Filling {
    /// The piece.
    pub id: Id<ContentAsset>,
    /// Its title.
    pub title: String,
    /// How many touchpoints use it; none where it is only meant for such a phase.
    pub uses: usize,
}

/// A phase as both models see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The phase.
    pub phase: Id<Phase>,
    /// Its name.
    pub name: String,
    /// The channels by group, in the order of [`CHANNEL_GROUPS`].
    pub channels: Vec<Vec<Used>>,
    /// What customers ask.
    pub needs: Vec<Asked>,
    /// What they get.
    pub content: Vec<Filling>,
}

/// The matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The models, that of the channels first, then that of the content.
    pub models: Vec<Over>,
    /// The phases in their order.
    pub phases: Vec<Seen>,
}

impl Overview {
    /// The groups of channels that are used, by their place.
    pub fn groups(&self) -> Vec<(usize, &'static ChannelGroup)> {
        let used = |at: &usize| {
            self.phases.iter().any(|phase| phase.channels.get(*at).is_some_and(|group| !group.is_empty()))
        };
        CHANNEL_GROUPS.iter().enumerate().filter(|(at, _)| used(at)).collect()
    }

    /// Whether both models lie over the phases.
    pub fn is_laid(&self) -> bool {
        let laid = |id: &str| self.models.iter().any(|over| over.template.id == id && over.laid);
        laid(CHANNEL_MODEL) && laid(CONTENT_MODEL)
    }
}

/// The matrix of the journey, of what the filter lets through. Both models are there whether they were
/// laid or not: what is not laid goes by what the phases are for.
pub fn overview(plan: &Plan<'_>) -> Overview {
    let journey = plan.journey;
    let mut templates: Vec<&'static Template> = Vec::new();
    let wanted = [model(CHANNEL_MODEL), model(CONTENT_MODEL), model(&journey.base_template)];
    for template in wanted.into_iter().flatten().chain(overlays_of(journey)) {
        if !template.stages.is_empty() && !templates.iter().any(|known| known.id == template.id) {
            templates.push(template);
        }
    }
    let over = |template: &'static Template| Over {
        template,
        laid: template.id == journey.base_template || journey.overlays.contains(&template.id),
        stages: stages_of(journey, template),
    };
    Overview {
        models: templates.into_iter().map(over).collect(),
        phases: journey.phases.iter().map(|phase| seen(plan, phase)).collect(),
    }
}

fn seen(plan: &Plan<'_>, phase: &Phase) -> Seen {
    let is_there = |one: &&Touchpoint| {
        !matches!(one.status, TouchpointStatus::Retired | TouchpointStatus::Historical)
            && plan.filter.lets_touchpoint(one)
    };
    let touchpoints: Vec<&Touchpoint> =
        phase.touchpoints.iter().map(AsRef::as_ref).filter(is_there).collect();
    Seen {
        phase: phase.id.clone(),
        name: phase.name.clone(),
        channels: channels(plan, &touchpoints),
        needs: needs(plan, phase, &touchpoints),
        content: content(plan, phase, &touchpoints),
    }
}

fn channels(plan: &Plan<'_>, touchpoints: &[&Touchpoint]) -> Vec<Vec<Used>> {
    let mut groups: Vec<Vec<Used>> = vec![Vec::new(); CHANNEL_GROUPS.len()];
    for one in touchpoints.iter().filter(|one| !one.channel.is_empty()) {
        let at = group_of(&plan.workspace.channels, one.channel.as_str()).index();
        let Some(group) = groups.get_mut(at) else { continue };
        match group.iter_mut().find(|used| used.channel == one.channel) {
            Some(used) => used.touchpoints.push(one.id.clone()),
            None => group.push(Used {
                channel: one.channel.clone(),
                name: plan.channel(&one.channel),
                touchpoints: vec![one.id.clone()],
            }),
        }
    }
    groups
}

fn needs(plan: &Plan<'_>, phase: &Phase, touchpoints: &[&Touchpoint]) -> Vec<Asked> {
    let persona = plan.filter.persona.as_ref();
    let here = |need: &&InformationNeed| {
        let whose = persona.is_none_or(|id| need.personas.is_empty() || need.personas.contains(id));
        need.phase == phase.id && whose
    };
    let asked = |need: &InformationNeed| Asked {
        id: need.id.clone(),
        text: need.text.clone(),
        answers: touchpoints.iter().filter(|one| one.answers.contains(&need.id)).count(),
    };
    plan.journey.needs.iter().filter(here).map(asked).collect()
}

/// What touchpoints of the phase use, and what is meant for such a phase.
fn content(plan: &Plan<'_>, phase: &Phase, touchpoints: &[&Touchpoint]) -> Vec<Filling> {
    let filling = |piece: &ContentAsset| {
        let uses = touchpoints.iter().filter(|one| one.content.contains(&piece.id)).count();
        let owner = plan.filter.owner.as_ref().is_none_or(|id| piece.owner.as_ref() == Some(id));
        let meant = piece.phase == Some(phase.role) && owner && plan.filter.channel.is_none();
        (uses > 0 || meant).then(|| Filling { id: piece.id.clone(), title: piece.title.clone(), uses })
    };
    plan.workspace.content.iter().filter_map(filling).collect()
}

/// A heading with the model that it belongs to.
pub const CHANNELS: Label = Label::new("Channels", "Kanalen");
/// The row of what customers ask.
pub const NEEDS: Label = Label::new("Needs", "Behoeften");
/// The row of what they get.
pub const CONTENT: Label = Label::new("Content", "Inhoud");
/// What nobody answers.
pub const UNANSWERED: Label = Label::new("no answer", "geen antwoord");
/// What is meant for a phase and not used there.
pub const UNUSED: Label = Label::new("not used here", "hier niet gebruikt");
/// How many touchpoints answer a question.
pub const ANSWERS: Words = Words {
    one: Label::new("{n} answer", "{n} antwoord"),
    other: Label::new("{n} answers", "{n} antwoorden"),
};
const ABOUT: Label = Label::new(
    "Two models over the same phases: ‘{one}’ for which channels people use when, ‘{other}’ for what they need and what to fill those channels with.",
    "Twee modellen over dezelfde fasen: ‘{one}’ voor welke kanalen mensen wanneer gebruiken, ‘{other}’ voor wat ze nodig hebben en waarmee je die kanalen vult.",
);

/// What the two models are for, with their names.
pub fn about(plan: &Plan<'_>) -> String {
    let name = |id: &str| model(id).map_or("", |template| template.name(plan.lang));
    ABOUT.fill(plan.lang, &[("one", name(CHANNEL_MODEL)), ("other", name(CONTENT_MODEL))])
}

/// The names of the stages that a phase stands for in a model.
pub fn stage_names(plan: &Plan<'_>, over: &Over, phase: usize) -> String {
    let stages = over.stages.get(phase).map_or(&[][..], Vec::as_slice);
    let name = |id: &String| {
        let known = over.template.stages.iter().find(|stage| stage.id == *id);
        known.map_or(id.clone(), |stage| stage.name(plan.lang).to_owned())
    };
    stages.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Models);
    let all = overview(plan);
    if !all.phases.is_empty() {
        section.paragraphs.push(about(plan));
        section.tables.push(table(plan, &all));
    }
    section
}

fn table(plan: &Plan<'_>, all: &Overview) -> Table {
    let lang = plan.lang;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for over in &all.models {
        let stages = (0..all.phases.len()).map(|at| stage_names(plan, over, at));
        rows.push(row(over.template.name(lang).to_owned(), stages));
    }
    for (at, group) in all.groups() {
        let head = format!("{}: {}", CHANNELS.text(lang), group.label.text(lang));
        rows.push(row(head, all.phases.iter().map(|phase| used(phase.channels.get(at)))));
    }
    let needs = |phase: &Seen| {
        let line = |need: &Asked| match need.answers {
            0 => format!("{} ({})", need.text, UNANSWERED.text(lang)),
            count => format!("{} ({})", need.text, ANSWERS.count(lang, count)),
        };
        phase.needs.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    rows.push(row(NEEDS.text(lang).to_owned(), all.phases.iter().map(needs)));
    let content = |phase: &Seen| {
        let line = |piece: &Filling| match piece.uses {
            0 => format!("{} ({})", piece.title, UNUSED.text(lang)),
            count => format!("{} ({count})", piece.title),
        };
        phase.content.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    rows.push(row(CONTENT.text(lang).to_owned(), all.phases.iter().map(content)));
    const PHASE: Label = Label::new("Phase", "Fase");
    let mut table = plan.grid("two-models", Part::Models.label(), &[(PHASE, 26)], rows);
    table.columns.extend(all.phases.iter().map(|phase| Column::new(phase.name.as_str(), 30)));
    table
}

fn row(head: String, cells: impl Iterator<Item = String>) -> Vec<Cell> {
    std::iter::once(head).chain(cells).map(Cell::Text).collect()
}

fn used(group: Option<&Vec<Used>>) -> String {
    let line = |used: &Used| format!("{} {}", used.name, used.touchpoints.len());
    group.map(|group| group.iter().map(line).collect::<Vec<_>>().join("; ")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::report::plan::{Filter, sample};

    #[test]
    fn channels_stand_beside_needs_and_content() {
        let workspace = sample::sample("vriesmeter");
        let filter = Filter::default();
        let plan = sample::plan(&workspace, &filter, Lang::En);
        let all = overview(&plan);
        assert!(!all.is_laid(), "only one of the two was laid");
        let ids: Vec<_> = all.models.iter().map(|over| over.template.id.as_str()).collect();
        assert_eq!(ids[..2], [CHANNEL_MODEL, CONTENT_MODEL]);
        assert_eq!(all.phases.len(), workspace.journeys[0].phases.len());
        let counted: usize = all
            .phases
            .iter()
            .flat_map(|phase| phase.channels.iter().flatten())
            .map(|used| used.touchpoints.len())
            .sum();
        assert!(counted > 20, "{counted}");
        assert!(all.phases.iter().any(|phase| !phase.needs.is_empty()));
        let section = section(&plan);
        let table = &section.tables[0];
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        let heads: Vec<_> = table.rows.iter().map(|row| row[0].text(Lang::En)).collect();
        assert_eq!(heads[0], "Customer life cycle");
        assert_eq!(heads[1], "Dynamic customer journey");
        assert_eq!(heads.last().map(String::as_str), Some("Content"));
    }

    #[test]
    fn a_channel_leaves_only_its_own_touchpoints() {
        let workspace = sample::sample("zwaluw-en-spaak-en");
        let filter = Filter { channel: Some(ChannelId::new("email")), ..Filter::default() };
        let plan = sample::plan(&workspace, &filter, Lang::En);
        let all = overview(&plan);
        let used: Vec<&Used> = all.phases.iter().flat_map(|phase| phase.channels.iter().flatten()).collect();
        assert!(!used.is_empty() && used.iter().all(|used| used.channel.as_str() == "email"));
        assert_eq!(all.groups().len(), 1);
    }

    #[test]
    fn stages_in_words_of_people_s_own_are_told() {
        let mut workspace = sample::sample("first-steps");
        let mut journey = (*workspace.journeys[0]).clone();
        let first = std::sync::Arc::make_mut(&mut journey.phases.edit()[0]);
        first.model_tags = vec!["t4:discover".to_owned(), "t4:Snuffelen".to_owned()].into();
        workspace.journeys = vec![std::sync::Arc::new(journey)].into();
        let filter = Filter::default();
        let plan = sample::plan(&workspace, &filter, Lang::En);
        let all = overview(&plan);
        assert_eq!(stage_names(&plan, &all.models[0], 0), "Discover, Snuffelen");
    }
}
