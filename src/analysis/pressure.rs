//! How often each segment hears from us, week by week, against what was agreed; and where it hears
//! nothing. Counts exactly as the rules on frequency do, so that what a calendar shows and what the
//! rules say agree: a week is over its limit where a window that ends in it holds too much.

use std::collections::BTreeMap;

use super::contacts::{Sending, by_channel, caps, pressure, silences};
use super::study::{Study, TOLERANCE, days_between};
use super::thresholds::Threshold;
use crate::model::*;

/// How often a segment hears from us.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressure {
    /// The segment.
    pub segment: Id<Segment>,
    /// All addressed channels together.
    pub total: Load,
    /// Channel by channel.
    pub channels: BTreeMap<ChannelId, Load>,
    /// Where existing customers hear nothing for too long.
    pub silences: Vec<Silence>,
}

/// Messages against the limits that were agreed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Load {
    /// The limits: how many, in how many days.
    pub caps: Vec<(u32, u32)>,
    /// The weeks with messages, by their Monday.
    pub weeks: BTreeMap<Date, Week>,
}

/// The messages of a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// How many there are from Monday to Sunday.
    pub count: usize,
    /// The limit that is pressed hardest; nothing where none was agreed.
    pub worst: Option<Pressed>,
}

/// A limit, and how many messages there are for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// How many are within the busiest window that ends in the week.
    pub count: usize,
    /// How many are enough.
    pub max: u32,
    /// The length of the window in days.
    pub days: u32,
}

/// A stretch of days in which nothing is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Its first day.
    pub from: Date,
    /// How many days it takes.
    pub days: i64,
}

impl Silence {
    /// The day on which it ends.
    pub fn until(&self) -> Date {
        self.from.checked_add(jiff::Span::new().days(self.days)).unwrap_or(self.from)
    }
}

impl Pressed {
    /// How full the limit is: 1 is just enough.
    pub fn share(&self) -> f32 {
        self.count as f32 / self.max.max(1) as f32
    }

    /// Whether there is too much.
    pub fn is_over(&self) -> bool {
        u64::try_from(self.count).is_ok_and(|count| count > u64::from(self.max))
    }
}

impl Load {
    /// What a week holds.
    pub fn week(&self, monday: Date) -> Week {
        self.weeks.get(&monday).copied().unwrap_or_default()
    }

    fn of(messages: &[&Sending<'_>], caps: &[&FrequencyCap]) -> Self {
        let mut weeks: BTreeMap<Date, Week> = BTreeMap::new();
        for sending in messages {
            weeks.entry(monday(sending.contact.date)).or_default().count += 1;
        }
        for cap in caps {
            let window = i64::from(cap.window_days.max(1));
            let mut start = 0;
            for (end, last) in messages.iter().enumerate() {
                let is_past = |at: usize| {
                    let first = messages.get(at);
                    first.is_some_and(|first| days_between(first.contact.date, last.contact.date) >= window)
                };
                while is_past(start) {
                    start += 1;
                }
                let now = Pressed { count: end + 1 - start, max: cap.max, days: cap.window_days };
                let week = weeks.entry(monday(last.contact.date)).or_default();
                if week.worst.is_none_or(|worst| now.share() > worst.share()) {
                    week.worst = Some(now);
                }
            }
        }
        Self { caps: caps.iter().map(|cap| (cap.max, cap.window_days)).collect(), weeks }
    }
}

/// The Monday of the week that a day is in.
pub fn monday(date: Date) -> Date {
    let back = date.weekday().to_monday_zero_offset();
    date.checked_sub(jiff::Span::new().days(back)).unwrap_or(date)
}

/// How often each segment hears from us that the journey lists or reaches: those that it lists first.
pub fn pressures(study: &Study<'_>) -> Vec<Pressure> {
    let listed = study.segments().map(|segment| &segment.id);
    let reached = study.contacts().audiences().map(|(id, _)| id);
    let mut order: Vec<&Id<Segment>> = Vec::new();
    for id in listed.chain(reached) {
        if !order.contains(&id) {
            order.push(id);
        }
    }
    order.into_iter().map(|id| of_segment(study, id)).collect()
}

fn of_segment(study: &Study<'_>, segment: &Id<Segment>) -> Pressure {
    let sendings = study.contacts().to(segment);
    let messages: Vec<&Sending<'_>> = pressure(sendings).collect();
    let channels = by_channel(sendings).into_iter().map(|(channel, messages)| {
        (channel.clone(), Load::of(&messages, &caps(study, Some(channel), segment)))
    });
    let limit = study.threshold(Threshold::Silence);
    let existing = study.segments().any(|known| known.id == *segment && known.existing_customers);
    let silent = if existing { silences(study, sendings) } else { Vec::new() };
    let silent = silent.into_iter().filter(|(_, days)| *days > limit + TOLERANCE);
    Pressure {
        segment: segment.clone(),
        total: Load::of(&messages, &caps(study, None, segment)),
        channels: channels.collect(),
        // A stretch of days within a horizon of days: small and never negative.
        silences: silent.map(|(from, days)| Silence { from, days: days as i64 }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse_study;
    use proptest::prelude::*;

    fn day(month: i8, day: i8) -> Date {
        jiff::civil::date(2026, month, day)
    }

    /// A journey in which one segment gets these, by e-mail and by phone.
    fn workspace(days: &[(u16, bool)], caps: Vec<FrequencyCap>) -> Workspace {
        let contact = |(at, (days, phone)): (usize, &(u16, bool))| {
            let date = day(6, 1).checked_add(jiff::Span::new().days(*days)).unwrap();
            let channel = ChannelId::new(if *phone { "phone" } else { "email" });
            std::sync::Arc::new(PlannedContact {
                id: Id::new(&format!("c{at}")),
                purpose: ContactPurpose::Marketing,
                audience: Some(Id::new("fans")),
                channel,
                date,
                ..PlannedContact::default()
            })
        };
        let journey = Journey {
            id: Id::new("j"),
            segments: vec![Id::new("fans")].into(),
            planned_contacts: days.iter().enumerate().map(contact).collect(),
            ..Journey::default()
        };
        let fans = Segment { id: Id::new("fans"), existing_customers: true, ..Segment::default() };
        Workspace {
            segments: vec![fans].into(),
            frequency_caps: caps.into(),
            journeys: vec![std::sync::Arc::new(journey)].into(),
            ..Workspace::default()
        }
    }

    fn cap(channel: Option<&str>, max: u32, window_days: u32) -> FrequencyCap {
        let channel = channel.map(ChannelId::new);
        FrequencyCap { channel, max, window_days, ..FrequencyCap::default() }
    }

    /// Whether the rules and the weeks say the same of every segment, channel and silence.
    fn agrees(workspace: &Workspace, journey: &Journey, as_of: Date) -> usize {
        let study = Study::new(workspace, journey, as_of);
        let findings = analyse_study(&study).findings;
        let finds = |rule: &str, subject: &SubjectRef| {
            findings.iter().any(|finding| finding.rule.id == rule && finding.subject == *subject)
        };
        let is_over =
            |load: &Load| load.weeks.values().any(|week| week.worst.is_some_and(|one| one.is_over()));
        let mut met = 0;
        for pressure in pressures(&study) {
            let segment = &pressure.segment;
            let total = SubjectRef::Segment(segment.clone());
            assert_eq!(finds("FRQ-02", &total), is_over(&pressure.total), "{segment}");
            assert_eq!(finds("FRQ-04", &total), !pressure.silences.is_empty(), "{segment}");
            for (channel, load) in &pressure.channels {
                let subject = SubjectRef::SegmentChannel(segment.clone(), channel.clone());
                assert_eq!(finds("FRQ-01", &subject), is_over(load), "{segment} {channel}");
                assert_eq!(finds("FRQ-03", &subject), load.caps.is_empty(), "{segment} {channel}");
                met += usize::from(is_over(load));
            }
        }
        met
    }

    #[test]
    fn a_window_reaches_back_over_the_end_of_a_week() {
        // Saturday, Monday and Tuesday: two weeks, one window of seven days.
        let workspace = workspace(&[(5, false), (7, false), (8, false)], vec![cap(Some("email"), 2, 7)]);
        let journey = &workspace.journeys[0];
        let all = pressures(&Study::new(&workspace, journey, day(6, 1)));
        let load = &all[0].channels[&ChannelId::new("email")];
        assert_eq!(load.week(day(6, 1)).count, 1);
        assert!(!load.week(day(6, 1)).worst.unwrap().is_over());
        let next = load.week(day(6, 8));
        assert_eq!((next.count, next.worst.unwrap().count, next.worst.unwrap().is_over()), (2, 3, true));
        assert_eq!(load.week(day(6, 15)), Week::default());
        assert_eq!(monday(day(6, 7)), day(6, 1));
    }

    #[test]
    fn a_silence_says_from_when_until_when() {
        let workspace = workspace(&[(3, false), (70, false)], Vec::new());
        let all = pressures(&Study::new(&workspace, &workspace.journeys[0], day(6, 1)));
        assert_eq!(all[0].silences, [Silence { from: day(6, 4), days: 67 }]);
        assert_eq!(all[0].silences[0].until(), day(8, 10));
    }

    proptest! {
        #[test]
        fn weeks_are_over_where_a_rule_fires(
            days in prop::collection::vec((0_u16..120, any::<bool>()), 0..40),
            (email, phone, all) in ((1_u32..5, 1_u32..40), (1_u32..5, 1_u32..40), (1_u32..6, 1_u32..40)),
        ) {
            let caps = vec![cap(Some("email"), email.0, email.1), cap(Some("phone"), phone.0, phone.1), cap(None, all.0, all.1)];
            let workspace = workspace(&days, caps);
            agrees(&workspace, &workspace.journeys[0], day(6, 20));
        }
    }
}
