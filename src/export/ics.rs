//! Dates as a calendar file (iCalendar, RFC 5545): whole-day entries that any calendar takes in.
//! Asks no clock: the same content always gives the same bytes.

use crate::model::{Choice as _, Date, Lang};
use crate::report::{Due, Dues};

/// A line is folded before it is longer than so many octets.
const LONGEST: usize = 75;

/// The dates as a calendar; `as_of` stamps them.
pub fn ics(dues: &Dues, as_of: Date, lang: Lang) -> Vec<u8> {
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, &format!("PRODID:-//Wandel//Actions//{}", lang.id().to_uppercase()));
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, "METHOD:PUBLISH");
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(&dues.name)));
    for due in &dues.dated {
        entry(&mut out, due, as_of);
    }
    line(&mut out, "END:VCALENDAR");
    out.into_bytes()
}

fn entry(out: &mut String, due: &Due, as_of: Date) {
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}", escaped(&due.uid)));
    line(out, &format!("DTSTAMP:{}T000000Z", compact(as_of)));
    match due.time {
        // Without a zone: at that time wherever the reader is.
        Some(time) => {
            let time = format!("{:02}{:02}{:02}", time.hour(), time.minute(), time.second());
            line(out, &format!("DTSTART:{}T{time}", compact(due.date)));
        }
        None => {
            line(out, &format!("DTSTART;VALUE=DATE:{}", compact(due.date)));
            // The end of a whole day is the day after, which not every calendar works out itself.
            if let Ok(after) = due.date.tomorrow() {
                line(out, &format!("DTEND;VALUE=DATE:{}", compact(after)));
            }
        }
    }
    if let Some(status) = due.status {
        line(out, &format!("STATUS:{status}"));
    }
    line(out, &format!("SUMMARY:{}", escaped(&due.title)));
    if !due.detail.is_empty() {
        line(out, &format!("DESCRIPTION:{}", escaped(&due.detail)));
    }
    // The day stays free: it is the last one, not an appointment.
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// A day without signs: 20260601.
fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Text in which nothing means anything to a calendar.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

/// Writes a line, folded between letters: what follows begins with a space.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day() -> Date {
        jiff::civil::date(2026, 6, 1)
    }

    fn dues(title: &str, detail: &str) -> Dues {
        let due = Due {
            uid: "guest-checkout.b2c.zwaluw@wandel".to_owned(),
            date: jiff::civil::date(2026, 12, 31),
            time: None,
            status: None,
            title: title.to_owned(),
            detail: detail.to_owned(),
        };
        Dues { name: "Zwaluw; Spaak, samen".to_owned(), dated: vec![due], undated: 0 }
    }

    /// Reads a calendar back: names and values, unfolded and without escapes.
    fn read(bytes: &[u8]) -> Vec<(String, String)> {
        let text = String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", "");
        let plain = |value: &str| {
            let mut out = String::new();
            let mut letters = value.chars();
            while let Some(letter) = letters.next() {
                match (letter, letter == '\\') {
                    (_, true) => match letters.next() {
                        Some('n') => out.push('\n'),
                        Some(other) => out.push(other),
                        None => {}
                    },
                    (letter, false) => out.push(letter),
                }
            }
            out
        };
        text.split_terminator("\r\n")
            .map(|line| line.split_once(':').unwrap())
            .map(|(name, value)| (name.to_owned(), plain(value)))
            .collect()
    }

    fn value(lines: &[(String, String)], wanted: &str) -> String {
        lines.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()).unwrap()
    }

    #[test]
    fn an_entry_reads_back() {
        let title = "Gastbestelling; zonder account, \\ en snel — éénmaal per week controleren (Webwinkel)";
        let lines = read(&ics(&dues(title, "Over: Afrekenen\nWacht op de leverancier"), day(), Lang::Nl));
        assert_eq!(value(&lines, "SUMMARY"), title);
        assert_eq!(value(&lines, "DESCRIPTION"), "Over: Afrekenen\nWacht op de leverancier");
        assert_eq!(value(&lines, "DTSTART;VALUE=DATE"), "20261231");
        assert_eq!(value(&lines, "DTEND;VALUE=DATE"), "20270101");
        assert_eq!(value(&lines, "DTSTAMP"), "20260601T000000Z");
        assert_eq!(value(&lines, "X-WR-CALNAME"), "Zwaluw; Spaak, samen");
        assert_eq!(value(&lines, "UID"), "guest-checkout.b2c.zwaluw@wandel");
        assert_eq!(lines.first().unwrap().1, "VCALENDAR");
        assert_eq!(lines.last().unwrap(), &("END".to_owned(), "VCALENDAR".to_owned()));
    }

    #[test]
    fn a_time_and_how_sure_it_is_are_written() {
        let mut dues = dues("Newsletter", "");
        dues.dated[0].time = Some(jiff::civil::time(9, 5, 0, 0));
        dues.dated[0].status = Some("TENTATIVE");
        let lines = read(&ics(&dues, day(), Lang::En));
        assert_eq!(value(&lines, "DTSTART"), "20261231T090500");
        assert_eq!(value(&lines, "STATUS"), "TENTATIVE");
        assert!(!lines.iter().any(|(name, _)| name.starts_with("DTEND")));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_reads_back_from_short_lines(title in "\\PC{0,200}", detail in "[ -~\n😀é]{1,120}") {
            let bytes = ics(&dues(&title, &detail), day(), Lang::En);
            let text = std::str::from_utf8(&bytes).unwrap();
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST && !line.contains(['\r', '\n']), "{line}");
            }
            let lines = read(&bytes);
            prop_assert_eq!(value(&lines, "SUMMARY"), title);
            prop_assert_eq!(value(&lines, "DESCRIPTION"), detail);
            prop_assert_eq!(bytes, ics(&dues(&value(&lines, "SUMMARY"), &value(&lines, "DESCRIPTION")), day(), Lang::En));
        }
    }
}
