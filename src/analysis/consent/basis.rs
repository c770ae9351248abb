//! Does the law allow each message? CNS-01, CNS-05 and CNS-06.
//! Asks what the file says about legal bases; knows no law but the restrictions it is given.

use super::to_check;
use crate::analysis::collect::Findings;
use crate::analysis::contacts::on_contact;
use crate::analysis::finding::{Draft, PLAIN_WEIGHT, Value};
use crate::analysis::publications::{CONTACT_STRATEGY, LAW};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{Study, TouchpointView};
use crate::model::*;
use crate::vocabulary::{Label, Labelled, RESTRICTIONS};

pub(super) const NO_BASIS: Rule = Rule {
    id: "CNS-01",
    family: Family::Consent,
    tier: 1,
    name: Label::new("No legal basis", "Geen grondslag"),
    why: Label::new(
        "A message to somebody known needs a legal basis. Without one it may not be sent.",
        "Een bericht aan een bekende ontvanger heeft een grondslag nodig. Zonder mag het niet weg.",
    ),
    based_on: &[CONTACT_STRATEGY, LAW],
    action: to_check!(
        "Do not send it. Arrange a legal basis first, or drop the message.",
        "Verstuur het niet. Regel eerst een grondslag of laat het bericht vervallen."
    ),
    thresholds: &[],
    check: no_basis,
};

pub(super) const LAPSED: Rule = Rule {
    id: "CNS-05",
    family: Family::Consent,
    tier: 1,
    name: Label::new("Expired or withdrawn", "Verlopen of ingetrokken"),
    why: Label::new(
        "A permission that has ended is none. Going on as before breaks the law and a promise.",
        "Een toestemming die voorbij is, geldt niet. Toch doorgaan breekt de wet en een belofte.",
    ),
    based_on: &[CONTACT_STRATEGY, LAW],
    action: to_check!(
        "Stop sending it, and ask for permission again.",
        "Stop met versturen en vraag opnieuw toestemming."
    ),
    thresholds: &[],
    check: lapsed,
};

pub(super) const FORBIDDEN: Rule = Rule {
    id: "CNS-06",
    family: Family::Consent,
    tier: 2,
    name: Label::new("Basis not allowed here", "Grondslag niet toegestaan"),
    why: Label::new(
        "What is allowed differs by country, channel and day. Here the law seems to forbid it.",
        "Wat mag, verschilt per land, kanaal en dag. Hier lijkt de wet het te verbieden.",
    ),
    based_on: &[CONTACT_STRATEGY, LAW],
    action: to_check!(
        "Ask a lawyer, choose another channel, or ask for permission first.",
        "Vraag een jurist, kies een ander kanaal of vraag eerst toestemming."
    ),
    thresholds: &[],
    check: forbidden,
};

const HAS_NO_BASIS: Label = Label::new(
    "{what} has no legal basis: {purpose} by ‘{channel}’ ({relation}, {market}).",
    "{what} heeft geen wettelijke grondslag: {purpose} via ‘{channel}’ ({relation}, {market}).",
);
const HAS_ENDED: Label = Label::new(
    "On {day} the permission behind {what} has ended: it held until {until}.",
    "Op {day} is de toestemming achter {what} voorbij: die gold tot en met {until}.",
);
const NOT_BEGUN: Label = Label::new(
    "On {day} the permission behind {what} does not hold yet: it begins on {from}.",
    "Op {day} geldt de toestemming achter {what} nog niet: die begint op {from}.",
);
const WITHDRAWN: Label =
    Label::new("The permission behind {what} was withdrawn.", "De toestemming achter {what} is ingetrokken.");
const NOT_ALLOWED: Label = Label::new(
    "{what} on {day}: from {from} on, {purpose} by ‘{channel}’ to a private person in {place} may not rest \
     on ‘{basis}’.",
    "{what} op {day}: vanaf {from} mag {purpose} via ‘{channel}’ aan een particulier in {place} niet \
     steunen \
     op ‘{basis}’.",
);
const NOT_ALLOWED_ORGANISATION: Label = Label::new(
    "{what} on {day}: from {from} on, {purpose} by ‘{channel}’ to an organisation in {place} may not rest \
     on ‘{basis}’.",
    "{what} op {day}: vanaf {from} mag {purpose} via ‘{channel}’ aan een organisatie in {place} niet \
     steunen \
     op ‘{basis}’.",
);
const ANY_RELATION: Label = Label::new("any relation", "elke relatie");
const ANY_MARKET: Label = Label::new("any market", "elke markt");

/// A kind of message, as the law tells them apart. What is unset may be anything.
#[derive(Clone, Copy)]
pub(super) struct Sort<'a> {
    pub channel: &'a ChannelId,
    /// The built-in channel that it behaves like.
    pub like: &'static str,
    pub purpose: ContactPurpose,
    pub relation: Option<Relation>,
    pub market: Option<&'a Id<Market>>,
    pub person_kind: Option<PersonKind>,
}

impl Sort<'_> {
    /// Whether it goes by this channel, or by an own one that behaves like it.
    fn goes_by(&self, channel: &str) -> bool {
        self.channel.as_str() == channel || self.like == channel
    }

    /// Whether a permission is about this kind of message.
    pub fn matches(&self, rule: &ConsentRule) -> bool {
        let any_or = |is_empty: bool, held: bool| is_empty || held;
        rule.purposes.contains(&self.purpose)
            && self.person_kind.is_none_or(|kind| kind == rule.person_kind)
            && self
                .relation
                .is_none_or(|relation| any_or(rule.relations.is_empty(), rule.relations.contains(&relation)))
            && self.market.is_none_or(|market| any_or(rule.markets.is_empty(), rule.markets.contains(market)))
            && any_or(
                rule.channels.is_empty(),
                rule.channels.iter().any(|known| self.goes_by(known.as_str())),
            )
    }
}

/// A message that somebody known gets, and the day on which the law is asked.
pub(super) struct Use<'a> {
    pub at: At<'a>,
    pub sort: Sort<'a>,
    pub day: Date,
}

/// Where a message comes from.
pub(super) enum At<'a> {
    Touchpoint(TouchpointView<'a>),
    Contact(&'a PlannedContact),
}

impl Use<'_> {
    fn weight(&self) -> f64 {
        match &self.at {
            At::Touchpoint(view) => view.weight(),
            At::Contact(_) => PLAIN_WEIGHT,
        }
    }

    /// A finding on it. The detail tells the several kinds of message of one touchpoint apart.
    fn draft(&self, words: Label) -> Draft {
        match &self.at {
            At::Contact(contact) => on_contact(Severity::Critical, contact, words).with("what", &contact.id),
            At::Touchpoint(view) => {
                let sort = &self.sort;
                let relation = sort.relation.map_or("any", Choice::id);
                let market = sort.market.map_or("any", Id::as_str);
                Draft::touchpoint(Severity::Critical, view, words)
                    .detail(format!("{}/{relation}/{market}", sort.purpose.id()))
                    .with("what", &view.id)
            }
        }
    }
}

/// Everything that somebody known gets: each addressed touchpoint's purposes, relations and
/// markets as on the day of the analysis, and each planned contact on its own day.
pub(super) fn uses<'a>(study: &Study<'a>) -> Vec<Use<'a>> {
    let mut found = Vec::new();
    for view in &study.touchpoints {
        if view.like.addressed && !view.contact_purposes.is_empty() {
            touchpoint_uses(study, *view, &mut found);
        }
    }
    for contact in study.journey.planned_contacts.iter() {
        let like = study.channel(&contact.channel);
        if like.addressed && contact.status == ContactStatus::Planned {
            found.push(Use {
                at: At::Contact(contact),
                sort: Sort {
                    channel: &contact.channel,
                    like: like.id,
                    purpose: contact.purpose,
                    relation: contact.relation,
                    market: contact.market.as_ref(),
                    person_kind: Some(contact.person_kind),
                },
                day: contact.date,
            });
        }
    }
    found
}

/// Each combination of purpose, relation and market of a touchpoint.
fn touchpoint_uses<'a>(study: &Study<'a>, view: TouchpointView<'a>, found: &mut Vec<Use<'a>>) {
    let touchpoint = view.touchpoint;
    let relations: Vec<_> = match &*touchpoint.relations {
        [] => vec![None],
        relations => relations.iter().copied().map(Some).collect(),
    };
    let markets: Vec<_> = match &*touchpoint.markets {
        [] => vec![None],
        markets => markets.iter().map(Some).collect(),
    };
    for purpose in &touchpoint.contact_purposes {
        for relation in &relations {
            for market in &markets {
                let sort = Sort {
                    channel: &touchpoint.channel,
                    like: view.like.id,
                    purpose: *purpose,
                    relation: *relation,
                    market: *market,
                    person_kind: None,
                };
                found.push(Use { at: At::Touchpoint(view), sort, day: study.as_of });
            }
        }
    }
}

/// The permissions that are about a kind of message and rest on something.
pub(super) fn matching<'a>(study: &Study<'a>, sort: &Sort<'_>) -> impl Iterator<Item = &'a ConsentRule> {
    let rules = study.workspace.consent_rules.iter();
    rules.filter(|rule| rule.basis != LegalBasis::NoBasis && sort.matches(rule))
}

/// Whether a permission holds on a day.
pub(super) fn holds(rule: &ConsentRule, day: Date) -> bool {
    !rule.withdrawn
        && rule.valid_from.is_none_or(|from| from <= day)
        && rule.valid_until.is_none_or(|until| day <= until)
}

/// No permission speaks of the message.
fn no_basis(study: &Study<'_>, out: &mut Findings) {
    for what in uses(study) {
        out.looks_at(what.weight());
        if matching(study, &what.sort).next().is_none() {
            let relation = Value::term(what.sort.relation.map_or(ANY_RELATION, Labelled::label));
            let market = what.sort.market.map_or(Value::from(ANY_MARKET), Value::from);
            out.add(
                what.draft(HAS_NO_BASIS)
                    .with("channel", what.sort.channel)
                    .with("purpose", Value::term(what.sort.purpose.label()))
                    .with("relation", relation)
                    .with("market", market),
            );
        }
    }
}

/// Permissions speak of the message, but none of them holds on its day.
fn lapsed(study: &Study<'_>, out: &mut Findings) {
    for what in uses(study) {
        let Some(first) = matching(study, &what.sort).next() else { continue };
        out.looks_at(what.weight());
        if matching(study, &what.sort).any(|rule| holds(rule, what.day)) {
            continue;
        }
        let draft = match (first.withdrawn, first.valid_until, first.valid_from) {
            (false, Some(until), _) if until < what.day => {
                what.draft(HAS_ENDED).with("until", Value::Day(until))
            }
            (false, _, Some(from)) => what.draft(NOT_BEGUN).with("from", Value::Day(from)),
            _ => what.draft(WITHDRAWN),
        };
        out.add(draft.with("day", Value::Day(what.day)));
    }
}

/// A law against a kind of contact, built in or the file's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ban<'a> {
    /// ISO 3166 code of the country.
    pub country: &'a str,
    /// The channel.
    pub channel: &'a str,
    /// The purpose.
    pub purpose: ContactPurpose,
    /// The basis that no longer carries it.
    pub basis: LegalBasis,
    /// Whom it protects.
    pub person_kind: PersonKind,
    /// First day on which it holds.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

/// The laws that the rules ask: those that every file knows, and those that this one adds.
pub fn bans<'a>(workspace: &'a Workspace) -> Vec<Ban<'a>> {
    let built_in = RESTRICTIONS.iter().map(|known| Ban {
        country: known.country,
        channel: known.channel,
        purpose: known.purpose,
        basis: known.basis,
        person_kind: known.person_kind,
        from: known.from,
        until: None,
    });
    let own = workspace.legal_restrictions.iter().map(|own| Ban {
        country: &own.country,
        channel: own.channel.as_str(),
        purpose: own.purpose,
        basis: own.basis,
        person_kind: own.person_kind,
        from: own.from,
        until: own.until,
    });
    built_in.chain(own).collect()
}

impl Ban<'_> {
    /// Whether it forbids a kind of message that rests on this permission, on a day.
    fn hits(&self, study: &Study<'_>, (sort, day): (&Sort<'_>, Date), rule: &ConsentRule) -> bool {
        self.purpose == sort.purpose
            && self.basis == rule.basis
            && self.person_kind == rule.person_kind
            && self.from <= day
            && self.until.is_none_or(|until| day <= until)
            && sort.goes_by(self.channel)
            && self.reaches(study, sort, rule)
    }

    /// Whether it holds in one of the journey's markets, or in one of the file's where the journey
    /// names none.
    pub fn concerns(&self, workspace: &Workspace, journey: &Journey) -> bool {
        let here = |market: &&Market| journey.markets.is_empty() || journey.markets.contains(&market.id);
        let mut countries = workspace.markets.iter().filter(here).map(|market| market.country.trim());
        countries.any(|country| country.eq_ignore_ascii_case(self.country.trim()))
    }

    /// Whether the message may go to its country: by its market, else by those of the permission,
    /// else by those of the journey.
    fn reaches(&self, study: &Study<'_>, sort: &Sort<'_>, rule: &ConsentRule) -> bool {
        let is_here = |id: &Id<Market>| {
            let market = study.workspace.markets.iter().find(|market| market.id == *id);
            market.is_some_and(|market| market.country.trim().eq_ignore_ascii_case(self.country.trim()))
        };
        match sort.market {
            Some(market) => is_here(market),
            None if rule.markets.is_empty() => study.journey.markets.iter().any(is_here),
            None => rule.markets.iter().any(is_here),
        }
    }
}

/// The law that takes away every permission that holds for a kind of message on a day, by its place
/// among all; nothing where one stays, or none holds.
pub(super) fn ban(study: &Study<'_>, bans: &[Ban<'_>], asked: (&Sort<'_>, Date)) -> Option<usize> {
    let mut hit = None;
    let free = matching(study, asked.0).filter(|rule| holds(rule, asked.1)).any(|rule| {
        let ban = bans.iter().position(|ban| ban.hits(study, asked, rule));
        hit = hit.or(ban);
        ban.is_none()
    });
    hit.filter(|_| !free)
}

/// Every permission that holds is one that a law takes away.
fn forbidden(study: &Study<'_>, out: &mut Findings) {
    let bans = bans(study.workspace);
    for what in uses(study) {
        if !matching(study, &what.sort).any(|rule| holds(rule, what.day)) {
            continue;
        }
        out.looks_at(what.weight());
        let hit = ban(study, &bans, (&what.sort, what.day)).and_then(|at| bans.get(at));
        if let Some(ban) = hit {
            out.add(forbidden_draft(&what, ban));
        }
    }
}

fn forbidden_draft(what: &Use<'_>, ban: &Ban<'_>) -> Draft {
    let words = match ban.person_kind {
        PersonKind::Natural => NOT_ALLOWED,
        PersonKind::LegalEntity => NOT_ALLOWED_ORGANISATION,
    };
    what.draft(words)
        .with("day", Value::Day(what.day))
        .with("from", Value::Day(ban.from))
        .with("purpose", Value::term(what.sort.purpose.label()))
        .with("channel", what.sort.channel)
        .with("place", what.sort.market.map_or_else(|| Value::from(ban.country), Value::from))
        .with("basis", ban.basis.label())
}
