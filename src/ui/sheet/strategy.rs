//! Sheets of how we deal with customers: whom the journey is about, how often each segment may hear
//! from us and by which rules, what customers choose between, how far we are with engagement.

use std::sync::Arc;

use egui::Ui;

use super::contacts::channels;
use super::parts::{add_both, adder_ui, fresh_id, journey_ui, libraries_ui, on_library};
use super::{Page, words};
use crate::edit::on_journey;
use crate::model::*;
use crate::text::one_line;
use crate::ui::inspector::form::{Form, copied, list};
use crate::ui::{Action, gaps, offer, words as fields};
use crate::vocabulary::{ENGAGEMENT_LESSONS, ENGAGEMENT_STEPS, Label};

/// How many steps the assessment has.
const STEPS: usize = ENGAGEMENT_STEPS.len();

pub(super) fn engagement_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    libraries_ui(ui, page, |ui, form| {
        for (at, label) in ENGAGEMENT_STEPS.into_iter().enumerate() {
            let step = (
                move |all: &Workspace| all.engagement.steps.get(at).copied().flatten(),
                move |all: &mut Workspace, score: Option<u8>| {
                    let steps = all.engagement.steps.edit();
                    steps.resize(STEPS, None);
                    if let Some(step) = steps.get_mut(at) {
                        *step = score;
                    }
                },
            );
            form.score(ui, label, (0, 5), step);
        }
        ui.add_space(6.0);
        for (at, label) in ENGAGEMENT_LESSONS.into_iter().enumerate() {
            let lesson = (
                move |all: &Workspace| all.engagement.lessons.get(at).copied().flatten(),
                move |all: &mut Workspace, score: Option<u8>| {
                    let lessons = all.engagement.lessons.edit();
                    lessons.resize(ENGAGEMENT_LESSONS.len(), None);
                    if let Some(lesson) = lessons.get_mut(at) {
                        *lesson = score;
                    }
                },
            );
            form.score(ui, label, (0, 5), lesson);
        }
        ui.add_space(6.0);
        form.known(ui, words::CROSS_CHANNEL, copied!(engagement.cross_channel));
        form.known(ui, words::REAL_TIME, copied!(engagement.real_time));
        form.known(ui, words::INTEGRATED, copied!(engagement.integrated));
    });
}

/// The limits of a segment and those for everybody; a button adds one of the segment's own.
pub(in crate::ui) fn limits_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    segment: &Id<Segment>,
    channel: Option<&ChannelId>,
) {
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    let lang = page.shown.lang;
    let channels = channels(page);
    let segments = offer::library(&workspace.segments);
    for (at, cap) in workspace.frequency_caps.iter().enumerate() {
        if cap.segment.as_ref().is_some_and(|owner| owner != segment) {
            continue;
        }
        ui.push_id(at, |ui| {
            egui::Frame::group(ui.style()).show(ui, |ui| {
                ui.set_width(ui.available_width());
                limit_ui(ui, page, at, (&channels, &segments));
                if ui.button(words::REMOVE.text(lang)).clicked() {
                    let edit = on_library(&workspace, words::LIMIT, |all| {
                        drop(all.frequency_caps.edit().remove(at));
                    });
                    page.actions.push(Action::Apply(edit));
                }
            });
        });
    }
    ui.add_space(4.0);
    let response = ui.button(words::ADD_LIMIT.text(lang));
    gaps::field::arrive(&response, words::ADD_LIMIT);
    if response.clicked() {
        let cap = FrequencyCap {
            max: 2,
            window_days: 7,
            channel: channel.cloned(),
            segment: Some(segment.clone()),
            ..FrequencyCap::default()
        };
        let edit = on_library(&workspace, words::LIMIT, |all| all.frequency_caps.edit().push(cap));
        page.actions.push(Action::Apply(edit));
    }
}

/// Entries to choose from, by name.
type Offers<'a, E> = &'a [(Id<E>, String)];

fn limit_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    at: usize,
    (channels, segments): (Offers<'_, ChannelDef>, Offers<'_, Segment>),
) {
    let change = move |all: &mut Workspace, set: &dyn Fn(&mut FrequencyCap)| {
        if let Some(cap) = all.frequency_caps.edit().get_mut(at) {
            set(cap);
        }
    };
    libraries_ui(ui, page, |ui, form| {
        let cap = move |all: &Workspace| all.frequency_caps.get(at).cloned().unwrap_or_default();
        let max = (
            move |all: &Workspace| Some(cap(all).max),
            move |all: &mut Workspace, n: Option<u32>| change(all, &|cap| cap.max = n.unwrap_or(cap.max)),
        );
        form.number(ui, words::LIMIT_MAX, max);
        let days = (
            move |all: &Workspace| Some(cap(all).window_days),
            move |all: &mut Workspace, n: Option<u32>| {
                change(all, &|cap| cap.window_days = n.unwrap_or(cap.window_days));
            },
        );
        form.number(ui, words::LIMIT_DAYS, days);
        let channel = (
            move |all: &Workspace| cap(all).channel,
            move |all: &mut Workspace, id: Option<ChannelId>| change(all, &|cap| cap.channel = id.clone()),
        );
        form.choice(ui, words::LIMIT_CHANNEL, (fields::NONE, channels), channel);
        let segment = (
            move |all: &Workspace| cap(all).segment,
            move |all: &mut Workspace, id: Option<Id<Segment>>| change(all, &|cap| cap.segment = id.clone()),
        );
        form.choice(ui, words::LIMIT_WHOM, (words::EVERYBODY, segments), segment);
        let hours = (
            move |all: &Workspace| cap(all).min_gap_hours,
            move |all: &mut Workspace, n: Option<u32>| change(all, &|cap| cap.min_gap_hours = n),
        );
        form.number(ui, words::LIMIT_HOURS, hours);
    });
}

/// Changes a segment's card; it is made where there is none.
pub(in crate::ui) fn on_card(
    all: &mut Workspace,
    segment: &Id<Segment>,
    change: impl FnOnce(&mut ContactRuleCard),
) {
    let cards = all.contact_rules.edit();
    if !cards.iter().any(|card| card.segment == *segment) {
        cards.push(ContactRuleCard { segment: segment.clone(), ..ContactRuleCard::default() });
    }
    if let Some(card) = cards.iter_mut().find(|card| card.segment == *segment) {
        change(card);
    }
}

pub(super) fn card_ui(ui: &mut Ui, page: &mut Page<'_, '_>, segment: &Id<Segment>) {
    let channels = channels(page);
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    let offers: Vec<(Id<Proposition>, String)> =
        workspace.propositions.iter().map(|offer| (offer.id.clone(), offer.text.clone())).collect();
    let card = |all: &Workspace| {
        let found = all.contact_rules.iter().find(|card| card.segment == *segment);
        found.cloned().unwrap_or_default()
    };
    libraries_ui(ui, page, |ui, form| {
        let needs = (
            |all: &Workspace| card(all).needs,
            |all: &mut Workspace, text: String| on_card(all, segment, |card| card.needs = text),
        );
        form.text(ui, words::CARD_NEEDS, 2, needs);
        let barriers = (
            |all: &Workspace| card(all).barriers,
            |all: &mut Workspace, text: String| on_card(all, segment, |card| card.barriers = text),
        );
        form.text(ui, words::BARRIERS, 2, barriers);
        let propositions = (
            |all: &Workspace| card(all).propositions.to_vec(),
            |all: &mut Workspace, ids: Vec<Id<Proposition>>| {
                on_card(all, segment, |card| card.propositions = ids.into());
            },
        );
        form.several(ui, words::OFFERS, &offers, propositions);
        places_ui(ui, form, segment, &card);
        let by = (
            |all: &Workspace| card(all).channel_rules.iter().map(|rule| rule.channel.clone()).collect(),
            |all: &mut Workspace, ids: Vec<ChannelId>| {
                on_card(all, segment, |card| keep_channels(card, &ids));
            },
        );
        form.several(ui, words::CARD_CHANNELS, &channels, by);
        let often = (
            |all: &Workspace| card(all).frequency_note,
            |all: &mut Workspace, text: String| on_card(all, segment, |card| card.frequency_note = text),
        );
        form.text(ui, words::FREQUENCY, 1, often);
    });
    if let Some(text) = adder_ui(ui, page, words::NEW_OFFER) {
        let id = fresh_id(&text, "offer", workspace.propositions.iter().map(|known| &known.id));
        let offer = Proposition { id: id.clone(), text, ..Proposition::default() };
        let edit = on_library(&workspace, words::OFFERS, |all| {
            all.propositions.edit().push(offer);
            on_card(all, segment, |card| card.propositions.edit().push(id));
        });
        page.actions.push(Action::Apply(edit));
    }
}

/// Where a segment is met: the remark of its first place.
fn places_ui(
    ui: &mut Ui,
    form: &mut Form<'_, Workspace>,
    segment: &Id<Segment>,
    card: &dyn Fn(&Workspace) -> ContactRuleCard,
) {
    let place = (
        |all: &Workspace| card(all).locations.first().map(|place| place.note.clone()).unwrap_or_default(),
        |all: &mut Workspace, note: String| {
            on_card(all, segment, |card| {
                let places = card.locations.edit();
                match places.first_mut() {
                    Some(first) => first.note = note,
                    None => places.push(LocationRule { note, ..LocationRule::default() }),
                }
            });
        },
    );
    form.text(ui, words::WHERE, 1, place);
}

/// Keeps the rules of the chosen channels and adds one for each that has none.
fn keep_channels(card: &mut ContactRuleCard, ids: &[ChannelId]) {
    let rules = card.channel_rules.edit();
    rules.retain(|rule| ids.contains(&rule.channel));
    for id in ids {
        if !rules.iter().any(|rule| rule.channel == *id) {
            rules.push(ChannelRule { channel: id.clone(), ..ChannelRule::default() });
        }
    }
}

pub(super) fn choice_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    let set = |journey: &Journey| journey.consideration_set.clone().unwrap_or_default();
    fn change(journey: &mut Journey, change: impl FnOnce(&mut ConsiderationSet)) {
        change(journey.consideration_set.get_or_insert_default());
    }
    journey_ui(ui, page, |ui, form| {
        let alternatives = (
            move |journey: &Journey| set(journey).alternatives.to_vec(),
            |journey: &mut Journey, names: Vec<String>| {
                change(journey, |set| set.alternatives = names.into());
            },
        );
        form.names(ui, words::ALTERNATIVES, alternatives);
        let rank = (
            move |journey: &Journey| set(journey).own_rank,
            |journey: &mut Journey, rank: Option<u32>| change(journey, |set| set.own_rank = rank),
        );
        form.number(ui, words::OWN_RANK, rank);
        let day = (
            move |journey: &Journey| set(journey).measured_on,
            |journey: &mut Journey, day: Option<Date>| change(journey, |set| set.measured_on = day),
        );
        form.date(ui, words::MEASURED_ON, day);
        let source = (
            move |journey: &Journey| set(journey).source,
            |journey: &mut Journey, text: String| change(journey, |set| set.source = text),
        );
        form.text(ui, words::CHOICE_SOURCE, 1, source);
    });
}

/// Whom and what the journey is about, each list with a field that adds to it.
pub(super) fn strategy_ui(ui: &mut Ui, page: &mut Page<'_, '_>) {
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    journey_ui(ui, page, |ui, form| {
        form.several(ui, fields::PERSONAS_FIELD, &offer::library(&workspace.personas), list!(personas));
        form.several(ui, fields::SEGMENTS, &offer::library(&workspace.segments), list!(segments));
        form.several(ui, fields::LIFECYCLE, &offer::library(&workspace.lifecycle_stages), list!(lifecycle));
        form.several(ui, fields::OBJECTIVES, &offer::library(&workspace.objectives), list!(objectives));
    });
    macro_rules! add {
        ($label:expr, $list:ident, $entry:ident . $name:ident, $fallback:literal, $own:ident) => {
            if let Some($name) = adder_ui(ui, page, $label) {
                let id = fresh_id(&$name, $fallback, workspace.$list.iter().map(|known| &known.id));
                let text = one_line(&$name);
                let entry = $entry { id: id.clone(), $name, ..$entry::default() };
                let what: Label = $label;
                let edits = vec![
                    on_library(&workspace, what, |all| all.$list.edit().push(entry)),
                    on_journey(page.journey, what, |journey| journey.$own.edit().push(id)),
                ];
                add_both(page, edits, &text);
            }
        };
    }
    add!(words::NEW_SEGMENT, segments, Segment.name, "segment", segments);
    add!(words::NEW_STAGE, lifecycle_stages, LifecycleStage.name, "stage", lifecycle);
    add!(words::NEW_PERSONA, personas, Persona.name, "persona", personas);
    add!(words::NEW_OBJECTIVE, objectives, Objective.text, "objective", objectives);
}
