//! Who uses the entries of a library, found beside the window's thread where the file is large: a
//! frame shows what was known before until that is there. Kept for each state of the file.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::uses::uses;
use crate::check::Use;
use crate::edit::Library;
use crate::model::Workspace;

/// Files with more touchpoints are read on another thread.
const FEW: usize = 400;

/// The uses of each entry, by its id.
pub type Uses = Arc<HashMap<String, Vec<Use>>>;

/// What they were found in: the state of the file, and the library.
type Key = (u64, Library);

/// What another thread is finding.
type Pending = (Key, Receiver<HashMap<String, Vec<Use>>>);

/// What is known of the uses.
#[derive(Debug, Default)]
pub struct Found {
    known: Option<(Key, Uses)>,
    pending: Option<Pending>,
}

/// Uses as they are known now.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The uses; of an earlier state while they are being found.
    pub uses: Uses,
    /// Whether they are those of the file as it is.
    pub settled: bool,
}

impl Found {
    /// The uses in this state of the file; `wake` is called when another thread has found them.
    pub fn of(
        &mut self,
        workspace: &Arc<Workspace>,
        key: (u64, Library),
        wake: impl Fn() + Send + 'static,
    ) -> Known {
        self.collect();
        let is_known = self.known.as_ref().is_some_and(|(known, _)| *known == key);
        if !is_known && !is_large(workspace) {
            self.known = Some((key, Arc::new(uses(workspace, key.1))));
        } else if !is_known && self.pending.is_none() {
            let (sender, receiver) = channel();
            self.pending = Some((key, receiver));
            let workspace = Arc::clone(workspace);
            std::thread::spawn(move || {
                // Nobody may be looking any more.
                let _ = sender.send(uses(&workspace, key.1));
                wake();
            });
        }
        match &self.known {
            Some((known, uses)) if known.1 == key.1 => {
                Known { uses: Arc::clone(uses), settled: *known == key }
            }
            _ => Known::default(),
        }
    }

    fn collect(&mut self) {
        let Some((key, receiver)) = &self.pending else { return };
        match receiver.try_recv() {
            Ok(found) => {
                self.known = Some((*key, Arc::new(found)));
                self.pending = None;
            }
            Err(TryRecvError::Empty) => {}
            Err(TryRecvError::Disconnected) => self.pending = None,
        }
    }
}

fn is_large(workspace: &Workspace) -> bool {
    workspace.journeys.iter().flat_map(|journey| journey.all_touchpoints()).nth(FEW).is_some()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::model::*;

    fn workspace(count: usize) -> Arc<Workspace> {
        let card = |at: usize| {
            Arc::new(Touchpoint {
                id: Id::new(&format!("t{at}")),
                owners: vec![Id::new("sales")].into(),
                ..Touchpoint::default()
            })
        };
        let phase = Phase { touchpoints: (0..count).map(card).collect(), ..Phase::default() };
        let journey = Journey { phases: vec![Arc::new(phase)].into(), ..Journey::default() };
        Arc::new(Workspace { journeys: vec![Arc::new(journey)].into(), ..Workspace::default() })
    }

    fn count(known: &Known) -> usize {
        known.uses.get("sales").map_or(0, Vec::len)
    }

    #[test]
    fn small_files_are_read_at_once_and_each_state_once() {
        let mut found = Found::default();
        let known = found.of(&workspace(3), (1, Library::Departments), || {});
        assert_eq!((count(&known), known.settled), (3, true));
        let again = found.of(&workspace(9), (1, Library::Departments), || {});
        assert!(Arc::ptr_eq(&known.uses, &again.uses), "the same state is not read again");
        assert_eq!(count(&found.of(&workspace(9), (2, Library::Departments), || {})), 9);
        assert_eq!(count(&found.of(&workspace(9), (2, Library::Segments), || {})), 0);
    }

    #[test]
    fn large_files_are_read_beside_the_frame_which_shows_what_was_known() {
        let mut found = Found::default();
        found.of(&workspace(3), (1, Library::Departments), || {});
        let large = workspace(10_000);
        let (sender, receiver) = channel();
        let wake = move || {
            let _ = sender.send(());
        };
        let known = found.of(&large, (2, Library::Departments), wake);
        assert_eq!((count(&known), known.settled), (3, false), "the frame does not wait");
        receiver.recv_timeout(Duration::from_secs(60)).unwrap();
        let known = found.of(&large, (2, Library::Departments), || {});
        assert_eq!((count(&known), known.settled), (10_000, true));
    }
}
