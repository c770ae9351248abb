//! What touchpoints are filled with: how old it is, whether there is any, how often it serves.
//! CON-01 to CON-03.

use foldhash::{HashMap, HashSet};

use crate::analysis::collect::Findings;
use crate::analysis::finding::{Draft, Knob, PLAIN_WEIGHT, Value, nudged};
use crate::analysis::publications::{CONTACT_STRATEGY, COUNTLESS, ORGANISING, WALKING};
use crate::analysis::rule::{Family, Rule};
use crate::analysis::severity::Severity;
use crate::analysis::study::{Study, TOLERANCE};
use crate::analysis::thresholds::{Threshold, Unit};
use crate::model::{ChannelId, ContactStatus, ContentAsset, MediaType, PhaseRole, SubjectRef};
use crate::vocabulary::Label;

pub(super) const STALE: Rule = Rule {
    id: "CON-01",
    family: Family::Content,
    tier: 2,
    name: Label::new("Old content", "Verouderde inhoud"),
    why: Label::new(
        "Old content makes customers doubt whether anybody is still there, and whether it is still true.",
        "Oude inhoud laat klanten twijfelen of er nog iemand zit en of het nog klopt.",
    ),
    based_on: &[COUNTLESS],
    action: Label::new(
        "Bring the content of {touchpoint} up to date, or take it away.",
        "Werk de inhoud van {touchpoint} bij of haal die weg.",
    ),
    thresholds: &[Threshold::ContentAgeLow, Threshold::ContentAgeMedium],
    check: stale,
};

const CONTENT_IS_OLD: Label =
    Label::new("The content of {touchpoint} is {age} old.", "De inhoud van {touchpoint} is {age} oud.");

/// The content of a touchpoint is old.
fn stale(study: &Study<'_>, out: &mut Findings) {
    let above = |days: f64, threshold| days > study.threshold(threshold) + TOLERANCE;
    let grade = |days: f64| {
        let severity =
            if above(days, Threshold::ContentAgeMedium) { Severity::Medium } else { Severity::Low };
        above(days, Threshold::ContentAgeLow).then_some(severity)
    };
    for view in &study.touchpoints {
        let Some(date) = view.content_date else { continue };
        out.looks_at(view.weight());
        let Ok(age) = u32::try_from(study.days_since(date)) else { continue };
        let days = f64::from(age);
        let Some(severity) = grade(days) else { continue };
        let (younger, older) = nudged(days, Unit::Days.step(days), grade);
        let age = Value::Counted(usize::try_from(age).unwrap_or(usize::MAX), Unit::Days.words());
        let draft = Draft::touchpoint(severity, view, CONTENT_IS_OLD).with("touchpoint", &view.id);
        out.add(draft.with("age", age).nudge(Knob::Time, younger, older));
    }
}

pub(super) const EMPTY: Rule = Rule {
    id: "CON-02",
    family: Family::Content,
    tier: 2,
    name: Label::new("No content", "Geen inhoud"),
    why: Label::new(
        "A place of our own or one that we pay for is only worth its cost when it has something to say.",
        "Een eigen of betaalde plek is haar geld pas waard als er iets te vertellen is.",
    ),
    based_on: &[WALKING, CONTACT_STRATEGY],
    action: Label::new(
        "Decide what {touchpoint} tells customers, and link that content.",
        "Bepaal wat {touchpoint} klanten vertelt en koppel die inhoud.",
    ),
    thresholds: &[Threshold::ImportantFrom],
    check: empty,
};

const NOTHING_LINKED: Label = Label::new(
    "Nobody has said what {touchpoint} tells customers.",
    "Nergens staat wat {touchpoint} klanten vertelt.",
);

/// An own or paid place online holds nothing.
fn empty(study: &Study<'_>, out: &mut Findings) {
    let important_from = study.threshold(Threshold::ImportantFrom);
    let level = |importance: f64| {
        if importance + TOLERANCE >= important_from { Severity::Medium } else { Severity::Low }
    };
    for view in &study.touchpoints {
        let ours = matches!(view.media_type, Some(MediaType::Owned | MediaType::Paid));
        if !ours || view.is_offline() {
            continue;
        }
        out.looks_at(view.weight());
        if !view.content.is_empty() || view.has_content == Some(true) {
            continue;
        }
        let importance = f64::from(view.importance());
        let (less, more) = nudged(importance, Unit::Points.step(importance), |figure| Some(level(figure)));
        let draft = Draft::touchpoint(level(importance), view, NOTHING_LINKED);
        out.add(draft.with("touchpoint", &view.id).nudge(Knob::Importance, less, more));
    }
}

pub(super) const USED_ONCE: Rule = Rule {
    id: "CON-03",
    family: Family::Content,
    tier: 2,
    name: Label::new("Content used once only", "Inhoud maar één keer gebruikt"),
    why: Label::new(
        "What helps customers choose on one channel helps them on another too, at little extra cost.",
        "Wat klanten op het ene kanaal helpt kiezen, helpt ook op het andere, voor weinig extra geld.",
    ),
    based_on: &[ORGANISING],
    action: Label::new(
        "Use {content} in an e-mail or on social media as well.",
        "Gebruik {content} ook in een e-mail of op social media.",
    ),
    thresholds: &[],
    check: used_once,
};

const ONE_CHANNEL_ONLY: Label = Label::new(
    "{content} is used on one channel only: {channel}.",
    "{content} staat op maar één kanaal: {channel}.",
);
const USED_NOWHERE: Label =
    Label::new("{content} is not used anywhere.", "{content} wordt nergens gebruikt.");
const USE_IT: Label = Label::new(
    "Use {content} where customers compare, on more than one channel.",
    "Gebruik {content} waar klanten vergelijken, op meer dan één kanaal.",
);

/// What helps customers choose is used on fewer than two channels.
fn used_once(study: &Study<'_>, out: &mut Findings) {
    let asked = |asset: &&ContentAsset| asset.phase == Some(PhaseRole::Consideration);
    let assets: Vec<&ContentAsset> = study.workspace.content.iter().filter(asked).collect();
    if assets.is_empty() {
        return;
    }
    let channels = channels(study, &assets);
    let elsewhere = used_in_other_journeys(study);
    for asset in assets {
        let channels = channels.get(asset.id.as_str()).map_or(&[][..], Vec::as_slice);
        // What only another journey uses is that journey's concern.
        if channels.is_empty() && elsewhere.contains(asset.id.as_str()) {
            continue;
        }
        out.looks_at(PLAIN_WEIGHT);
        let draft = |words| Draft::new(Severity::Low, SubjectRef::Content(asset.id.clone()), words);
        let low = Some(Severity::Low);
        let draft = match channels {
            [] => draft(USED_NOWHERE).action(USE_IT).nudge(Knob::Count, low, low),
            [channel] => {
                let label = Value::Channel(ChannelId::new(channel));
                draft(ONE_CHANNEL_ONLY).with("channel", label).nudge(Knob::Count, low, None)
            }
            _ => continue,
        };
        out.add(draft.with("content", &asset.id).owned_by(asset.owner.as_ref()));
    }
}

/// The channels on which each of these pieces is used: by touchpoints, or by contacts planned or sent.
fn channels<'a>(study: &Study<'a>, assets: &[&'a ContentAsset]) -> HashMap<&'a str, Vec<&'a str>> {
    let mut channels: HashMap<&str, Vec<&str>> =
        assets.iter().map(|asset| (asset.id.as_str(), Vec::new())).collect();
    let mut uses = |content: &str, channel: &'a str| {
        if let Some(known) = channels.get_mut(content)
            && !channel.is_empty()
            && !known.contains(&channel)
        {
            known.push(channel);
        }
    };
    for touchpoint in study.touchpoints.iter().map(|view| view.touchpoint) {
        touchpoint.content.iter().for_each(|id| uses(id.as_str(), touchpoint.channel.as_str()));
    }
    for contact in study.journey.planned_contacts.iter() {
        if matches!(contact.status, ContactStatus::Planned | ContactStatus::Sent) {
            contact.content.iter().for_each(|id| uses(id.as_str(), contact.channel.as_str()));
        }
    }
    channels
}

/// The pieces that other journeys of the file use.
fn used_in_other_journeys<'a>(study: &Study<'a>) -> HashSet<&'a str> {
    let others = study.workspace.journeys.iter().filter(|journey| journey.id != study.journey.id);
    let used = others.flat_map(|journey| {
        let shown = journey.touchpoints().flat_map(|touchpoint| touchpoint.content.iter());
        shown.chain(journey.planned_contacts.iter().filter_map(|contact| contact.content.as_ref()))
    });
    used.map(|id| id.as_str()).collect()
}
