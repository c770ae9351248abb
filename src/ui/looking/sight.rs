//! What of a map is looked at: the filter, the persona whose way is lit, what was searched for; and
//! from these what is lit, what is dimmed and what is hidden. Made anew only when something it comes
//! from has moved. Pure but for the thread that reads large journeys; draws nothing.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::analysis::Finding;
use crate::model::*;
use crate::search::{Facts, Hit, Index, Lit};
use crate::ui::gaps::Insight;
use crate::vocabulary::Query;

/// Journeys with more touchpoints are read for searching on another thread.
const FEW: usize = 400;

/// The touchpoints that something was found at.
type Found = HashSet<Id<Touchpoint>>;

/// What of one open file is looked at.
#[derive(Debug, Default)]
pub struct Sight {
    /// What touchpoints must be like.
    pub filter: Vec<Criterion>,
    /// Whether what does not fit is hidden; else it is dimmed.
    pub hides: bool,
    /// The persona whose way is lit.
    pub route: Option<Id<Persona>>,
    /// The kept view that is being renamed.
    pub about: String,
    /// What is searched for, while that goes on.
    pub search: Option<Search>,
    findings: Option<(Arc<Insight>, Found)>,
    lit: Option<Arc<Lit>>,
    made_for: Option<Key>,
    mark: u64,
}

/// A search under way.
#[derive(Debug, Default)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// What was found, in the order of the journey.
    pub hits: Vec<Hit>,
    /// The hit that is looked at.
    pub at: Option<usize>,
    /// Whether the field wants the keyboard.
    pub wants_focus: bool,
    index: Option<(IndexKey, Arc<Index>)>,
    pending: Option<(IndexKey, Receiver<Index>)>,
    found_for: Option<(String, IndexKey)>,
}

/// What an index was made from.
#[derive(Clone, Debug, PartialEq)]
struct IndexKey {
    revision: u64,
    journey: Id<Journey>,
    lang: Lang,
    findings: usize,
}

impl Search {
    /// Whether the journey is being read.
    pub fn is_reading(&self) -> bool {
        self.pending.is_some()
    }

    /// Goes to the next hit, or back; past the end it begins again.
    pub fn step(&mut self, forward: bool) -> Option<&Hit> {
        let count = self.hits.len();
        let next = match (self.at, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at + count.saturating_sub(1),
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
        };
        self.at = (count > 0).then(|| next % count.max(1));
        self.hits.get(self.at?)
    }

    /// Reads the journey again if it is another one, and searches again if anything moved.
    fn refresh(&mut self, state: &State<'_>, wake: impl Fn() + Send + 'static) {
        let insight = state.insight;
        let key = IndexKey {
            revision: state.revision,
            journey: state.journey.id.clone(),
            lang: state.lang,
            findings: insight.map_or(0, |insight| Arc::as_ptr(insight) as usize),
        };
        self.collect();
        let known = self.index.as_ref().is_some_and(|(made, _)| *made == key);
        if !known && self.pending.is_none() {
            let (workspace, journey) = (Arc::clone(state.workspace), Arc::clone(state.journey));
            let (insight, lang) = (insight.cloned(), state.lang);
            let make = move || {
                let findings = insight.iter().flat_map(|insight| {
                    let said = insight.analysis.findings.iter().zip(&insight.lines);
                    said.map(|(finding, line)| (finding.subject.clone(), line.message.clone()))
                });
                Index::new(&workspace, &journey, lang, findings)
            };
            if state.journey.all_touchpoints().nth(FEW).is_none() {
                self.index = Some((key, Arc::new(make())));
            } else {
                let (sender, receiver) = channel();
                self.pending = Some((key, receiver));
                std::thread::spawn(move || {
                    // Nobody may be searching any more.
                    let _ = sender.send(make());
                    wake();
                });
            }
        }
        self.find();
    }

    fn collect(&mut self) {
        let Some((key, receiver)) = &self.pending else { return };
        match receiver.try_recv() {
            Ok(index) => {
                self.index = Some((key.clone(), Arc::new(index)));
                self.pending = None;
            }
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => self.pending = None,
        }
    }

    fn find(&mut self) {
        let Some((key, index)) = &self.index else { return };
        let wanted = (self.text.clone(), key.clone());
        if self.found_for.as_ref() == Some(&wanted) {
            return;
        }
        let typed = self.found_for.as_ref().is_none_or(|(text, _)| *text != self.text);
        let before = self.at.and_then(|at| self.hits.get(at)).map(|hit| hit.subject.clone());
        self.hits = index.find(&Query::new(&self.text));
        let again = before.and_then(|subject| self.hits.iter().position(|hit| hit.subject == subject));
        self.at = if typed { None } else { again };
        self.found_for = Some(wanted);
    }
}

/// What everything here is derived from.
pub struct State<'a> {
    /// The state shown.
    pub workspace: &'a Arc<Workspace>,
    /// The journey shown.
    pub journey: &'a Arc<Journey>,
    /// Moves with every edit.
    pub revision: u64,
    /// What the rules found, if that is shown.
    pub insight: Option<&'a Arc<Insight>>,
    /// The language of the window.
    pub lang: Lang,
}

/// What `lit` was made from.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    journey: Id<Journey>,
    filter: Vec<Criterion>,
    route: Option<Id<Persona>>,
    findings: usize,
    hits: Option<(String, IndexKey)>,
}

impl Sight {
    /// What is lit; nothing where everything is.
    pub fn lit(&self) -> Option<&Arc<Lit>> {
        self.lit.as_ref()
    }

    /// A number that moves whenever another filter is chosen.
    pub fn mark(&self) -> u64 {
        self.mark
    }

    /// The touchpoints that something was found at; nothing while nobody knows.
    pub fn findings(&self) -> Option<&HashSet<Id<Touchpoint>>> {
        self.findings.as_ref().map(|(_, found)| found)
    }

    /// What alone is laid out, where the filter hides the rest: what fits, and what is selected.
    pub fn only(&self, selected: &[Id<Touchpoint>]) -> Option<Vec<Id<Touchpoint>>> {
        let lit = self.lit.as_ref().filter(|_| self.hides && !self.filter.is_empty())?;
        let mut only: Vec<_> = lit.cards.iter().chain(selected).cloned().collect();
        only.sort_unstable();
        only.dedup();
        Some(only)
    }

    /// Adds a criterion, or takes it away.
    pub fn toggle(&mut self, criterion: &Criterion) {
        match self.filter.iter().position(|known| known == criterion) {
            Some(at) => drop(self.filter.remove(at)),
            None => self.filter.push(criterion.clone()),
        }
        self.mark += 1;
    }

    /// Takes the filter and the lit way away.
    pub fn clear(&mut self) {
        self.filter.clear();
        self.route = None;
        self.hides = false;
        self.mark += 1;
    }

    /// Brings everything up to date; `wake` is called when a thread has something new.
    pub fn refresh(&mut self, state: &State<'_>, wake: impl Fn() + Send + 'static) {
        self.learn_findings(state.insight);
        if let Some(search) = &mut self.search {
            search.refresh(state, wake);
        }
        let searched = self.search.as_ref().filter(|search| !search.text.trim().is_empty());
        let hits = searched.and_then(|search| search.found_for.clone());
        if self.filter.is_empty() && self.route.is_none() && hits.is_none() {
            (self.lit, self.made_for) = (None, None);
            return;
        }
        let key = Key {
            revision: state.revision,
            journey: state.journey.id.clone(),
            filter: self.filter.clone(),
            route: self.route.clone(),
            findings: self.findings.as_ref().map_or(0, |(insight, _)| Arc::as_ptr(insight) as usize),
            hits,
        };
        if self.made_for.as_ref() != Some(&key) {
            self.mark += 1;
            self.lit = Some(Arc::new(self.light(state)));
            self.made_for = Some(key);
        }
    }

    fn learn_findings(&mut self, insight: Option<&Arc<Insight>>) {
        let known = self.findings.as_ref().map(|(known, _)| Arc::as_ptr(known));
        if known == insight.map(Arc::as_ptr) {
            return;
        }
        self.findings = insight.map(|insight| {
            let open = insight.analysis.findings.iter().filter(|finding| finding.is_open());
            let found = open.filter_map(Finding::touchpoint).cloned().collect();
            (Arc::clone(insight), found)
        });
    }

    fn light(&self, state: &State<'_>) -> Lit {
        let (workspace, journey) = (&**state.workspace, &**state.journey);
        let facts = Facts { workspace, journey, findings: self.findings() };
        let mut lit = Lit::of(&self.filter, self.route.as_ref(), &facts);
        lit.mark = self.mark;
        if let Some(search) = self.search.as_ref().filter(|search| !search.text.trim().is_empty()) {
            let mut hit = HashSet::new();
            for found in &search.hits {
                match &found.subject {
                    SubjectRef::Transition(from, to, kind, rank) => {
                        lit.lines.insert((from.clone(), to.clone(), *kind, *rank));
                    }
                    subject => hit.extend(touchpoints_of(journey, subject)),
                }
            }
            lit.cards.retain(|id| hit.contains(id));
        }
        lit
    }
}

/// The touchpoints that a subject means.
pub fn touchpoints_of(journey: &Journey, subject: &SubjectRef) -> Vec<Id<Touchpoint>> {
    match subject {
        SubjectRef::Touchpoint(id) | SubjectRef::Metric(id, _) => vec![id.clone()],
        SubjectRef::Touchpoints(ids) => ids.clone(),
        SubjectRef::Persona(persona) => {
            let walks = |known: &&Arc<Touchpoint>| known.personas.contains(persona);
            journey.all_touchpoints().filter(walks).map(|known| known.id.clone()).collect()
        }
        SubjectRef::PlannedContact(id) => {
            let contact = journey.planned_contacts.iter().find(|known| known.id == *id);
            contact.and_then(|contact| contact.touchpoint.clone()).into_iter().collect()
        }
        SubjectRef::ResponseCase(id) => {
            let case = journey.cases.iter().find(|known| known.id == *id);
            case.map(|case| case.touchpoint.clone()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journey() -> Arc<Journey> {
        let card = |id: &str, title: &str, media: Option<MediaType>, personas: &[&str]| {
            Arc::new(Touchpoint {
                id: Id::new(id),
                title: title.into(),
                media_type: media,
                personas: personas.iter().map(|id| Id::new(id)).collect(),
                ..Touchpoint::default()
            })
        };
        let step = |from: &str, to: &str, personas: Option<&[&str]>| {
            Arc::new(Transition {
                from: Id::new(from),
                to: Id::new(to),
                personas: personas.map(|ids| ids.iter().map(|id| Id::new(id)).collect()),
                ..Transition::default()
            })
        };
        let phase = Phase {
            touchpoints: vec![
                card("a", "Advert", Some(MediaType::Paid), &["mila"]),
                card("b", "Web shop", Some(MediaType::Owned), &["mila", "joost"]),
                card("c", "Review", Some(MediaType::Earned), &["joost"]),
            ]
            .into(),
            transitions: vec![step("a", "b", None), step("b", "c", Some(&["mila"]))].into(),
            ..Phase::default()
        };
        Arc::new(Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() })
    }

    fn lit(sight: &mut Sight) -> Option<Vec<String>> {
        let (workspace, journey) = (Arc::new(Workspace::default()), journey());
        let state =
            State { workspace: &workspace, journey: &journey, revision: 1, insight: None, lang: Lang::En };
        sight.refresh(&state, || {});
        let mut ids: Vec<_> = sight.lit()?.cards.iter().map(ToString::to_string).collect();
        ids.sort();
        Some(ids)
    }

    fn media(value: &str) -> Criterion {
        Criterion { by: Attribute::Media, value: value.into() }
    }

    #[test]
    fn filter_route_and_search_go_together() {
        let mut sight = Sight::default();
        assert_eq!(lit(&mut sight), None, "nothing is dimmed");
        sight.toggle(&media("Paid"));
        sight.toggle(&media("Owned"));
        assert_eq!(lit(&mut sight).unwrap(), ["a", "b"]);
        sight.route = Some(Id::new("joost"));
        assert_eq!(lit(&mut sight).unwrap(), ["b"]);
        sight.route = None;
        sight.search = Some(Search { text: "shop".into(), ..Search::default() });
        assert_eq!(lit(&mut sight).unwrap(), ["b"]);
        sight.search = None;
        sight.toggle(&media("Paid"));
        assert_eq!(lit(&mut sight).unwrap(), ["b"]);
        sight.clear();
        assert_eq!(lit(&mut sight), None);
    }

    #[test]
    fn a_way_is_lit_with_the_steps_that_are_taken() {
        let mut sight = Sight { route: Some(Id::new("joost")), ..Sight::default() };
        assert_eq!(lit(&mut sight).unwrap(), ["b", "c"]);
        let lit = sight.lit().unwrap();
        let journey = journey();
        let steps: Vec<bool> = journey
            .all_transitions()
            .map(|step| lit.line(step, &(step.from.clone(), step.to.clone(), step.kind, 0)))
            .collect();
        assert_eq!(steps, [false, false], "Mila alone goes from b to c");
    }

    #[test]
    fn what_is_hidden_leaves_what_is_selected() {
        let mut sight = Sight { hides: true, ..Sight::default() };
        assert_eq!(sight.only(&[]), None);
        sight.toggle(&media("Paid"));
        lit(&mut sight);
        assert_eq!(sight.only(&[]), Some(vec![Id::new("a")]));
        assert_eq!(sight.only(&[Id::new("c")]), Some(vec![Id::new("a"), Id::new("c")]));
    }

    #[test]
    fn hits_are_walked_through_and_round() {
        let mut search = Search::default();
        assert!(search.step(true).is_none());
        let hit = |id: &str| Hit {
            subject: SubjectRef::Touchpoint(Id::new(id)),
            place: crate::vocabulary::Label::new("title", "titel"),
            text: id.into(),
        };
        search.hits = vec![hit("a"), hit("b")];
        let mut walk = |forward| search.step(forward).map(|hit| hit.text.clone()).unwrap();
        assert_eq!([walk(true), walk(true), walk(true), walk(false)], ["a", "b", "a", "b"]);
    }
}
