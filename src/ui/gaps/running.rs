//! Keeps the analysis of the open journey up to date: on the window's thread while that is quick,
//! else on another, and then the newest state wins. Derived data only; knows no panel.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use super::State;
use super::list::{Row, Rows};
use super::matrix_ui::Table;
use crate::analysis::{Analysis, Health, MatrixKind, Names, Stories, Study, analyse_study};
use crate::model::{Date, Id, Journey, Lang, Workspace};
use crate::scene::badges::Badges;
use crate::ui::views::MainView;

/// An analysis that took less than this is made on the window's thread: half a frame.
const QUICK: Duration = Duration::from_millis(8);
/// While no analysis was made yet, journeys with more touchpoints than this count as slow.
const FEW: usize = 150;

/// What an analysis is made from; equal keys give equal analyses.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    journey: Id<Journey>,
    as_of: Date,
    lang: Lang,
}

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it says.
    pub message: String,
    /// What to do about it.
    pub action: String,
}

/// The analysis of a journey, with everything that panels show of it.
#[derive(Debug)]
pub struct Insight {
    key: Key,
    /// How long it took to make.
    took: Duration,
    /// The state that was analysed.
    pub workspace: Arc<Workspace>,
    /// The journey that was analysed.
    pub journey: Arc<Journey>,
    /// What the rules found.
    pub analysis: Analysis,
    /// What stands out.
    pub stories: Stories,
    /// The sentence of each story.
    pub sentences: Vec<String>,
    /// How much is in order.
    pub health: Health,
    /// The counts on the map.
    pub badges: Arc<Badges>,
    /// The findings in words.
    pub lines: Vec<Line>,
}

impl Insight {
    /// The date of the analysis.
    pub fn as_of(&self) -> Date {
        self.key.as_of
    }

    /// The language of its words.
    pub fn lang(&self) -> Lang {
        self.key.lang
    }

    /// The analysis of a journey, for tests.
    #[cfg(test)]
    pub fn of(workspace: Workspace, journey: Journey, as_of: Date) -> Self {
        let key = Key { revision: 0, journey: journey.id.clone(), as_of, lang: Lang::En };
        Self::new(key, Arc::new(workspace), Arc::new(journey))
    }

    fn new(key: Key, workspace: Arc<Workspace>, journey: Arc<Journey>) -> Self {
        let begun = Instant::now();
        let analysis = analyse_study(&Study::new(&workspace, &journey, key.as_of));
        let stories = Stories::of(&journey, &analysis);
        let names = Names::new(&workspace, &journey, key.lang);
        let line = |finding| Line { message: names.message(finding), action: names.action(finding) };
        let lines = analysis.findings.iter().map(line).collect();
        let sentences = stories.told.iter().map(|story| story.sentence(&names, &analysis)).collect();
        drop(names);
        let (health, badges) = (Health::of(&analysis), Arc::new(Badges::of(&analysis)));
        let took = begun.elapsed();
        Self { key, took, workspace, journey, analysis, stories, sentences, health, badges, lines }
    }
}

/// The gaps of one document: its analysis, and what the window remembers of it.
#[derive(Default)]
pub struct Gaps {
    /// What the window remembers.
    pub state: State,
    /// Whether gaps are shown, by journey: in a new one not until somebody asks for them.
    shown: HashMap<Id<Journey>, bool>,
    /// The journey that is looked at.
    journey: Id<Journey>,
    insight: Option<Arc<Insight>>,
    /// How each journey did when it was first looked at: since the file was opened.
    opened: HashMap<Id<Journey>, Health>,
    pending: Option<(Key, Receiver<Insight>)>,
    /// What an analysis could not be made from: a mistake of ours ended it.
    stuck: Option<Key>,
    last: Option<Duration>,
    /// Moves whenever the badges are others.
    mark: u64,
    /// Moves with every analysis.
    made: u64,
    rows: Rows,
    table: Option<(u64, MatrixKind, Table)>,
}

impl Gaps {
    /// Whether gaps are shown for the journey that is looked at.
    pub fn is_shown(&self) -> bool {
        self.shown.get(&self.journey).copied().unwrap_or(false)
    }

    /// Shows gaps, or hides them.
    pub fn show(&mut self, shown: bool) {
        self.shown.insert(self.journey.clone(), shown);
    }

    /// The analysis to show; the one before while a new one is being made.
    pub fn insight(&self) -> Option<&Arc<Insight>> {
        self.insight.as_ref().filter(|insight| insight.key.journey == self.journey && self.is_shown())
    }

    /// Whether an analysis is being made on another thread.
    pub fn is_running(&self) -> bool {
        self.pending.is_some()
    }

    /// The badges to draw, and a number that tells them from others.
    pub fn badges(&self) -> (u64, Arc<Badges>) {
        self.insight().map_or_else(|| (0, Arc::default()), |insight| (self.mark, Arc::clone(&insight.badges)))
    }

    /// How the journey did when it was first looked at.
    pub fn opened(&self) -> Option<&Health> {
        self.opened.get(&self.journey)
    }

    /// The rows of the list, as of the last refresh.
    pub fn rows(&self) -> &[Row] {
        self.rows.rows()
    }

    /// The table to show, as of the last refresh; nothing while another view is shown.
    pub fn table(&self) -> Option<&Table> {
        self.table.as_ref().map(|(_, _, table)| table)
    }

    /// Makes the table again if another is asked for or something moved.
    fn refresh_table(&mut self, insight: &Insight, view: MainView) {
        if view != MainView::Matrices {
            self.table = None;
            return;
        }
        let kind = self.state.matrix.unwrap_or(MatrixKind::Channel);
        if !self.table.as_ref().is_some_and(|table| table.0 == self.made && table.1 == kind) {
            self.table = Some((self.made, kind, Table::new(insight, kind)));
        }
    }

    /// Brings the analysis up to date, or has that done on another thread, which then calls `wake`.
    pub fn refresh(
        &mut self,
        (workspace, revision): (&Arc<Workspace>, u64),
        (journey, view): (&Arc<Journey>, MainView),
        (as_of, lang): (Date, Lang),
        wake: impl Fn() + Send + 'static,
    ) {
        self.collect();
        if self.journey != journey.id {
            self.journey = journey.id.clone();
            self.state = State::default();
        }
        // A journey that holds something when it is first seen is not new.
        let filled = || journey.all_touchpoints().next().is_some();
        self.shown.entry(journey.id.clone()).or_insert_with(filled);
        let key = Key { revision, journey: journey.id.clone(), as_of, lang };
        let known = self.insight.as_ref().is_some_and(|insight| insight.key == key);
        let stuck = self.stuck.as_ref() == Some(&key);
        if self.is_shown() && !known && !stuck && self.pending.is_none() {
            self.start(key, Arc::clone(workspace), Arc::clone(journey), wake);
        }
        if let Some(insight) = self.insight().map(Arc::clone) {
            if view == MainView::Gaps {
                self.rows.refresh(&insight, self.made, &self.state.filter, &self.state.folded);
            }
            self.refresh_table(&insight, view);
        }
    }

    fn start(
        &mut self,
        key: Key,
        workspace: Arc<Workspace>,
        journey: Arc<Journey>,
        wake: impl Fn() + Send + 'static,
    ) {
        let quick = match self.last {
            Some(last) => last < QUICK,
            None => journey.touchpoints().take(FEW + 1).count() <= FEW,
        };
        if quick {
            self.take(Insight::new(key, workspace, journey));
            return;
        }
        let (sender, receiver) = channel();
        self.pending = Some((key.clone(), receiver));
        std::thread::spawn(move || {
            // The document may be closed by now; then nobody waits for this.
            let _ = sender.send(Insight::new(key, workspace, journey));
            wake();
        });
    }

    /// Takes over an analysis that another thread has finished.
    fn collect(&mut self) {
        let Some((key, pending)) = &self.pending else { return };
        match pending.try_recv() {
            Ok(insight) => {
                self.pending = None;
                self.take(insight);
            }
            Err(TryRecvError::Disconnected) => {
                self.stuck = Some(key.clone());
                self.pending = None;
            }
            Err(TryRecvError::Empty) => {}
        }
    }

    fn take(&mut self, insight: Insight) {
        self.made += 1;
        self.last = Some(insight.took);
        if self.insight.as_ref().is_none_or(|before| before.badges != insight.badges) {
            self.mark += 1;
        }
        self.opened.entry(insight.key.journey.clone()).or_insert_with(|| insight.health.clone());
        self.state.chosen = self.moved(&insight);
        self.insight = Some(Arc::new(insight));
    }

    /// Where the finding that is looked at is in another analysis.
    fn moved(&self, next: &Insight) -> Option<usize> {
        let before = self.insight.as_ref()?.analysis.findings.get(self.state.chosen?)?;
        next.analysis.findings.iter().position(|finding| {
            finding.rule.id == before.rule.id
                && finding.subject == before.subject
                && finding.detail == before.detail
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Phase, Source, Touchpoint};

    fn journey(count: usize) -> (Arc<Workspace>, Arc<Journey>) {
        let touchpoint = |at: usize| {
            let id = Id::new(&format!("t{at}"));
            Arc::new(Touchpoint { id, source: Some(Source::Brand), ..Touchpoint::default() })
        };
        let touchpoints: Vec<_> = (0..count).map(touchpoint).collect();
        let phase = Phase { id: Id::new("one"), touchpoints: touchpoints.into(), ..Phase::default() };
        let journey =
            Journey { id: Id::new("journey"), phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        (Arc::default(), Arc::new(journey))
    }

    fn day() -> Date {
        jiff::civil::date(2026, 6, 1)
    }

    fn refresh(gaps: &mut Gaps, count: usize, revision: u64) {
        let (workspace, journey) = journey(count);
        gaps.refresh((&workspace, revision), (&journey, MainView::Map), (day(), Lang::En), || {});
    }

    /// Waits for what runs on another thread.
    fn settle(gaps: &mut Gaps, count: usize, revision: u64) {
        refresh(gaps, count, revision);
        for _ in 0..500 {
            if !gaps.is_running() {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
            refresh(gaps, count, revision);
        }
        assert!(!gaps.is_running());
    }

    fn nobody_answers(gaps: &Gaps) -> usize {
        let findings = &gaps.insight().expect("an analysis").analysis.findings;
        findings.iter().filter(|finding| finding.rule.id == "OWN-01").count()
    }

    #[test]
    fn an_analysis_is_kept_until_something_moves() {
        let mut gaps = Gaps::default();
        settle(&mut gaps, 3, 1);
        let first = Arc::clone(gaps.insight().unwrap());
        settle(&mut gaps, 3, 1);
        assert!(Arc::ptr_eq(&first, gaps.insight().unwrap()));
        settle(&mut gaps, 4, 2);
        assert_eq!(nobody_answers(&gaps), 4);
        assert_eq!(gaps.opened(), Some(&first.health), "what is compared with stays");
    }

    #[test]
    fn a_large_journey_is_analysed_elsewhere_and_the_newest_state_wins() {
        let mut gaps = Gaps::default();
        refresh(&mut gaps, FEW + 1, 1);
        assert!(gaps.is_running() && gaps.insight().is_none(), "no frame waits");
        refresh(&mut gaps, FEW + 2, 2);
        settle(&mut gaps, FEW + 3, 3);
        assert_eq!(nobody_answers(&gaps), FEW + 3);
    }

    #[test]
    fn a_new_journey_shows_no_gaps_until_somebody_asks() {
        let mut gaps = Gaps::default();
        settle(&mut gaps, 0, 1);
        settle(&mut gaps, 2, 2);
        assert!(gaps.insight().is_none() && gaps.badges().0 == 0);
        gaps.show(true);
        settle(&mut gaps, 2, 2);
        assert!(gaps.insight().is_some() && gaps.badges().0 > 0);
    }

    #[test]
    fn the_finding_that_is_looked_at_stays_when_others_come() {
        let mut gaps = Gaps::default();
        settle(&mut gaps, 2, 1);
        let at = |gaps: &Gaps, id: &str| {
            let subject = crate::model::SubjectRef::Touchpoint(Id::new(id));
            let findings = &gaps.insight().unwrap().analysis.findings;
            findings.iter().position(|one| one.rule.id == "OWN-01" && one.subject == subject)
        };
        gaps.state.chosen = at(&gaps, "t1");
        settle(&mut gaps, 5, 2);
        assert_eq!(gaps.state.chosen, at(&gaps, "t1"));
    }
}
