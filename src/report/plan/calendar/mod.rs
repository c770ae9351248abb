//! Planned contacts in time: the table of them, how often each segment hears from us, and the dates
//! as a calendar takes them. `grid` arranges them by week, `series` repeats one.

mod grid;
mod series;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::{Filter, Part, Plan};
use crate::analysis::{Ban, Names, Pressure, Study, bans, pressures};
use crate::model::*;
use crate::report::{Cell, Due, Dues, Point, Section};
use crate::vocabulary::{
    CONTACT_HOW as HOW, CONTACT_OWNER as OWNER, CONTACT_WHOM as TO_WHOM, CONTACT_WHY as WHY, Label,
    Labelled as _, Words, channel_label, channel_like, contact_uid, date,
};

pub use grid::{Band, Grid, Group, MOST_WEEKS, Row};
pub use series::{Every, MOST_REPEATED, Series, fresh};

impl Filter {
    /// Whether a planned contact is let through; for which personas it is says its touchpoint.
    pub fn lets_contact(&self, journey: &Journey, one: &PlannedContact) -> bool {
        let at = one.touchpoint.as_ref().and_then(|id| journey.touchpoint(id));
        super::passing::contact(self, one, at.map(|at| &**at))
    }
}

/// The contacts that a filter lets through, in order of time.
pub fn listed<'a>(plan: &Plan<'a>) -> Vec<&'a Arc<PlannedContact>> {
    let lets = |one: &&Arc<PlannedContact>| plan.filter.lets_contact(plan.journey, one);
    let mut all: Vec<_> = plan.journey.planned_contacts.iter().filter(lets).collect();
    all.sort_by(|one, other| (one.date, one.time, &one.id).cmp(&(other.date, other.time, &other.id)));
    all
}

/// What segments hear that the filter lets through, as the rules count it: over all journeys and
/// channels, whatever else is filtered.
pub fn heard(plan: &Plan<'_>) -> Vec<Pressure> {
    let study = Study::new(plan.workspace, plan.journey, plan.as_of);
    let wanted = |one: &Pressure| plan.filter.segment.as_ref().is_none_or(|id| one.segment == *id);
    pressures(&study).into_iter().filter(wanted).collect()
}

/// The laws that concern a channel of the journey.
pub fn forbids<'a>(plan: &Plan<'a>, channel: &ChannelId) -> Vec<Ban<'a>> {
    let like = channel_like(&plan.workspace.channels, channel.as_str()).id;
    let all = bans(plan.workspace).into_iter();
    all.filter(|ban| {
        (ban.channel == channel.as_str() || ban.channel == like) && ban.concerns(plan.workspace, plan.journey)
    })
    .collect()
}

/// A law in a sentence.
pub fn ban_line(workspace: &Workspace, ban: &Ban<'_>, lang: Lang) -> String {
    let words = if ban.until.is_some() { FORBIDDEN_UNTIL } else { FORBIDDEN };
    let until = ban.until.map_or_else(String::new, |day| date(day, lang));
    words.fill(
        lang,
        &[
            ("from", &date(ban.from, lang)),
            ("until", &until),
            ("channel", &channel_label(workspace, ban.channel, lang)),
            ("purpose", &ban.purpose.label().text(lang).to_lowercase()),
            ("basis", &ban.basis.label().text(lang).to_lowercase()),
            ("country", ban.country),
        ],
    )
}

/// What a contact is called, wherever it is listed.
pub fn title(contact: &PlannedContact) -> &str {
    let name = contact.name.trim();
    if name.is_empty() { contact.id.as_str() } else { name }
}

/// The contacts as a calendar wants them; ideas are tentative, and what was cancelled says so.
pub fn dues(plan: &Plan<'_>) -> Dues {
    let (names, lang) = (plan.names(), plan.lang);
    let due = |contact: &Arc<PlannedContact>| {
        let channel = names.channel(&contact.channel);
        let to = contact.audience.as_ref().map(|id| names.segment(id).to_owned());
        let owner = contact.owner.as_ref().map(|id| names.department(id).to_owned());
        let lines = [
            (HOW, Some(channel)),
            (TO_WHOM, to),
            (WHY, Some(contact.goal.label().text(lang).to_owned())),
            (OWNER, owner),
        ];
        let lines =
            lines.into_iter().filter_map(|(label, text)| Some(format!("{}: {}", label.text(lang), text?)));
        Due {
            uid: contact_uid(plan.workspace, plan.journey, &contact.id),
            date: contact.date,
            time: contact.time,
            status: Some(match contact.status {
                ContactStatus::Idea => "TENTATIVE",
                ContactStatus::Planned | ContactStatus::Sent => "CONFIRMED",
                ContactStatus::Cancelled => "CANCELLED",
            }),
            title: title(contact).to_owned(),
            detail: lines.collect::<Vec<_>>().join("\n"),
        }
    };
    Dues { name: plan.journey.name.clone(), dated: listed(plan).into_iter().map(due).collect(), undated: 0 }
}

/// The section of a report, and what the view exports.
pub fn section(plan: &Plan<'_>) -> Section {
    let mut section = plan.section(Part::Calendar);
    let contacts = listed(plan);
    if contacts.is_empty() {
        section.tables.push(contacts_table(plan, &contacts));
        return section;
    }
    section.paragraphs.push(counted(&contacts, plan.lang));
    let heard = heard(plan);
    section.points = points(plan, &contacts, &heard);
    section.tables.push(contacts_table(plan, &contacts));
    let rows = heard_rows(plan, &heard);
    if !rows.is_empty() {
        let columns = [(TO_WHOM, 24), (HOW, 20), (WEEK, 18), (MESSAGES, 10), (WITHIN, 18), (LIMIT, 18)];
        section.tables.push(plan.table(("pressure", PRESSURE), columns, rows));
    }
    section
}

/// How many contacts have come how far.
fn counted(contacts: &[&Arc<PlannedContact>], lang: Lang) -> String {
    let count = |status: ContactStatus| contacts.iter().filter(|one| one.status == status).count();
    let parts = ContactStatus::ALL.iter().map(|status| (status, count(*status))).filter(|(_, n)| *n > 0);
    let parts: Vec<String> =
        parts.map(|(status, n)| format!("{n} {}", status.label().text(lang).to_lowercase())).collect();
    format!("{}: {}.", CONTACTS.count(lang, contacts.len()), parts.join(", "))
}

/// Where segments hear nothing, and what the law says of the channels in use.
fn points(plan: &Plan<'_>, contacts: &[&Arc<PlannedContact>], heard: &[Pressure]) -> Vec<Point> {
    let (names, lang) = (plan.names(), plan.lang);
    let plain = |text: String| Point { text, detail: String::new(), severity: None };
    let silent = heard.iter().flat_map(|one| one.silences.iter().map(move |silence| (&one.segment, silence)));
    let mut points: Vec<Point> = silent
        .map(|(segment, silence)| {
            let days = silence.days.to_string();
            let (from, until) = (date(silence.from, lang), date(silence.until(), lang));
            let values =
                [("segment", names.segment(segment)), ("n", &days), ("from", &from), ("until", &until)];
            plain(SILENT.fill(lang, &values))
        })
        .collect();
    let mut known: Vec<Ban<'_>> = Vec::new();
    for contact in contacts {
        for ban in forbids(plan, &contact.channel) {
            if !known.contains(&ban) {
                known.push(ban);
            }
        }
    }
    points.extend(known.iter().map(|ban| plain(ban_line(plan.workspace, ban, lang))));
    points
}

fn contacts_table(plan: &Plan<'_>, contacts: &[&Arc<PlannedContact>]) -> crate::report::Table {
    let (names, lang) = (plan.names(), plan.lang);
    let rows = contacts.iter().map(|contact| contact_row(plan, &names, contact, lang)).collect();
    let columns = [
        (DAY, 14),
        (TIME, 8),
        (WHAT, 34),
        (HOW, 18),
        (TO_WHOM, 20),
        (WHY, 14),
        (PURPOSE, 14),
        (CONTENT, 26),
        (STATUS, 12),
        (RUNS, 16),
        (CAMPAIGN, 20),
        (PHASE, 16),
        (SET_OFF, 22),
        (OWNER, 18),
    ];
    plan.table(("contacts", Part::Calendar.label()), columns, rows)
}

fn contact_row(plan: &Plan<'_>, names: &Names<'_>, contact: &PlannedContact, lang: Lang) -> [Cell; 14] {
    let workspace = plan.workspace;
    let content = contact.content.as_ref().and_then(|id| workspace.content.iter().find(|one| one.id == *id));
    let offer =
        contact.proposition.as_ref().and_then(|id| workspace.propositions.iter().find(|one| one.id == *id));
    let told: Vec<&str> = [content.map(|one| one.title.as_str()), offer.map(|one| one.text.as_str())]
        .into_iter()
        .flatten()
        .collect();
    let campaign = contact.campaign.as_ref();
    let campaign = campaign.and_then(|id| workspace.campaigns.iter().find(|one| one.id == *id));
    let trigger = contact.trigger.as_ref();
    let trigger = trigger.and_then(|id| plan.journey.triggers.iter().find(|one| one.id == *id));
    [
        Cell::Day(contact.date),
        contact.time.map_or_else(String::new, clock).into(),
        title(contact).into(),
        names.channel(&contact.channel).into(),
        contact.audience.as_ref().map_or("", |id| names.segment(id)).into(),
        contact.goal.label().text(lang).into(),
        contact.purpose.label().text(lang).into(),
        told.join("; ").into(),
        contact.status.label().text(lang).into(),
        contact.automation.label().text(lang).into(),
        campaign.map_or("", |one| one.name.as_str()).into(),
        names.phase(&contact.phase).into(),
        trigger.map_or("", |one| one.name.as_str()).into(),
        contact.owner.as_ref().map_or("", |id| names.department(id)).into(),
    ]
}

/// A time of day: 09:30.
pub fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Week by week what a segment hears, on all channels together and on each.
fn heard_rows(plan: &Plan<'_>, heard: &[Pressure]) -> Vec<[Cell; 6]> {
    let (names, lang) = (plan.names(), plan.lang);
    let mut rows = Vec::new();
    for one in heard {
        let wanted = |channel: &ChannelId| plan.filter.channel.as_ref().is_none_or(|id| id == channel);
        let each = one.channels.iter().filter(|(channel, _)| wanted(channel));
        let all = std::iter::once((ALL_CHANNELS.text(lang).to_owned(), &one.total));
        let loads = all.chain(each.map(|(channel, load)| (names.channel(channel), load)));
        for (channel, load) in loads {
            for (monday, week) in &load.weeks {
                let within = week.worst.map_or_else(|| Cell::from(""), |worst| (worst.count as f64).into());
                let limit = week.worst.map_or_else(String::new, |worst| {
                    let values = [("max", worst.max.to_string()), ("days", worst.days.to_string())];
                    LIMIT_OF.fill(lang, &values.each_ref().map(|(name, text)| (*name, text.as_str())))
                });
                rows.push([
                    names.segment(&one.segment).into(),
                    channel.as_str().into(),
                    Cell::Day(*monday),
                    (week.count as f64).into(),
                    within,
                    limit.into(),
                ]);
            }
        }
    }
    rows
}

const CONTACTS: Words = Words {
    one: Label::new("{n} contact", "{n} contact"),
    other: Label::new("{n} contacts", "{n} contacten"),
};
const SILENT: Label = Label::new(
    "The segment ‘{segment}’ hears nothing for {n} days, from {from} until {until}.",
    "Het segment ‘{segment}’ hoort {n} dagen niets, van {from} tot {until}.",
);
const FORBIDDEN: Label = Label::new(
    "From {from} on, {purpose} by ‘{channel}’ in {country} may no longer rest on {basis}. Have this checked.",
    "Vanaf {from} mag {purpose} via ‘{channel}’ in {country} niet meer berusten op {basis}. Laat dit controleren.",
);
const FORBIDDEN_UNTIL: Label = Label::new(
    "From {from} until {until}, {purpose} by ‘{channel}’ in {country} may not rest on {basis}. Have this checked.",
    "Van {from} tot en met {until} mag {purpose} via ‘{channel}’ in {country} niet berusten op {basis}. Laat dit \
     controleren.",
);
const LIMIT_OF: Label = Label::new("{max} in {days} days", "{max} in {days} dagen");
const PRESSURE: Label = Label::new("How often a segment hears from us", "Hoe vaak een segment van ons hoort");
const ALL_CHANNELS: Label = Label::new("all channels together", "alle kanalen samen");
const DAY: Label = Label::new("Day", "Dag");
const TIME: Label = Label::new("Time", "Tijd");
const WHAT: Label = Label::new("What", "Wat");
const PURPOSE: Label = Label::new("Purpose", "Doeleinde");
const CONTENT: Label = Label::new("Content and offer", "Inhoud en aanbod");
const STATUS: Label = Label::new("State", "Stand");
const RUNS: Label = Label::new("Runs by itself", "Loopt vanzelf");
const CAMPAIGN: Label = Label::new("Campaign", "Campagne");
const PHASE: Label = Label::new("Phase", "Fase");
const SET_OFF: Label = Label::new("Set off by", "Aanleiding");
const WEEK: Label = Label::new("Week of", "Week van");
const MESSAGES: Label = Label::new("Messages", "Berichten");
const WITHIN: Label = Label::new("Most in the window", "Meeste binnen termijn");
const LIMIT: Label = Label::new("Limit", "Grens");
