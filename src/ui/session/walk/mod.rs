//! A walk through the journey in a customer's shoes: as whom, on what, where one can go next, what
//! was met in which order and what was found on the way. The walk itself lives in the journey, so
//! it can be left at any moment and taken up again. Pure: knows no window.

mod form;
mod outcome;

use std::collections::HashSet;
use std::sync::Arc;

pub use self::form::{Form, Row};
pub use self::outcome::Outcome;
use super::keys::Press;
use super::words;
use crate::edit::{Edit, Place, StepName};
use crate::model::*;
use crate::vocabulary::{self, Label};

/// At most so many ways on are offered: one for each digit.
const WAYS: usize = 9;

/// A walk's name: as whom, on what, when.
pub fn name(walk: &Walkthrough, workspace: &Workspace, lang: Lang) -> String {
    let persona = workspace.personas.iter().find(|one| Some(&one.id) == walk.persona.as_ref());
    let persona = persona.map_or_else(
        || words::WALK_ANYBODY.text(lang).to_owned(),
        |persona| crate::text::one_line(&persona.name),
    );
    let device = walk.device.as_ref().map(|id| vocabulary::device_label(id.as_str(), lang).to_owned());
    let steps = words::STEPS.count(lang, walk.steps.len());
    [Some(persona), device, Some(vocabulary::date(walk.date, lang)), Some(steps)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What is typed while walking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// The title of something that is not on the map yet.
    New,
    /// A remark, pinned to where one stands.
    Note,
    /// What was seen or heard, as evidence of where one stands.
    Evidence,
    /// Where to go, by number or words.
    Find,
}

/// A walk that is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// The walk in the journey.
    pub id: Id<Walkthrough>,
    /// What is typed, and so far what.
    pub field: Option<(Typing, String)>,
    /// What came of it is shown.
    pub done: bool,
}

/// What a press while walking leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Pace {
    /// Nothing outside the walk.
    Stay,
    /// Changes that are one step of undo together.
    Edit(Vec<Edit>, StepName),
    /// Nothing on the map is called that.
    NotFound(String),
    /// The walk is left; it can be taken up again.
    Leave,
}

/// A way on.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Where it leads.
    pub touchpoint: Arc<Touchpoint>,
    /// The transition that leads there; unset where none does.
    pub by: Option<TransitionKind>,
}

impl Walk {
    fn new(id: Id<Walkthrough>) -> Self {
        Self { id, field: None, done: false }
    }

    /// What came of an earlier walk.
    pub fn ended(id: Id<Walkthrough>) -> Self {
        Self { id, field: None, done: true }
    }

    /// The walk in the journey; nothing if it was undone.
    pub fn walkthrough<'a>(&self, journey: &'a Journey) -> Option<&'a Walkthrough> {
        journey.walkthroughs.iter().find(|walk| walk.id == self.id)
    }

    /// Where one stands.
    pub fn here<'a>(&self, journey: &'a Journey) -> Option<&'a Arc<Touchpoint>> {
        journey.touchpoint(self.walkthrough(journey)?.steps.last()?)
    }

    /// Where one can go: along the transitions, then what else the phase has; at first where
    /// journeys start.
    pub fn ways(&self, journey: &Journey) -> Vec<Way> {
        let Some(walk) = self.walkthrough(journey) else { return Vec::new() };
        let persona = walk.persona.as_ref();
        let there = |one: &Arc<Touchpoint>| is_there(one) && meets(one, persona);
        let plain = |touchpoint: &Arc<Touchpoint>| Way { touchpoint: Arc::clone(touchpoint), by: None };
        let Some(here) = self.here(journey) else {
            let entries = journey.touchpoints().filter(|one| one.entry && there(one));
            let entries: Vec<Way> = entries.take(WAYS).map(plain).collect();
            let first = || journey.touchpoints().filter(|one| there(one)).take(WAYS).map(plain).collect();
            return if entries.is_empty() { first() } else { entries };
        };
        let mut ways: Vec<Way> = Vec::new();
        let mut leaving: Vec<&Arc<Transition>> =
            journey.all_transitions().filter(|step| step.from == here.id && takes(step, persona)).collect();
        leaving.sort_by_key(|step| step.kind);
        for step in leaving {
            let known = ways.iter().any(|way| way.touchpoint.id == step.to);
            if let Some(touchpoint) = journey.touchpoint(&step.to).filter(|one| !known && is_there(one)) {
                ways.push(Way { touchpoint: Arc::clone(touchpoint), by: Some(step.kind) });
            }
        }
        let met: HashSet<&Id<Touchpoint>> = walk.steps.iter().collect();
        let after = journey.touchpoints().skip_while(|one| one.id != here.id).skip(1);
        for touchpoint in after.filter(|one| there(one) && !met.contains(&one.id)) {
            if ways.len() >= WAYS.min(6) {
                break;
            }
            if !ways.iter().any(|way| way.touchpoint.id == touchpoint.id) {
                ways.push(plain(touchpoint));
            }
        }
        ways.truncate(WAYS);
        ways
    }

    /// What a press does.
    pub fn press(&mut self, press: Press, journey: &Journey) -> Pace {
        if self.walkthrough(journey).is_none() {
            return Pace::Leave;
        }
        match press {
            Press::Leave => return Pace::Leave,
            Press::Enter if self.done => return Pace::Leave,
            _ if self.done => self.done = !matches!(press, Press::Back | Press::Left | Press::Previous),
            Press::Enter => self.done = true,
            Press::Back | Press::Left | Press::Previous => return self.back(journey),
            Press::Letter('N') => self.field = Some((Typing::New, String::new())),
            Press::Letter('T') => self.field = Some((Typing::Note, String::new())),
            Press::Letter('E') if self.here(journey).is_some() => {
                self.field = Some((Typing::Evidence, String::new()));
            }
            Press::Letter('F') => self.field = Some((Typing::Find, String::new())),
            Press::Next | Press::Right | Press::Space => return self.go(0, journey),
            Press::Digit(digit) => {
                return digit.checked_sub(1).map_or(Pace::Stay, |at| self.go(at, journey));
            }
            _ => {}
        }
        Pace::Stay
    }

    /// Along the way at this place.
    pub fn go(&self, at: usize, journey: &Journey) -> Pace {
        match self.ways(journey).get(at) {
            Some(way) => self.step_to(&way.touchpoint, journey),
            None => Pace::Stay,
        }
    }

    fn step_to(&self, touchpoint: &Touchpoint, journey: &Journey) -> Pace {
        let Some(walk) = self.walkthrough(journey) else { return Pace::Leave };
        let mut walk = walk.clone();
        walk.steps = walk.steps.iter().cloned().chain([touchpoint.id.clone()]).collect();
        let mut edits = vec![with_walk(journey, walk)];
        if !touchpoint.observed_in.contains(&self.id) {
            let observed_in = touchpoint.observed_in.iter().cloned().chain([self.id.clone()]).collect();
            edits.push(set(journey, Touchpoint { observed_in, ..touchpoint.clone() }));
        }
        Pace::Edit(edits, StepName::new(words::STEP_MET, touchpoint.title.clone()))
    }

    /// The last step is taken back.
    fn back(&self, journey: &Journey) -> Pace {
        let Some(walk) = self.walkthrough(journey) else { return Pace::Leave };
        let Some(last) = walk.steps.last().cloned() else { return Pace::Stay };
        let mut walk = walk.clone();
        walk.steps = walk.steps.iter().take(walk.steps.len() - 1).cloned().collect();
        let mut edits = Vec::new();
        let mut title = String::new();
        if let Some(left) = journey.touchpoint(&last) {
            title.clone_from(&left.title);
            // It was met all the same if the walk came by before, or if it was found here.
            if !walk.steps.contains(&last) && !walk.found.contains(&last) {
                let observed_in = left.observed_in.iter().filter(|id| **id != self.id).cloned().collect();
                edits.push(set(journey, Touchpoint { observed_in, ..(**left).clone() }));
            }
        }
        edits.insert(0, with_walk(journey, walk));
        Pace::Edit(edits, StepName::new(words::STEP_BACK, title))
    }

    /// What was typed is complete.
    pub fn typed(&mut self, journey: &Journey, workspace: &Workspace, now: DateTime) -> Pace {
        let Some((typing, text)) = self.field.take() else { return Pace::Stay };
        let text = crate::text::one_line(&text);
        if text.is_empty() {
            return Pace::Stay;
        }
        match typing {
            Typing::New => self.add(&text, journey, workspace),
            Typing::Note => self.note(&text, journey, now),
            Typing::Evidence => self.evidence(&text, journey, workspace, now),
            Typing::Find => match find(&text, journey) {
                Some(touchpoint) => self.step_to(&touchpoint, journey),
                None => Pace::NotFound(text),
            },
        }
    }

    /// Something that was met and is not on the map yet: after where one stands, with the step that
    /// led there; in the tray where there is no phase.
    fn add(&self, title: &str, journey: &Journey, workspace: &Workspace) -> Pace {
        let Some(walk) = self.walkthrough(journey) else { return Pace::Leave };
        let taken: HashSet<&str> = (workspace.journeys.iter())
            .flat_map(|journey| journey.all_touchpoints().map(|one| one.id.as_str()))
            .collect();
        let id: Id<Touchpoint> = Fresh::default().id(title, "touchpoint", |id| taken.contains(id));
        let here = self.here(journey);
        let phase = match here {
            Some(here) => crate::ui::offer::phase_of(journey, &here.id),
            None => journey.phases.first().map(|phase| &**phase),
        };
        let before = phase.zip(here).and_then(|(phase, here)| {
            let at = phase.touchpoints.iter().position(|one| one.id == here.id)?;
            phase.touchpoints.get(at + 1).map(|next| next.id.clone())
        });
        let place = Place { phase: phase.map(|phase| phase.id.clone()), before };
        let touchpoint = Touchpoint {
            id: id.clone(),
            title: title.to_owned(),
            observed_in: vec![self.id.clone()].into(),
            ..Touchpoint::default()
        };
        let mut walk = walk.clone();
        walk.steps = walk.steps.iter().cloned().chain([id.clone()]).collect();
        walk.found = walk.found.iter().cloned().chain([id.clone()]).collect();
        let mut edits =
            vec![Edit::AddTouchpoints { journey: journey.id.clone(), place, touchpoints: vec![touchpoint] }];
        if let Some(here) = here {
            let personas = walk.persona.iter().cloned().collect::<List<_>>();
            let transition = Transition {
                from: here.id.clone(),
                to: id,
                personas: Some(personas).filter(|who| !who.is_empty()),
                ..Transition::default()
            };
            edits.push(Edit::AddTransition { journey: journey.id.clone(), transition });
        }
        edits.push(with_walk(journey, walk));
        Pace::Edit(edits, StepName::new(words::STEP_FOUND, title))
    }

    /// What was seen or heard where one stands. How strong it is follows from how one walks: what was
    /// only imagined is assumed, and in quotes somebody said it.
    fn evidence(&self, text: &str, journey: &Journey, workspace: &Workspace, now: DateTime) -> Pace {
        let (Some(walk), Some(here)) = (self.walkthrough(journey), self.here(journey)) else {
            return Pace::Stay;
        };
        let quote = text.strip_prefix(['"', '“']).map(|said| said.trim_end_matches(['"', '”']).trim());
        let kind = match (quote, walk.kind) {
            (_, WalkKind::Imagined) => EvidenceKind::Assumption,
            (Some(_), _) => EvidenceKind::CustomerQuote,
            (None, _) => EvidenceKind::Observation,
        };
        let evidence = Evidence {
            kind,
            text: quote.unwrap_or(text).to_owned(),
            source: source_of(walk, workspace),
            date: Some(now.date()),
            ..Evidence::default()
        };
        let mut changed = (**here).clone();
        changed.evidence.edit().push(evidence);
        Pace::Edit(vec![set(journey, changed)], StepName::new(words::STEP_EVIDENCE, text))
    }

    /// A remark, pinned to where one stands; its first sign says what kind it is.
    fn note(&self, text: &str, journey: &Journey, now: DateTime) -> Pace {
        let (kind, text) = signed(text);
        let subject =
            self.here(journey).map_or(SubjectRef::Journey, |one| SubjectRef::Touchpoint(one.id.clone()));
        let insight = Insight { text: text.to_owned(), subject, kind, when: Some(now) };
        let edit = Edit::AddInsight { journey: journey.id.clone(), insight };
        Pace::Edit(vec![edit], StepName::new(words::STEP_NOTE, text))
    }
}

/// Where evidence comes from that was met on a walk, in the language of the file.
fn source_of(walk: &Walkthrough, workspace: &Workspace) -> String {
    let lang = workspace.language;
    let persona = workspace.personas.iter().find(|one| Some(&one.id) == walk.persona.as_ref());
    let who = persona.map_or_else(
        || words::WALK_ANYBODY.text(lang).to_lowercase(),
        |persona| crate::text::one_line(&persona.name),
    );
    words::WALK_SOURCE.fill(lang, &[("who", &who)])
}

/// What was kept as evidence on a walk: the title of the touchpoint, and what was seen or heard.
pub fn evidence_of(walk: &Walkthrough, journey: &Journey, workspace: &Workspace) -> Vec<(String, String)> {
    let source = source_of(walk, workspace);
    let mut seen = HashSet::new();
    let mut kept = Vec::new();
    let steps = walk.steps.iter().filter(|id| seen.insert(*id)).filter_map(|id| journey.touchpoint(id));
    for touchpoint in steps {
        let here = touchpoint.evidence.iter().filter(|one| one.source == source);
        for one in here.filter(|one| one.date.is_some_and(|date| date >= walk.date)) {
            kept.push((crate::text::one_line(&touchpoint.title), crate::text::one_line(&one.text)));
        }
    }
    kept
}

/// The kind of a remark by its first sign, as in quick entry, and the rest.
fn signed(text: &str) -> (InsightKind, &str) {
    let kinds = [
        ('-', InsightKind::Pain),
        ('?', InsightKind::Question),
        ('*', InsightKind::Idea),
        ('"', InsightKind::Quote),
    ];
    let found = kinds.into_iter().find_map(|(sign, kind)| Some((kind, text.strip_prefix(sign)?)));
    match found {
        Some((kind, rest)) if !rest.trim().is_empty() => (kind, rest.trim().trim_end_matches('"')),
        _ => (InsightKind::Note, text),
    }
}

/// The touchpoint with this number, or the first whose title holds these words.
fn find(text: &str, journey: &Journey) -> Option<Arc<Touchpoint>> {
    if let Ok(number) = text.parse::<u32>() {
        return journey.all_touchpoints().find(|one| one.number == number).cloned();
    }
    let wanted = text.to_lowercase();
    let title = |one: &&Arc<Touchpoint>| one.title.to_lowercase();
    let begins = journey.all_touchpoints().find(|one| title(one).starts_with(&wanted));
    begins.or_else(|| journey.all_touchpoints().find(|one| title(one).contains(&wanted))).cloned()
}

fn is_there(touchpoint: &Touchpoint) -> bool {
    !matches!(touchpoint.status, TouchpointStatus::Retired | TouchpointStatus::Historical)
}

/// Whether a persona meets a touchpoint; everybody where nobody is named.
fn meets(touchpoint: &Touchpoint, persona: Option<&Id<Persona>>) -> bool {
    persona.is_none_or(|who| touchpoint.personas.is_empty() || touchpoint.personas.contains(who))
}

/// Whether a persona takes a transition.
fn takes(step: &Transition, persona: Option<&Id<Persona>>) -> bool {
    let named = step.personas.as_ref();
    persona.is_none_or(|who| named.is_none_or(|named| named.contains(who)))
}

fn set(journey: &Journey, touchpoint: Touchpoint) -> Edit {
    let touchpoints = vec![touchpoint];
    Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints, what: words::FIELD_WALK }
}

/// The journey with this version of a walk.
fn with_walk(journey: &Journey, walk: Walkthrough) -> Edit {
    let mut changed = journey.clone();
    for known in changed.walkthroughs.edit() {
        if known.id == walk.id {
            *known = walk.clone();
        }
    }
    Edit::SetJourney { journey: changed, what: words::FIELD_WALK }
}

#[cfg(test)]
mod tests;
