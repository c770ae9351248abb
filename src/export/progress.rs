//! How far an export is, and the wish to stop it: shared between the thread that draws and the one
//! that shows. Knows no file format.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::ExportError;
use crate::vocabulary::told;

/// The whole of it, in the unit that is counted.
const WHOLE: f32 = 1_000.0;

/// How far an export is. Clones speak of the same export.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    thousandths: Arc<AtomicU32>,
    stopped: Arc<AtomicBool>,
    /// Which part of the whole is counted from here: where it begins, and how much it is.
    part: Option<(f32, f32)>,
}

impl Progress {
    /// The part that is done, from 0 to 1.
    pub fn share(&self) -> f32 {
        self.thousandths.load(Ordering::Relaxed) as f32 / WHOLE
    }

    /// The same for one of several things that are made one after the other.
    pub fn part(&self, at: usize, of: usize) -> Self {
        let share = 1.0 / of.max(1) as f32;
        Self { part: Some((at as f32 * share, share)), ..self.clone() }
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
    pub(super) fn reach(&self, share: f32) -> Result<(), ExportError> {
        let (from, share_of) = self.part.unwrap_or((0.0, 1.0));
        let share = from + share.clamp(0.0, 1.0) * share_of;
        self.thousandths.store((share.clamp(0.0, 1.0) * WHOLE) as u32, Ordering::Relaxed);
        if !self.is_stopped() {
            return Ok(());
        }
        Err(ExportError {
            message: told!("the export was stopped" / "het exporteren is gestopt"),
            hint: told!("nothing was written" / "er is niets geschreven"),
        })
    }
}
