//! What things are called, for cells that name others: an id or a name that only one thing has.

use std::collections::HashMap;

use super::plain;
use crate::model::*;
use crate::vocabulary::{self, Query};

/// A kind of thing that cells name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named after what they are")]
pub enum Things {
    Personas,
    Segments,
    LifecycleStages,
    Departments,
    Markets,
    Channels,
    Devices,
    Content,
    Systems,
    Integrations,
    Needs,
    Triggers,
    Walkthroughs,
    Touchpoints,
    Phases,
    Journeys,
}

impl Things {
    /// Whether an import may add one by its name.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Personas | Self::Segments | Self::Departments | Self::Markets | Self::Channels)
    }

    /// Whether a file may name one that nobody has described.
    pub(super) fn is_free(self) -> bool {
        matches!(self, Self::Channels | Self::Devices)
    }
}

/// The things of one kind.
#[derive(Debug, Default)]
struct Known {
    /// Id and names.
    entries: Vec<(String, [String; 2])>,
    by_id: HashMap<String, usize>,
    /// Nothing where several have the name.
    by_name: HashMap<String, Option<usize>>,
    by_plain: HashMap<String, Option<usize>>,
}

impl Known {
    fn add(&mut self, id: &str, en: &str, nl: &str) {
        let next = self.entries.len();
        let at = *self.by_id.entry(id.to_owned()).or_insert(next);
        let note = |map: &mut HashMap<String, Option<usize>>, key: String| {
            if key.is_empty() {
                return;
            }
            let entry = map.entry(key).or_insert(Some(at));
            if *entry != Some(at) {
                *entry = None;
            }
        };
        for name in [en, nl] {
            note(&mut self.by_name, name.to_owned());
            note(&mut self.by_plain, plain(name));
        }
        match self.entries.get_mut(at) {
            Some((_, names)) => *names = [en.to_owned(), nl.to_owned()],
            None => self.entries.push((id.to_owned(), [en.to_owned(), nl.to_owned()])),
        }
    }

    /// An id without a name, until it gets one.
    fn add_alone(&mut self, id: &str) {
        self.add(id, "", "");
    }

    fn find(&self, text: &str) -> Option<&str> {
        let at = self.by_id.get(text).copied();
        let at = at.or_else(|| self.by_name.get(text).copied().flatten());
        let at = at.or_else(|| self.by_name.get(text.trim()).copied().flatten());
        let at = at.or_else(|| self.by_plain.get(&plain(text)).copied().flatten())?;
        self.entries.get(at).map(|(id, _)| id.as_str())
    }
}

/// The names of all things that cells may name, and the language in which cells are written.
#[derive(Debug)]
pub struct Names {
    /// The language of words that are not the user's own.
    pub lang: Lang,
    /// Whether figures have a comma.
    pub comma: bool,
    /// Whether the cells were written by Wandel, so that unknown channels and devices are ids.
    pub ours: bool,
    known: HashMap<Things, Known>,
}

impl Names {
    /// The names of a workspace and one of its journeys.
    pub fn new(workspace: &Workspace, journey: &Journey, lang: Lang) -> Self {
        let mut names = Self { lang, comma: false, ours: false, known: HashMap::new() };
        macro_rules! library {
            ($($things:ident: $list:expr, $name:ident;)*) => { $(
                for item in $list.iter() {
                    names.add(Things::$things, item.id.as_str(), &item.$name, &item.$name);
                }
            )* };
        }
        library! {
            Personas: workspace.personas, name;
            Segments: workspace.segments, name;
            LifecycleStages: workspace.lifecycle_stages, name;
            Departments: workspace.departments, name;
            Markets: workspace.markets, name;
            Channels: workspace.channels, name;
            Content: workspace.content, title;
            Systems: workspace.systems, name;
            Integrations: workspace.integrations, data;
            Needs: journey.needs, text;
            Triggers: journey.triggers, name;
            Phases: journey.phases, name;
            Journeys: workspace.journeys, name;
        }
        for channel in vocabulary::channels() {
            names.add(Things::Channels, channel.id, channel.label.en, channel.label.nl);
        }
        for (id, label) in vocabulary::DEVICES {
            names.add(Things::Devices, id, label.en, label.nl);
        }
        for walk in &journey.walkthroughs {
            names.add(Things::Walkthroughs, walk.id.as_str(), "", "");
        }
        for touchpoint in journey.all_touchpoints() {
            let title = &touchpoint.title;
            names.add(Things::Touchpoints, touchpoint.id.as_str(), title, title);
        }
        // Those of other journeys are named by their ids alone.
        let others = workspace.journeys.iter().filter(|other| other.id != journey.id);
        for touchpoint in others.flat_map(|other| other.all_touchpoints()) {
            names.add(Things::Touchpoints, touchpoint.id.as_str(), "", "");
        }
        names
    }

    /// The same for cells with a comma in figures.
    pub fn with_comma(self, comma: bool) -> Self {
        Self { comma, ..self }
    }

    /// The same for cells that Wandel wrote.
    pub fn ours(self, ours: bool) -> Self {
        Self { ours, ..self }
    }

    /// Forgets what touchpoints are called; their ids stay known.
    pub fn forget_titles(&mut self) {
        let known = self.known.entry(Things::Touchpoints).or_default();
        let ids: Vec<String> = known.entries.iter().map(|(id, _)| id.clone()).collect();
        *known = Known::default();
        ids.iter().for_each(|id| known.add_alone(id));
    }

    /// Makes a thing known.
    pub fn add(&mut self, things: Things, id: &str, en: &str, nl: &str) {
        self.known.entry(things).or_default().add(id, en, nl);
    }

    /// Lets a text stand for the thing with this id, though nothing is written so.
    pub fn add_alias(&mut self, things: Things, text: &str, id: &str) {
        let known = self.known.entry(things).or_default();
        if let Some(at) = known.by_id.get(id).copied() {
            known.by_id.entry(text.to_owned()).or_insert(at);
        }
    }

    /// The id of the thing with this id or name, if only one has it.
    pub fn find(&self, things: Things, text: &str) -> Option<&str> {
        self.known.get(&things)?.find(text)
    }

    /// What a cell says for a thing: its name where only it has that, else its id.
    pub fn name<'n>(&'n self, things: Things, id: &'n str) -> &'n str {
        let Some(known) = self.known.get(&things) else { return id };
        let entry = known.by_id.get(id).and_then(|at| known.entries.get(*at));
        let Some((_, [en, nl])) = entry else { return id };
        let name = if self.lang == Lang::Nl { nl } else { en };
        let plain = name.trim() == name && !name.is_empty() && known.find(name) == Some(id);
        if plain { name } else { id }
    }

    /// The name that comes nearest to a text, if one does.
    pub fn near(&self, things: Things, text: &str) -> Option<&str> {
        let known = self.known.get(&things)?;
        let all = known.entries.iter().flat_map(|(_, [en, nl])| [en.as_str(), nl.as_str()]);
        nearest(text, all)
    }

    /// The names of all things of a kind, each once.
    pub fn all(&self, things: Things) -> Vec<&str> {
        let entries = self.known.get(&things).map(|known| known.entries.as_slice()).unwrap_or_default();
        entries.iter().map(|(id, _)| self.name(things, id)).collect()
    }
}

/// The text that a misspelt one most likely stands for.
pub(super) fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let query = Query::new(text);
    if query.is_empty() || plain(text).chars().count() < 3 {
        return None;
    }
    let rated = known.filter(|name| !name.is_empty()).filter_map(|name| Some((query.rate(name)?, name)));
    rated.max_by_key(|(rate, name)| (*rate, std::cmp::Reverse(name.len()))).map(|(_, name)| name)
}
