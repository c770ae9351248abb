//! The bar over every view of the plan: its parts, what of them is looked at, and the gaps that arise
//! there, each with the way to the field that mends it.

use egui::{Button, ComboBox, Panel, RichText, ScrollArea, Ui, vec2};

use super::{Ask, Part, Plans, words};
use crate::report::plan::Filter;
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, MainView, appearance, gaps, offer};

/// The parts, the filter and the count of gaps.
pub fn bar_ui(ui: &mut Ui, shown: &Shown<'_>, now: Part, plans: &Plans, actions: &mut Vec<Action>) {
    Panel::top("plan").frame(frame(shown.theme, 18, 4)).resizable(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| parts_ui(ui, shown, now, actions));
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            filter_ui(ui, shown, &plans.filter, actions);
            let text = match gaps::of_rules(shown, |rule| now.concerns(rule)).len() {
                0 => words::NO_GAPS.text(shown.lang).to_owned(),
                count => gaps::GAPS_HERE.count(shown.lang, count),
            };
            if ui.selectable_label(plans.gaps, text).clicked() {
                actions.push(Action::Plan(Ask::Gaps(!plans.gaps)));
            }
        });
    });
}

/// The parts that the journey uses, and a menu of the others.
fn parts_ui(ui: &mut Ui, shown: &Shown<'_>, now: Part, actions: &mut Vec<Action>) {
    let (workspace, journey) = (shown.document.shown(), shown.document.journey());
    let used = |part: &Part| *part == now || journey.is_some_and(|it| part.is_used(workspace, it));
    for part in Part::ALL.into_iter().filter(used) {
        let text = RichText::new(part.label().text(shown.lang)).font(appearance::face(12.5, Face::Medium));
        if ui.add(Button::selectable(part == now, text).min_size(vec2(44.0, 24.0))).clicked() {
            actions.push(Action::View(MainView::Plan(part)));
        }
    }
    if Part::ALL.iter().all(used) {
        return;
    }
    ui.menu_button(words::MORE.text(shown.lang), |ui| {
        for part in Part::ALL.into_iter().filter(|part| !used(part)) {
            if ui.button(part.label().text(shown.lang)).clicked() {
                actions.push(Action::View(MainView::Plan(part)));
            }
        }
    });
}

/// A choice among entries of which none is a choice too.
fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    (label, all): (&str, &str),
    now: &Option<T>,
    offers: &[(T, String)],
) -> Option<Option<T>> {
    if offers.is_empty() {
        return None;
    }
    let name = |known: &T| offers.iter().find(|(id, _)| id == known).map(|(_, name)| name.as_str());
    let text = now.as_ref().and_then(name).unwrap_or(all);
    let label_id = ui.weak(label).id;
    let combo = ComboBox::from_id_salt(("plan", label)).selected_text(text).width(110.0).truncate();
    let mut chosen = None;
    let shown = combo.show_ui(ui, |ui| {
        if ui.selectable_label(now.is_none(), all).clicked() {
            chosen = Some(None);
        }
        for (id, name) in offers {
            if ui.selectable_label(now.as_ref() == Some(id), crate::text::one_line(name)).clicked() {
                chosen = Some(Some(id.clone()));
            }
        }
    });
    shown.response.labelled_by(label_id);
    ui.add_space(8.0);
    chosen
}

/// Persona, segment, channel and owner; what the file has none of is not offered.
fn filter_ui(ui: &mut Ui, shown: &Shown<'_>, now: &Filter, actions: &mut Vec<Action>) {
    let (workspace, lang) = (shown.document.shown(), shown.lang);
    let all = words::ANY.text(lang);
    let mut filter = now.clone();
    if let Some(persona) =
        choice(ui, (words::PERSONA.text(lang), all), &now.persona, &offer::library(&workspace.personas))
    {
        filter.persona = persona;
    }
    if let Some(segment) =
        choice(ui, (words::SEGMENT.text(lang), all), &now.segment, &offer::library(&workspace.segments))
    {
        filter.segment = segment;
    }
    let mut channels: Vec<(crate::model::ChannelId, String)> = Vec::new();
    for touchpoint in shown.document.journey().into_iter().flat_map(|journey| journey.all_touchpoints()) {
        let id = &touchpoint.channel;
        if !id.as_str().is_empty() && !channels.iter().any(|(known, _)| known == id) {
            channels.push((id.clone(), crate::vocabulary::channel_label(workspace, id.as_str(), lang)));
        }
    }
    channels.sort_by(|a, b| a.1.cmp(&b.1));
    if let Some(channel) = choice(ui, (words::CHANNEL.text(lang), all), &now.channel, &channels) {
        filter.channel = channel;
    }
    if let Some(owner) =
        choice(ui, (words::OWNER.text(lang), all), &now.owner, &offer::library(&workspace.departments))
    {
        filter.owner = owner;
    }
    if filter != *now {
        actions.push(Action::Plan(Ask::Filter(filter)));
    }
}

/// The gaps of this part; a click opens the field to mend.
pub fn gaps_ui(ui: &mut Ui, shown: &Shown<'_>, part: Part, actions: &mut Vec<Action>) {
    let places = gaps::of_rules(shown, |rule| part.concerns(rule));
    let panel = Panel::right("plan gaps").exact_size(300.0).resizable(false);
    panel.frame(frame(shown.theme, 12, 10)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            if places.is_empty() {
                ui.weak(words::NO_GAPS.text(shown.lang));
            }
            gaps::lines_ui(ui, shown, &places, actions);
        });
    });
}
