//! How far a long piece of work is, and the wish to stop it: shared between the thread that works and
//! the one that shows. Knows nothing of the work.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// The whole of it, in the unit that is counted.
const WHOLE: f32 = 1_000.0;

/// How far a piece of work is. Clones speak of the same work.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    thousandths: Arc<AtomicU32>,
    stopped: Arc<AtomicBool>,
    /// Which part of the whole is counted from here: where it begins, and how much it is.
    part: Option<(f32, f32)>,
}

impl PartialEq for Progress {
    /// Whether both speak of the same part of the same work.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.thousandths, &other.thousandths) && self.part == other.part
    }
}

/// Somebody asked for no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Progress {
    /// The part that is done, from 0 to 1.
    pub fn share(&self) -> f32 {
        self.thousandths.load(Ordering::Relaxed) as f32 / WHOLE
    }

    /// The same for one of several equal things that are made one after the other.
    pub fn part(&self, at: usize, of: usize) -> Self {
        let share = 1.0 / of.max(1) as f32;
        self.stretch(at as f32 * share, share)
    }

    /// The same for a stretch of it: where that begins, and how much it is, from 0 to 1.
    pub fn stretch(&self, from: f32, share: f32) -> Self {
        let (outer, outer_share) = self.part.unwrap_or((0.0, 1.0));
        Self { part: Some((outer + from * outer_share, share * outer_share)), ..self.clone() }
    }

    /// Asks for no more.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it is to end.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// So much is done, from 0 to 1; an error if it is to end here.
    pub fn reach(&self, share: f32) -> Result<(), Stopped> {
        let (from, share_of) = self.part.unwrap_or((0.0, 1.0));
        let share = from + share.clamp(0.0, 1.0) * share_of;
        self.thousandths.store((share.clamp(0.0, 1.0) * WHOLE) as u32, Ordering::Relaxed);
        if self.is_stopped() { Err(Stopped) } else { Ok(()) }
    }

    /// The same for the thing at a place of so many.
    pub fn pass(&self, at: usize, of: usize) -> Result<(), Stopped> {
        self.reach(at as f32 / of.max(1) as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_parts_count_towards_the_whole() {
        let whole = Progress::default();
        let second = whole.part(1, 2);
        assert_eq!(second.reach(0.0), Ok(()));
        assert!((whole.share() - 0.5).abs() < 0.01);
        assert_eq!(second.stretch(0.5, 0.5).pass(1, 2), Ok(()));
        assert!((whole.share() - 0.875).abs() < 0.01, "{}", whole.share());
        whole.stop();
        assert_eq!(second.reach(1.0), Err(Stopped));
    }
}
