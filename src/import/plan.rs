//! What was read, as edits: new owners, personas and phases, touchpoints in their places, transitions
//! along the chain, and remarks. All of it is one step. Pure: ids and numbers are foretold from the
//! workspace as it is.

use std::collections::{HashMap, HashSet};

use super::known::{Said, Words, plain_phrase};
use super::line::{Kind, Line, Owner};
use crate::edit::{Edit, Place, StepName};
use crate::model::*;
use crate::vocabulary::{Label, templates};

/// What a card follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Follows {
    /// The card before it.
    #[default]
    Last,
    /// Nothing.
    Nothing,
    /// The card with this number.
    Number(u32),
}

/// In which phase a card goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// Where the line stands.
    #[default]
    Here,
    /// The tray.
    Tray,
    /// The phase with this name, which may be new.
    Named(String),
}

/// A touchpoint to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// All that is known of it but owners and personas; without id and number.
    pub touchpoint: Touchpoint,
    /// Who owns it; the first leads.
    pub owners: Vec<Owner>,
    /// Who meets it, by name.
    pub personas: Vec<String>,
    /// What it follows.
    pub follows: Follows,
    /// The numbers that it leads to.
    pub to: Vec<u32>,
    /// Its phase.
    pub home: Home,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Adds a touchpoint.
    Card(Box<Card>),
    /// Draws transitions from a number, or from the last card, to others.
    Links(Option<u32>, Vec<u32>),
    /// Pins a remark to the last card.
    Remark(InsightKind, String),
    /// Goes to a phase, which may be new.
    Phase(String),
}

/// What was said of one card and holds for the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sticks {
    /// The channel.
    pub channel: Option<ChannelId>,
    /// The owners by name.
    pub owners: Vec<String>,
}

impl Sticks {
    /// Whether nothing sticks.
    pub fn is_empty(&self) -> bool {
        self.channel.is_none() && self.owners.is_empty()
    }

    /// What sticks after this line.
    pub fn after(&self, line: &Line, words: &Words<'_>) -> Self {
        let mut next = self.clone();
        for said in line.said() {
            if let Said::Channel(channel) = said {
                next.channel = Some(channel.clone());
            }
        }
        let name = |owner: &Owner| match owner {
            Owner::Known(id) => {
                let known = words.workspace().departments.iter().find(|one| one.id == *id);
                known.map(|one| one.name.clone())
            }
            Owner::New(name) => Some(name.clone()),
            Owner::Nobody => None,
        };
        if line.owners().next().is_some() {
            next.owners = line.owners().filter_map(name).collect();
        }
        next
    }
}

impl Item {
    /// What a line asks for; nothing if it has neither a title nor numbers to link.
    pub fn of_line(line: &Line, sticks: &Sticks, words: &Words<'_>, lang: Lang) -> Option<Self> {
        match line.kind {
            Kind::Remark(kind) => {
                Some(Self::Remark(kind, line.title.clone())).filter(|_| !line.title.is_empty())
            }
            Kind::Phase => Some(Self::Phase(line.title.clone())).filter(|_| !line.title.is_empty()),
            Kind::Card if line.title.is_empty() => {
                let to: Vec<u32> = line.to().collect();
                (!to.is_empty()).then(|| Self::Links(line.from(), to))
            }
            Kind::Card => Some(Self::Card(Box::new(card(line, sticks, words, lang)))),
        }
    }
}

fn card(line: &Line, sticks: &Sticks, words: &Words<'_>, lang: Lang) -> Card {
    let mut touchpoint = line.entry.map_or_else(Touchpoint::default, |entry| entry.touchpoint(lang));
    touchpoint.title.clone_from(&line.title);
    if line.entry.is_none()
        && let Some(channel) = &sticks.channel
    {
        touchpoint.channel = channel.clone();
    }
    line.said().for_each(|said| said.set(&mut touchpoint));
    let owners = match line.owners().next() {
        Some(_) => line.owners().cloned().collect(),
        None => sticks.owners.iter().map(|name| owner_named(words, name)).collect(),
    };
    let follows = match line.from() {
        Some(number) => Follows::Number(number),
        None if line.is_apart() => Follows::Nothing,
        None => Follows::Last,
    };
    Card { touchpoint, owners, follows, to: line.to().collect(), ..Card::default() }
}

/// The owner with this name, known or to be.
pub(super) fn owner_named(words: &Words<'_>, name: &str) -> Owner {
    words.owner(name).map_or_else(|| Owner::New(name.to_owned()), |known| Owner::Known(known.id.clone()))
}

/// What a phase with this name is for, if a template has a stage of that name.
pub(super) fn role_of(name: &str) -> Option<PhaseRole> {
    let plain = plain_phrase(name);
    let mut stages = templates().iter().flat_map(|template| &template.stages);
    let named = |lang: Lang, stage: &crate::vocabulary::Stage| plain_phrase(stage.name(lang)) == plain;
    stages.find(|stage| named(Lang::En, stage) || named(Lang::Nl, stage)).map(|stage| stage.role)
}

/// Where the line stands.
#[derive(Clone, Debug)]
pub struct Here<'a> {
    /// The libraries and all journeys.
    pub workspace: &'a Workspace,
    /// The journey that is added to.
    pub journey: &'a Journey,
    /// The phase; unset is the tray.
    pub phase: Option<Id<Phase>>,
    /// The card that the next one follows.
    pub last: Option<Id<Touchpoint>>,
    /// Who must meet what is added, since only that is shown.
    pub persona: Option<Id<Persona>>,
    /// When it is said, for remarks.
    pub now: Option<DateTime>,
}

/// What is to be done, as one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// What the step is called.
    pub name: StepName,
    /// The touchpoints that it adds, in order.
    pub added: Vec<Id<Touchpoint>>,
    /// The phase where the line stands after it; unset is the tray.
    pub phase: Option<Id<Phase>>,
    /// How many transitions it draws.
    pub links: usize,
}

/// The edits that do these things, in order. Without edits there was nothing to do.
pub fn plan(here: &Here<'_>, items: Vec<Item>) -> Plan {
    let mut drafting = Drafting::new(here);
    for item in items {
        drafting.item(item);
    }
    drafting.end()
}

const ADD: Label = Label::new("add ‘{what}’", "‘{what}’ toevoegen");
const ADD_MANY: Label = Label::new("add {what} touchpoints", "{what} contactmomenten toevoegen");
const CONNECT: Label = Label::new("connect touchpoints", "contactmomenten verbinden");
const REMARK: Label = Label::new("note ‘{what}’", "‘{what}’ noteren");
const ADD_PHASE: Label = Label::new("add the phase ‘{what}’", "de fase ‘{what}’ toevoegen");
const FIELD_LIBRARY: Label = Label::new("owners and personas", "eigenaren en persona’s");
const FIELD_REMARKS: Label = Label::new("remarks", "opmerkingen");

/// The edits while they are put together.
struct Drafting<'a> {
    here: &'a Here<'a>,
    fresh: Fresh,
    taken: HashSet<&'a str>,
    /// All phases in order: id and name.
    phases: Vec<(Id<Phase>, String)>,
    /// The phase of each touchpoint that is in one.
    homes: HashMap<Id<Touchpoint>, Id<Phase>>,
    numbers: HashMap<u32, Id<Touchpoint>>,
    next_number: Option<u32>,
    last: Option<Id<Touchpoint>>,
    phase: Option<Id<Phase>>,
    /// Touchpoints that go to one place, not among the edits yet.
    group: Option<(Place, Vec<Touchpoint>)>,
    departments: Vec<Department>,
    personas: Vec<Persona>,
    insights: Vec<Insight>,
    links: Vec<Transition>,
    edits: Vec<Edit>,
    added: Vec<Id<Touchpoint>>,
    /// The first thing that was named, for the name of the step.
    named: Option<(Label, String)>,
}

impl<'a> Drafting<'a> {
    fn new(here: &'a Here<'a>) -> Self {
        let journeys = here.workspace.journeys.iter();
        let all = journeys.flat_map(|journey| journey.all_touchpoints());
        let homes = here.journey.phases.iter().flat_map(|phase| {
            phase.touchpoints.iter().map(|touchpoint| (touchpoint.id.clone(), phase.id.clone()))
        });
        let own = here.journey.all_touchpoints();
        let highest = here.journey.all_touchpoints().map(|touchpoint| touchpoint.number).max();
        Self {
            here,
            fresh: Fresh::default(),
            taken: all.map(|touchpoint| touchpoint.id.as_str()).collect(),
            phases: here.journey.phases.iter().map(|phase| (phase.id.clone(), phase.name.clone())).collect(),
            homes: homes.collect(),
            numbers: own.map(|touchpoint| (touchpoint.number, touchpoint.id.clone())).collect(),
            next_number: highest.unwrap_or(0).checked_add(1),
            last: here.last.clone().filter(|id| here.journey.touchpoint(id).is_some()),
            phase: here.phase.clone().filter(|id| here.journey.phase(id).is_some()),
            group: None,
            departments: Vec::new(),
            personas: Vec::new(),
            insights: Vec::new(),
            links: Vec::new(),
            edits: Vec::new(),
            added: Vec::new(),
            named: None,
        }
    }

    fn item(&mut self, item: Item) {
        match item {
            Item::Card(card) => self.card(*card),
            Item::Links(from, to) => {
                let from = from.map_or_else(|| self.last.clone(), |from| self.numbers.get(&from).cloned());
                if let Some(from) = from {
                    self.link_to(&from, &to);
                }
            }
            Item::Remark(kind, text) => {
                let subject = match (&self.last, &self.phase) {
                    (Some(last), _) => SubjectRef::Touchpoint(last.clone()),
                    (None, Some(phase)) => SubjectRef::Phase(phase.clone()),
                    (None, None) => SubjectRef::Journey,
                };
                self.named.get_or_insert_with(|| (REMARK, text.clone()));
                self.insights.push(Insight { text, subject, kind, when: self.here.now });
            }
            Item::Phase(name) => self.phase = Some(self.phase_named(&name)),
        }
    }

    fn card(&mut self, mut card: Card) {
        let mut touchpoint = std::mem::take(&mut card.touchpoint);
        let taken = &self.taken;
        touchpoint.id = self.fresh.id(&touchpoint.title, "touchpoint", |text| taken.contains(text));
        let owners: Vec<Id<Department>> = card.owners.iter().filter_map(|owner| self.owner(owner)).collect();
        if let Some(first) = owners.first() {
            touchpoint.accountable = Some(first.clone());
            touchpoint.owners = owners.into();
        }
        let mut personas: Vec<Id<Persona>> = card.personas.iter().map(|name| self.persona(name)).collect();
        personas.extend(self.here.persona.clone());
        for persona in personas {
            if !touchpoint.personas.contains(&persona) {
                touchpoint.personas.edit().push(persona);
            }
        }
        let phase = match &card.home {
            Home::Here => self.phase.clone(),
            Home::Tray => None,
            Home::Named(name) => Some(self.phase_named(name)),
        };
        let (id, title) = (touchpoint.id.clone(), touchpoint.title.clone());
        self.put(phase.clone(), touchpoint);
        self.phase = phase;
        let from = match card.follows {
            Follows::Last => self.last.clone(),
            Follows::Nothing => None,
            Follows::Number(number) => self.numbers.get(&number).cloned(),
        };
        if let Some(number) = self.next_number {
            self.numbers.insert(number, id.clone());
            self.next_number = number.checked_add(1);
        }
        if let Some(from) = from {
            self.link(&from, &id);
        }
        self.link_to(&id, &card.to);
        self.named.get_or_insert((ADD, title));
        self.added.push(id.clone());
        self.last = Some(id);
    }

    /// Puts a touchpoint behind the last one where that is in this phase, else at the phase's end.
    fn put(&mut self, phase: Option<Id<Phase>>, touchpoint: Touchpoint) {
        let id = touchpoint.id.clone();
        // A card behind the one before it goes along with that one.
        let with_last = self.group.as_ref().is_some_and(|(place, _)| place.phase == phase);
        if with_last && let Some((_, group)) = &mut self.group {
            group.push(touchpoint);
        } else {
            self.close_group();
            let before = self.last.as_ref().and_then(|last| self.behind(phase.as_ref(), last));
            self.group = Some((Place { phase: phase.clone(), before }, vec![touchpoint]));
        }
        if let Some(phase) = phase {
            self.homes.insert(id, phase);
        }
    }

    /// The touchpoint of the journey that comes after this one in this phase or the tray.
    fn behind(&self, phase: Option<&Id<Phase>>, last: &Id<Touchpoint>) -> Option<Id<Touchpoint>> {
        let list = match phase {
            None => &self.here.journey.unsorted,
            Some(id) => &self.here.journey.phase(id)?.touchpoints,
        };
        let at = list.iter().position(|known| known.id == *last)?;
        list.get(at + 1).map(|next| next.id.clone())
    }

    fn close_group(&mut self) {
        if let Some((place, touchpoints)) = self.group.take() {
            let journey = self.here.journey.id.clone();
            self.edits.push(Edit::AddTouchpoints { journey, place, touchpoints });
        }
    }

    fn link_to(&mut self, from: &Id<Touchpoint>, numbers: &[u32]) {
        for number in numbers {
            if let Some(to) = self.numbers.get(number).cloned() {
                self.link(from, &to);
            }
        }
    }

    /// Draws a transition unless it is there: back to an earlier phase, else onward.
    fn link(&mut self, from: &Id<Touchpoint>, to: &Id<Touchpoint>) {
        let at = |id: &Id<Touchpoint>| {
            let home = self.homes.get(id)?;
            self.phases.iter().position(|(known, _)| known == home)
        };
        let kind = match (at(from), at(to)) {
            (Some(from), Some(to)) if to < from => TransitionKind::Back,
            _ => TransitionKind::Forward,
        };
        let same = |known: &Transition| known.from == *from && known.to == *to && known.kind == kind;
        let known = self.here.journey.all_transitions().any(|known| same(known));
        if from != to && !known && !self.links.iter().any(same) {
            self.links.push(Transition { from: from.clone(), to: to.clone(), kind, ..Transition::default() });
        }
    }

    /// The phase with this name; a new one behind where the line stands if there is none.
    fn phase_named(&mut self, name: &str) -> Id<Phase> {
        let plain = plain_phrase(name);
        if let Some((id, _)) = self.phases.iter().find(|(_, known)| plain_phrase(known) == plain) {
            return id.clone();
        }
        let journeys = &self.here.workspace.journeys;
        let taken = |text: &str| {
            journeys.iter().any(|journey| journey.phases.iter().any(|known| known.id.as_str() == text))
        };
        let id: Id<Phase> = self.fresh.id(name, "phase", taken);
        let stands = self.phase.as_ref().and_then(|now| self.phases.iter().position(|(id, _)| id == now));
        let index = stands.map_or(self.phases.len(), |at| at + 1);
        let phase = Phase {
            id: id.clone(),
            name: name.trim().to_owned(),
            role: self.role(name, stands),
            ..Phase::default()
        };
        self.phases.insert(index, (id.clone(), phase.name.clone()));
        self.close_group();
        self.named.get_or_insert_with(|| (ADD_PHASE, phase.name.clone()));
        self.edits.push(Edit::AddPhase { journey: self.here.journey.id.clone(), index, phase });
        id
    }

    /// What a phase with this name is for: as a template with a stage of that name says, else the
    /// same as the phase before it.
    fn role(&self, name: &str, before: Option<usize>) -> PhaseRole {
        let before = before.and_then(|at| self.here.journey.phases.get(at)).map(|phase| phase.role);
        role_of(name).or(before).unwrap_or_default()
    }

    fn owner(&mut self, owner: &Owner) -> Option<Id<Department>> {
        match owner {
            Owner::Known(id) => Some(id.clone()),
            Owner::Nobody => None,
            Owner::New(name) => {
                let plain = plain_phrase(name);
                if let Some(known) = self.departments.iter().find(|known| plain_phrase(&known.name) == plain)
                {
                    return Some(known.id.clone());
                }
                let known = &self.here.workspace.departments;
                let mut fresh = Fresh::default();
                let new = &self.departments;
                let taken = |text: &str| known.iter().chain(new).any(|one| one.id.as_str() == text);
                let id: Id<Department> = fresh.id(name, "department", taken);
                let department = Department { id: id.clone(), name: name.clone(), ..Department::default() };
                self.departments.push(department);
                Some(id)
            }
        }
    }

    fn persona(&mut self, name: &str) -> Id<Persona> {
        let plain = plain_phrase(name);
        let known = &self.here.workspace.personas;
        let mut all = known.iter().chain(&self.personas);
        if let Some(known) = all.find(|known| plain_phrase(&known.name) == plain) {
            return known.id.clone();
        }
        let new = &self.personas;
        let taken = |text: &str| known.iter().chain(new).any(|one| one.id.as_str() == text);
        let id: Id<Persona> = Fresh::default().id(name, "persona", taken);
        self.personas.push(Persona { id: id.clone(), name: name.to_owned(), ..Persona::default() });
        id
    }

    fn end(mut self) -> Plan {
        self.close_group();
        let mut edits = Vec::new();
        if !self.departments.is_empty() || !self.personas.is_empty() {
            let mut workspace = self.here.workspace.clone();
            workspace.departments.edit().extend(self.departments.iter().cloned());
            workspace.personas.edit().extend(self.personas.iter().cloned());
            edits.push(Edit::SetLibrary { workspace, what: FIELD_LIBRARY });
        }
        edits.append(&mut self.edits);
        let journey = &self.here.journey.id;
        let links = self.links.len();
        let transitions = self.links.into_iter();
        edits.extend(
            transitions.map(|transition| Edit::AddTransition { journey: journey.clone(), transition }),
        );
        if !self.insights.is_empty() || !self.personas.is_empty() {
            let mut next = self.here.journey.clone();
            next.insights.edit().extend(self.insights);
            next.personas.edit().extend(self.personas.iter().map(|persona| persona.id.clone()));
            edits.push(Edit::SetJourney { journey: next, what: FIELD_REMARKS });
        }
        let name = match (self.added.len(), self.named) {
            (0 | 1, Some((label, what))) => StepName::new(label, what),
            (0, None) => StepName::new(CONNECT, ""),
            (many, _) => StepName::new(ADD_MANY, many.to_string()),
        };
        Plan { edits, name, added: self.added, phase: self.phase, links }
    }
}

#[cfg(test)]
mod tests;
