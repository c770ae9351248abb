//! Writes preferences on a thread of its own: the window hands over what it has and goes on, since a
//! disk may take long to be sure. The newest state wins. Knows no preference by name.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::settings::Settings;
use crate::storage::FileError;

/// So long leaving waits for a disk that does not answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Writes the newest preferences that it was given.
pub struct PreferencesWriter {
    /// Nothing once it has finished.
    newest: Option<Sender<Settings>>,
    failed: Receiver<FileError>,
}

impl PreferencesWriter {
    /// Starts the thread; `write` puts preferences on the disk.
    pub fn new(write: impl Fn(&Settings) -> Result<(), FileError> + Send + 'static) -> Self {
        let (newest, offered) = channel::<Settings>();
        let (sender, failed) = channel();
        let thread = std::thread::Builder::new().name("preferences".to_owned()).spawn(move || {
            while let Ok(first) = offered.recv() {
                let settings = offered.try_iter().last().unwrap_or(first);
                if let Err(error) = write(&settings) {
                    // The window may be gone by now.
                    let _ = sender.send(error);
                }
            }
        });
        Self { newest: thread.is_ok().then_some(newest), failed }
    }

    /// Hands over preferences. Returns at once.
    pub fn offer(&self, settings: &Settings) {
        if let Some(newest) = &self.newest {
            // That preferences can't be kept stops nobody's work.
            let _ = newest.send(settings.clone());
        }
    }

    /// Why preferences could not be written; told once.
    pub fn take_error(&self) -> Option<FileError> {
        self.failed.try_iter().last()
    }

    /// Waits until what was offered is on the disk; nothing can be offered afterwards.
    pub fn finish(&mut self) {
        self.newest = None;
        // The thread lets go of its end when it has nothing more to write.
        while !matches!(
            self.failed.recv_timeout(PATIENCE),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected)
        ) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    fn themed(theme: usize) -> Settings {
        Settings { theme: theme.to_string(), ..Settings::default() }
    }

    #[test]
    fn the_newest_wins_and_is_written_before_the_end() {
        let written: Arc<Mutex<Vec<String>>> = Arc::default();
        let (begun, waiting) = channel();
        let (go, gate) = channel::<()>();
        let kept = Arc::clone(&written);
        let mut writer = PreferencesWriter::new(move |settings| {
            begun.send(()).unwrap();
            let _ = gate.recv();
            kept.lock().unwrap().push(settings.theme.clone());
            Ok(())
        });
        writer.offer(&themed(0));
        waiting.recv().unwrap();
        // While the disk is slow, more come; only the last of them matters.
        (1..=9).for_each(|theme| writer.offer(&themed(theme)));
        drop(go);
        writer.finish();
        assert_eq!(*written.lock().unwrap(), ["0", "9"]);
        writer.offer(&themed(10));
        assert_eq!(written.lock().unwrap().len(), 2);
    }

    #[test]
    fn failures_are_told_once_and_a_hanging_disk_holds_nobody() {
        use crate::vocabulary::Told;
        let error = || FileError { message: "no".into(), hint: Told::default(), excerpt: Box::default() };
        let (done, ended) = channel();
        let (_go, gate) = channel::<()>();
        let writer = PreferencesWriter::new(move |settings| {
            if settings.theme == "1" {
                let _ = gate.recv();
            }
            done.send(()).unwrap();
            Err(error())
        });
        let mut writer = writer;
        writer.offer(&themed(0));
        ended.recv().unwrap();
        let mut told = writer.take_error();
        while told.is_none() {
            std::thread::yield_now();
            told = writer.take_error();
        }
        assert!(writer.take_error().is_none());
        writer.offer(&themed(1));
        let start = std::time::Instant::now();
        writer.finish();
        assert!(start.elapsed() < PATIENCE * 4, "{:?}", start.elapsed());
    }
}
