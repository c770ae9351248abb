//! What things are called, for cells that name others: an id or a name that only one thing has.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use super::plain;
use crate::model::*;
use crate::vocabulary::{self, Heard, Label, Query};

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
    /// The names taken apart, once a misspelt one is looked for; with the place of each.
    heard: OnceLock<Vec<(usize, Heard)>>,
}

impl Known {
    fn add(&mut self, id: &str, en: &str, nl: &str) {
        self.heard = OnceLock::new();
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

    fn heard(&self) -> &[(usize, Heard)] {
        self.heard.get_or_init(|| {
            let each = self.entries.iter().enumerate().flat_map(|(at, (_, [en, nl]))| {
                let names = [en.as_str(), if nl == en { "" } else { nl.as_str() }];
                names.into_iter().filter(|name| !name.is_empty()).map(move |name| (at, Heard::new(name)))
            });
            each.collect()
        })
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
    /// What was probably meant by texts that are not known: a long list says the same ones again and again.
    meant: Mutex<HashMap<Meant, Option<String>>>,
    /// How many names misspelt texts were compared with.
    compared: AtomicUsize,
}

/// A text in a list of names: the kind of things, or the vocabulary, that it should be in.
type Meant = (Option<Things>, &'static str, String);

/// With so many names misspelt texts are compared in all. Who has more of them than that (ten thousand texts
/// that mean nothing in a list of ten thousand) looks at no suggestion, and would wait for minutes.
const MOST_COMPARED: usize = 200_000;

/// So many texts are remembered.
const REMEMBERED: usize = 20_000;

impl Names {
    /// The names of a workspace and one of its journeys.
    pub fn new(workspace: &Workspace, journey: &Journey, lang: Lang) -> Self {
        let mut names = Self {
            lang,
            comma: false,
            ours: false,
            known: HashMap::new(),
            meant: Mutex::default(),
            compared: AtomicUsize::new(0),
        };
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
        if let Ok(meant) = self.meant.get_mut() {
            meant.clear();
        }
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

    /// The name of the thing that a text most likely stands for, in the language of these names.
    pub fn near(&self, things: Things, text: &str) -> Option<String> {
        self.remembered((Some(things), "", text.to_owned()), || {
            let known = self.known.get(&things)?;
            if self.compared.fetch_add(known.entries.len(), Ordering::Relaxed) > MOST_COMPARED {
                return None;
            }
            let all = known.heard().iter().map(|(at, name)| (at, name));
            let (id, _) = known.entries.get(*nearest(text, all)?)?;
            Some(self.name(things, id).to_owned())
        })
    }

    /// The same for the words of a vocabulary, which `of` tells from others.
    pub(super) fn near_word(&self, of: &'static str, text: &str, labels: &[Label]) -> Option<String> {
        self.remembered((None, of, text.to_owned()), || {
            let both = |label: Label| [label.en, label.nl].map(|name| (label, Heard::new(name)));
            let all: Vec<(Label, Heard)> = labels.iter().copied().flat_map(both).collect();
            let found = nearest(text, all.iter().map(|(label, name)| (label, name)));
            found.map(|label| label.text(self.lang).to_owned())
        })
    }

    fn remembered(&self, key: Meant, find: impl FnOnce() -> Option<String>) -> Option<String> {
        let Ok(mut meant) = self.meant.lock() else { return find() };
        if let Some(known) = meant.get(&key) {
            return known.clone();
        }
        let found = find();
        if meant.len() >= REMEMBERED {
            meant.clear();
        }
        meant.insert(key, found.clone());
        found
    }

    /// The names of all things of a kind, each once.
    pub fn all(&self, things: Things) -> Vec<&str> {
        let entries = self.known.get(&things).map(|known| known.entries.as_slice()).unwrap_or_default();
        entries.iter().map(|(id, _)| self.name(things, id)).collect()
    }
}

/// The thing with the name, in either language, that a misspelt text most likely stands for; of equals the
/// last, of names that answer equally well the shortest.
fn nearest<'a, T>(text: &str, known: impl Iterator<Item = (T, &'a Heard)>) -> Option<T> {
    let query = Query::new(text);
    if query.is_empty() || plain(text).chars().count() < 3 {
        return None;
    }
    let rated = known
        .filter_map(|(thing, name)| Some(((query.rate_heard(name)?, std::cmp::Reverse(name.len())), thing)));
    rated.max_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, thing)| thing)
}
