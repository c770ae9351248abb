//! What the routes through a journey are like: where they start, what they reach, what they hang on.

use super::study::Study;

/// The routes of a journey.
#[derive(Debug, Default)]
pub struct Routes {}

impl Routes {
    /// Works out the routes of a study.
    pub fn new(_study: &Study<'_>) -> Self {
        Self {}
    }
}
