//! What the calendar shows, made once for a state of the file: the weeks with everything that is
//! written in them, and how high each row is. Knows no egui.

use std::collections::BTreeMap;

use super::words;
use crate::analysis::Names;
use crate::model::*;
use crate::report::plan::calendar::{Band, Grid, Group, Row, title};
use crate::report::plan::desk::span;
use crate::report::plan::{Filter, Plan};
use crate::text::{Face, Style, one_line, width};
use crate::vocabulary::{Labelled as _, date};

/// The height of a contact in its cell, in points.
pub const CHIP: f32 = 22.0;
/// The room between two of them.
pub const SPACE: f32 = 3.0;
/// So many contacts are drawn in one cell; the others are a line.
pub const MOST_IN_CELL: usize = 6;
/// The words on a contact.
pub const WORDS: Style = Style::new(12.0, Face::Regular);
/// Words as wide as this have room beside the day of the week and all signs that a contact may have.
const SHORT: f32 = 78.0;
/// With so many contacts at most in its fullest week a row may become higher for their words.
const FEW: usize = 2;
/// The height of a segment's row with its pressure.
const PRESSURE: f32 = 52.0;
/// The height of a trigger's row.
const SLOT: f32 = 30.0;
/// The height of the head over the triggers.
const HEAD: f32 = 26.0;
/// The room for the words of a law.
const LAW: f32 = 15.0;

/// A contact in words.
pub struct Chip {
    /// The contact.
    pub contact: std::sync::Arc<PlannedContact>,
    /// "3 · newsletter".
    pub text: String,
    /// All that its colours and icons say too.
    pub name: String,
    /// How it goes.
    pub channel: String,
    /// To whom.
    pub whom: String,
    /// The place of its campaign.
    pub campaign: Option<usize>,
}

/// What a row of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// A segment, by its place.
    Group(usize),
    /// A channel of a segment, by their places.
    Row(usize, usize),
    /// The head over the triggers.
    Slots,
    /// A trigger, by its place in the journey.
    Slot(usize),
}

/// A row with its place from the top of all rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// What it is.
    pub of: Of,
    /// Its upper edge.
    pub top: f32,
    /// Its height.
    pub height: f32,
    /// How many contacts have room in one of its weeks.
    pub slots: usize,
}

/// A trigger in words.
pub struct Slot {
    /// The trigger.
    pub id: Id<Trigger>,
    /// What happens.
    pub name: String,
    /// What answers it, and how soon.
    pub text: String,
}

/// A row of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A day, and whether it is today.
    Day(Date, bool),
    /// A contact, by its place.
    Contact(usize),
    /// So many days on which nothing is planned.
    Free(i64),
    /// A segment hears nothing for long from here on, in words.
    Silence(String),
    /// A law holds from here on, in words.
    Law(String),
}

/// What the calendar shows.
pub struct Made {
    /// Weeks, rows and cells.
    pub grid: Grid,
    /// The contacts in words, in the order of the grid.
    pub chips: Vec<Chip>,
    /// The rows from the top.
    pub lines: Vec<Line>,
    /// The triggers that wait for their day.
    pub slots: Vec<Slot>,
    /// The agenda.
    pub entries: Vec<Entry>,
    /// The lanes of the campaigns: for each band its lane.
    pub lanes: Vec<usize>,
    /// The names of the campaigns by their places.
    pub campaigns: Vec<String>,
    /// The names of the segments, in the order of the groups.
    pub segments: Vec<String>,
    /// The names of channels.
    pub channels: BTreeMap<ChannelId, String>,
    /// The names of markets.
    pub markets: BTreeMap<Id<Market>, String>,
    /// Whether the journey holds contacts at all.
    pub any: bool,
}

impl Made {
    /// What is shown of a journey.
    pub fn new(
        (workspace, journey): (&Workspace, &Journey),
        filter: &Filter,
        (as_of, lang): (Date, Lang),
    ) -> Self {
        let plan = Plan { workspace, journey, filter, as_of, lang };
        let names = Names::new(workspace, journey, lang);
        let grid = Grid::new(&plan);
        let place = |id: &Id<Campaign>| workspace.campaigns.iter().position(|one| one.id == *id);
        let chip = |contact: &std::sync::Arc<PlannedContact>| {
            let name = one_line(title(contact));
            let channel = names.channel(&contact.channel);
            let whom = match &contact.audience {
                Some(id) => one_line(names.segment(id)),
                None => words::NOBODY.text(lang).to_owned(),
            };
            let values = [
                ("name", name.as_str()),
                ("day", &date(contact.date, lang)),
                ("channel", &channel),
                ("whom", &whom),
                ("status", contact.status.label().text(lang)),
                ("runs", contact.automation.label().text(lang)),
            ];
            Chip {
                text: format!("{} {name}", contact.date.day()),
                name: words::CHIP.fill(lang, &values),
                campaign: contact.campaign.as_ref().and_then(place),
                contact: std::sync::Arc::clone(contact),
                channel,
                whom,
            }
        };
        let chips: Vec<Chip> = grid.contacts.iter().map(chip).collect();
        let slots = slots(journey, filter, &names, lang);
        let segment = |group: &Group| match &group.segment {
            None => words::NOBODY.text(lang).to_owned(),
            Some(id) if !workspace.segments.iter().any(|one| one.id == *id) => {
                format!("{} ({id})", words::GONE.text(lang))
            }
            Some(id) => one_line(names.segment(id)),
        };
        Self {
            lines: lines(&grid, &chips, slots.len()),
            entries: entries(&grid, &names, (as_of, lang)),
            lanes: lanes(&grid.bands),
            campaigns: workspace.campaigns.iter().map(|one| one_line(&one.name)).collect(),
            segments: grid.groups.iter().map(segment).collect(),
            channels: chips.iter().map(|one| (one.contact.channel.clone(), one.channel.clone())).collect(),
            markets: workspace.markets.iter().map(|one| (one.id.clone(), one_line(&one.name))).collect(),
            any: !journey.planned_contacts.is_empty(),
            grid,
            chips,
            slots,
        }
    }

    /// The height of all rows.
    pub fn height(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.top + line.height)
    }

    /// How many lanes the campaigns need.
    pub fn all_lanes(&self) -> usize {
        self.lanes.iter().max().map_or(0, |most| most + 1)
    }

    /// The contact nearest to a day, the earlier of two; nothing where there are none.
    pub fn nearest(&self, day: Date) -> Option<&Id<PlannedContact>> {
        let shown = self.chips.iter().filter(|chip| self.grid.week_of(chip.contact.date).is_some());
        let far = |chip: &&Chip| crate::analysis::days_between(day, chip.contact.date).abs();
        shown.min_by_key(far).map(|chip| &chip.contact.id)
    }

    /// The row that a contact is in, and its place among those of its week.
    pub fn line_of(&self, place: usize) -> Option<(&Line, usize)> {
        self.lines.iter().find_map(|line| {
            let Of::Row(group, row) = line.of else { return None };
            let row = self.grid.groups.get(group)?.rows.get(row)?;
            let at = row.cells.values().find_map(|cell| cell.iter().position(|one| *one == place))?;
            Some((line, at))
        })
    }
}

/// How many contacts have room in a week of a row: those of its fullest week, and a place more where there
/// are few and the words of one are long.
fn slots_of(row: &Row, chips: &[Chip]) -> usize {
    let highest = row.highest().clamp(1, MOST_IN_CELL + 1);
    let is_long = |at: &usize| chips.get(*at).is_some_and(|chip| width(&chip.text, WORDS) > SHORT);
    let long = |cell: &Vec<usize>| cell.len() == highest && cell.iter().any(is_long);
    if highest <= FEW && row.cells.values().any(long) { highest + 1 } else { highest }
}

/// How high a row is with so many contacts in its fullest week.
fn row_height(row: &Row, slots: usize) -> f32 {
    SPACE * 2.0 + slots as f32 * (CHIP + SPACE) + if row.bans.is_empty() { 0.0 } else { LAW }
}

fn lines(grid: &Grid, chips: &[Chip], slots: usize) -> Vec<Line> {
    let mut all: Vec<(Of, f32, usize)> = Vec::new();
    for (at, group) in grid.groups.iter().enumerate() {
        all.push((Of::Group(at), if group.pressure.is_some() { PRESSURE } else { HEAD }, 0));
        all.extend(group.rows.iter().enumerate().map(|(row, known)| {
            let slots = slots_of(known, chips);
            (Of::Row(at, row), row_height(known, slots), slots)
        }));
    }
    if slots > 0 {
        all.push((Of::Slots, HEAD, 0));
        all.extend((0..slots).map(|slot| (Of::Slot(slot), SLOT, 0)));
    }
    let mut top = 0.0;
    let line = |(of, height, slots): (Of, f32, usize)| {
        let line = Line { of, top, height, slots };
        top += height;
        line
    };
    all.into_iter().map(line).collect()
}

fn slots(journey: &Journey, filter: &Filter, names: &Names<'_>, lang: Lang) -> Vec<Slot> {
    let slot = |trigger: &Trigger| {
        let answers: Vec<String> =
            trigger.responses.iter().map(|id| one_line(names.touchpoint(id))).collect();
        let mut text = match answers.is_empty() {
            true => words::UNANSWERED.text(lang).to_owned(),
            false => words::ANSWERED.fill(lang, &[("what", &answers.join(", "))]),
        };
        if let Some(most) = trigger.max_latency_minutes {
            text.push_str(" · ");
            text.push_str(&words::WITHIN.fill(lang, &[("time", &span(f64::from(most), lang))]));
        }
        let name = one_line(&trigger.name);
        let name = if name.is_empty() { trigger.id.to_string() } else { name };
        Slot { id: trigger.id.clone(), name, text }
    };
    let lets = |trigger: &&Trigger| filter.lets_trigger(journey, trigger);
    journey.triggers.iter().filter(lets).map(slot).collect()
}

/// Puts each band in the first lane that is free at its days.
fn lanes(bands: &[Band]) -> Vec<usize> {
    let mut ends: Vec<Date> = Vec::new();
    let mut order: Vec<usize> = (0..bands.len()).collect();
    order.sort_by_key(|at| bands.get(*at).map(|band| (band.from, band.place)));
    let mut lanes = vec![0; bands.len()];
    for at in order {
        let Some(band) = bands.get(at) else { continue };
        let lane = match ends.iter().position(|end| *end < band.from) {
            Some(lane) => lane,
            None => {
                ends.push(band.until);
                ends.len() - 1
            }
        };
        if let (Some(end), Some(known)) = (ends.get_mut(lane), lanes.get_mut(at)) {
            *end = band.until;
            *known = lane;
        }
    }
    lanes
}

/// So many days without anything are worth a line.
const FREE: i64 = 7;

fn entries(grid: &Grid, names: &Names<'_>, (as_of, lang): (Date, Lang)) -> Vec<Entry> {
    let mut days: BTreeMap<Date, Vec<Entry>> = BTreeMap::new();
    days.entry(as_of).or_default();
    for group in &grid.groups {
        for silence in group.pressure.iter().flat_map(|pressure| &pressure.silences) {
            let segment = group.segment.as_ref().map_or("", |id| names.segment(id));
            let values =
                [("segment", segment), ("n", &silence.days.to_string()), ("from", &date(silence.from, lang))];
            let line = words::SILENCE_OF.fill(lang, &values);
            days.entry(silence.from).or_default().push(Entry::Silence(line));
        }
        for ban in group.rows.iter().flat_map(|row| &row.bans) {
            let law = Entry::Law(ban.line.clone());
            let day = days.entry(ban.from).or_default();
            if !day.contains(&law) {
                day.push(law);
            }
        }
    }
    for (place, contact) in grid.contacts.iter().enumerate() {
        days.entry(contact.date).or_default().push(Entry::Contact(place));
    }
    let mut entries = Vec::new();
    let mut before: Option<Date> = None;
    for (day, of) in days {
        let free = before.map_or(0, |before| crate::analysis::days_between(before, day) - 1);
        if free >= FREE {
            entries.push(Entry::Free(free));
        }
        entries.push(Entry::Day(day, day == as_of));
        entries.extend(of);
        before = Some(day);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(place: usize, from: i8, until: i8) -> Band {
        let day = |day| jiff::civil::date(2026, 6, day);
        Band { campaign: Id::new(&format!("c{place}")), place, from: day(from), until: day(until) }
    }

    #[test]
    fn campaigns_share_a_lane_where_they_do_not_meet() {
        assert_eq!(lanes(&[band(0, 1, 5), band(1, 4, 9), band(2, 6, 8)]), [0, 1, 0]);
        assert!(lanes(&[]).is_empty());
    }

    #[test]
    fn the_agenda_names_days_today_and_what_is_free() {
        let day = |day| jiff::civil::date(2026, 6, day);
        let contact = |id: &str, at| {
            std::sync::Arc::new(PlannedContact {
                id: Id::new(id),
                date: day(at),
                ..PlannedContact::default()
            })
        };
        let journey = Journey {
            planned_contacts: vec![contact("b", 20), contact("a", 3), contact("c", 3)].into(),
            ..Journey::default()
        };
        let made = Made::new((&Workspace::default(), &journey), &Filter::default(), (day(1), Lang::En));
        let wanted = [
            Entry::Day(day(1), true),
            Entry::Day(day(3), false),
            Entry::Contact(0),
            Entry::Contact(1),
            Entry::Free(16),
            Entry::Day(day(20), false),
            Entry::Contact(2),
        ];
        assert_eq!(made.entries, wanted);
        assert_eq!(made.lines.len(), 2, "nobody in particular, and one channel");
        assert_eq!(made.nearest(day(19)).unwrap().as_str(), "b");
        assert_eq!(made.nearest(day(1)).unwrap().as_str(), "a");
        let (line, at) = made.line_of(1).unwrap();
        assert_eq!((line.of, at), (Of::Row(0, 0), 1));
        assert!(made.height() > line.top);
    }
}
