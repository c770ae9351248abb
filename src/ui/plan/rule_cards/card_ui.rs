//! One card: the five functions in boxes, each with its fields.

use std::sync::Arc;

use egui::{Frame, RichText, ScrollArea, Ui};

use super::words;
use crate::edit::Edit;
use crate::model::*;
use crate::report::plan::Filter;
use crate::report::plan::rule_cards::{Card, FILLED, FUNCTIONS, quiet, read_quiet};
use crate::text::{Face, one_line};
use crate::ui::inspector::form::{Form, cloned};
use crate::ui::sheet::{self, Page, adder_ui, entry_ui, fresh_id, limits_ui, on_card, on_library};
use crate::ui::{Action, appearance, gaps, offer, words as window};
use crate::vocabulary::Label;

/// So narrow that the boxes stand below each other.
const NARROW: f32 = 620.0;

/// The card of a segment.
pub(super) fn card_ui(ui: &mut Ui, page: &mut Page<'_, '_>, card: &Card, filter: &Filter) {
    let (shown, lang) = (page.shown, page.shown.lang);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(one_line(&card.name)).font(appearance::face(17.0, Face::Bold)));
        ui.weak(FILLED.count(lang, card.count()));
    });
    let places = gaps::about(shown, &SubjectRef::Segment(card.segment.clone()));
    gaps::lines_ui(ui, shown, places, page.actions);
    ui.add_space(6.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        if shown.is_read_only() {
            ui.disable();
        }
        if ui.available_width() < NARROW {
            for at in 0..FUNCTIONS.len() {
                box_ui(ui, page, card, (at, filter));
            }
        } else {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    [0, 2, 4].into_iter().for_each(|at| box_ui(left, page, card, (at, filter)));
                    [1, 3].into_iter().for_each(|at| box_ui(right, page, card, (at, filter)));
                }
            });
        }
        ui.add_space(24.0);
    });
}

/// One of the five, with whether it is filled in.
fn box_ui(ui: &mut Ui, page: &mut Page<'_, '_>, card: &Card, (at, filter): (usize, &Filter)) {
    let (theme, lang) = (page.shown.theme, page.shown.lang);
    let (Some(label), Some(filled)) = (FUNCTIONS.get(at), card.filled.get(at)) else { return };
    let line = egui::Stroke::new(1.0, appearance::colour(theme.line));
    Frame::new().stroke(line).corner_radius(6).inner_margin(10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let title = format!("{}. {}", at + 1, label.text(lang));
            ui.label(RichText::new(title).font(appearance::face(13.5, Face::SemiBold)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| match filled {
                true => ui.weak(format!("● {}", words::FILLED.text(lang))),
                false => ui.weak(format!("○ {}", words::NOT_FILLED.text(lang))),
            });
        });
        ui.push_id(at, |ui| match at {
            0 => needs_ui(ui, page, &card.segment),
            1 => offers_ui(ui, page, &card.segment),
            2 => places_ui(ui, page, &card.segment),
            3 => channels_ui(ui, page, &card.segment, filter),
            _ => frequency_ui(ui, page, &card.segment),
        });
    });
    ui.add_space(8.0);
}

/// The card as it is in the file; an empty one where there is none.
fn found(workspace: &Workspace, segment: &Id<Segment>) -> ContactRuleCard {
    let known = workspace.contact_rules.iter().find(|card| card.segment == *segment);
    let new = || ContactRuleCard { segment: segment.clone(), ..ContactRuleCard::default() };
    known.cloned().unwrap_or_else(new)
}

/// The edit that changes the card.
fn changed(page: &Page<'_, '_>, segment: &Id<Segment>, change: impl FnOnce(&mut ContactRuleCard)) -> Edit {
    let workspace = page.shown.document.editor.workspace();
    on_library(workspace, words::CARD, |all| on_card(all, segment, change))
}

/// Fields of the card itself.
fn form_ui(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    segment: &Id<Segment>,
    fields: impl FnOnce(&mut Ui, &mut Form<'_, ContactRuleCard>),
) {
    let workspace = page.shown.document.editor.workspace();
    let items = [Arc::new(found(workspace, segment))];
    let edit = |cards: Vec<ContactRuleCard>, what: Label| {
        on_library(workspace, what, |all| {
            for card in cards {
                on_card(all, segment, |known| *known = card);
            }
        })
    };
    let (lang, theme) = (page.shown.lang, page.shown.theme);
    fields(ui, &mut Form { lang, theme, items: &items, edit: &edit, actions: page.actions });
}

fn needs_ui(ui: &mut Ui, page: &mut Page<'_, '_>, segment: &Id<Segment>) {
    form_ui(ui, page, segment, |ui, form| {
        form.text(ui, words::NEEDS, 2, cloned!(needs));
        form.text(ui, words::BARRIERS, 2, cloned!(barriers));
        form.text(ui, words::INTERACTIONS, 2, cloned!(interactions));
    });
}

/// The propositions by rank, each with its test; one that there is, or a new one, is added below.
fn offers_ui(ui: &mut Ui, page: &mut Page<'_, '_>, segment: &Id<Segment>) {
    let lang = page.shown.lang;
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    let card = found(&workspace, segment);
    let mut offers: Vec<&Proposition> =
        workspace.propositions.iter().filter(|offer| card.propositions.contains(&offer.id)).collect();
    offers.sort_by_key(|offer| offer.priority.unwrap_or(u8::MAX));
    if offers.is_empty() {
        ui.add(egui::Label::new(RichText::new(words::NO_OFFERS.text(lang)).weak()).wrap());
    }
    for offer in &offers {
        ui.push_id(&offer.id, |ui| {
            Frame::group(ui.style()).show(ui, |ui| {
                ui.set_width(ui.available_width());
                offer_ui(ui, page, &offer.id);
                let off = words::TAKE_OFF.fill(lang, &[("what", &one_line(&offer.text))]);
                if off_ui(ui, lang, &off) {
                    let edit = changed(page, segment, |card| {
                        card.propositions.edit().retain(|id| *id != offer.id);
                    });
                    page.actions.push(Action::Apply(edit));
                }
            });
        });
    }
    let others = workspace.propositions.iter().filter(|offer| !card.propositions.contains(&offer.id));
    let others: Vec<_> = others.map(|offer| (offer.id.clone(), offer.text.clone())).collect();
    if let Some(id) = menu_ui(ui, words::KNOWN_OFFER.text(lang), &others) {
        let edit = changed(page, segment, |card| card.propositions.edit().push(id));
        page.actions.push(Action::Apply(edit));
    }
    if let Some(text) = adder_ui(ui, page, words::NEW_OFFER) {
        let id = fresh_id(&text, "offer", workspace.propositions.iter().map(|known| &known.id));
        let priority = u8::try_from(offers.len() + 1).ok();
        let segments = vec![segment.clone()].into();
        let offer = Proposition { id: id.clone(), text, priority, segments, ..Proposition::default() };
        let edit = on_library(&workspace, words::OFFER, |all| {
            all.propositions.edit().push(offer);
            on_card(all, segment, |card| card.propositions.edit().push(id));
        });
        page.actions.push(Action::Apply(edit));
    }
}

fn offer_ui(ui: &mut Ui, page: &mut Page<'_, '_>, id: &Id<Proposition>) {
    entry_ui(ui, page, id, |ui, form| {
        form.text(ui, words::OFFER, 1, cloned!(text));
        let rank = (
            |one: &Proposition| one.priority.map(u32::from),
            |one: &mut Proposition, rank: Option<u32>| {
                one.priority = rank.and_then(|rank| u8::try_from(rank).ok()).filter(|rank| *rank > 0);
            },
        );
        ui.columns(3, |columns| {
            if let [first, second, third] = columns {
                form.number(first, words::RANK, rank);
                form.text(second, words::VARIANT, 1, cloned!(test_variant));
                form.text(third, words::RESULT, 1, cloned!(test_result));
            }
        });
    });
}

/// A small button that takes something off the card; whether it was clicked.
fn off_ui(ui: &mut Ui, lang: Lang, name: &str) -> bool {
    // In a row of its own a button is as wide as its words, not as the box.
    ui.horizontal(|ui| {
        let response = ui.button(window::REMOVE.text(lang));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
        response.on_hover_text(name).clicked()
    })
    .inner
}

/// A menu to choose something to add from; nothing where there is nothing to choose.
fn menu_ui<T: Clone>(ui: &mut Ui, text: &str, offers: &[(T, String)]) -> Option<T> {
    if offers.is_empty() {
        return None;
    }
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.menu_button(text, |ui| {
            ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                for (value, name) in offers {
                    if ui.button(one_line(name)).clicked() {
                        chosen = Some(value.clone());
                    }
                }
            });
        });
    });
    chosen
}

/// How a field of an entry of one of the card's lists is read and written.
macro_rules! at {
    ($list:ident[$at:expr].$field:ident: $empty:expr) => {
        (
            |card: &ContactRuleCard| card.$list.get($at).map_or_else(|| $empty, |one| one.$field.clone()),
            |card: &mut ContactRuleCard, value| {
                if let Some(one) = card.$list.edit().get_mut($at) {
                    one.$field = value;
                }
            },
        )
    };
}

fn places_ui(ui: &mut Ui, page: &mut Page<'_, '_>, segment: &Id<Segment>) {
    let lang = page.shown.lang;
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    let markets = offer::library(&workspace.markets);
    let card = found(&workspace, segment);
    if card.locations.is_empty() {
        ui.add(egui::Label::new(RichText::new(words::NO_PLACES.text(lang)).weak()).wrap());
    }
    for at in 0..card.locations.len() {
        ui.push_id(("place", at), |ui| {
            Frame::group(ui.style()).show(ui, |ui| {
                ui.set_width(ui.available_width());
                form_ui(ui, page, segment, |ui, form| {
                    ui.columns(3, |columns| {
                        if let [first, second, third] = columns {
                            let market = at!(locations[at].market: None);
                            form.choice(first, words::MARKET, (window::NONE, &markets), market);
                            form.value(second, words::MODE, at!(locations[at].mode: None));
                            form.text(third, words::PLACE_NOTE, 1, at!(locations[at].note: String::new()));
                        }
                    });
                });
                let what = format!("{} {}", words::PLACE.text(lang), at + 1);
                if off_ui(ui, lang, &words::TAKE_OFF.fill(lang, &[("what", &what)])) {
                    let edit = changed(page, segment, |card| drop(card.locations.edit().remove(at)));
                    page.actions.push(Action::Apply(edit));
                }
            });
        });
    }
    if ui.horizontal(|ui| ui.button(words::NEW_PLACE.text(lang))).inner.clicked() {
        let market = workspace.markets.first().map(|market| market.id.clone());
        let place = LocationRule { market, ..LocationRule::default() };
        let edit = changed(page, segment, |card| card.locations.edit().push(place));
        page.actions.push(Action::Apply(edit));
    }
}

/// The channels with stance, time and quiet hours; a filter leaves its own.
fn channels_ui(ui: &mut Ui, page: &mut Page<'_, '_>, segment: &Id<Segment>, filter: &Filter) {
    let lang = page.shown.lang;
    let workspace = Arc::clone(page.shown.document.editor.workspace());
    let all = sheet::channels(page);
    let card = found(&workspace, segment);
    if card.channel_rules.is_empty() {
        ui.add(egui::Label::new(RichText::new(words::NO_CHANNELS.text(lang)).weak()).wrap());
    }
    let rules = card.channel_rules.iter().enumerate();
    for (at, rule) in rules.filter(|(_, rule)| filter.channel.as_ref().is_none_or(|id| *id == rule.channel)) {
        let name = crate::vocabulary::channel_label(&workspace, rule.channel.as_str(), lang);
        ui.push_id(("channel", at), |ui| {
            Frame::group(ui.style()).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new(&name).font(appearance::face(12.5, Face::SemiBold)));
                channel_ui(ui, page, segment, at);
                if off_ui(ui, lang, &words::TAKE_OFF.fill(lang, &[("what", &name)])) {
                    let edit = changed(page, segment, |card| drop(card.channel_rules.edit().remove(at)));
                    page.actions.push(Action::Apply(edit));
                }
            });
        });
    }
    let known = |id: &ChannelId| card.channel_rules.iter().any(|rule| rule.channel == *id);
    let others: Vec<_> = all.into_iter().filter(|(id, _)| !known(id)).collect();
    if let Some(channel) = menu_ui(ui, words::NEW_CHANNEL.text(lang), &others) {
        let rule = ChannelRule { channel, ..ChannelRule::default() };
        let edit = changed(page, segment, |card| card.channel_rules.edit().push(rule));
        page.actions.push(Action::Apply(edit));
    }
}

fn channel_ui(ui: &mut Ui, page: &mut Page<'_, '_>, segment: &Id<Segment>, at: usize) {
    form_ui(ui, page, segment, |ui, form| {
        ui.columns(3, |columns| {
            if let [first, second, third] = columns {
                form.kind(first, words::STANCE, at!(channel_rules[at].stance: ChannelStance::default()));
                form.text(second, words::WHEN, 1, at!(channel_rules[at].when: String::new()));
                let hours = at!(channel_rules[at].quiet_hours: None);
                form.parsed(third, words::QUIET, (|hours: &(Time, Time)| quiet(*hours), read_quiet), hours);
            }
        });
    });
}

fn frequency_ui(ui: &mut Ui, page: &mut Page<'_, '_>, segment: &Id<Segment>) {
    form_ui(ui, page, segment, |ui, form| {
        form.text(ui, words::FREQUENCY_NOTE, 1, cloned!(frequency_note));
    });
    ui.add_space(4.0);
    ui.weak(words::LIMITS.text(page.shown.lang));
    limits_ui(ui, page, segment, None);
}
