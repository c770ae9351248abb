//! A walk through the journey in a customer's shoes: as whom, on what, where one can go next, what
//! was met in which order and what was found on the way. The walk itself lives in the journey, so
//! it can be left at any moment and taken up again. Pure: knows no window.

use std::collections::HashSet;
use std::sync::Arc;

use super::keys::Press;
use super::words;
use crate::edit::{Edit, Place, StepName};
use crate::model::*;
use crate::vocabulary::{self, Label};

/// At most so many ways on are offered: one for each digit.
const WAYS: usize = 9;

/// What is chosen before a walk begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The row that the arrows change.
    pub row: usize,
    /// The walk to take up, by its place among the journey's; unset begins another.
    pub earlier: Option<usize>,
    /// As whom, by place among the personas, after "anybody".
    pub persona: usize,
    /// On what, by place among the devices, after "anything".
    pub device: usize,
    /// How, by place among the kinds.
    pub kind: usize,
}

/// The rows of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A walk from before, or another one.
    Earlier,
    /// As whom.
    Persona,
    /// On what.
    Device,
    /// In the mind or in the world.
    Kind,
}

impl Row {
    /// Every row, from the top.
    pub const ALL: [Self; 4] = [Self::Earlier, Self::Persona, Self::Device, Self::Kind];

    /// Its name.
    pub const fn label(self) -> Label {
        match self {
            Self::Earlier => words::WALK_WHICH,
            Self::Persona => words::WALK_AS,
            Self::Device => words::WALK_ON,
            Self::Kind => words::WALK_HOW,
        }
    }
}

impl Form {
    /// A walk as this persona, for real.
    pub fn new(workspace: &Workspace, persona: Option<&Id<Persona>>) -> Self {
        let place = workspace.personas.iter().position(|one| Some(&one.id) == persona);
        let persona = place.map_or(usize::from(!workspace.personas.is_empty()), |at| at + 1);
        let kind = WalkKind::ALL.iter().position(|kind| *kind == WalkKind::Real).unwrap_or(0);
        Self { row: 1, earlier: None, persona, device: 0, kind }
    }

    /// What a row offers, and which is chosen.
    pub fn offers(
        &self,
        row: Row,
        workspace: &Workspace,
        journey: &Journey,
        lang: Lang,
    ) -> (Vec<String>, usize) {
        let first = |label: Label| std::iter::once(label.text(lang).to_owned());
        match row {
            Row::Earlier => {
                let walks = journey.walkthroughs.iter().map(|walk| name(walk, workspace, lang));
                (first(words::WALK_NEW).chain(walks).collect(), self.earlier.map_or(0, |at| at + 1))
            }
            Row::Persona => {
                let personas = workspace.personas.iter().map(|one| crate::text::one_line(&one.name));
                (first(words::WALK_ANYBODY).chain(personas).collect(), self.persona)
            }
            Row::Device => {
                let devices = vocabulary::DEVICES.iter().map(|(_, label)| label.text(lang).to_owned());
                (first(words::WALK_ANYTHING).chain(devices).collect(), self.device)
            }
            Row::Kind => {
                (crate::ui::offer::values::<WalkKind>(lang).into_iter().map(|it| it.1).collect(), self.kind)
            }
        }
    }

    /// Chooses in a row.
    pub fn choose(&mut self, row: Row, at: usize) {
        self.row = Row::ALL.iter().position(|known| *known == row).unwrap_or(0);
        match row {
            Row::Earlier => self.earlier = at.checked_sub(1),
            Row::Persona => self.persona = at,
            Row::Device => self.device = at,
            Row::Kind => self.kind = at,
        }
    }

    /// Whether a row has a say: a walk that is taken up knows the rest already.
    pub fn is_open(&self, row: Row) -> bool {
        row == Row::Earlier || self.earlier.is_none()
    }

    /// What a press does; `true` begins.
    pub fn press(&mut self, press: Press, workspace: &Workspace, journey: &Journey) -> bool {
        let row = Row::ALL.get(self.row).copied().unwrap_or(Row::Persona);
        let (offers, now) = self.offers(row, workspace, journey, Lang::default());
        match press {
            Press::Up => self.row = self.row.saturating_sub(1),
            Press::Down => self.row = (self.row + 1).min(Row::ALL.len() - 1),
            Press::Left => self.choose(row, now.saturating_sub(1)),
            Press::Right => self.choose(row, (now + 1).min(offers.len().saturating_sub(1))),
            Press::Digit(digit) if digit >= 1 && digit <= offers.len() => self.choose(row, digit - 1),
            Press::Enter | Press::Space | Press::Next => return true,
            _ => {}
        }
        false
    }

    /// The walk to go on with, and the edit that begins it if it is another one.
    pub fn begin(&self, workspace: &Workspace, journey: &Journey, day: Date) -> (Walk, Option<Edit>) {
        let earlier = self.earlier.and_then(|at| journey.walkthroughs.get(at));
        if let Some(earlier) = earlier {
            return (Walk::new(earlier.id.clone()), None);
        }
        let taken: HashSet<&str> = (workspace.journeys.iter())
            .flat_map(|journey| journey.walkthroughs.iter().map(|walk| walk.id.as_str()))
            .collect();
        let persona = self.persona.checked_sub(1).and_then(|at| workspace.personas.get(at));
        let device = self.device.checked_sub(1).and_then(|at| vocabulary::DEVICES.get(at));
        let walk = Walkthrough {
            id: Fresh::default().id("walk", "walk", |id| taken.contains(id)),
            date: day,
            kind: WalkKind::ALL.get(self.kind).copied().unwrap_or_default(),
            persona: persona.map(|one| one.id.clone()),
            device: device.map(|(id, _)| Id::new(id)),
            participants: 1,
            known: u32::try_from(journey.touchpoints().filter(|one| is_there(one)).count()).ok(),
            ..Walkthrough::default()
        };
        let id = walk.id.clone();
        let mut changed = journey.clone();
        changed.walkthroughs = journey.walkthroughs.iter().cloned().chain([walk]).collect();
        (Walk::new(id), Some(Edit::SetJourney { journey: changed, what: words::FIELD_WALK }))
    }
}

/// A walk's name: as whom, on what, when.
pub fn name(walk: &Walkthrough, workspace: &Workspace, lang: Lang) -> String {
    let persona = workspace.personas.iter().find(|one| Some(&one.id) == walk.persona.as_ref());
    let persona = persona.map_or_else(
        || words::WALK_ANYBODY.text(lang).to_owned(),
        |persona| crate::text::one_line(&persona.name),
    );
    let device = walk.device.as_ref().map(|id| vocabulary::device_label(id.as_str(), lang).to_owned());
    let steps = words::STEPS.count(lang, walk.steps.len());
    [Some(persona), device, Some(vocabulary::table_date(walk.date, lang)), Some(steps)]
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

/// What came of a walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How many touchpoints the map had when the walk began.
    pub known: usize,
    /// What was met of those, in the order in which it was met first.
    pub met: Vec<Arc<Touchpoint>>,
    /// What was found on the way.
    pub found: Vec<Arc<Touchpoint>>,
    /// What is on the map for this persona and was not met.
    pub missed: Vec<Arc<Touchpoint>>,
}

impl Outcome {
    /// What came of this walk.
    pub fn of(walk: &Walkthrough, journey: &Journey) -> Self {
        let found: HashSet<&Id<Touchpoint>> = walk.found.iter().collect();
        let mut seen = HashSet::new();
        let first = walk.steps.iter().filter(|id| !found.contains(id) && seen.insert(*id));
        let met = first.filter_map(|id| journey.touchpoint(id).cloned()).collect();
        let persona = walk.persona.as_ref();
        let steps: HashSet<&Id<Touchpoint>> = walk.steps.iter().chain(walk.found.iter()).collect();
        let missed = journey.touchpoints().filter(|one| is_there(one) && meets(one, persona));
        let on_map = journey.touchpoints().filter(|one| is_there(one)).count();
        let on_map = on_map.saturating_sub(walk.found.len());
        Self {
            known: walk.known.and_then(|known| usize::try_from(known).ok()).unwrap_or(on_map),
            met,
            found: walk.found.iter().filter_map(|id| journey.touchpoint(id).cloned()).collect(),
            missed: missed.filter(|one| !steps.contains(&one.id)).cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;

    const DAY: Date = jiff::civil::date(2026, 6, 1);

    fn editor() -> Editor {
        let text = vocabulary::sample("first-steps").unwrap();
        Editor::new(crate::storage::parse("sample.ron", text).unwrap().workspace, false)
    }

    fn journey(editor: &Editor) -> Arc<Journey> {
        Arc::clone(editor.workspace().journeys.first().unwrap())
    }

    fn begin(editor: &mut Editor) -> Walk {
        let form = Form::new(editor.workspace(), None);
        let (walk, edit) = form.begin(editor.workspace(), &journey(editor), DAY);
        editor.apply(edit.unwrap()).unwrap();
        walk
    }

    fn make(pace: Pace, editor: &mut Editor) {
        let Pace::Edit(edits, name) = pace else { panic!("{pace:?}") };
        editor.apply_all(edits, name).unwrap();
    }

    fn walkthrough(walk: &Walk, editor: &Editor) -> Walkthrough {
        walk.walkthrough(&journey(editor)).unwrap().clone()
    }

    #[test]
    fn steps_are_kept_in_order_and_taken_back_one_by_one() {
        let mut editor = editor();
        let mut walk = begin(&mut editor);
        assert!(walk.here(&journey(&editor)).is_none());
        let starts = walk.ways(&journey(&editor));
        assert!(!starts.is_empty() && starts.iter().all(|way| way.by.is_none()));
        for _ in 0..3 {
            let pace = walk.press(Press::Digit(1), &journey(&editor));
            make(pace, &mut editor);
        }
        assert_eq!(walkthrough(&walk, &editor).steps.len(), 3);
        let here = walk.here(&journey(&editor)).unwrap().clone();
        assert!(here.observed_in.contains(&walk.id));
        let pace = walk.press(Press::Back, &journey(&editor));
        make(pace, &mut editor);
        assert_eq!(walkthrough(&walk, &editor).steps.len(), 2);
        assert!(journey(&editor).touchpoint(&here.id).unwrap().observed_in.is_empty());
        assert!(editor.undo() && editor.undo());
        assert_eq!(walkthrough(&walk, &editor).steps.len(), 2, "a step each");
    }

    #[test]
    fn what_was_not_on_the_map_is_added_where_one_stands_in_one_step() {
        let mut editor = editor();
        let mut walk = begin(&mut editor);
        let pace = walk.press(Press::Digit(1), &journey(&editor));
        make(pace, &mut editor);
        let here = walk.here(&journey(&editor)).unwrap().id.clone();
        let before = journey(&editor).touchpoints().count();
        walk.press(Press::Letter('N'), &journey(&editor));
        walk.field = Some((Typing::New, " A sign in the street ".into()));
        let now = jiff::civil::datetime(2026, 6, 1, 10, 0, 0, 0);
        let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
        make(pace, &mut editor);
        let after = journey(&editor);
        let found = walk.here(&after).unwrap();
        assert_eq!((found.title.as_str(), after.touchpoints().count()), ("A sign in the street", before + 1));
        assert!(after.all_transitions().any(|step| step.from == here && step.to == found.id));
        let outcome = Outcome::of(&walkthrough(&walk, &editor), &after);
        assert_eq!((outcome.known, outcome.met.len(), outcome.found.len()), (before, 1, 1));
        assert_eq!(outcome.missed.len(), before - 1);
        assert!(editor.undo());
        assert_eq!(journey(&editor).touchpoints().count(), before, "one step of undo");
        assert_eq!(walkthrough(&walk, &editor).steps.len(), 1);
    }

    #[test]
    fn remarks_are_pinned_and_places_found_by_number() {
        let mut editor = editor();
        let mut walk = begin(&mut editor);
        let now = jiff::civil::datetime(2026, 6, 1, 10, 0, 0, 0);
        let last = journey(&editor).touchpoints().last().unwrap().clone();
        walk.field = Some((Typing::Find, last.number.to_string()));
        let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
        make(pace, &mut editor);
        assert_eq!(walk.here(&journey(&editor)).unwrap().id, last.id);
        walk.field = Some((Typing::Note, "- too long a queue".into()));
        let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
        make(pace, &mut editor);
        let insight = journey(&editor).insights.last().unwrap().clone();
        assert_eq!((insight.kind, insight.text.as_str()), (InsightKind::Pain, "too long a queue"));
        assert_eq!(insight.subject, SubjectRef::Touchpoint(last.id.clone()));
        walk.field = Some((Typing::Find, "nowhere at all".into()));
        let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
        assert_eq!(pace, Pace::NotFound("nowhere at all".into()));
    }

    #[test]
    fn what_was_met_is_evidence_of_the_touchpoint() {
        let mut editor = editor();
        let mut walk = begin(&mut editor);
        let now = jiff::civil::datetime(2026, 6, 1, 10, 0, 0, 0);
        assert_eq!(walk.press(Press::Letter('E'), &journey(&editor)), Pace::Stay);
        assert!(walk.field.is_none(), "nobody stands anywhere yet");
        let pace = walk.press(Press::Digit(1), &journey(&editor));
        make(pace, &mut editor);
        let here = walk.here(&journey(&editor)).unwrap().id.clone();
        for text in ["the form asks twice", "\"I gave up here\""] {
            walk.press(Press::Letter('E'), &journey(&editor));
            walk.field = walk.field.take().map(|(typing, _)| (typing, text.to_owned()));
            let pace = walk.typed(&journey(&editor), &Arc::clone(editor.workspace()), now);
            make(pace, &mut editor);
        }
        let after = journey(&editor);
        let found: Vec<_> = after.touchpoint(&here).unwrap().evidence.iter().cloned().collect();
        let said: Vec<_> = found.iter().map(|one| (one.kind, one.text.as_str(), one.date)).collect();
        assert_eq!(
            said,
            [
                (EvidenceKind::Observation, "the form asks twice", Some(DAY)),
                (EvidenceKind::CustomerQuote, "I gave up here", Some(DAY)),
            ]
        );
        let listed = evidence_of(&walkthrough(&walk, &editor), &after, editor.workspace());
        let texts: Vec<&str> = listed.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["the form asks twice", "I gave up here"]);
        assert!(editor.undo(), "a step each");
        assert_eq!(journey(&editor).touchpoint(&here).unwrap().evidence.len(), 1);
    }

    #[test]
    fn a_walk_is_taken_up_where_it_was_left() {
        let mut editor = editor();
        let mut walk = begin(&mut editor);
        let pace = walk.press(Press::Digit(1), &journey(&editor));
        make(pace, &mut editor);
        assert_eq!(walk.press(Press::Leave, &journey(&editor)), Pace::Leave);
        let mut form = Form::new(editor.workspace(), None);
        let last = journey(&editor).walkthroughs.len();
        form.choose(Row::Earlier, last);
        assert!(form.press(Press::Enter, &Arc::clone(editor.workspace()), &journey(&editor)));
        let (again, edit) = form.begin(editor.workspace(), &journey(&editor), DAY);
        assert_eq!((again, edit), (walk, None));
    }

    #[test]
    fn a_persona_meets_only_what_is_hers() {
        let mut one = Touchpoint::default();
        let (emma, olaf) = (Id::new("emma"), Id::new("olaf"));
        assert!(meets(&one, Some(&emma)) && meets(&one, None));
        one.personas = vec![olaf.clone()].into();
        assert!(!meets(&one, Some(&emma)) && meets(&one, Some(&olaf)) && meets(&one, None));
        let step = Transition { personas: Some(vec![olaf].into()), ..Transition::default() };
        assert!(!takes(&step, Some(&emma)) && takes(&step, None));
    }
}
