//! The entries of a calendar file. Lines are put together again and told apart here, so that one broken
//! entry costs itself only and nothing is read by descent, however deep a file nests; what a line says is
//! read by the icalendar crate.

use icalendar::parser::Property;

use super::{LeftOut, MOST, Why};
use crate::import::ImportError;
use crate::import::file::decoded;
use crate::model::{ContactStatus, Date, DateTime};
use crate::vocabulary::Label;

/// The longest line that is read, in bytes: a title or a description is shorter.
const LONGEST: usize = 1 << 20;

/// What a calendar file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// What it is called; may be empty.
    pub name: String,
    /// Its entries with a day, in the order of the file.
    pub entries: Vec<Entry>,
    /// What is no entry with a day.
    pub left_out: Vec<LeftOut>,
    /// How many more entries there are than are read.
    pub beyond: usize,
}

/// A moment as a file writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day and the time; midnight where no time is said.
    pub at: DateTime,
    /// Whether a time is said.
    pub timed: bool,
    /// Whether it is the time of Greenwich; else it is that of whoever reads it, as written.
    pub utc: bool,
}

/// An entry of a calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What tells it from others; empty where the file does not say.
    pub uid: String,
    /// What it is called.
    pub title: String,
    /// What else it says.
    pub detail: String,
    /// When it is.
    pub start: Moment,
    /// How sure it is; unset where the file does not say.
    pub status: Option<ContactStatus>,
    /// The rule by which it comes again.
    pub rule: Option<String>,
    /// Days on which it comes too.
    pub also: Vec<Moment>,
    /// Days on which it does not come, although its rule says so.
    pub except: Vec<Moment>,
    /// The day of a series that this entry stands in for.
    pub instead_of: Option<Moment>,
}

/// Reads a calendar; an error only where it is none.
pub fn read(bytes: &[u8]) -> Result<Calendar, ImportError> {
    let bytes = readable(bytes);
    let mut reading = Reading::default();
    let mut any = false;
    unfolded(&bytes, |line, text| {
        any |= text.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR");
        reading.line(line, text);
    });
    if !any {
        let what =
            Label::new("this is no calendar (iCalendar, .ics)", "dit is geen agenda (iCalendar, .ics)");
        return Err(ImportError::new(what, ""));
    }
    Ok(reading.end())
}

/// The bytes, those of two-byte letters as UTF-8. Others stay: a line may be cut within a letter.
fn readable(bytes: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    let head = bytes.get(..bytes.len().min(1_000)).unwrap_or_default();
    match head.contains(&0) || head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        true => decoded(bytes).into_bytes().into(),
        false => bytes.into(),
    }
}

/// Gives each line, put together again where it was folded, with its number.
fn unfolded(bytes: &[u8], mut each: impl FnMut(usize, &str)) {
    let mut whole: (usize, Vec<u8>) = (1, Vec::new());
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.strip_prefix(b" ").or_else(|| line.strip_prefix(b"\t")).filter(|_| at > 0) {
            Some(more) => {
                let room = LONGEST.saturating_sub(whole.1.len()).min(more.len());
                whole.1.extend(more.iter().take(room));
            }
            None => {
                if at > 0 {
                    each(whole.0, &decoded(&whole.1));
                }
                whole = (at + 1, line.get(..line.len().min(LONGEST)).unwrap_or_default().to_vec());
            }
        }
    }
    each(whole.0, &decoded(&whole.1));
}

/// What was read of an entry so far.
#[derive(Default)]
struct Open {
    line: usize,
    task: bool,
    /// How many parts within it are open, such as reminders.
    within: usize,
    uid: String,
    title: String,
    detail: String,
    start: Option<Moment>,
    status: Option<ContactStatus>,
    rule: Option<String>,
    also: Vec<Moment>,
    except: Vec<Moment>,
    instead_of: Option<Moment>,
}

#[derive(Default)]
struct Reading {
    calendar: Calendar,
    open: Option<Open>,
    /// Whether the whole file says that what it holds does not take place.
    cancelled: bool,
}

impl Reading {
    fn line(&mut self, line: usize, text: &str) {
        let name = text.split([':', ';']).next().unwrap_or_default().trim().to_ascii_uppercase();
        let value = text.split_once(':').map_or("", |(_, value)| value.trim());
        match (name.as_str(), &mut self.open) {
            ("BEGIN", _) if is_entry(value) => {
                self.close(true);
                let task = value.eq_ignore_ascii_case("VTODO");
                self.open = Some(Open { line, task, ..Open::default() });
            }
            ("BEGIN", Some(open)) => open.within += 1,
            ("END", Some(open)) if !is_entry(value) => match open.within.checked_sub(1) {
                Some(within) => open.within = within,
                None => self.close(true),
            },
            ("END", Some(_)) => self.close(false),
            ("METHOD", None) => self.cancelled = value.eq_ignore_ascii_case("CANCEL"),
            ("X-WR-CALNAME", None) => {
                self.calendar.name =
                    property(text).map(|one| one.val.as_str().to_owned()).unwrap_or_default();
            }
            (_, Some(open)) if open.within == 0 => open.says(&name, text),
            _ => {}
        }
    }

    /// Ends the entry that is open; `cut_off` where nothing in the file does.
    fn close(&mut self, cut_off: bool) {
        let Some(open) = self.open.take() else { return };
        let left_out = |why| LeftOut {
            line: open.line,
            title: crate::import::calendar::compare::plain(&open.title),
            why,
        };
        let why = match open.start {
            _ if cut_off => Some(Why::CutOff),
            _ if open.task => Some(Why::Task),
            None => Some(Why::NoDay),
            Some(_) => None,
        };
        if self.calendar.entries.len() + self.calendar.left_out.len() >= MOST {
            self.calendar.beyond += 1;
            return;
        }
        if let Some(why) = why {
            self.calendar.left_out.push(left_out(why));
            return;
        }
        let Some(start) = open.start else { return };
        self.calendar.entries.push(Entry {
            line: open.line,
            uid: open.uid,
            title: open.title,
            detail: open.detail,
            start,
            status: open.status,
            rule: open.rule,
            also: open.also,
            except: open.except,
            instead_of: open.instead_of,
        });
    }

    fn end(mut self) -> Calendar {
        self.close(true);
        if self.cancelled {
            for entry in &mut self.calendar.entries {
                entry.status = Some(ContactStatus::Cancelled);
            }
        }
        self.calendar
    }
}

fn is_entry(name: &str) -> bool {
    name.eq_ignore_ascii_case("VEVENT") || name.eq_ignore_ascii_case("VTODO")
}

impl Open {
    /// Takes over what a line says; what nobody asks for is not even read.
    fn says(&mut self, name: &str, text: &str) {
        const ASKED: [&str; 9] = [
            "UID",
            "SUMMARY",
            "DESCRIPTION",
            "DTSTART",
            "STATUS",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
        ];
        if !ASKED.contains(&name) {
            return;
        }
        let Some(read) = property(text) else { return };
        let value = read.val.as_str();
        match name {
            "UID" => self.uid = value.trim().to_owned(),
            "SUMMARY" => self.title = value.to_owned(),
            "DESCRIPTION" => self.detail = value.to_owned(),
            "DTSTART" => self.start = moment(value),
            "STATUS" => self.status = status(value),
            "RRULE" => self.rule = Some(value.trim().to_owned()).filter(|rule| !rule.is_empty()),
            "RDATE" => self.also.extend(value.split(',').filter_map(moment)),
            "EXDATE" => self.except.extend(value.split(',').filter_map(moment)),
            _ => self.instead_of = moment(value),
        }
    }
}

fn property(text: &str) -> Option<Property<'_>> {
    Property::try_from(text).ok()
}

fn status(text: &str) -> Option<ContactStatus> {
    match text.trim().to_ascii_uppercase().as_str() {
        "TENTATIVE" => Some(ContactStatus::Idea),
        "CONFIRMED" => Some(ContactStatus::Planned),
        "CANCELLED" => Some(ContactStatus::Cancelled),
        _ => None,
    }
}

/// A day, or a day and a time: 20260601, 20260601T0930, 20260601T093000Z.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    // A period begins with its start.
    let text = text.split('/').next().unwrap_or(text);
    let (day, time) = text.split_once(['T', 't', ' ']).map_or((text, None), |(day, time)| (day, Some(time)));
    let day = day_of(day)?;
    let Some(time) = time else { return Some(Moment { at: day.into(), timed: false, utc: false }) };
    let utc = time.ends_with(['Z', 'z']);
    let figures: Vec<i8> = pairs(time.trim_end_matches(['Z', 'z']))?;
    let (hour, minute, second) = match figures.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, (*second).min(59)),
        _ => return None,
    };
    let time = jiff::civil::Time::new(hour, minute, second, 0).ok()?;
    Some(Moment { at: day.to_datetime(time), timed: true, utc })
}

fn day_of(text: &str) -> Option<Date> {
    let plain: String = text.chars().filter(|letter| *letter != '-').collect();
    if plain.len() != 8 || !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year = plain.get(..4)?.parse().ok()?;
    Date::new(year, plain.get(4..6)?.parse().ok()?, plain.get(6..)?.parse().ok()?).ok()
}

/// Figures of two digits each, with or without colons between.
fn pairs(text: &str) -> Option<Vec<i8>> {
    let plain: String = text.chars().filter(|letter| *letter != ':').collect();
    if plain.is_empty() || plain.len() % 2 == 1 || !plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    (0..plain.len() / 2).map(|at| plain.get(at * 2..at * 2 + 2)?.parse().ok()).collect()
}
