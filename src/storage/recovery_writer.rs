//! Writes recovery copies on a thread of its own: the window hands over what it has and goes on.
//! The newest state wins; a copy is on the disk within two seconds of the first edit it holds.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::recovery::{remove_in, write_in};
use super::{FileError, folders};
use crate::model::Workspace;

/// How long edits are gathered before they are written; the write itself needs the rest of the
/// two seconds that are promised.
const GATHER: Duration = Duration::from_secs(1);
/// How long a panic waits for a write that is under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// All writers of this process, for [`flush_recoveries`].
static WRITERS: Mutex<Vec<Weak<Shared>>> = Mutex::new(Vec::new());

/// What waits to be done; the newest replaces what waited.
enum Job {
    Write { original: Option<PathBuf>, workspace: Arc<Workspace>, since: Instant },
    Remove,
}

#[derive(Default)]
struct State {
    job: Option<Job>,
    stop: bool,
    error: Option<FileError>,
}

struct Shared {
    session: String,
    folder: Option<PathBuf>,
    state: Mutex<State>,
    woken: Condvar,
    /// Held from taking a job until it is done, so that an older state never lands on a newer one.
    working: Mutex<()>,
}

/// Keeps the recovery copy of one document up to date. Dropping it writes what still waits and
/// leaves the copy; call [`RecoveryWriter::clear`] first when the work is saved or given up.
pub struct RecoveryWriter {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

impl RecoveryWriter {
    /// Starts a writer. `session` names this run of this document: the process id and a count.
    pub fn new(session: &str) -> Self {
        Self::writing_in(folders::recovery(), session)
    }

    fn writing_in(folder: Option<PathBuf>, session: &str) -> Self {
        let shared = Arc::new(Shared {
            session: session.to_owned(),
            folder,
            state: Mutex::default(),
            woken: Condvar::new(),
            working: Mutex::new(()),
        });
        let mut writers = lock(&WRITERS);
        writers.retain(|writer| writer.strong_count() > 0);
        writers.push(Arc::downgrade(&shared));
        drop(writers);
        let inner = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("recovery".to_owned()).spawn(move || inner.run()).ok();
        Self { shared, thread }
    }

    /// Hands over the state after an edit. Returns at once; writing follows within two seconds.
    pub fn offer(&self, original: Option<&Path>, workspace: &Arc<Workspace>) {
        let mut state = lock(&self.shared.state);
        let since = match &state.job {
            Some(Job::Write { since, .. }) => *since,
            _ => Instant::now(),
        };
        let original = original.map(Path::to_path_buf);
        let old = state.job.replace(Job::Write { original, workspace: Arc::clone(workspace), since });
        drop(state);
        drop(old);
        self.shared.woken.notify_one();
    }

    /// Removes the copy: the work is saved or was given up. Returns at once.
    pub fn clear(&self) {
        lock(&self.shared.state).job = Some(Job::Remove);
        self.shared.woken.notify_one();
    }

    /// Writes what waits, now and here. For the moment before something risky.
    pub fn flush(&self) {
        self.shared.flush();
    }

    /// Why the last copy could not be written; told once.
    pub fn take_error(&self) -> Option<FileError> {
        lock(&self.shared.state).error.take()
    }
}

impl Drop for RecoveryWriter {
    fn drop(&mut self) {
        lock(&self.shared.state).stop = true;
        self.shared.woken.notify_one();
        match self.thread.take() {
            Some(thread) => drop(thread.join()),
            None => self.shared.flush(),
        }
    }
}

/// Writes what waits in every writer of this process: for the panic hook.
pub fn flush_recoveries() {
    let writers: Vec<Arc<Shared>> = lock(&WRITERS).iter().filter_map(Weak::upgrade).collect();
    for writer in writers {
        writer.flush();
    }
}

impl Shared {
    fn run(&self) {
        while self.wait() {
            let working = lock(&self.working);
            self.work();
            drop(working);
        }
    }

    /// Waits until something is due; false when nothing will come any more.
    fn wait(&self) -> bool {
        let mut state = lock(&self.state);
        loop {
            let left = match &state.job {
                None if state.stop => return false,
                None => None,
                Some(Job::Write { since, .. }) if !state.stop => Some(GATHER.saturating_sub(since.elapsed())),
                Some(_) => Some(Duration::ZERO),
            };
            state = match left {
                None => self.woken.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => return true,
                Some(left) => self.woken.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    /// Does what waits. The caller holds `working`.
    fn work(&self) {
        let job = lock(&self.state).job.take();
        let result = match (job, &self.folder) {
            (Some(Job::Write { original, workspace, .. }), Some(folder)) => {
                write_in(folder, &self.session, original.as_deref(), &workspace)
            }
            (Some(Job::Write { .. }), None) => super::recovery::no_folder(),
            (Some(Job::Remove), Some(folder)) => {
                remove_in(folder, &self.session);
                Ok(())
            }
            _ => return,
        };
        lock(&self.state).error = result.err();
    }

    /// Does what waits in this thread. Gives up after [`PATIENCE`] on a write that hangs, for the
    /// panicking thread may be the one that holds it.
    fn flush(&self) {
        let start = Instant::now();
        loop {
            match self.working.try_lock() {
                Ok(_working) => return self.work(),
                Err(std::sync::TryLockError::Poisoned(_)) => return self.work(),
                Err(std::sync::TryLockError::WouldBlock) if start.elapsed() > PATIENCE => return,
                Err(std::sync::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }
}

/// The lock, also after a panic elsewhere: what it guards is replaced whole, never half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace(title: &str) -> Arc<Workspace> {
        Arc::new(Workspace { title: title.into(), ..Workspace::default() })
    }

    fn title_in(folder: &Path) -> Option<String> {
        let copy = std::fs::read_dir(folder).ok()?.filter_map(|e| Some(e.ok()?.path()));
        let copy = copy.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "ron"))?;
        Some(super::super::open(&copy).unwrap().workspace.title)
    }

    #[test]
    fn the_newest_state_is_written_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let writer = RecoveryWriter::writing_in(Some(folder.path().to_path_buf()), "a");
        for n in 0..100 {
            writer.offer(None, &workspace(&n.to_string()));
        }
        flush_recoveries();
        assert_eq!(title_in(folder.path()).as_deref(), Some("99"));
        assert!(writer.take_error().is_none());
        writer.clear();
        writer.flush();
        assert_eq!(title_in(folder.path()), None);
    }

    #[test]
    fn dropping_writes_what_waits() {
        let folder = tempfile::tempdir().unwrap();
        let writer = RecoveryWriter::writing_in(Some(folder.path().to_path_buf()), "b");
        writer.offer(None, &workspace("last"));
        drop(writer);
        assert_eq!(title_in(folder.path()).as_deref(), Some("last"));
    }

    #[test]
    fn failures_are_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        std::fs::write(&blocked, "in the way").unwrap();
        let writer = RecoveryWriter::writing_in(Some(blocked.join("recovery")), "c");
        writer.offer(None, &workspace("x"));
        writer.flush();
        assert!(writer.take_error().is_some() && writer.take_error().is_none());
    }
}
