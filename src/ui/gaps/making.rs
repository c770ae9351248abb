//! Something that is made on another thread while the window goes on. Knows not what.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// What is being made, and from what.
#[derive(Debug)]
pub struct Making<K, T> {
    /// What it is made from.
    pub key: K,
    made: Receiver<T>,
}

/// How far it is.
#[derive(Debug)]
pub enum Progress<T> {
    /// Here it is.
    Made(T),
    /// Not yet.
    UnderWay,
    /// A mistake of ours ended it.
    Broken,
}

impl<K, T: Send + 'static> Making<K, T> {
    /// Begins on another thread, which then calls `wake`.
    pub fn start(
        key: K,
        make: impl FnOnce() -> T + Send + 'static,
        wake: impl Fn() + Send + 'static,
    ) -> Self {
        let (sender, made) = channel();
        std::thread::spawn(move || {
            // The document may be closed by now; then nobody waits for this.
            let _ = sender.send(make());
            wake();
        });
        Self { key, made }
    }

    /// Asks without waiting.
    pub fn progress(&self) -> Progress<T> {
        match self.made.try_recv() {
            Ok(made) => Progress::Made(made),
            Err(TryRecvError::Empty) => Progress::UnderWay,
            Err(TryRecvError::Disconnected) => Progress::Broken,
        }
    }
}
