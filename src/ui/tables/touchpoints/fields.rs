//! Every field of a touchpoint as a column, in the order of a workshop. Knows the model, draws nothing.

use std::borrow::Cow;

use super::super::words;
use crate::model::*;
use crate::ui::table::{Column, Entry, Field, Grows, Kind, Names, Offer, Value, field};
use crate::ui::words as w;
use crate::vocabulary::{self, ShortLabel};

macro_rules! of {
    ($names:expr, $id:literal, $label:expr, $($path:ident).+) => {
        field!(Touchpoint, $names, $id, $label, $($path).+)
    };
}

/// Every field, in the order in which they are asked in a workshop; those that few need are hidden.
pub(super) fn fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let mut all = vec![
        of!(names, "title", w::TITLE, title).with(|column| column.wide(230.0).leading()),
        of!(names, "channel", w::CHANNEL, channel).with(|column| with_unknown(column, names).wide(164.0)),
        owner(names),
        of!(names, "media", w::MEDIA_TYPE, media_type).with(|column| short::<MediaType>(column).wide(104.0)),
        of!(names, "influence", w::INFLUENCE, influence).with(|column| column.wide(166.0)),
        of!(names, "source", w::SOURCE, source).with(|column| column.wide(256.0)),
        feeling(),
        of!(names, "importance", w::IMPORTANCE, importance).with(|column| column.wide(94.0)),
        of!(names, "expected", w::EXPECTED, expectation.expected),
        of!(names, "experienced", w::EXPERIENCED, expectation.experienced),
        of!(names, "assumed", w::ASSUMED, expectation.assumed).hidden(),
        of!(names, "own view", w::OWN_VIEW, expectation.own_view).hidden(),
        of!(names, "moment", w::MOMENT, moment_of_truth),
        of!(names, "personas", w::PERSONAS_FIELD, personas),
        of!(names, "status", w::STATUS, status).with(|column| column.wide(110.0)),
        of!(names, "answers", w::ANSWERS, answers).hidden(),
        of!(names, "notes", w::NOTES, notes),
    ];
    all.extend(place_fields(names));
    all.extend(people_fields(names));
    all.extend(role_fields(names));
    all.extend(content_fields(names));
    all.extend(contact_fields(names));
    all.extend(word_fields(names));
    all
}

fn place_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let pinned = Field::<Touchpoint> {
        column: Column::new("pinned", w::PINNED_STEP, Kind::Number { low: 1.0, high: 1e6, whole: true }),
        get: |one| one.pinned_step.map_or(Value::Unset, |step| Value::Number(f64::from(step) + 1.0)),
        set: |one, value| {
            one.pinned_step = match value {
                Value::Number(step) => Some((step as u32).saturating_sub(1)),
                _ => None,
            };
        },
    };
    let groups = vocabulary::INVENTORY_GROUPS.iter().map(|(id, label)| Offer::worded(*id, *label));
    let groups = Kind::Choice { offers: groups.collect(), needed: false };
    let group = Field::<Touchpoint> {
        column: Column::new("inventory", w::INVENTORY_GROUP, groups),
        get: |one| match one.inventory_group.as_str() {
            "" => Value::Unset,
            group => Value::Choice(Cow::Borrowed(group)),
        },
        set: |one, value| one.inventory_group = crate::ui::table::Cell::of(value),
    };
    let all = vec![
        pinned,
        group,
        of!(names, "layer", w::LAYER, layer),
        of!(names, "mode", w::MODE, mode),
        of!(names, "direction", w::DIRECTION, direction),
        of!(names, "devices", w::DEVICES, devices),
        of!(names, "platform", w::PLATFORM, platform),
        of!(names, "purpose", w::PURPOSE, purpose),
        of!(names, "levers", w::LEVERS, levers),
        of!(names, "contact role", w::CONTACT_ROLE, contact_role),
        of!(names, "checked", w::LAST_CHECKED, last_checked),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn people_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let owners = Field::<Touchpoint> {
        set: |one, value| {
            one.owners = crate::ui::table::Cell::of(value);
            let owners = one.owners.clone();
            one.accountable.take_if(|leading| !owners.contains(leading));
        },
        ..of!(names, "owners", w::ALL_OWNERS, owners)
    };
    let all = vec![
        owners,
        of!(names, "segments", w::SEGMENTS, segments),
        of!(names, "lifecycle", w::LIFECYCLE, lifecycle),
        of!(names, "markets", w::MARKETS, markets),
        of!(names, "relations", w::RELATIONS, relations),
        of!(names, "languages", w::LANGUAGES, languages),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn role_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let effort = of!(names, "effort", w::EFFORT, effort).with(|column| column.kind(Kind::score(0, 5)));
    let all = vec![
        of!(names, "entry", w::ENTRY, entry),
        of!(names, "conversion", w::CONVERSION, conversion),
        of!(names, "exit", w::EXIT, exit),
        of!(names, "memorable", w::MEMORABLE, memorable),
        effort,
        of!(names, "mandatory", w::MANDATORY_FIELDS, mandatory_fields),
        of!(names, "mandatory names", w::FIELD_NAMES, mandatory_field_names),
        of!(names, "votes", words::VOTES, votes),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn content_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let call = Field::<Touchpoint> {
        column: Column::new("call", w::CALL_TO_ACTION, Kind::Text),
        get: |one| match &one.call_to_action {
            Some(call) if !call.label.is_empty() => Value::Text(Cow::Borrowed(&call.label)),
            _ => Value::Unset,
        },
        set: |one, value| {
            let label = crate::ui::table::Cell::of(value);
            let call = CallToAction { label, ..one.call_to_action.clone().unwrap_or_default() };
            one.call_to_action = Some(call).filter(|call| *call != CallToAction::default());
        },
    };
    let all = vec![
        of!(names, "has content", w::HAS_CONTENT, has_content),
        of!(names, "content", w::CONTENT, content),
        of!(names, "content date", w::CONTENT_DATE, content_date),
        call,
        leads_to(names),
        of!(names, "sharing", w::INVITES_SHARING, invites_sharing),
        of!(names, "proof", w::SOCIAL_PROOF, social_proof),
        of!(names, "return", w::RETURN_HOOK, return_hook),
        of!(names, "tactic", w::TACTIC, tactic),
    ];
    all.into_iter().map(Field::hidden).collect()
}

/// Where the next step leads. A place that is not on the map stays what it is called.
fn leads_to(names: Names<'_>) -> Field<Touchpoint> {
    let mut offers = Touchpoint::offers(names);
    let all = names.journey.into_iter().flat_map(Journey::all_touchpoints);
    for target in all.filter_map(|one| one.call_to_action.as_ref()?.target.as_ref()) {
        if !offers.iter().any(|offer| offer.id == target.as_str()) {
            offers.push(Offer::named(target.as_str(), target.as_str()));
        }
    }
    Field {
        column: Column::new("leads to", w::LEADS_TO, Kind::Choice { offers, needed: false }),
        get: |one| match one.call_to_action.as_ref().and_then(|call| call.target.as_ref()) {
            Some(target) => Value::Choice(Cow::Borrowed(target.as_str())),
            None => Value::Unset,
        },
        set: |one, value| {
            let target = match value {
                Value::Choice(id) => Some(Id::new(&id)),
                _ => None,
            };
            let call = CallToAction { target, ..one.call_to_action.clone().unwrap_or_default() };
            one.call_to_action = Some(call).filter(|call| *call != CallToAction::default());
        },
    }
}

/// Whom it is for, who listens and who answers.
fn contact_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let norm = Field::<Touchpoint> {
        column: Column::new("norm", w::RESPONSE_NORM, Kind::count()),
        get: |one| match &one.response_policy {
            Some(policy) => Value::Number(f64::from(policy.norm_minutes)),
            None => Value::Unset,
        },
        set: |one, value| {
            one.response_policy = match value {
                Value::Number(minutes) => Some(ResponsePolicy {
                    norm_minutes: minutes as u32,
                    ..one.response_policy.clone().unwrap_or_default()
                }),
                _ => None,
            };
        },
    };
    let answerer = Field::<Touchpoint> {
        column: Column::new(
            "answers by",
            w::RESPONSE_OWNER,
            Kind::Choice { offers: Department::offers(names), needed: false },
        )
        .growing(Grows::of::<Department>(names)),
        get: |one| match one.response_policy.as_ref().and_then(|policy| policy.owner.as_ref()) {
            Some(owner) => Value::Choice(Cow::Borrowed(owner.as_str())),
            None => Value::Unset,
        },
        set: |one, value| {
            let owner = crate::ui::table::Cell::of(value);
            let policy = ResponsePolicy { owner, ..one.response_policy.clone().unwrap_or_default() };
            one.response_policy = Some(policy).filter(|policy| *policy != ResponsePolicy::default());
        },
    };
    let all = vec![
        of!(names, "contact", w::CONTACT_PURPOSES, contact_purposes),
        of!(names, "monitored", w::MONITORED, monitored),
        norm,
        answerer,
        of!(names, "systems", w::SYSTEMS, systems),
    ];
    all.into_iter().map(Field::hidden).collect()
}

fn word_fields(names: Names<'_>) -> Vec<Field<Touchpoint>> {
    let level = Field::<Touchpoint> {
        column: Column::new("promise level", w::PROMISE_LEVEL, Kind::score(1, 5)),
        get: |one| one.promise.as_ref().map_or(Value::Unset, |known| Value::Number(f64::from(known.level))),
        set: |one, value| {
            one.promise = match value {
                Value::Number(level) => {
                    Some(Promise { level: level as u8, ..one.promise.clone().unwrap_or_default() })
                }
                _ => None,
            };
        },
    };
    let promise = Field::<Touchpoint> {
        column: Column::new("promise", w::PROMISE, Kind::Text),
        get: |one| match &one.promise {
            Some(known) if !known.text.is_empty() => Value::Text(Cow::Borrowed(&known.text)),
            _ => Value::Unset,
        },
        set: |one, value| {
            let text: String = crate::ui::table::Cell::of(value);
            one.promise = match &one.promise {
                None if text.is_empty() => None,
                known => Some(Promise { text, level: known.as_ref().map_or(3, |known| known.level) }),
            };
        },
    };
    let all = vec![
        level,
        promise,
        of!(names, "customer words", w::CUSTOMER_WORDS, expectation.customer_words),
        of!(names, "our words", w::ORGANISATION_WORDS, expectation.organisation_words),
        of!(names, "impression", w::IMPRESSION, impression),
        of!(names, "opportunity", w::OPPORTUNITY, opportunity),
        of!(names, "description", w::DESCRIPTION, description),
    ];
    all.into_iter().map(Field::hidden).collect()
}

/// Who leads: the accountable owner, else the first.
fn owner(names: Names<'_>) -> Field<Touchpoint> {
    let kind = Kind::Choice { offers: Department::offers(names), needed: false };
    Field {
        column: Column::new("owner", w::OWNER, kind).growing(Grows::of::<Department>(names)),
        get: |one| one.owner().map_or(Value::Unset, |id| Value::Choice(Cow::Borrowed(id.as_str()))),
        set: |one, value| one.set_owner(crate::ui::table::Cell::of(value)),
    }
}

/// What is stored for a feeling, from -2 to 2.
const FEELINGS: [&str; 5] = ["-2", "-1", "0", "1", "2"];

/// The feeling in words; figures are understood too.
fn feeling() -> Field<Touchpoint> {
    let offers = FEELINGS.into_iter().zip(-2..).filter_map(|(id, feeling)| {
        let label = vocabulary::emotion_label(feeling)?;
        let mut offer = Offer::worded(id, label);
        offer.also.push(format!("{feeling:+}"));
        Some(offer)
    });
    let kind = Kind::Choice { offers: offers.collect(), needed: false };
    Field {
        column: Column::new("feeling", w::FEELING, kind).wide(104.0),
        get: |one| {
            let at = one.emotion.and_then(|feeling| usize::try_from(feeling + 2).ok());
            at.and_then(|at| FEELINGS.get(at)).map_or(Value::Unset, |id| Value::Choice(Cow::Borrowed(id)))
        },
        set: |one, value| {
            one.emotion = match value {
                Value::Choice(id) => id.parse().ok(),
                _ => None,
            };
        },
    }
}

/// Short names where the long ones need much room; the long ones are understood too.
fn short<V: Choice + ShortLabel>(column: Column) -> Column {
    let offer = |value: &V| Offer::worded(value.id(), value.short_label()).also(value.label());
    column.kind(Kind::Choice { offers: V::ALL.iter().map(offer).collect(), needed: false })
}

/// Channels that a file has from elsewhere are kept, so they can be chosen again.
fn with_unknown(column: Column, names: Names<'_>) -> Column {
    let mut offers = column.kind.offers().to_vec();
    for one in names.journey.into_iter().flat_map(Journey::all_touchpoints) {
        let id = one.channel.as_str();
        if !id.is_empty() && !offers.iter().any(|offer| offer.id == id) {
            offers.push(Offer::named(id, id));
        }
    }
    column.kind(Kind::Choice { offers, needed: false })
}
