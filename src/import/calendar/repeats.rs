//! On which days an entry comes again. Rules in days, weeks, months and years are followed; what counts
//! otherwise (by the hour, by places in a set, by weeks of a year) is not.

use jiff::Span;
use jiff::civil::Weekday;

use crate::model::Date;

/// So many days are made of one rule at most: a year of days.
pub const MOST_REPEATED: usize = 366;
/// So many turns are tried, since a rule may name days that never come.
const TURNS: i64 = 5_000;

/// The unit of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// A rule that can be followed.
#[derive(Clone, Debug, PartialEq)]
struct Rule {
    unit: Unit,
    step: i64,
    count: Option<usize>,
    until: Option<Date>,
    /// The weekdays, in months with their rank: 2 is the second, -1 the last.
    weekdays: Vec<(Option<i8>, Weekday)>,
    /// The first day of a week.
    first: Weekday,
}

/// The days of a rule from the first one on, in order; nothing where it cannot be followed. A rule without
/// an end goes on until `endless`. `end` reads the day until which a rule goes.
pub fn days(rule: &str, start: Date, endless: Date, end: impl Fn(&str) -> Option<Date>) -> Option<Vec<Date>> {
    let rule = Rule::read(rule, start, end)?;
    let last = rule.until.unwrap_or(if rule.count.is_some() { Date::MAX } else { endless });
    let most = rule.count.unwrap_or(MOST_REPEATED).min(MOST_REPEATED);
    // The first day counts, even where the rule would not have named it.
    let mut days = vec![start];
    for turn in 0..TURNS {
        let Some(mut found) = rule.turn(start, turn) else { break };
        found.sort();
        if days.len() >= most || found.first().is_some_and(|day| *day > last) {
            break;
        }
        days.extend(found.into_iter().filter(|day| *day > start && *day <= last));
    }
    days.truncate(most.max(1));
    Some(days)
}

impl Rule {
    fn read(text: &str, start: Date, end: impl Fn(&str) -> Option<Date>) -> Option<Self> {
        let mut rule = Self {
            unit: Unit::Days,
            step: 1,
            count: None,
            until: None,
            weekdays: Vec::new(),
            first: Weekday::Monday,
        };
        let mut unit = None;
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => unit = Some(unit_of(value)?),
                "INTERVAL" => rule.step = value.parse().ok().filter(|step| (1..=1_000).contains(step))?,
                "COUNT" => rule.count = Some(value.parse().ok().filter(|count| *count > 0)?),
                "UNTIL" => rule.until = Some(end(value)?),
                "BYDAY" => rule.weekdays = value.split(',').map(ranked).collect::<Option<_>>()?,
                "WKST" => rule.first = weekday(value)?,
                "BYMONTHDAY" if value.parse() == Ok(start.day()) => {}
                "BYMONTH" if value.parse() == Ok(start.month()) => {}
                _ => return None,
            }
        }
        rule.unit = unit?;
        let by_month = text.to_ascii_uppercase().contains("BYMONTH=");
        let has_rank = rule.weekdays.iter().any(|(rank, _)| rank.is_some());
        let fits = match rule.unit {
            Unit::Days | Unit::Weeks => !by_month && !has_rank && !text.contains("BYMONTHDAY"),
            Unit::Months => {
                !by_month
                    && rule.weekdays.iter().all(|(rank, _)| rank.is_some())
                    && !(has_rank && text.contains("BYMONTHDAY"))
            }
            Unit::Years => rule.weekdays.is_empty(),
        };
        fits.then_some(rule)
    }

    /// The days of a turn; nothing where no calendar goes that far.
    fn turn(&self, start: Date, turn: i64) -> Option<Vec<Date>> {
        let ahead = turn.checked_mul(self.step)?;
        match self.unit {
            Unit::Days => {
                let day = start.checked_add(Span::new().try_days(ahead).ok()?).ok()?;
                Some(if self.has(day) { vec![day] } else { Vec::new() })
            }
            Unit::Weeks => {
                let back = i64::from(start.weekday().since(self.first));
                let first =
                    start.checked_add(Span::new().try_days(ahead.checked_mul(7)? - back).ok()?).ok()?;
                let days = (0..7).filter_map(|day| first.checked_add(Span::new().days(day)).ok());
                let own = |day: &Date| match self.weekdays.is_empty() {
                    true => day.weekday() == start.weekday(),
                    false => self.has(*day),
                };
                Some(days.filter(own).collect())
            }
            Unit::Months | Unit::Years => {
                let months = if self.unit == Unit::Years { ahead.checked_mul(12)? } else { ahead };
                let month = start.first_of_month().checked_add(Span::new().try_months(months).ok()?).ok()?;
                if self.weekdays.is_empty() {
                    // A month without such a day is passed over.
                    return Some(Date::new(month.year(), month.month(), start.day()).into_iter().collect());
                }
                let nth =
                    |(rank, day): &(Option<i8>, Weekday)| month.nth_weekday_of_month((*rank)?, *day).ok();
                Some(self.weekdays.iter().filter_map(nth).collect())
            }
        }
    }

    fn has(&self, day: Date) -> bool {
        self.weekdays.is_empty() || self.weekdays.iter().any(|(_, wanted)| *wanted == day.weekday())
    }
}

fn unit_of(text: &str) -> Option<Unit> {
    Some(match text.to_ascii_uppercase().as_str() {
        "DAILY" => Unit::Days,
        "WEEKLY" => Unit::Weeks,
        "MONTHLY" => Unit::Months,
        "YEARLY" => Unit::Years,
        _ => return None,
    })
}

/// A weekday with its rank in a month: MO, 2TU, -1FR.
fn ranked(text: &str) -> Option<(Option<i8>, Weekday)> {
    let text = text.trim();
    let at = text.len().checked_sub(2)?;
    let (rank, day) = (text.get(..at)?, weekday(text.get(at..)?)?);
    match rank {
        "" => Some((None, day)),
        rank => {
            let rank: i8 = rank.parse().ok()?;
            ((1..=5).contains(&rank) || (-5..=-1).contains(&rank)).then_some((Some(rank), day))
        }
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}
