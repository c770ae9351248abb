//! Looks for problems again after each change, off the window's thread: what was mended goes from
//! the list, and what an edit broke comes into it. Knows no picture.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::draughtsman::Draughtsman;
use crate::check::check;
use crate::model::Workspace;
use crate::storage::{Located, check_pictures};

/// What was looked over, and what is being looked over.
pub(super) struct Checking {
    /// The revision whose problems are known.
    seen: u64,
    pending: Option<(u64, Receiver<Vec<Located>>)>,
}

impl Checking {
    /// Nothing to do until the state is another one than this.
    pub fn new(revision: u64) -> Self {
        Self { seen: revision, pending: None }
    }

    /// Whether problems are being looked for.
    pub fn is_running(&self) -> bool {
        self.pending.is_some()
    }

    /// Takes what was found meanwhile; has a newer state looked over, one at a time and the newest
    /// first, unless something more urgent is `busy`. `wake` is called when there is something to take.
    pub fn refresh(
        &mut self,
        (workspace, revision): (&Arc<Workspace>, u64),
        file: Option<&Path>,
        draughtsman: &Draughtsman,
        busy: bool,
        wake: impl FnOnce() + Send + 'static,
    ) -> Option<Vec<Located>> {
        let found = self.take();
        if self.pending.is_none() && self.seen != revision && !busy {
            let (sender, receiver) = channel();
            let (workspace, file) = (Arc::clone(workspace), file.map(Path::to_path_buf));
            draughtsman.start(move || {
                // The document may be closed by now.
                let _ = sender.send(located(&workspace, file.as_deref()));
                wake();
            });
            self.pending = Some((revision, receiver));
        }
        found
    }

    fn take(&mut self) -> Option<Vec<Located>> {
        let (revision, receiver) = self.pending.as_ref()?;
        let found = match receiver.try_recv() {
            Err(TryRecvError::Empty) => return None,
            // A mistake of ours ended it; it is not tried again and again.
            found => found.ok(),
        };
        self.seen = *revision;
        self.pending = None;
        found
    }
}

/// What is wrong with the content and its pictures; where in a file is not known.
fn located(workspace: &Workspace, file: Option<&Path>) -> Vec<Located> {
    let pictures = file.map(|file| check_pictures(file, workspace)).unwrap_or_default();
    check(workspace).into_iter().chain(pictures).map(|problem| Located { problem, at: None }).collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::model::{Id, Journey, Phase, Touchpoint};

    #[test]
    fn what_an_edit_broke_is_found_and_what_it_mended_is_gone() {
        let touchpoint = |owner: &str| Touchpoint {
            id: Id::new("a"),
            accountable: Some(Id::new(owner)),
            ..Touchpoint::default()
        };
        let workspace = |touchpoint| {
            let phase = Phase {
                id: Id::new("p"),
                touchpoints: vec![Arc::new(touchpoint)].into(),
                ..Phase::default()
            };
            let journey = Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() };
            Arc::new(Workspace {
                version: 1,
                journeys: vec![Arc::new(journey)].into(),
                ..Workspace::default()
            })
        };
        let draughtsman = Draughtsman::new();
        let mut checking = Checking::new(0);
        let mut look = |workspace: &Arc<Workspace>, revision| {
            let start = Instant::now();
            loop {
                if let Some(found) = checking.refresh((workspace, revision), None, &draughtsman, false, || {})
                {
                    return found.iter().filter(|found| found.problem.value == "nobody-known").count();
                }
                assert!(start.elapsed() < Duration::from_secs(20), "nothing came");
                std::thread::sleep(Duration::from_millis(2));
            }
        };
        assert!(look(&workspace(touchpoint("nobody-known")), 1) > 0);
        assert_eq!(look(&workspace(Touchpoint::default()), 2), 0);
        assert!(!checking.is_running());
        let same = workspace(Touchpoint::default());
        assert_eq!(checking.refresh((&same, 2), None, &draughtsman, false, || {}), None);
        assert!(!checking.is_running(), "what is known is not looked for again");
    }
}
