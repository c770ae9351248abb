//! The contact plan in tables: each part of it as a section of a report, which is also what its view
//! exports. Knows no file format and no window.

pub mod actions;
pub mod calendar;
mod cells;
pub mod consent;
pub mod desk;
pub mod engagement;
pub mod hand_offs;
pub mod measurement;
pub mod models;
pub mod passing;
pub mod people;
pub mod rule_cards;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod sieve_tests;
pub mod systems;
pub mod triggers;

use super::{Cell, Column, Material, Report, Request, Section, Table, owners, words};
use crate::analysis::{Finding, Names};
use crate::model::{
    ChannelId, Date, Department, EngagementAssessment, Id, Journey, Lang, Persona, PlannedContact, Segment,
    SubjectRef, Touchpoint, Workspace,
};
use crate::vocabulary::{Label, Labelled as _, channel_label, date};

/// A part of the contact plan. Each has a view in the window and a section in reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Planned contacts in time.
    Calendar,
    /// The five functions of a contact rule, per segment.
    RuleCards,
    /// On which ground which contact is allowed.
    Consent,
    /// What sets contacts off.
    Triggers,
    /// Objectives, metrics and what was measured.
    Measurement,
    /// Reactions that ask for an answer.
    Desk,
    /// Steps, lessons, capabilities and the loop.
    Engagement,
    /// Personas, segments and lifecycle stages.
    People,
    /// What departments hand to each other.
    HandOffs,
    /// Systems, integrations and sources of data.
    Systems,
    /// What was agreed to do.
    Actions,
    /// Two models at once over the same phases.
    Models,
}

impl Part {
    /// Every part, in the order of the tabs.
    pub const ALL: [Self; 12] = [
        Self::Calendar,
        Self::RuleCards,
        Self::Consent,
        Self::Triggers,
        Self::Measurement,
        Self::Desk,
        Self::Engagement,
        Self::People,
        Self::HandOffs,
        Self::Systems,
        Self::Actions,
        Self::Models,
    ];

    /// Its name in files and on the command line, the same in every language.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::RuleCards => "contact-rules",
            Self::Consent => "consent",
            Self::Triggers => "triggers",
            Self::Measurement => "measurement",
            Self::Desk => "response-desk",
            Self::Engagement => "engagement",
            Self::People => "people",
            Self::HandOffs => "hand-offs",
            Self::Systems => "systems",
            Self::Actions => "actions",
            Self::Models => "models",
        }
    }

    /// What it is called.
    pub const fn label(self) -> Label {
        match self {
            Self::Calendar => Label::new("Calendar", "Kalender"),
            Self::RuleCards => Label::new("Contact rules", "Contactregels"),
            Self::Consent => Label::new("Consent", "Toestemming"),
            Self::Triggers => Label::new("Triggers", "Aanleidingen"),
            Self::Measurement => Label::new("Measurement", "Meting"),
            Self::Desk => Label::new("Response desk", "Reactiebalie"),
            Self::Engagement => Label::new("Engagement", "Betrokkenheid"),
            Self::People => Label::new("People", "Mensen"),
            Self::HandOffs => Label::new("Hand-offs", "Overdrachten"),
            Self::Systems => Label::new("Data and systems", "Gegevens en systemen"),
            Self::Actions => Label::new("Actions", "Acties"),
            Self::Models => Label::new("Two models", "Twee modellen"),
        }
    }

    /// Whether a gap of this rule arises in it: a rule may belong to several parts.
    pub fn concerns(self, rule: &str) -> bool {
        let family = rule.split('-').next().unwrap_or_default();
        match self {
            Self::Calendar => matches!(family, "PLN" | "FRQ"),
            Self::RuleCards => matches!(family, "CST" | "FRQ"),
            Self::Consent => family == "CNS",
            Self::Triggers => family == "TRG",
            Self::Measurement => matches!(family, "MES" | "OBJ"),
            Self::Desk => family == "RSP",
            Self::Engagement => family == "ENG",
            Self::People => {
                family == "TOM"
                    || matches!(rule, "EXP-07" | "COV-04" | "COV-09" | "COV-10" | "STR-04" | "CST-01")
            }
            Self::HandOffs => family == "OWN",
            Self::Systems => matches!(family, "DAT" | "DEP"),
            // A loop that never improves lacks actions, and so does what keeps going wrong.
            Self::Actions => matches!(rule, "ENG-03" | "INF-03" | "RSP-06" | "RSP-07"),
            Self::Models => matches!(family, "COV" | "INV" | "NEED" | "CON"),
        }
    }

    /// What it can be looked at by.
    pub const fn sieves(self) -> Sieves {
        let all = Sieves { persona: true, segment: true, channel: true, owner: true };
        match self {
            // A score is the whole organisation's; only work that follows has somebody who does it.
            Self::Engagement => Sieves { persona: false, segment: false, channel: false, ..all },
            // A system serves channels and is run by a department, whoever the customer is.
            Self::Systems => Sieves { persona: false, segment: false, ..all },
            _ => all,
        }
    }

    /// Whether a journey holds anything of it, so that it deserves a tab and a section.
    pub fn is_used(self, workspace: &Workspace, journey: &Journey) -> bool {
        match self {
            Self::Calendar => !journey.planned_contacts.is_empty(),
            Self::RuleCards => !workspace.contact_rules.is_empty() || !workspace.frequency_caps.is_empty(),
            Self::Consent => !workspace.consent_rules.is_empty() || !workspace.legal_restrictions.is_empty(),
            Self::Triggers => !journey.triggers.is_empty(),
            Self::Measurement => {
                !workspace.objectives.is_empty()
                    || journey.all_touchpoints().any(|touchpoint| !touchpoint.metrics.is_empty())
            }
            Self::Desk => !journey.cases.is_empty(),
            Self::Engagement => workspace.engagement != EngagementAssessment::default(),
            Self::People => {
                !(workspace.personas.is_empty()
                    && workspace.segments.is_empty()
                    && workspace.lifecycle_stages.is_empty())
            }
            Self::HandOffs => hand_offs::is_used(workspace, journey),
            Self::Systems => {
                !(workspace.systems.is_empty()
                    && workspace.integrations.is_empty()
                    && workspace.data_sources.is_empty())
            }
            Self::Actions => !journey.actions.is_empty(),
            Self::Models => !journey.overlays.is_empty(),
        }
    }
}

/// Which of the four choices of a [`Filter`] mean something for a part. The others change nothing there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sieves {
    /// Whom it is for.
    pub persona: bool,
    /// Which part of the market it is for.
    pub segment: bool,
    /// What it goes through.
    pub channel: bool,
    /// Whose it is.
    pub owner: bool,
}

/// What of the plan is looked at; an unset part lets everything through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Only what concerns this persona.
    pub persona: Option<Id<Persona>>,
    /// Only what concerns this segment.
    pub segment: Option<Id<Segment>>,
    /// Only what goes through this channel.
    pub channel: Option<ChannelId>,
    /// Only what this department owns.
    pub owner: Option<Id<Department>>,
}

impl Filter {
    /// Whether nothing is left out.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// What of it means something for a part.
    pub fn of(&self, part: Part) -> Self {
        let sieves = part.sieves();
        let filter = self.clone();
        Self {
            persona: filter.persona.filter(|_| sieves.persona),
            segment: filter.segment.filter(|_| sieves.segment),
            channel: filter.channel.filter(|_| sieves.channel),
            owner: filter.owner.filter(|_| sieves.owner),
        }
    }

    /// Whether a touchpoint is let through. One that names no persona or segment is for all of them.
    pub fn lets_touchpoint(&self, one: &Touchpoint) -> bool {
        fn meets<T: PartialEq>(wanted: &Option<T>, known: &[T]) -> bool {
            wanted.as_ref().is_none_or(|wanted| known.is_empty() || known.contains(wanted))
        }
        let owns = |owner: &Id<Department>| one.owner() == Some(owner) || one.owners.contains(owner);
        meets(&self.persona, &one.personas)
            && meets(&self.segment, &one.segments)
            && self.channel.as_ref().is_none_or(|channel| one.channel == *channel)
            && self.owner.as_ref().is_none_or(owns)
    }

    /// Whether what is about this is let through, whoever owns it: by the touchpoints that it is about, or
    /// the contact, the trigger or the reaction; what is about none of them concerns every persona and
    /// segment, and goes through no channel.
    pub fn lets_subject(&self, journey: &Journey, subject: &SubjectRef) -> bool {
        let filter = Self { owner: None, ..self.clone() };
        let lets =
            |id: &Id<Touchpoint>| journey.touchpoint(id).is_some_and(|one| filter.lets_touchpoint(one));
        let sends = |id: &Id<PlannedContact>| {
            let one = journey.planned_contacts.iter().find(|one| one.id == *id);
            one.is_none_or(|one| filter.lets_contact(journey, one))
        };
        match subject {
            SubjectRef::PlannedContact(id) => sends(id),
            SubjectRef::ContactPair(one, other) => sends(one) || sends(other),
            SubjectRef::Trigger(id) => {
                let one = journey.triggers.iter().find(|one| one.id == *id);
                one.is_none_or(|one| filter.lets_trigger(journey, one))
            }
            SubjectRef::ResponseCase(id) => {
                let one = journey.cases.iter().find(|one| one.id == *id);
                one.is_none_or(|one| lets(&one.touchpoint))
            }
            SubjectRef::Touchpoint(id) | SubjectRef::Metric(id, _) => lets(id),
            SubjectRef::Touchpoints(ids) => ids.iter().any(lets),
            SubjectRef::Transition(from, to, ..) => lets(from) || lets(to),
            SubjectRef::Persona(id) => self.persona.as_ref().is_none_or(|wanted| wanted == id),
            SubjectRef::Segment(id) => self.segment.as_ref().is_none_or(|wanted| wanted == id),
            SubjectRef::SegmentChannel(id, channel) => {
                self.segment.as_ref().is_none_or(|wanted| wanted == id)
                    && self.channel.as_ref().is_none_or(|wanted| wanted == channel)
            }
            _ => self.channel.is_none(),
        }
    }

    /// What it lets through, for a reader who does not see the choices; nothing where that is everything.
    fn line(&self, workspace: &Workspace, lang: Lang) -> Option<String> {
        let known = |name: Option<&String>, id: &str| name.map_or_else(|| id.to_owned(), String::clone);
        let persona = self.persona.as_ref().map(|id| {
            let entry = workspace.personas.iter().find(|one| one.id == *id);
            (PERSONA, known(entry.map(|one| &one.name), id.as_str()))
        });
        let segment = self.segment.as_ref().map(|id| {
            let entry = workspace.segments.iter().find(|one| one.id == *id);
            (SEGMENT, known(entry.map(|one| &one.name), id.as_str()))
        });
        let channel = self.channel.as_ref().map(|id| (CHANNEL, channel_label(workspace, id.as_str(), lang)));
        let owner = self.owner.as_ref().map(|id| {
            let entry = workspace.departments.iter().find(|one| one.id == *id);
            (OWNER, known(entry.map(|one| &one.name), id.as_str()))
        });
        let parts = [persona, segment, channel, owner].into_iter().flatten();
        let parts: Vec<String> = parts.map(|(label, name)| format!("{}: {name}", label.text(lang))).collect();
        (!parts.is_empty()).then(|| ONLY.fill(lang, &[("what", &parts.join(", "))]))
    }
}

const PERSONA: Label = Label::new("persona", "persona");
const SEGMENT: Label = Label::new("segment", "segment");
const CHANNEL: Label = Label::new("channel", "kanaal");
const OWNER: Label = Label::new("owner", "eigenaar");
const ONLY: Label = Label::new("Only {what}", "Alleen {what}");
const TITLE: Label = Label::new("Contact plan: {journey}", "Contactplan: {journey}");
const TITLE_OF: Label = Label::new("{part}: {journey}", "{part}: {journey}");

/// What a section of the plan is made from.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The file.
    pub workspace: &'a Workspace,
    /// The journey.
    pub journey: &'a Journey,
    /// What of it is looked at.
    pub filter: &'a Filter,
    /// The day on which it is looked at.
    pub as_of: Date,
    /// The language of its words.
    pub lang: Lang,
}

impl<'a> Plan<'a> {
    /// The names for the plan's language.
    pub fn names(&self) -> Names<'a> {
        Names::new(self.workspace, self.journey, self.lang)
    }

    /// A table with these headings and widths in letters.
    fn table<const N: usize>(
        &self,
        (id, title): (&str, Label),
        columns: [(Label, u16); N],
        rows: Vec<[Cell; N]>,
    ) -> Table {
        let column = |(label, width): (Label, u16)| Column::new(label.text(self.lang), width);
        Table {
            id: id.to_owned(),
            title: title.text(self.lang).to_owned(),
            columns: columns.into_iter().map(column).collect(),
            rows: rows.into_iter().map(Vec::from).collect(),
        }
    }

    /// A section about a part, to be filled.
    fn section(&self, part: Part) -> Section {
        Section {
            id: part.id().to_owned(),
            title: part.label().text(self.lang).to_owned(),
            paragraphs: Vec::new(),
            points: Vec::new(),
            tables: Vec::new(),
        }
    }
}

/// A part of the plan in words and tables. Its main table stands there with its headings even where it has
/// no row, so that a spreadsheet knows what would be in it.
pub fn section(plan: &Plan<'_>, part: Part) -> Section {
    let filter = plan.filter.of(part);
    let plan = &Plan { filter: &filter, ..*plan };
    match part {
        Part::Calendar => calendar::section(plan),
        Part::RuleCards => rule_cards::section(plan),
        Part::Consent => consent::section(plan),
        Part::Triggers => triggers::section(plan),
        Part::Measurement => measurement::section(plan),
        Part::Desk => desk::section(plan),
        Part::Engagement => engagement::section(plan),
        Part::People => people::section(plan),
        Part::HandOffs => hand_offs::section(plan),
        Part::Systems => systems::section(plan),
        Part::Actions => actions::section(plan),
        Part::Models => models::section(plan),
    }
}

/// The sections of the parts that a journey uses, as a report appends them: what links to them begins
/// with `plan-`, since families of rules have the same names.
pub fn sections(plan: &Plan<'_>) -> Vec<Section> {
    let used = Part::ALL.into_iter().filter(|part| part.is_used(plan.workspace, plan.journey));
    used.map(|part| section(plan, part))
        .map(|section| Section { id: format!("plan-{}", section.id), ..section })
        .collect()
}

/// One part of the plan as a report of its own, or every part that the journey uses.
pub fn report(plan: &Plan<'_>, part: Option<Part>) -> Report {
    let lang = plan.lang;
    let filter = part.map_or_else(|| plan.filter.clone(), |part| plan.filter.of(part));
    let plan = &Plan { filter: &filter, ..*plan };
    let mut about = Vec::new();
    let organisation = &plan.workspace.organisation.name;
    if !organisation.is_empty() {
        about.push(words::ORGANISATION.fill(lang, &[("name", organisation)]));
    }
    about.push(words::DATE_LINE.fill(lang, &[("date", &date(plan.as_of, lang))]));
    about.extend(plan.filter.line(plan.workspace, lang));
    let journey = plan.journey.name.as_str();
    let (title, sections) = match part {
        Some(part) => {
            let values = [("part", part.label().text(lang)), ("journey", journey)];
            let sheet = plan.filter.owner.as_ref().filter(|_| part == Part::HandOffs);
            let sheet = sheet.map(|owner| owner_sheet(plan, owner));
            (TITLE_OF.fill(lang, &values), std::iter::once(section(plan, part)).chain(sheet).collect())
        }
        None => (TITLE.fill(lang, &[("journey", journey)]), sections(plan)),
    };
    Report { lang, title, about, sections }
}

/// What one owner has in hand: touchpoints, handovers, actions, and the gaps that are theirs.
fn owner_sheet(plan: &Plan<'_>, owner: &Id<Department>) -> Section {
    let analysis = crate::analysis::analyse(plan.workspace, plan.journey, plan.as_of);
    let request = Request { owner: Some(owner.clone()), ..Request::new(plan.lang, plan.as_of) };
    let (workspace, journey) = (plan.workspace, plan.journey);
    let material = Material { workspace, journey, analysis: &analysis, repairs: &[], request: &request };
    let names = material.names();
    let mut sheet = owners::sheet(&material, &names, owner);
    let row = |finding: &Finding| {
        let level = finding.severity.label().text(plan.lang).to_owned();
        let (message, action) = (names.message(finding), names.action(finding));
        [Cell::Level(finding.severity, level), message.into(), action.into()]
    };
    let rows: Vec<[Cell; 3]> = material.findings().filter(|finding| finding.is_open()).map(row).collect();
    if !rows.is_empty() {
        let columns = [(LEVEL, 12), (GAP, 60), (MEND, 50)];
        sheet.tables.push(plan.table(("findings", GAPS), columns, rows));
    }
    sheet
}

const LEVEL: Label = Label::new("Level", "Ernst");
const GAP: Label = Label::new("Gap", "Knelpunt");
const MEND: Label = Label::new("What to do", "Wat te doen");
const GAPS: Label = Label::new("Gaps", "Knelpunten");

#[cfg(test)]
mod tests;
