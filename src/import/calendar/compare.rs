//! What the entries of a calendar would do to the planned contacts of a journey. An entry that Wandel
//! wrote is known by its id; what another program wrote is known again by the end of the contact's own id,
//! which is made of that program's id, so that a calendar can be taken over as often as it changes.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::entries::{Calendar, Entry, Moment, moment};
use super::{LeftOut, MOST, Why, repeats};
use crate::edit::{Edit, on_journey};
use crate::model::*;
use crate::vocabulary::{
    CONTACT_HOW, CONTACT_OWNER, CONTACT_UID, CONTACT_WHOM, CONTACT_WHY, Label, Labelled, OWN_UID,
    channel_label, channels, contact_uid,
};

/// What is wanted of contacts that are new.
pub struct Wishes<'a> {
    /// What a new contact is where its entry says nothing else: phase, channel, for whom.
    pub like: &'a PlannedContact,
    /// Until a year from this day a rule without an end goes on.
    pub today: Date,
    /// Where the clock of whoever reads the calendar stands.
    pub zone: &'a TimeZone,
}

/// What of a contact becomes another.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// Its day, before and after.
    Day(Date, Date),
    /// Its time, before and after.
    Time(Option<Time>, Option<Time>),
    /// Its name before.
    Name(String),
    /// How far it has come, before and after.
    Status(ContactStatus, ContactStatus),
}

/// What becomes of an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// A contact that is new.
    New,
    /// A contact that changes.
    Changed(Vec<Difference>),
    /// A contact that is like this already.
    Same,
}

/// An entry, or one of its days, that has a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The line on which the entry begins, from 1.
    pub line: usize,
    /// The contact as it would be.
    pub contact: PlannedContact,
    /// What becomes of it.
    pub turn: Turn,
}

/// What would change, to be looked at before it does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// What becomes of each entry that has a place, in the order of time.
    pub steps: Vec<Step>,
    /// What has no place, in the order of the file.
    pub left_out: Vec<LeftOut>,
    /// How many more entries there are than are read.
    pub beyond: usize,
    /// Contacts to come that the file could know and does not name: somebody may have deleted them there,
    /// or the file holds a part of the plan only. Nothing happens to them unless that is asked for.
    pub gone: Vec<Arc<PlannedContact>>,
}

impl Preview {
    /// How many contacts are new.
    pub fn fresh(&self) -> usize {
        self.steps.iter().filter(|step| step.turn == Turn::New).count()
    }

    /// How many contacts change.
    pub fn changed(&self) -> usize {
        self.steps.iter().filter(|step| matches!(step.turn, Turn::Changed(_))).count()
    }

    /// How many contacts are like this already.
    pub fn same(&self) -> usize {
        self.steps.len() - self.fresh() - self.changed()
    }

    /// Whether taking it over changes anything; `cancel` calls off what is gone.
    pub fn does_something(&self, cancel: bool) -> bool {
        self.fresh() + self.changed() > 0 || (cancel && !self.gone.is_empty())
    }

    /// The one edit that takes everything over; nothing where nothing changes. With `cancel` what is gone is
    /// called off.
    pub fn edit(&self, journey: &Journey, what: Label, cancel: bool) -> Option<Edit> {
        if !self.does_something(cancel) {
            return None;
        }
        let gone: HashSet<&str> = self.gone.iter().filter(|_| cancel).map(|one| one.id.as_str()).collect();
        let changed = self.steps.iter().filter(|step| matches!(step.turn, Turn::Changed(_)));
        let changed: HashMap<&str, &Step> = changed.map(|step| (step.contact.id.as_str(), step)).collect();
        let added = self.steps.iter().filter(|step| step.turn == Turn::New);
        Some(on_journey(journey, what, |journey| {
            let contacts = journey.planned_contacts.edit();
            for contact in contacts.iter_mut() {
                if let Some(step) = changed.get(contact.id.as_str()) {
                    *contact = Arc::new(step.contact.clone());
                } else if gone.contains(contact.id.as_str()) {
                    Arc::make_mut(contact).status = ContactStatus::Cancelled;
                }
            }
            contacts.extend(added.map(|step| Arc::new(step.contact.clone())));
        }))
    }
}

/// Says what a calendar would do to a journey.
pub fn preview(
    workspace: &Workspace,
    journey: &Journey,
    calendar: &Calendar,
    wishes: &Wishes<'_>,
) -> Preview {
    let mut comparing = Comparing {
        known: Known::new(workspace, journey),
        words: Saying::new(workspace),
        wishes,
        starts: HashMap::new(),
        met: HashSet::new(),
        met_by_uid: false,
        preview: Preview {
            left_out: calendar.left_out.clone(),
            beyond: calendar.beyond,
            ..Preview::default()
        },
    };
    let key = |entry: &Entry| {
        let day = |at: &Moment| comparing.local(at).0;
        (entry.uid.clone(), entry.instead_of.as_ref().map(day))
    };
    let keys: Vec<_> = calendar.entries.iter().map(key).collect();
    let whole = calendar.entries.iter().filter(|entry| entry.instead_of.is_none() && !entry.uid.is_empty());
    let starts = whole.map(|entry| (entry.uid.as_str(), comparing.local(&entry.start).0)).collect();
    comparing.starts = starts;
    let mut last: HashMap<&(String, Option<Date>), usize> = HashMap::new();
    last.extend(keys.iter().enumerate().filter(|(_, (uid, _))| !uid.is_empty()).map(|(at, key)| (key, at)));
    // What stands in for one day of a series comes first, so that the series can leave that day to it.
    let order = |stands_in: bool| {
        let all = calendar.entries.iter().zip(&keys).enumerate();
        all.filter(move |(_, (entry, _))| entry.instead_of.is_some() == stands_in)
    };
    for (at, (entry, key)) in order(true).chain(order(false)) {
        if last.get(key).is_some_and(|last| *last != at) {
            comparing.leave(entry, Why::Twice);
        } else {
            comparing.entry(entry, key.1);
        }
    }
    let gone = comparing.gone();
    let mut preview = Preview { gone, ..comparing.preview };
    preview.steps.sort_by(|one, other| {
        let time = |step: &Step| (step.contact.date, step.contact.time, step.line);
        time(one).cmp(&time(other))
    });
    preview.left_out.sort_by_key(|one| one.line);
    preview
}

struct Comparing<'a> {
    known: Known<'a>,
    words: Saying<'a>,
    wishes: &'a Wishes<'a>,
    /// On which day an entry, by its id, is for the first time.
    starts: HashMap<&'a str, Date>,
    /// The contacts that entries took, by id; new ones by what their ids end in.
    met: HashSet<String>,
    /// Whether an entry was one that Wandel wrote of this journey.
    met_by_uid: bool,
    preview: Preview,
}

impl<'a> Comparing<'a> {
    /// The contacts to come that the file could know and does not name. A file in which nothing of ours
    /// stands knows only what came from such files before; one without a known contact knows none, and one of
    /// which something could not be read does not tell what it no longer names.
    fn gone(&self) -> Vec<Arc<PlannedContact>> {
        let unread = |one: &LeftOut| matches!(one.why, Why::NoDay | Why::Rule | Why::CutOff | Why::TooMany);
        if self.preview.beyond > 0 || self.preview.left_out.iter().any(unread) {
            return Vec::new();
        }
        let own = self.met_by_uid;
        let marked: HashSet<&str> = self.known.by_mark.values().map(|one| one.id.as_str()).collect();
        let any = own || self.preview.steps.iter().any(|step| step.turn != Turn::New);
        let to_come = |one: &&Arc<PlannedContact>| {
            matches!(one.status, ContactStatus::Idea | ContactStatus::Planned)
                && one.date >= self.wishes.today
                && !self.met.contains(one.id.as_str())
                && (own || marked.contains(one.id.as_str()))
        };
        let all = self.known.journey.planned_contacts.iter().filter(|_| any);
        let mut gone: Vec<Arc<PlannedContact>> = all.filter(to_come).cloned().collect();
        gone.sort_by(|one, other| (one.date, one.time, &one.id).cmp(&(other.date, other.time, &other.id)));
        gone
    }

    fn leave(&mut self, entry: &Entry, why: Why) {
        self.preview.left_out.push(LeftOut { line: entry.line, title: plain(&entry.title), why });
    }

    /// The day and the time of a moment where the reader is.
    fn local(&self, moment: &Moment) -> (Date, Option<Time>) {
        let at = match moment.utc {
            true => moment.at.to_zoned(TimeZone::UTC).map(|at| at.with_time_zone(self.wishes.zone.clone())),
            false => return (moment.at.date(), moment.timed.then(|| moment.at.time())),
        };
        let at = at.map_or(moment.at, |at| at.datetime());
        (at.date(), moment.timed.then(|| at.time()))
    }

    fn entry(&mut self, entry: &Entry, instead_of: Option<Date>) {
        if entry.uid.ends_with(OWN_UID) && !entry.uid.starts_with(CONTACT_UID) {
            return self.leave(entry, Why::Action);
        }
        let (start, time) = self.local(&entry.start);
        if let Some(day) = instead_of {
            let day = Some(day).filter(|day| self.starts.get(entry.uid.as_str()) != Some(day));
            self.place(entry, (start, time), day);
            return;
        }
        let Some(days) = self.days(entry, start) else { return self.leave(entry, Why::Rule) };
        let once = days.len() == 1;
        for day in days {
            // The first day is known by the id alone, as an entry that comes once is.
            let placed = self.place(entry, (day, time), (day != start).then_some(day));
            // A day of a series that an entry of its own stands in for is taken already.
            if !placed && once && entry.rule.is_none() {
                self.leave(entry, Why::Twice);
            }
        }
    }

    /// The days of an entry; nothing where its rule cannot be followed.
    fn days(&self, entry: &Entry, start: Date) -> Option<Vec<Date>> {
        let endless = self.wishes.today.max(start);
        let endless = endless.checked_add(jiff::Span::new().years(1)).unwrap_or(Date::MAX);
        let end = |text: &str| moment(text).map(|moment| self.local(&moment).0);
        let mut days = match &entry.rule {
            Some(rule) => repeats::days(rule, start, endless, end)?,
            None => vec![start],
        };
        days.extend(entry.also.iter().map(|moment| self.local(moment).0));
        let except: HashSet<Date> = entry.except.iter().map(|moment| self.local(moment).0).collect();
        days.retain(|day| !except.contains(day));
        days.sort();
        days.dedup();
        Some(days)
    }

    /// Gives an entry its place on a day; `day_of` is the day by which a series knows it. Whether the place
    /// was still free, or why it is none is listed.
    fn place(&mut self, entry: &Entry, (date, time): (Date, Option<Time>), day_of: Option<Date>) -> bool {
        if self.preview.steps.len() >= MOST {
            let told = self.preview.left_out.last().is_some_and(|one| one.line == entry.line);
            if !told {
                self.leave(entry, Why::TooMany);
            }
            return true;
        }
        let mark = self.known.mark(entry, day_of);
        let own = Some(entry.uid.as_str()).filter(|_| day_of.is_none());
        let by_uid = own.and_then(|uid| self.known.by_uid.get(uid));
        self.met_by_uid |= by_uid.is_some();
        let known = by_uid.or_else(|| self.known.by_mark.get(&mark));
        let key = known.map_or_else(|| mark.clone(), |known| known.id.as_str().to_owned());
        let title = plain(&entry.title);
        let (contact, turn) = match known {
            Some(known) => changed(known, (&title, date, time), entry.status),
            None => {
                if self.wishes.like.phase.as_str().is_empty() {
                    self.leave(entry, Why::NoPhase);
                    return true;
                }
                let mut contact = PlannedContact { date, time, ..self.wishes.like.clone() };
                contact.id = self.known.fresh(&title, &mark);
                contact.status = entry.status.unwrap_or_default();
                self.words.say(&mut contact, &entry.detail);
                contact.name = title;
                (contact, Turn::New)
            }
        };
        let free = self.met.insert(key);
        if free {
            self.preview.steps.push(Step { line: entry.line, contact, turn });
        }
        free
    }
}

/// A contact that is known as an entry says it is.
fn changed(
    known: &PlannedContact,
    (title, date, time): (&str, Date, Option<Time>),
    status: Option<ContactStatus>,
) -> (PlannedContact, Turn) {
    let mut contact = known.clone();
    let mut all = Vec::new();
    // An entry without a name says nothing; and one that has none of its own goes by its id.
    let called =
        if plain(&known.name).is_empty() { known.id.as_str().to_owned() } else { plain(&known.name) };
    if !title.is_empty() && called != title {
        all.push(Difference::Name(called));
        contact.name = title.to_owned();
    }
    if known.date != date {
        all.push(Difference::Day(known.date, date));
        contact.date = date;
    }
    let to_second = |time: Time| time.with().subsec_nanosecond(0).build().unwrap_or(time);
    if known.time.map(to_second) != time {
        all.push(Difference::Time(known.time, time));
        contact.time = time;
    }
    // A calendar cannot tell what was sent from what is certain.
    let told = |status| if status == ContactStatus::Sent { ContactStatus::Planned } else { status };
    if let Some(status) = status.filter(|status| *status != told(known.status)) {
        all.push(Difference::Status(known.status, status));
        contact.status = status;
    }
    let turn = if all.is_empty() { Turn::Same } else { Turn::Changed(all) };
    (contact, turn)
}

/// A text on one line.
pub(super) fn plain(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The contacts that are there.
struct Known<'a> {
    journey: &'a Journey,
    by_uid: HashMap<String, &'a Arc<PlannedContact>>,
    by_mark: HashMap<String, &'a Arc<PlannedContact>>,
    /// The ids of all contacts of the file.
    ids: HashSet<String>,
}

/// The letters at the end of an id that tell what it was made of.
const MARK: usize = 12;

impl<'a> Known<'a> {
    fn new(workspace: &Workspace, journey: &'a Journey) -> Self {
        let mut by_mark = HashMap::new();
        for contact in journey.planned_contacts.iter() {
            let id = contact.id.as_str();
            if let Some((_, mark)) = id.rsplit_once('-').filter(|(_, mark)| mark.len() == MARK) {
                by_mark.insert(mark.to_owned(), contact);
            }
        }
        let uid = |contact: &'a Arc<PlannedContact>| (contact_uid(workspace, journey, &contact.id), contact);
        let all = workspace.journeys.iter().flat_map(|one| one.planned_contacts.iter());
        Self {
            journey,
            by_uid: journey.planned_contacts.iter().map(uid).collect(),
            by_mark,
            ids: all.chain(journey.planned_contacts.iter()).map(|one| one.id.as_str().to_owned()).collect(),
        }
    }

    /// Letters that an entry, or one of its days, always gets in this journey (FNV-1a, 48 of its bits).
    fn mark(&self, entry: &Entry, day: Option<Date>) -> String {
        let uid = match entry.uid.is_empty() {
            true => format!("{}\n{}", entry.title, entry.start.at),
            false => entry.uid.clone(),
        };
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        let text = [self.journey.id.as_str(), &uid, &day].join("\n");
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
        format!("{:012x}", hash >> 16)
    }

    /// An id for a new contact; not yet taken.
    fn fresh(&mut self, title: &str, mark: &str) -> Id<PlannedContact> {
        let name = slug(title);
        let name = if name.is_empty() { "contact" } else { name.as_str() };
        let id = format!("{name}-{mark}");
        let taken = |id: &String| self.ids.contains(id);
        let more = (2..).map(|at| format!("{name}-{at}-{mark}"));
        let id = std::iter::once(id).chain(more).find(|id| !taken(id)).unwrap_or_default();
        self.ids.insert(id.clone());
        Id::new(&id)
    }
}

/// What lines below the title of an entry say of a contact, in both languages.
struct Saying<'a> {
    workspace: &'a Workspace,
}

impl<'a> Saying<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        Self { workspace }
    }

    fn say(&self, contact: &mut PlannedContact, detail: &str) {
        for line in detail.lines().take(40) {
            let Some((label, value)) = line.split_once(':') else { continue };
            let (label, value) = (label.trim(), value.trim());
            let is = |wanted: Label| label == wanted.en || label == wanted.nl;
            if is(CONTACT_HOW) {
                contact.channel = self.channel(value).unwrap_or_else(|| contact.channel.clone());
            } else if is(CONTACT_WHOM) {
                let one = only(&self.workspace.segments, |one| one.name == value || one.id.as_str() == value);
                contact.audience = one.map(|one| one.id.clone()).or_else(|| contact.audience.clone());
            } else if is(CONTACT_OWNER) {
                let one =
                    only(&self.workspace.departments, |one| one.name == value || one.id.as_str() == value);
                contact.owner = one.map(|one| one.id.clone()).or_else(|| contact.owner.clone());
            } else if is(CONTACT_WHY) {
                let named = |goal: &&ContactGoal| goal.label().en == value || goal.label().nl == value;
                contact.goal = ContactGoal::ALL.iter().find(named).copied().unwrap_or(contact.goal);
            }
        }
    }

    fn channel(&self, name: &str) -> Option<ChannelId> {
        let own = self.workspace.channels.iter().map(|one| one.id.as_str());
        let mut ids = channels().map(|one| one.id).chain(own);
        let says = |id: &str, lang| channel_label(self.workspace, id, lang) == name;
        ids.find(|id| says(id, Lang::En) || says(id, Lang::Nl)).map(ChannelId::new)
    }
}

/// The one that fits; nothing where several do.
fn only<T>(all: &[T], fits: impl Fn(&T) -> bool) -> Option<&T> {
    let mut found = all.iter().filter(|one| fits(one));
    found.next().filter(|_| found.next().is_none())
}
