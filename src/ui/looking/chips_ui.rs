//! The bar under the sub bar that says what the map is narrowed to: one chip for each part of the
//! filter, which takes it away; how much is left; whether the rest is dimmed or hidden.

use egui::{Button, Panel, RichText, ScrollArea, Ui};
use lucide_icons::Icon;

use super::legend_ui::legend_ui;
use super::{Ask, words};
use crate::model::{ColourScheme, Touchpoint, TouchpointStatus};
use crate::search::{Facts, filter};
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::ticks::Ticks as _;
use crate::ui::{Action, MainView, appearance};

/// Shows the bar where there is something to say.
pub fn chips_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let sight = &shown.document.sight;
    let narrowed = !sight.filter.is_empty() || sight.route.is_some();
    let coloured = shown.document.colours != ColourScheme::default();
    let on_map = shown.document.view.shows_map();
    let coloured = coloured && on_map;
    let here = on_map || shown.document.view == MainView::Outline;
    if !here || (!narrowed && !coloured) {
        return;
    }
    let panel = Panel::top("chips").exact_size(36.0).frame(frame(shown.theme, 18, 0)).resizable(false);
    panel.show(ui, |ui| {
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                if narrowed {
                    bar_ui(ui, shown, actions);
                }
                if narrowed && coloured {
                    ui.separator();
                }
                if coloured {
                    legend_ui(ui, shown, actions);
                }
            });
        });
    });
}

fn bar_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let (document, lang) = (shown.document, shown.lang);
    let sight = &document.sight;
    if let Some(lit) = sight.lit() {
        // The map does not draw those of the past; lists do.
        let drawn = document.view.shows_map();
        let past = |one: &&std::sync::Arc<Touchpoint>| drawn && one.status == TouchpointStatus::Historical;
        let past = || document.journey().into_iter().flat_map(|now| now.all_touchpoints().filter(past));
        let left = lit.cards.len() - past().filter(|one| lit.cards.contains(&one.id)).count();
        let values = [("n", left.to_string()), ("all", (lit.all - past().count()).to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let text = words::LEFT_OF.fill(lang, &values);
        ui.label(RichText::new(text).font(appearance::face(12.5, Face::SemiBold)));
    }
    let Some(journey) = document.journey() else { return };
    let facts = Facts { workspace: document.editor.workspace(), journey, findings: sight.findings() };
    if let Some(persona) = &sight.route {
        let known = facts.workspace.personas.iter().find(|known| known.id == *persona);
        let name = known.map_or(persona.as_str(), |known| known.name.as_str());
        let name = words::ROUTE_OF.fill(lang, &[("who", &crate::text::one_line(name))]);
        chip_ui(ui, shown, &name, Ask::Route(None), actions);
    }
    for criterion in &sight.filter {
        let name = filter::name(criterion, &facts, lang);
        chip_ui(ui, shown, &name, Ask::Toggle(criterion.clone()), actions);
    }
    if !sight.filter.is_empty() {
        let mut hides = sight.hides;
        if ui.tick(&mut hides, words::HIDE_REST.text(lang)).clicked() {
            actions.push(Action::Looking(Ask::Hide(hides)));
        }
    }
    if ui.add(Button::new(words::SHOW_ALL.text(lang)).frame_when_inactive(false)).clicked() {
        actions.push(Action::Looking(Ask::ClearFilter));
    }
}

/// A part of the filter; a click takes it away.
fn chip_ui(ui: &mut Ui, shown: &Shown<'_>, name: &str, ask: Ask, actions: &mut Vec<Action>) {
    let accent = appearance::colour(shown.theme.accent);
    let cross = RichText::new(char::from(Icon::X)).font(appearance::icons(11.0)).color(accent);
    let fill = appearance::colour(shown.theme.paper).lerp_to_gamma(accent, 0.12);
    let button =
        Button::new((RichText::new(crate::text::one_line(name)), cross)).fill(fill).corner_radius(12);
    let response = ui.add(button);
    let label = words::TAKE_AWAY.fill(shown.lang, &[("what", name)]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    if response.on_hover_text(&label).clicked() {
        actions.push(Action::Looking(ask));
    }
}
