//! A countdown over the items of an agenda. Times are seconds of a clock that only runs forward;
//! knows no window.

use crate::model::{AgendaItem, List};

/// A countdown that runs or stands still.
#[derive(Clone, Debug, PartialEq)]
pub struct Clock {
    /// The agenda as it was when the clock was started: another journey may be shown meanwhile.
    agenda: List<AgendaItem>,
    item: usize,
    /// What was left when it was last stopped or started, in seconds.
    left: f64,
    /// When it was started; nothing while it stands still.
    since: Option<f64>,
}

impl Clock {
    /// A countdown for the item at this place, running from `now`; nothing if there is none.
    pub fn start(agenda: List<AgendaItem>, item: usize, now: f64) -> Option<Self> {
        let left = f64::from(agenda.get(item)?.minutes) * 60.0;
        Some(Self { agenda, item, left, since: Some(now) })
    }

    /// What is done now.
    pub fn text(&self) -> &str {
        self.agenda.get(self.item).map_or("", |item| &item.text)
    }

    /// Whether another item follows.
    pub fn has_next(&self) -> bool {
        self.item + 1 < self.agenda.len()
    }

    /// What is left, in seconds; below 0 once the time is over.
    pub fn left(&self, now: f64) -> f64 {
        self.left - self.since.map_or(0.0, |since| now - since)
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Stops it, or lets it run on.
    pub fn toggle(&mut self, now: f64) {
        self.left = self.left(now);
        self.since = if self.is_running() { None } else { Some(now) };
    }

    /// Gives it more time; from 0 where its time is over.
    pub fn add(&mut self, minutes: u32, now: f64) {
        self.left = self.left(now).max(0.0) + f64::from(minutes) * 60.0;
        self.since = self.since.map(|_| now);
    }

    /// The next item of the agenda, if there is one.
    pub fn next(&self, now: f64) -> Option<Self> {
        Self::start(self.agenda.clone(), self.item + 1, now)
    }

    /// In how many seconds the shown time changes.
    pub fn changes_in(&self, now: f64) -> f64 {
        let part = self.left(now).rem_euclid(1.0);
        if part < 0.02 { 1.0 + part } else { part }
    }
}

/// Minutes and seconds, for instance "12:05", and "−0:30" when the time is over.
pub fn written(left: f64) -> String {
    let over = left < 0.0;
    // Going down, a second is shown until it is over; going on, from when it has passed.
    let whole = if over { left.abs().floor() } else { left.ceil() };
    let (minutes, seconds) = ((whole / 60.0).floor(), whole % 60.0);
    format!("{}{minutes:.0}:{seconds:02.0}", if over && whole > 0.0 { "−" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(minutes: &[u32], now: f64) -> Clock {
        let item = |minutes: &u32| AgendaItem { text: format!("for {minutes}"), minutes: *minutes };
        Clock::start(minutes.iter().map(item).collect(), 0, now).unwrap()
    }

    #[test]
    fn time_runs_stops_and_is_added() {
        let mut clock = start(&[10], 100.0);
        assert_eq!(clock.left(160.0), 540.0);
        clock.toggle(160.0);
        assert!(!clock.is_running());
        assert_eq!(clock.left(900.0), 540.0);
        clock.add(5, 900.0);
        assert_eq!(clock.left(950.0), 840.0);
        clock.toggle(1_000.0);
        assert_eq!(clock.left(1_010.0), 830.0);
        clock.add(5, 10_000.0);
        assert_eq!(clock.left(10_000.0), 300.0, "what is over is not taken from what is added");
    }

    #[test]
    fn items_follow_each_other() {
        let first = start(&[10, 3], 0.0);
        assert!(first.has_next());
        let second = first.next(50.0).unwrap();
        assert_eq!((second.text(), second.left(50.0)), ("for 3", 180.0));
        assert!(!second.has_next());
        assert_eq!(second.next(60.0), None);
        assert_eq!(Clock::start(List::default(), 0, 0.0), None);
    }

    #[test]
    fn time_is_written_as_people_read_it() {
        let cases = [(600.0, "10:00"), (599.2, "10:00"), (65.0, "1:05"), (0.4, "0:01"), (0.0, "0:00")];
        for (left, text) in cases {
            assert_eq!(written(left), text);
        }
        assert_eq!(written(-0.5), "0:00");
        assert_eq!(written(-30.9), "−0:30");
        assert_eq!(written(-61.0), "−1:01");
        let clock = start(&[1], 0.0);
        assert!((clock.changes_in(0.25) - 0.75).abs() < 1e-9);
        assert!(clock.changes_in(1.0) > 0.9);
    }
}
