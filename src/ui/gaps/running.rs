//! Keeps the analysis of the open journey up to date, with the rows, tables and repairs that panels
//! show of it: on the window's thread while that is quick, else on another, and then the newest state
//! wins. Derived data only; knows no panel.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::State;
use super::insight::{Insight, Key, Listed, Wish};
use super::list::{self, Row};
use super::making::{Making, Progress};
use super::matrix_ui::Table;
use super::mends::{Mend, mends};
use crate::analysis::{Health, MatrixKind};
use crate::model::{Date, Id, Journey, Lang, Workspace};
use crate::scene::badges::Badges;
use crate::ui::views::MainView;

/// An analysis that took less than this is made on the window's thread: half a frame.
const QUICK: Duration = Duration::from_millis(8);
/// While no analysis was made yet, journeys with more touchpoints than this count as slow.
const FEW: usize = 150;
/// The rows of a list or a table of more findings than this are made on another thread.
const FEW_FINDINGS: usize = 1_000;

/// The rows of the list: of which analysis, and of which filter and folding.
pub(super) type RowsKey = (u64, Listed);
/// A table: of which analysis, and which one.
type TableKey = (u64, MatrixKind);

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
    /// How each journey was when it was first looked at: since the file was opened.
    opened: HashMap<Id<Journey>, Arc<Insight>>,
    making: Option<Making<Key, Insight>>,
    /// What an analysis could not be made from: a mistake of ours ended it.
    stuck: Option<Key>,
    last: Option<Duration>,
    /// Moves whenever the badges are others.
    mark: u64,
    /// Moves with every analysis.
    made: u64,
    rows: Option<(RowsKey, Vec<Row>)>,
    making_rows: Option<Making<RowsKey, Vec<Row>>>,
    table: Option<(TableKey, Table)>,
    making_table: Option<Making<TableKey, Table>>,
    mends: Option<(u64, Vec<Mend>)>,
    making_mends: Option<Making<u64, Vec<Mend>>>,
    /// Tells the thread that works repairs out that nobody waits for them any more.
    stop_mends: Arc<AtomicBool>,
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

    /// The state that the analysis shown was made from.
    pub fn revision(&self) -> Option<u64> {
        self.insight().map(|insight| insight.key.revision)
    }

    /// Whether anything is being made on another thread.
    pub fn is_running(&self) -> bool {
        self.making.is_some()
            || self.making_rows.is_some()
            || self.making_table.is_some()
            || self.making_mends.is_some()
    }

    /// The badges to draw, and a number that tells them from others.
    pub fn badges(&self) -> (u64, Arc<Badges>) {
        self.insight().map_or_else(|| (0, Arc::default()), |insight| (self.mark, Arc::clone(&insight.badges)))
    }

    /// How the journey did when it was first looked at.
    pub fn opened(&self) -> Option<&Health> {
        self.opened.get(&self.journey).map(|insight| &insight.health)
    }

    /// The rows of the list, of the analysis shown; nothing while they are being made.
    pub fn rows(&self) -> Option<&[Row]> {
        self.keyed_rows().map(|(_, rows)| rows)
    }

    /// The same, with what tells them from the rows of another moment.
    pub(super) fn keyed_rows(&self) -> Option<(&RowsKey, &[Row])> {
        let (key, rows) = self.rows.as_ref()?;
        (key.0 == self.made).then_some((key, rows))
    }

    /// The table to show; nothing while another view is shown or it is being made.
    pub fn table(&self) -> Option<&Table> {
        self.table.as_ref().map(|(_, table)| table)
    }

    /// The changes that would clear the most; those of the state before while new ones are worked out.
    pub fn mends(&self) -> Option<&[Mend]> {
        self.mends.as_ref().map(|(_, mends)| mends.as_slice())
    }

    /// Brings the analysis up to date, or has that done on another thread, which then calls `wake`.
    pub fn refresh(
        &mut self,
        (workspace, revision): (&Arc<Workspace>, u64),
        (journey, view): (&Arc<Journey>, MainView),
        (as_of, lang): (Date, Lang),
        wake: impl Fn() + Clone + Send + 'static,
    ) {
        self.collect();
        if self.journey != journey.id {
            self.journey = journey.id.clone();
            self.state = State::default();
            self.mends = None;
        }
        // A journey that holds something when it is first seen is not new.
        let filled = || journey.all_touchpoints().next().is_some();
        self.shown.entry(journey.id.clone()).or_insert_with(filled);
        let key = Key { revision, journey: journey.id.clone(), as_of, lang };
        let known = self.insight.as_ref().is_some_and(|insight| insight.key == key);
        let stuck = self.stuck.as_ref() == Some(&key);
        if self.is_shown() && !known && !stuck && self.making.is_none() {
            let wish = Wish {
                opened: self.opened.get(&journey.id).cloned(),
                list: (view == MainView::Gaps).then(|| self.listed()),
                workspace: Arc::clone(workspace),
                journey: Arc::clone(journey),
                key,
            };
            self.start(wish, wake.clone());
        }
        let Some(insight) = self.insight().map(Arc::clone) else { return };
        self.refresh_rows(&insight, view, wake.clone());
        self.refresh_table(&insight, view, wake.clone());
        self.refresh_mends(&insight, view, wake);
    }

    fn listed(&self) -> Listed {
        (self.state.filter.clone(), self.state.folded.clone())
    }

    fn start(&mut self, wish: Wish, wake: impl Fn() + Send + 'static) {
        let quick = match self.last {
            Some(last) => last < QUICK,
            None => wish.journey.touchpoints().take(FEW + 1).count() <= FEW,
        };
        if quick {
            self.take(Insight::new(wish));
        } else {
            let key = wish.key.clone();
            self.making = Some(Making::start(key, move || Insight::new(wish), wake));
        }
    }

    /// Makes the rows again if the filter or the folding is another; those of a new analysis came
    /// with it if the list was in sight.
    fn refresh_rows(&mut self, insight: &Arc<Insight>, view: MainView, wake: impl Fn() + Send + 'static) {
        let key = (self.made, self.listed());
        let known = self.rows.as_ref().is_some_and(|(made, _)| *made == key);
        if view != MainView::Gaps || known || self.making_rows.is_some() {
            return;
        }
        let (insight, (filter, folded)) = (Arc::clone(insight), key.1.clone());
        if insight.analysis.findings.len() <= FEW_FINDINGS {
            self.rows = Some((key, list::rows(&insight, &filter, &folded)));
        } else {
            let make = move || list::rows(&insight, &filter, &folded);
            self.making_rows = Some(Making::start(key, make, wake));
        }
    }

    /// Makes the table again if another is asked for or something moved.
    fn refresh_table(&mut self, insight: &Arc<Insight>, view: MainView, wake: impl Fn() + Send + 'static) {
        if view != MainView::Matrices {
            self.table = None;
            return;
        }
        let kind = self.state.matrix.unwrap_or(MatrixKind::Channel);
        let key = (self.made, kind);
        if self.table.as_ref().is_some_and(|(made, _)| *made == key) || self.making_table.is_some() {
            return;
        }
        let insight = Arc::clone(insight);
        if insight.analysis.findings.len() <= FEW_FINDINGS {
            self.table = Some((key, Table::new(&insight, kind)));
        } else {
            self.making_table = Some(Making::start(key, move || Table::new(&insight, kind), wake));
        }
    }

    /// Has the changes that would clear the most worked out while somebody looks at them.
    fn refresh_mends(&mut self, insight: &Arc<Insight>, view: MainView, wake: impl Fn() + Send + 'static) {
        let wanted = view == MainView::Gaps && self.state.mends;
        if let Some(making) = &self.making_mends {
            if !wanted || making.key != self.made {
                self.stop_mends.store(true, Ordering::Relaxed);
            }
            return;
        }
        if wanted && self.mends.as_ref().is_none_or(|(made, _)| *made != self.made) {
            let stop = Arc::new(AtomicBool::new(false));
            self.stop_mends = Arc::clone(&stop);
            let insight = Arc::clone(insight);
            self.making_mends = Some(Making::start(self.made, move || mends(&insight, &stop), wake));
        }
    }

    /// Takes over what other threads have finished.
    fn collect(&mut self) {
        match self.making.as_ref().map(Making::progress) {
            Some(Progress::Made(insight)) => {
                self.making = None;
                self.take(insight);
            }
            Some(Progress::Broken) => self.stuck = self.making.take().map(|making| making.key),
            Some(Progress::UnderWay) | None => {}
        }
        if let Some(rows) = finished(&mut self.making_rows) {
            self.rows = Some(rows).filter(|(key, _)| key.0 == self.made).or(self.rows.take());
        }
        if let Some(table) = finished(&mut self.making_table) {
            self.table = Some(table);
        }
        if let Some(mends) = finished(&mut self.making_mends)
            && !self.stop_mends.load(Ordering::Relaxed)
        {
            self.mends = Some(mends);
        }
    }

    fn take(&mut self, mut insight: Insight) {
        self.made += 1;
        self.last = Some(insight.took);
        if self.insight.as_ref().is_none_or(|before| before.badges != insight.badges) {
            self.mark += 1;
        }
        if let Some((listed, rows)) = insight.rows.take() {
            self.rows = Some(((self.made, listed), rows));
        }
        self.state.chosen = self.moved(&insight);
        let insight = Arc::new(insight);
        self.opened.entry(insight.key.journey.clone()).or_insert_with(|| Arc::clone(&insight));
        // Forgetting tens of thousands of findings takes longer than a frame has.
        if let Some(old) = self.insight.replace(insight)
            && old.analysis.findings.len() > FEW_FINDINGS
        {
            std::thread::spawn(move || drop(old));
        }
    }

    /// Where the finding that is looked at is in another analysis.
    fn moved(&self, next: &Insight) -> Option<usize> {
        let before = self.insight.as_ref()?.analysis.findings.get(self.state.chosen?)?;
        next.place_of(before.rule.id, &before.subject, &before.detail)
    }
}

/// What was made, with its key, if it is there; what broke is forgotten.
fn finished<K, T: Send + 'static>(making: &mut Option<Making<K, T>>) -> Option<(K, T)> {
    match making.as_ref()?.progress() {
        Progress::UnderWay => None,
        Progress::Made(made) => making.take().map(|making| (making.key, made)),
        Progress::Broken => {
            *making = None;
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::insight::Since;
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
    fn rows_come_with_the_findings_that_they_name() {
        let mut gaps = Gaps::default();
        let look = |gaps: &mut Gaps, count: usize, revision: u64| {
            let (workspace, journey) = journey(count);
            gaps.refresh((&workspace, revision), (&journey, MainView::Gaps), (day(), Lang::En), || {});
        };
        let settle = |gaps: &mut Gaps, count: usize, revision: u64| {
            look(gaps, count, revision);
            for _ in 0..500 {
                if !gaps.is_running() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(5));
                look(gaps, count, revision);
            }
        };
        settle(&mut gaps, FEW_FINDINGS, 1);
        let findings = |gaps: &Gaps| gaps.insight().unwrap().analysis.findings.len();
        let rows = |gaps: &Gaps| {
            gaps.rows().expect("rows").iter().filter(|row| matches!(row, Row::Finding(_))).count()
        };
        assert!(findings(&gaps) > FEW_FINDINGS);
        assert_eq!(rows(&gaps), findings(&gaps));
        // Another filter is made elsewhere, and the rows before stay until it is there.
        gaps.state.filter.search = "no such words".into();
        look(&mut gaps, FEW_FINDINGS, 1);
        assert!(gaps.is_running() && rows(&gaps) == findings(&gaps));
        settle(&mut gaps, FEW_FINDINGS, 1);
        assert_eq!(rows(&gaps), 0);
        // With a new state they come together.
        gaps.state.filter.search = String::new();
        settle(&mut gaps, FEW_FINDINGS + 2, 2);
        assert_eq!(rows(&gaps), findings(&gaps));
    }

    #[test]
    fn what_is_new_and_what_is_gone_since_the_file_was_opened() {
        let mut gaps = Gaps::default();
        settle(&mut gaps, 3, 1);
        assert_eq!(gaps.insight().unwrap().since, Since::default());
        settle(&mut gaps, 4, 2);
        let since = gaps.insight().unwrap().since.clone();
        assert!(!since.fresh.is_empty(), "the fourth touchpoint has gaps of its own");
        settle(&mut gaps, 2, 3);
        let since = gaps.insight().unwrap().since.clone();
        assert!(since.gone.iter().any(|gone| gone.message.contains("t2")), "{since:?}");
        settle(&mut gaps, 3, 4);
        assert_eq!(gaps.insight().unwrap().since, Since::default());
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
