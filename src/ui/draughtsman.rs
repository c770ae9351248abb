//! The thread that lays out and draws what the window shows. It lives as long as the window, since
//! what `text` has measured is kept for each thread: a new one would measure every title anew.
//! Knows no document and no picture.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Sender, channel};

use crate::text::{self, Face, Style};

type Work = Box<dyn FnOnce() + Send>;

/// Does one piece of work after the other, off the window's thread.
pub struct Draughtsman {
    sender: Option<Sender<Work>>,
}

impl Draughtsman {
    /// Starts the thread, which loads the fonts while the window opens.
    pub fn new() -> Self {
        let (sender, receiver) = channel::<Work>();
        let thread = std::thread::Builder::new().name("layout".to_owned()).spawn(move || {
            for face in Face::ALL {
                text::width("Wandel", Style::new(12.0, face));
            }
            for work in receiver {
                // Who waits for what a mistake of ours ended finds that it will not come.
                let _ = catch_unwind(AssertUnwindSafe(work));
            }
        });
        Self { sender: thread.is_ok().then_some(sender) }
    }

    /// Has this done after what was asked before; done at once and here where there is no thread.
    pub fn start(&self, work: impl FnOnce() + Send + 'static) {
        let work: Work = Box::new(work);
        match &self.sender {
            Some(sender) => match sender.send(work) {
                Ok(()) => {}
                Err(unsent) => (unsent.0)(),
            },
            None => work(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_mistake_does_not_end_the_thread() {
        let draughtsman = Draughtsman::new();
        let (sender, receiver) = channel();
        let lost = sender.clone();
        draughtsman.start(move || {
            let _lost = lost;
            panic!("a mistake")
        });
        let thread = || std::thread::current().id();
        for _ in 0..2 {
            let sender = sender.clone();
            draughtsman.start(move || sender.send(thread()).unwrap());
        }
        let first = receiver.recv_timeout(Duration::from_secs(20)).unwrap();
        let second = receiver.recv_timeout(Duration::from_secs(20)).unwrap();
        assert_eq!(first, second, "one thread for all");
        assert_ne!(first, thread());
    }
}
