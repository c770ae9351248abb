//! Calendars that come in: what Wandel wrote changes nothing, what others wrote finds its place, and what
//! is broken says so.

use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::repeats::days;
use super::*;
use crate::edit::{Editor, StepName};
use crate::model::*;
use crate::vocabulary::{Label, contact_uid};

const WHAT: Label = Label::new("contacts", "contacten");

fn day(month: i8, day: i8) -> Date {
    jiff::civil::date(2026, month, day)
}

fn file() -> Workspace {
    let contact = PlannedContact {
        id: Id::new("news"),
        name: "Newsletter".into(),
        phase: Id::new("use"),
        channel: ChannelId::new("email"),
        date: day(6, 3),
        time: Some(jiff::civil::time(9, 30, 0, 0)),
        status: ContactStatus::Sent,
        ..PlannedContact::default()
    };
    let phase = Phase { id: Id::new("use"), ..Phase::default() };
    let journey = Journey {
        id: Id::new("j"),
        planned_contacts: vec![std::sync::Arc::new(contact)].into(),
        phases: vec![std::sync::Arc::new(phase)].into(),
        ..Journey::default()
    };
    Workspace {
        version: FORMAT_VERSION,
        title: "Shop".into(),
        segments: vec![Segment { id: Id::new("fans"), name: "Fans".into(), ..Segment::default() }].into(),
        journeys: vec![std::sync::Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn calendar(events: &str) -> Calendar {
    let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n", events.replace('\n', "\r\n"));
    read(text.as_bytes()).unwrap()
}

fn look_at(workspace: &Workspace, calendar: &Calendar) -> Preview {
    let like = PlannedContact {
        phase: Id::new("use"),
        channel: ChannelId::new("email"),
        ..PlannedContact::default()
    };
    let zone = TimeZone::fixed(jiff::tz::offset(2));
    let wishes = Wishes { like: &like, today: day(6, 1), zone: &zone };
    preview(workspace, &workspace.journeys[0], calendar, &wishes)
}

fn told(preview: &Preview, workspace: &Workspace) -> Vec<String> {
    let steps = preview.steps.iter().map(|step| step.told(workspace, Lang::En));
    steps.chain(preview.left_out.iter().map(|one| one.told(Lang::En))).collect()
}

#[test]
fn an_entry_of_our_own_is_known_and_what_moved_is_said() {
    let workspace = file();
    let uid = contact_uid(&workspace, &workspace.journeys[0], &Id::new("news"));
    let same = format!(
        "BEGIN:VEVENT\nUID:{uid}\nDTSTART:20260603T093000\nSTATUS:CONFIRMED\nSUMMARY:Newsletter\nEND:VEVENT\n"
    );
    let preview = look_at(&workspace, &calendar(&same));
    assert_eq!((preview.steps[0].turn.clone(), preview.left_out.len()), (Turn::Same, 0));
    assert!(preview.edit(&workspace.journeys[0], WHAT, false).is_none());
    let moved = same.replace("0603T093000", "0610T100000").replace("CONFIRMED", "CANCELLED");
    let preview = look_at(&workspace, &calendar(&moved));
    assert_eq!(
        told(&preview, &workspace),
        [
            "Changes: Newsletter: 3 June 2026 becomes 10 June 2026; 09:30 becomes 10:00; sent becomes cancelled"
        ]
    );
    let mut editor = Editor::new(workspace, false);
    let edit = preview.edit(&editor.workspace().journeys[0], WHAT, false).unwrap();
    editor.apply_all(vec![edit], StepName::new(WHAT, String::new())).unwrap();
    let journey = &editor.workspace().journeys[0];
    assert_eq!(journey.planned_contacts[0].date, day(6, 10));
    assert_eq!(journey.phases.len(), 1, "phases stay");
}

#[test]
fn an_entry_of_another_program_is_new_once_and_known_after() {
    let workspace = file();
    let text = "BEGIN:VEVENT\nUID:abc@example.org\nDTSTART;VALUE=DATE:20260701\n\
        SUMMARY:Summer\\, sun\\; and\n  fun\nDESCRIPTION:Channel: Telephone\\nSegment: Fans\\nGoal: nothing\n\
        BEGIN:VALARM\nDTSTART:20200101\nEND:VALARM\nEND:VEVENT\n";
    let preview = look_at(&workspace, &calendar(text));
    let [step] = preview.steps.as_slice() else { panic!("{preview:?}") };
    let one = &step.contact;
    assert_eq!((one.name.as_str(), one.date, one.time), ("Summer, sun; and fun", day(7, 1), None));
    assert_eq!(one.audience, Some(Id::new("fans")));
    assert_eq!(one.channel.as_str(), "phone");
    let mut editor = Editor::new(workspace, false);
    let edit = preview.edit(&editor.workspace().journeys[0], WHAT, false).unwrap();
    editor.apply_all(vec![edit], StepName::new(WHAT, String::new())).unwrap();
    let again = look_at(editor.workspace(), &calendar(text));
    assert_eq!((again.same(), again.fresh(), again.changed()), (1, 0, 0));
    let moved = look_at(editor.workspace(), &calendar(&text.replace("0701", "0702")));
    assert_eq!((moved.same(), moved.fresh(), moved.changed()), (0, 0, 1));
}

#[test]
fn times_of_greenwich_become_ours_and_other_times_stay_as_written() {
    let text = "BEGIN:VEVENT\nUID:a\nDTSTART:20260630T230000Z\nSUMMARY:A\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:b\nDTSTART;TZID=\"America/New_York\":20260702T090000\nSUMMARY:B\nEND:VEVENT\n";
    let preview = look_at(&file(), &calendar(text));
    let at = |place: usize| (preview.steps[place].contact.date, preview.steps[place].contact.time.unwrap());
    assert_eq!(at(0), (day(7, 1), jiff::civil::time(1, 0, 0, 0)));
    assert_eq!(at(1), (day(7, 2), jiff::civil::time(9, 0, 0, 0)));
}

#[test]
fn a_series_becomes_a_contact_for_each_day_but_those_that_differ() {
    let text = "BEGIN:VEVENT\nUID:s\nDTSTART;VALUE=DATE:20260601\nRRULE:FREQ=WEEKLY;COUNT=4\n\
        EXDATE;VALUE=DATE:20260608\nSUMMARY:Weekly\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:s\nRECURRENCE-ID;VALUE=DATE:20260615\nDTSTART;VALUE=DATE:20260616\nSUMMARY:Moved\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:s\nRECURRENCE-ID;VALUE=DATE:20260601\nDTSTART;VALUE=DATE:20260602\nSUMMARY:First\nEND:VEVENT\n";
    let workspace = file();
    let preview = look_at(&workspace, &calendar(text));
    let days: Vec<String> =
        preview.steps.iter().map(|step| format!("{} {}", step.contact.date, step.contact.name)).collect();
    assert_eq!(days, ["2026-06-02 First", "2026-06-16 Moved", "2026-06-22 Weekly"]);
    assert!(preview.left_out.is_empty(), "{:?}", preview.left_out);
    let mut editor = Editor::new(workspace, false);
    let edit = preview.edit(&editor.workspace().journeys[0], WHAT, false).unwrap();
    editor.apply_all(vec![edit], StepName::new(WHAT, String::new())).unwrap();
    assert_eq!(look_at(editor.workspace(), &calendar(text)).same(), 3);
}

#[test]
fn what_has_no_place_says_why() {
    let text = "BEGIN:VEVENT\nUID:a\nSUMMARY:No day\nEND:VEVENT\n\
        BEGIN:VTODO\nUID:b\nSUMMARY:Task\nEND:VTODO\n\
        BEGIN:VEVENT\nUID:c\nDTSTART:20260601\nRRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1\nSUMMARY:Odd\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:guest.b2c.shop@wandel\nDTSTART:20260601\nSUMMARY:Fix it\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:d\nDTSTART:20260601\nSUMMARY:Old\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:d\nDTSTART:20260602\nSUMMARY:Present\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:e\nDTSTART:20261301\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:f\nDTSTART:20260601\nSUMMARY:Open\n";
    let preview = look_at(&file(), &calendar(text));
    let why: Vec<(&str, Why)> = preview.left_out.iter().map(|one| (one.title.as_str(), one.why)).collect();
    let wanted = [
        ("No day", Why::NoDay),
        ("Task", Why::Task),
        ("Odd", Why::Rule),
        ("Fix it", Why::Action),
        ("Old", Why::Twice),
        ("", Why::NoDay),
        ("Open", Why::CutOff),
    ];
    assert_eq!(why, wanted);
    assert_eq!(preview.steps.len(), 1);
    assert_eq!(preview.summary(Lang::En), "1 new contact · 7 have no place");
    let mut bare = file();
    std::sync::Arc::make_mut(&mut bare.journeys.edit()[0]).phases = List::default();
    let wishes = Wishes { like: &PlannedContact::default(), today: day(6, 1), zone: &TimeZone::UTC };
    let one = calendar("BEGIN:VEVENT\nUID:d\nDTSTART:20260601\nSUMMARY:Old\nEND:VEVENT\n");
    let preview = preview_of(&bare, &one, &wishes);
    assert_eq!(preview.left_out[0].why, Why::NoPhase);
}

fn preview_of(workspace: &Workspace, calendar: &Calendar, wishes: &Wishes<'_>) -> Preview {
    preview(workspace, &workspace.journeys[0], calendar, wishes)
}

#[test]
fn rules_give_their_days() {
    let rule = |text: &str, start: Date| {
        let end = |text: &str| entries::moment(text).map(|moment| moment.at.date());
        let days = days(text, start, day(12, 31), end)?;
        Some(days.iter().map(|day| day.to_string().split_off(5)).collect::<Vec<_>>().join(" "))
    };
    let wanted = [
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", "06-01 06-11 06-21"),
        ("FREQ=DAILY;UNTIL=20260605;BYDAY=MO,WE,FR", "06-01 06-03 06-05"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20260620T000000Z", "06-01 06-04 06-15 06-18"),
        ("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=1", "06-01 07-01 08-01"),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=1MO", "06-01 07-06 08-03"),
        ("FREQ=MONTHLY;UNTIL=20260901;BYDAY=-1FR", "06-01 06-26 07-31 08-28"),
        ("FREQ=YEARLY;COUNT=2;BYMONTH=6", "06-01 06-01"),
        ("freq=weekly;until=20260610", ""),
    ];
    for (text, days) in wanted {
        assert_eq!(
            rule(text, day(6, 1)).unwrap_or_default(),
            if days.is_empty() { "06-01 06-08" } else { days },
            "{text}"
        );
    }
    assert_eq!(rule("FREQ=MONTHLY;COUNT=3", day(1, 31)).unwrap(), "01-31 03-31 05-31", "no 31 in February");
    assert_eq!(rule("FREQ=WEEKLY", day(6, 1)).unwrap().split(' ').count(), 31, "without an end");
    for text in
        ["FREQ=HOURLY", "FREQ=MONTHLY;BYDAY=MO", "FREQ=WEEKLY;BYWEEKNO=3", "", "FREQ=DAILY;COUNT=0", "x"]
    {
        assert!(rule(text, day(6, 1)).is_none(), "{text}");
    }
}

#[test]
fn no_calendar_is_said_to_be_none_and_deep_or_long_ones_are_read() {
    assert!(read(b"Dear all, see you on Monday").is_err());
    assert!(read(b"").is_err());
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:VEVENT\nBEGIN:VALARM\n".repeat(100_000));
    let calendar = read(deep.as_bytes()).unwrap();
    assert_eq!((calendar.left_out.len(), calendar.beyond), (MOST, 100_000 - MOST));
    let long =
        format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260601\nSUMMARY:{}\n", "a ,\\".repeat(1_000_000));
    let calendar = read(format!("{long}END:VEVENT\nEND:VCALENDAR").as_bytes()).unwrap();
    assert_eq!(calendar.entries.len(), 1);
    let utf16: Vec<u8> = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260601\nSUMMARY:één\nEND:VEVENT\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(read(&utf16).unwrap().entries[0].title, "één");
}

#[test]
fn a_letter_that_is_cut_by_a_fold_is_whole_again() {
    let mut bytes =
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260601\r\nSUMMARY:caf\xc3\r\n \xa9\r\n".to_vec();
    bytes.extend(b"END:VEVENT\r\nEND:VCALENDAR\r\n");
    assert_eq!(read(&bytes).unwrap().entries[0].title, "café");
}

fn token() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("BEGIN:VEVENT\n".to_owned()),
        Just("END:VEVENT\r\n".to_owned()),
        Just("BEGIN:VALARM\n".to_owned()),
        Just("END:VALARM\n".to_owned()),
        Just("UID:a\n".to_owned()),
        Just("DTSTART;TZID=Europe/Amsterdam:20260601T090000\n".to_owned()),
        "DTSTART(;VALUE=DATE)?:[0-9TZ]{0,18}\n",
        "RRULE:FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);(INTERVAL|COUNT|UNTIL|BYDAY|WKST)=[0-9MOTUWEFRSA,-]{0,9}\n",
        "(EXDATE|RDATE|RECURRENCE-ID|STATUS|SUMMARY|DESCRIPTION)[;:][ -~é]{0,30}\n",
        "[ -~\\PC\n\r\t]{0,20}",
    ]
}

proptest! {
    #[test]
    fn nothing_that_is_read_ends_the_program(parts in prop::collection::vec(token(), 0..40)) {
        let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}", parts.concat());
        let calendar = read(text.as_bytes()).unwrap();
        let workspace = file();
        let preview = look_at(&workspace, &calendar);
        told(&preview, &workspace);
        let mut editor = Editor::new(workspace, false);
        if let Some(edit) = preview.edit(&editor.workspace().journeys[0], WHAT, false) {
            editor.apply_all(vec![edit], StepName::new(WHAT, String::new())).unwrap();
            let again = look_at(editor.workspace(), &calendar);
            prop_assert_eq!((again.fresh(), again.changed()), (0, 0), "{:?}", again);
        }
    }

    #[test]
    fn whatever_bytes_there_are(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let whole = [b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260601\nSUMMARY:".as_slice(), &bytes].concat();
        prop_assert!(read(&whole).is_ok() || whole.contains(&0));
        let _ = read(&bytes);
    }
}

#[test]
fn what_a_calendar_does_not_name_any_more_is_told_and_called_off_only_when_asked() {
    let mut workspace = file();
    let mut journey = (*workspace.journeys[0]).clone();
    let contact = |id: &str, date, status| {
        let like = journey.planned_contacts[0].as_ref().clone();
        std::sync::Arc::new(PlannedContact { id: Id::new(id), name: id.into(), date, status, ..like })
    };
    let more = [
        contact("summer", day(7, 1), ContactStatus::Planned),
        contact("past", day(5, 1), ContactStatus::Planned),
        contact("dropped", day(7, 2), ContactStatus::Cancelled),
    ];
    journey.planned_contacts.edit().extend(more);
    workspace.journeys = vec![std::sync::Arc::new(journey)].into();
    let uid = contact_uid(&workspace, &workspace.journeys[0], &Id::new("news"));
    let own = format!("BEGIN:VEVENT\nUID:{uid}\nDTSTART:20260603T093000\nSUMMARY:Newsletter\nEND:VEVENT\n");
    let preview = look_at(&workspace, &calendar(&own));
    let gone: Vec<String> = preview.gone_told(Lang::En).collect();
    assert_eq!(gone, ["Not in the file any more: summer, 1 July 2026, 09:30"]);
    assert!(preview.summary(Lang::En).contains("1 is not in the file any more"));
    assert!(preview.edit(&workspace.journeys[0], WHAT, false).is_none(), "nothing happens unasked");
    let edit = preview.edit(&workspace.journeys[0], WHAT, true).unwrap();
    let mut editor = Editor::new(workspace.clone(), false);
    editor.apply_all(vec![edit], StepName::new(WHAT, String::new())).unwrap();
    let status = |editor: &Editor, at: usize| editor.workspace().journeys[0].planned_contacts[at].status;
    assert_eq!(status(&editor, 1), ContactStatus::Cancelled);
    assert_eq!((status(&editor, 0), status(&editor, 2)), (ContactStatus::Sent, ContactStatus::Planned));
    assert!(editor.undo());
    assert_eq!(status(&editor, 1), ContactStatus::Planned, "one step");
    // A calendar of somebody else, in which nothing of ours stands, knows none of it.
    let other = "BEGIN:VEVENT\nUID:abc\nDTSTART;VALUE=DATE:20260701\nSUMMARY:A\nEND:VEVENT\n";
    assert!(look_at(&workspace, &calendar(other)).gone.is_empty());
    // A file of which something could not be read does not tell what it no longer names.
    let ours = contact_uid(&workspace, &workspace.journeys[0], &Id::new("summer"));
    for unread in [
        format!(
            "BEGIN:VEVENT\nUID:{ours}\nDTSTART:20260701T093000\nRRULE:FREQ=HOURLY\nSUMMARY:A\nEND:VEVENT\n"
        ),
        format!("BEGIN:VEVENT\nUID:{ours}\nDTSTART:soon\nSUMMARY:A\nEND:VEVENT\n"),
        format!("BEGIN:VEVENT\nUID:{ours}\nDTSTART:20260701T093000\n"),
    ] {
        let preview = look_at(&workspace, &calendar(&format!("{own}{unread}")));
        assert_eq!((preview.gone.len(), preview.left_out.len()), (0, 1), "{unread}");
    }
}
