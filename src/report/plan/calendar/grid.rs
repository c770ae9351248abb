//! Planned contacts by week, channel and segment: what a calendar on a page or a screen shows, without
//! places or colours. Made once for a state of the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Plan, forbids, heard, listed};
use crate::analysis::{Ban, Load, Pressure, Study, Threshold, days_between, monday};
use crate::model::*;

/// So many weeks are shown at most: ten years.
pub const MOST_WEEKS: usize = 520;

/// The calendar of a plan.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The Monday of its first week.
    pub first: Date,
    /// How many weeks it has.
    pub weeks: usize,
    /// The contacts that are let through, in order of time.
    pub contacts: Vec<Arc<PlannedContact>>,
    /// The segments, each with its channels; those reached without a segment come last.
    pub groups: Vec<Group>,
    /// Campaigns over time.
    pub bands: Vec<Band>,
    /// How many contacts lie before the first or after the last week.
    pub beyond: usize,
}

/// What a segment gets.
#[derive(Clone, Debug)]
pub struct Group {
    /// The segment; nothing where nobody in particular is addressed.
    pub segment: Option<Id<Segment>>,
    /// How often it hears from us.
    pub pressure: Option<Pressure>,
    /// What comes by which channel.
    pub rows: Vec<Row>,
}

/// What a segment gets by a channel.
#[derive(Clone, Debug)]
pub struct Row {
    /// The channel.
    pub channel: ChannelId,
    /// The market, in a file that tells several apart; nothing for contacts that name none.
    pub market: Option<Id<Market>>,
    /// How often it is used, where it reaches somebody known.
    pub load: Option<Load>,
    /// The contacts of each week that has some, by their place in [`Grid::contacts`].
    pub cells: BTreeMap<usize, Vec<usize>>,
    /// The first and the last day of each law that concerns it, with the law.
    pub bans: Vec<Forbidden>,
}

impl Row {
    /// The most contacts in a week.
    pub fn highest(&self) -> usize {
        self.cells.values().map(Vec::len).max().unwrap_or(0)
    }
}

/// A law that concerns a channel, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Forbidden {
    /// The country, in capitals.
    pub country: String,
    /// The first day on which it holds.
    pub from: Date,
    /// The last one.
    pub until: Option<Date>,
    /// What it says.
    pub line: String,
}

/// A campaign over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// The campaign.
    pub campaign: Id<Campaign>,
    /// Its place among the campaigns, which gives it its letter and its hue.
    pub place: usize,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Band {
    /// The letter of a campaign by its place: A, B … Z, AA, AB …
    pub fn letter(place: usize) -> String {
        let mut left = place + 1;
        let mut letters = Vec::new();
        while left > 0 {
            left -= 1;
            letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
            left /= 26;
        }
        letters.iter().rev().collect()
    }
}

impl Grid {
    /// The calendar of a plan: from its first contact or today, whichever is earlier, to the end of the
    /// time that the rules look ahead, or its last contact.
    pub fn new(plan: &Plan<'_>) -> Self {
        let contacts: Vec<Arc<PlannedContact>> = listed(plan).into_iter().cloned().collect();
        let horizon = Study::new(plan.workspace, plan.journey, plan.as_of).threshold(Threshold::Horizon);
        let ahead = |days: i64| plan.as_of.checked_add(jiff::Span::new().days(days)).unwrap_or(plan.as_of);
        // The horizon is a threshold of some days; a file may hold any figure.
        let end = ahead(horizon.clamp(0.0, 3_650.0) as i64);
        let half = i64::try_from(MOST_WEEKS / 2).unwrap_or(0) * 7;
        let dates = || contacts.iter().map(|contact| contact.date);
        let first = dates().min().unwrap_or(plan.as_of).min(plan.as_of).max(ahead(-half));
        let last = dates().max().unwrap_or(end).max(end).min(ahead(half));
        let first = monday(first);
        let weeks = usize::try_from(days_between(first, last) / 7 + 2).unwrap_or(1).min(MOST_WEEKS);
        let mut grid =
            Self { first, weeks, groups: Vec::new(), bands: bands(plan, &contacts), contacts, beyond: 0 };
        grid.groups = groups(plan, &mut grid);
        grid
    }

    /// The place of the week that a day is in; nothing where it lies beyond.
    pub fn week_of(&self, date: Date) -> Option<usize> {
        let days = days_between(self.first, date);
        usize::try_from(days.div_euclid(7)).ok().filter(|week| *week < self.weeks)
    }

    /// The Monday of a week.
    pub fn monday(&self, week: usize) -> Date {
        let days = i64::try_from(week).unwrap_or(0).saturating_mul(7);
        let span = jiff::Span::new().try_days(days);
        span.ok().and_then(|span| self.first.checked_add(span).ok()).unwrap_or(self.first)
    }

    /// The place of a contact.
    pub fn place_of(&self, id: &Id<PlannedContact>) -> Option<usize> {
        self.contacts.iter().position(|contact| contact.id == *id)
    }
}

fn groups(plan: &Plan<'_>, grid: &mut Grid) -> Vec<Group> {
    type Key = (ChannelId, Option<Id<Market>>);
    let mut rows: BTreeMap<Option<Id<Segment>>, BTreeMap<Key, Row>> = BTreeMap::new();
    let several = plan.workspace.markets.len() > 1;
    for (place, contact) in grid.contacts.iter().enumerate() {
        let channels = rows.entry(contact.audience.clone()).or_default();
        let market = contact.market.clone().filter(|_| several);
        let empty = || Row {
            channel: contact.channel.clone(),
            market: market.clone(),
            load: None,
            cells: BTreeMap::new(),
            bans: forbidden(plan, &contact.channel, market.as_ref()),
        };
        let row = channels.entry((contact.channel.clone(), market.clone())).or_insert_with(empty);
        match grid.week_of(contact.date) {
            Some(week) => row.cells.entry(week).or_default().push(place),
            None => grid.beyond += 1,
        }
    }
    let mut groups = Vec::new();
    for pressure in heard(plan) {
        let segment = Some(pressure.segment.clone());
        let channels = rows.remove(&segment).unwrap_or_default();
        if channels.is_empty() && pressure.silences.is_empty() {
            continue;
        }
        let with_load = |mut row: Row| {
            row.load = pressure.channels.get(&row.channel).cloned();
            row
        };
        let rows = channels.into_values().map(with_load).collect();
        groups.push(Group { segment, pressure: Some(pressure), rows });
    }
    // Nobody in particular comes last; whatever else is left over is a segment that is gone.
    let nobody = rows.remove(&None);
    let plain = |(segment, channels): (_, BTreeMap<_, Row>)| Group {
        segment,
        pressure: None,
        rows: channels.into_values().collect(),
    };
    groups.extend(rows.into_iter().map(plain));
    groups.extend(nobody.map(|channels| plain((None, channels))));
    groups
}

/// The laws about a channel; in a market only those of its country.
fn forbidden(plan: &Plan<'_>, channel: &ChannelId, market: Option<&Id<Market>>) -> Vec<Forbidden> {
    let told = |ban: &Ban<'_>| Forbidden {
        country: ban.country.to_uppercase(),
        from: ban.from,
        until: ban.until,
        line: super::ban_line(plan.workspace, ban, plan.lang),
    };
    let market = market.and_then(|id| plan.workspace.markets.iter().find(|one| one.id == *id));
    let here = |ban: &&Ban<'_>| market.is_none_or(|one| one.country.eq_ignore_ascii_case(ban.country));
    forbids(plan, channel).iter().filter(here).map(told).collect()
}

/// The campaigns that say when they are, or that have contacts here.
fn bands(plan: &Plan<'_>, contacts: &[Arc<PlannedContact>]) -> Vec<Band> {
    let band = |(place, campaign): (usize, &Campaign)| {
        let of = contacts.iter().filter(|contact| contact.campaign.as_ref() == Some(&campaign.id));
        let dates: Vec<Date> = of.map(|contact| contact.date).collect();
        let from = [campaign.from, dates.iter().min().copied()].into_iter().flatten().min()?;
        let until = [campaign.to, dates.iter().max().copied()].into_iter().flatten().max()?;
        Some(Band { campaign: campaign.id.clone(), place, from, until: until.max(from) })
    };
    plan.workspace.campaigns.iter().enumerate().filter_map(band).collect()
}
