//! Texts against what is known: every text that means nothing becomes a question, once for each field.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::{Counts, Settled, Wishes};
use crate::edit::StepName;
use crate::import::draft::{Draft, DraftTouchpoint, LeftOver, PEOPLE, gathered};
use crate::import::plan::role_of;
use crate::inventory::{self, Field, Names, Things, Unread, items, plain, quoted};
use crate::model::*;
use crate::progress::{Progress, Stopped};
use crate::vocabulary::Label;

/// What becomes of a text that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It means this.
    Take(String),
    /// It is new and is added to its library.
    Add,
    /// It goes to the notes.
    Notes,
    /// It is left out and listed.
    Leave,
}

impl Choice {
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Take(text) => format!("= {text}"),
            Self::Add => "(new)".to_owned(),
            Self::Notes => "(notes)".to_owned(),
            Self::Leave => "(nothing)".to_owned(),
        }
    }

    pub(super) fn from_text(text: &str) -> Self {
        match text {
            "(new)" => Self::Add,
            "(notes)" => Self::Notes,
            "(nothing)" => Self::Leave,
            text => Self::Take(text.strip_prefix("= ").unwrap_or(text).to_owned()),
        }
    }
}

/// What was chosen, by the id of the field and the text.
pub type Choices = BTreeMap<(String, String), Choice>;

/// A text that is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The id of the field.
    pub field: &'static str,
    /// Its heading.
    pub label: Label,
    /// What the file says.
    pub text: String,
    /// What was probably meant.
    pub near: Option<String>,
    /// Of what kind the thing is, where it may be added.
    pub things: Option<Things>,
    /// What the field may say, where that is a list.
    pub known: Arc<[String]>,
    /// How often the file says so.
    pub count: usize,
    /// Where it says so first.
    pub line: usize,
    /// What becomes of it.
    pub choice: Choice,
}

/// What is added to the libraries.
#[derive(Debug, Default)]
pub(super) struct Added {
    pub personas: Vec<Persona>,
    pub segments: Vec<Segment>,
    pub departments: Vec<Department>,
    pub markets: Vec<Market>,
    pub channels: Vec<ChannelDef>,
    fresh: HashMap<Things, Fresh>,
}

impl Added {
    pub(super) fn is_empty(&self) -> bool {
        self.personas.is_empty()
            && self.segments.is_empty()
            && self.departments.is_empty()
            && self.markets.is_empty()
            && self.channels.is_empty()
    }

    /// Adds a thing with this name; nothing where none can be added.
    fn add(&mut self, things: Things, name: &str, workspace: &Workspace) -> Option<String> {
        let fresh = self.fresh.entry(things).or_default();
        macro_rules! add {
            ($list:ident, $entity:ident, $fallback:literal) => {{
                let taken = |text: &str| workspace.$list.iter().any(|known| known.id.as_str() == text);
                let id: Id<$entity> = fresh.id(name, $fallback, taken);
                let text = id.as_str().to_owned();
                self.$list.push($entity { id, name: name.to_owned(), ..$entity::default() });
                Some(text)
            }};
        }
        match things {
            Things::Personas => add!(personas, Persona, "persona"),
            Things::Segments => add!(segments, Segment, "segment"),
            Things::Departments => add!(departments, Department, "department"),
            Things::Markets => add!(markets, Market, "market"),
            Things::Channels => {
                let known = crate::vocabulary::channels().map(|channel| channel.id);
                let known: Vec<&str> =
                    known.chain(workspace.channels.iter().map(|own| own.id.as_str())).collect();
                let id: ChannelId = fresh.id(name, "channel", |text| known.contains(&text));
                let text = id.as_str().to_owned();
                self.channels.push(ChannelDef { id, name: name.to_owned(), ..ChannelDef::default() });
                Some(text)
            }
            _ => None,
        }
    }
}

/// A draft while it becomes edits.
pub(super) struct Settling<'a> {
    pub workspace: &'a Workspace,
    pub present: &'a Journey,
    pub draft: &'a Draft,
    pub wishes: &'a Wishes,
    pub names: Names,
    pub questions: BTreeMap<(String, String), Question>,
    pub added: Added,
    pub left_over: Vec<LeftOver>,
    pub noted: usize,
    /// The touchpoint of each row, and whether it is there already.
    pub ids: Vec<(Id<Touchpoint>, bool)>,
    keys: HashMap<String, Id<Touchpoint>>,
    fresh_phases: Fresh,
    fresh_touchpoints: Fresh,
    /// What fields may say, by their ids and the type that they are of.
    offers: HashMap<(&'static str, &'static str), Arc<[String]>>,
    pub progress: &'a Progress,
}

impl<'a> Settling<'a> {
    pub fn new(
        workspace: &'a Workspace,
        present: &'a Journey,
        draft: &'a Draft,
        wishes: &'a Wishes,
        names: Names,
        progress: &'a Progress,
    ) -> Self {
        Self {
            workspace,
            present,
            draft,
            wishes,
            names,
            questions: BTreeMap::new(),
            added: Added::default(),
            left_over: draft.left_over.clone(),
            noted: 0,
            ids: Vec::new(),
            keys: HashMap::new(),
            fresh_phases: Fresh::default(),
            fresh_touchpoints: Fresh::default(),
            offers: HashMap::new(),
            progress,
        }
    }

    /// Gives each touchpoint of the file its id, so that others can name it; then asks about every text
    /// that means nothing, and adds what is to be added.
    pub fn ask(&mut self) -> Result<(), Stopped> {
        self.identify();
        let draft = self.draft;
        let rows = draft.touchpoints.len() + draft.links.len();
        for (at, touchpoint) in draft.touchpoints.iter().enumerate() {
            self.progress.pass(at, 2 * rows)?;
            let mut scratch = Touchpoint::default();
            for (id, text) in &touchpoint.cells {
                if let Some(field) = find(inventory::touchpoints(), id) {
                    let unread = field.read(&mut scratch, text, &self.names);
                    self.note_unread(field, unread, touchpoint.line);
                }
            }
        }
        for phase in &draft.phases {
            let mut scratch = Phase::default();
            for (id, text) in &phase.cells {
                if let Some(field) = find(inventory::phases(), id) {
                    let unread = field.read(&mut scratch, text, &self.names);
                    self.note_unread(field, unread, 0);
                }
            }
        }
        for (at, link) in draft.links.iter().enumerate() {
            self.progress.pass(draft.touchpoints.len() + at, 2 * rows)?;
            let mut scratch = Transition::default();
            for (id, text) in &link.cells {
                if let Some(field) = find(inventory::transitions(), id) {
                    let unread = field.read(&mut scratch, text, &self.names);
                    self.note_unread(field, unread, link.line);
                }
            }
        }
        self.add_new();
        Ok(())
    }

    /// Says how far the second of the two walks over all rows is.
    pub(super) fn pass(&self, at: usize) -> Result<(), Stopped> {
        let rows = self.draft.touchpoints.len() + self.draft.links.len();
        self.progress.pass(rows + at, 2 * rows)
    }

    /// What a field may say; a list that all questions about it share.
    fn offered<T>(&mut self, field: &Field<T>) -> Arc<[String]> {
        let key = (std::any::type_name::<T>(), field.id);
        let names = &self.names;
        Arc::clone(self.offers.entry(key).or_insert_with(|| field.offers(names).into()))
    }

    fn note_unread<T>(&mut self, field: &Field<T>, unread: Vec<Unread>, line: usize) {
        for part in unread {
            let key = (field.id.to_owned(), part.text.clone());
            if let Some(known) = self.questions.get_mut(&key) {
                known.count += 1;
                continue;
            }
            let things = part.things.filter(|things| things.is_open());
            let usual = match (&part.near, things) {
                // Wandel's own words are not misspelt: what is not known there is new.
                (Some(near), _) if !self.draft.ours => Choice::Take(near.clone()),
                (_, Some(_)) => Choice::Add,
                _ => Choice::Notes,
            };
            let choice = self.wishes.choices.get(&key).cloned().unwrap_or(usual);
            let known = self.offered(field);
            let question = Question {
                field: field.id,
                label: field.label,
                text: part.text,
                near: part.near,
                things,
                known,
                count: 1,
                line,
                choice,
            };
            self.questions.insert(key, question);
        }
    }

    /// Adds what was chosen to be new, and owners and personas of people whom nobody knows.
    fn add_new(&mut self) {
        let wanted: Vec<(Things, String)> = self
            .questions
            .values()
            .filter(|question| question.choice == Choice::Add)
            .filter_map(|question| Some((question.things?, question.text.clone())))
            .collect();
        let people = self.draft.touchpoints.iter().filter_map(|touchpoint| touchpoint.cell(PEOPLE));
        let people = people.flat_map(items).map(|name| (Things::Personas, name));
        let people: Vec<_> =
            people.filter(|(_, name)| self.names.find(Things::Departments, name).is_none()).collect();
        for (things, name) in wanted.into_iter().chain(people) {
            if self.names.find(things, &name).is_some() {
                continue;
            }
            if let Some(id) = self.added.add(things, &name, self.workspace) {
                self.names.add(things, &id, &name, &name);
            }
        }
    }

    /// A text with what was chosen for its parts in their place; and the parts that go to the notes and
    /// that are left.
    fn chosen(&self, field: &str, text: &str) -> (String, Vec<String>, Vec<String>) {
        let start = (field.to_owned(), String::new());
        if self.questions.range(start..).next().is_none_or(|((known, _), _)| known != field) {
            return (text.to_owned(), Vec::new(), Vec::new());
        }
        let choice =
            |part: &str| self.questions.get(&(field.to_owned(), part.to_owned())).map(|one| &one.choice);
        let (mut notes, mut left) = (Vec::new(), Vec::new());
        let mut place = |part: &str| match choice(part) {
            Some(Choice::Take(other)) => Some(other.clone()),
            Some(Choice::Notes) => {
                notes.push(part.to_owned());
                None
            }
            Some(Choice::Leave) => {
                left.push(part.to_owned());
                None
            }
            Some(Choice::Add) | None => Some(part.to_owned()),
        };
        if choice(text).is_some() {
            let whole = place(text).unwrap_or_default();
            return (whole, notes, left);
        }
        let parts = items(text);
        let known = |part: &String| choice(part).is_some();
        let commas = text.split([',', '\n', '/']).map(|part| part.trim().to_owned());
        let parts = if parts.iter().any(known) { parts } else { commas.collect() };
        if !parts.iter().any(known) {
            return (text.to_owned(), notes, left);
        }
        let kept: Vec<String> =
            parts.iter().filter_map(|part| place(part)).map(|part| quoted(&part)).collect();
        (kept.join("; "), notes, left)
    }

    /// Reads cells into a thing; what finds no place is given back as lines for notes.
    pub fn fill<T>(
        &mut self,
        fields: &[Field<T>],
        one: &mut T,
        cells: &[(&'static str, String)],
        line: usize,
    ) -> Vec<String> {
        let mut noted = Vec::new();
        for (id, text) in cells {
            let Some(field) = find(fields, id).filter(|field| field.id != "id") else { continue };
            if text.is_empty() && !self.wishes.clear && !self.draft.ours {
                continue;
            }
            let (chosen, notes, left) = self.chosen(field.id, text);
            let heading = field.label.text(self.wishes.lang);
            noted.extend(notes.into_iter().map(|text| format!("{heading}: {text}")));
            let left = left.into_iter().map(|text| LeftOver::new(line, format!("{heading}: {text}")));
            self.left_over.extend(left);
            if chosen.is_empty() && !text.is_empty() {
                // Nothing of it is left; what is there stays.
                continue;
            }
            let unread = field.read(one, &chosen, &self.names);
            noted.extend(unread.into_iter().map(|part| format!("{heading}: {}", part.text)));
        }
        self.noted += noted.len();
        noted
    }

    /// Reads a touchpoint's cells; what finds no place goes to its notes.
    pub fn fill_touchpoint(&mut self, one: &mut Touchpoint, draft: &DraftTouchpoint) {
        let notes = self.fill(inventory::touchpoints(), one, &draft.cells, draft.line);
        for note in notes {
            if one.notes.lines().any(|line| line == note) {
                continue;
            }
            if !one.notes.is_empty() {
                one.notes.push('\n');
            }
            one.notes.push_str(&note);
        }
        for name in draft.cell(PEOPLE).map(items).unwrap_or_default() {
            if let Some(owner) = self.names.find(Things::Departments, &name).map(Id::new) {
                if !one.owners.contains(&owner) {
                    one.owners.edit().push(owner);
                }
            } else if let Some(persona) = self.names.find(Things::Personas, &name).map(Id::new)
                && !one.personas.contains(&persona)
            {
                one.personas.edit().push(persona);
            }
        }
    }

    /// Which touchpoint each row is: one that is there, by its id or by a title that only one has; else
    /// a new one with its own id where that is free.
    fn identify(&mut self) {
        let is_update = self.wishes.target != super::Target::New;
        let mut taken: HashSet<&str> = HashSet::new();
        if is_update {
            let journeys = self.workspace.journeys.iter();
            taken.extend(
                journeys.flat_map(|journey| journey.all_touchpoints()).map(|known| known.id.as_str()),
            );
        }
        let mut by_title: HashMap<String, Option<&Id<Touchpoint>>> = HashMap::new();
        let mut by_id: HashMap<&str, &Id<Touchpoint>> = HashMap::new();
        for known in self.present.all_touchpoints() {
            by_id.insert(known.id.as_str(), &known.id);
            by_title.entry(plain(&known.title)).and_modify(|one| *one = None).or_insert(Some(&known.id));
        }
        let draft = self.draft;
        if draft.ours {
            // Names in the file are those of its own titles, which may differ from the present ones.
            self.names.forget_titles();
        }
        for row in &draft.touchpoints {
            let (own, title) = (row.cell("id").unwrap_or_default(), row.cell("title").unwrap_or_default());
            let known = by_id.get(own).copied();
            let known = known.or_else(|| match own {
                "" => by_title.get(&plain(title)).copied().flatten(),
                _ => None,
            });
            if let Some(known) = known {
                self.ids.push((known.clone(), true));
                self.keys.insert(row.key.clone(), known.clone());
                if draft.ours {
                    self.names.add(Things::Touchpoints, known.as_str(), title, title);
                }
                continue;
            }
            let fit = self.draft.ours || slug(own) == own;
            let id = match fit && self.fresh_touchpoints.claim(own, |text| taken.contains(text)) {
                true => Id::new(own),
                false => self.fresh_touchpoints.id(title, "touchpoint", |text| taken.contains(text)),
            };
            self.names.add(Things::Touchpoints, id.as_str(), title, title);
            if !own.is_empty() && own != id.as_str() {
                // What names it by the id of the file means this one.
                self.names.add_alias(Things::Touchpoints, own, id.as_str());
            }
            self.keys.insert(row.key.clone(), id.clone());
            self.ids.push((id, false));
        }
        self.keys.remove("");
        if draft.ours {
            let rows: HashSet<&Id<Touchpoint>> = self.ids.iter().map(|(id, _)| id).collect();
            for known in self.present.all_touchpoints().filter(|known| !rows.contains(&known.id)) {
                self.names.add(Things::Touchpoints, known.id.as_str(), &known.title, &known.title);
            }
        }
    }

    /// The touchpoint that a link names: by its key, else by id or title.
    pub fn end(&self, text: &str) -> Option<Id<Touchpoint>> {
        self.keys.get(text).cloned().or_else(|| self.names.find(Things::Touchpoints, text).map(Id::new))
    }

    /// A new phase with this name; what it is for as a template says, else as the one before it.
    pub fn new_phase(&mut self, name: &str, own: &str, before: Option<PhaseRole>) -> Phase {
        let journeys = &self.workspace.journeys;
        let taken = |text: &str| {
            journeys.iter().any(|journey| journey.phases.iter().any(|known| known.id.as_str() == text))
        };
        let id = match self.fresh_phases.claim(own, taken) {
            true => Id::new(own),
            false => self.fresh_phases.id(name, "phase", taken),
        };
        let role = role_of(name).or(before).unwrap_or_default();
        Phase { id, name: name.to_owned(), role, ..Phase::default() }
    }

    /// What came of it, without edits yet.
    pub fn settled(self, name: &str, journey: Id<Journey>) -> Settled {
        Settled {
            edits: super::library(self.workspace, &self.added).into_iter().collect(),
            name: StepName::new(super::IMPORT, name),
            journey,
            questions: self.questions.into_values().collect(),
            changes: Vec::new(),
            left_over: gathered(self.left_over),
            added: Counts::default(),
            same: 0,
            noted: self.noted,
        }
    }
}

/// The field with this id.
pub(super) fn find<'f, T>(fields: &'f [Field<T>], id: &str) -> Option<&'f Field<T>> {
    fields.iter().find(|field| field.id == id)
}

/// Things by what files call them: exactly so, else the same to people; the first of equals.
pub(super) struct Called<T> {
    exact: HashMap<String, T>,
    plain: HashMap<String, T>,
}

impl<T> Default for Called<T> {
    fn default() -> Self {
        Self { exact: HashMap::new(), plain: HashMap::new() }
    }
}

impl<T: Clone> Called<T> {
    pub fn find(&self, name: &str) -> Option<&T> {
        self.exact.get(name).or_else(|| self.plain.get(&plain(name)))
    }

    /// Lets a name mean a thing.
    pub fn note(&mut self, name: &str, thing: &T) {
        self.exact.entry(name.to_owned()).or_insert_with(|| thing.clone());
        match plain(name) {
            key if key.is_empty() => {}
            key => _ = self.plain.entry(key).or_insert_with(|| thing.clone()),
        }
    }

    /// Lets an id mean a thing, which is compared as it is.
    pub fn note_id(&mut self, id: &str, thing: &T) {
        self.exact.entry(id.to_owned()).or_insert_with(|| thing.clone());
    }
}

/// Whether two names are the same to people.
pub(super) fn alike(one: &str, other: &str) -> bool {
    one == other || (!plain(one).is_empty() && plain(one) == plain(other))
}
