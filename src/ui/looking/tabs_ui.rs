//! The journeys of a file as tabs, the way back from one that details a touchpoint, and the menu of
//! views kept under a name. Asks; changes nothing itself.

use egui::{Button, Panel, RichText, ScrollArea, Ui, vec2};
use lucide_icons::Icon;

use super::{Ask, Scope, kept, words};
use crate::edit::Edit;
use crate::model::{Journey, MapState};
use crate::text::Face;
use crate::ui::bars::{Shown, frame};
use crate::ui::{Action, Command, appearance, command, menus};

/// The tabs, where the file has several journeys.
pub fn tabs_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let document = shown.document;
    let journeys = &document.editor.workspace().journeys;
    if journeys.len() < 2 {
        return;
    }
    let panel = Panel::top("journeys").exact_size(34.0).frame(frame(shown.theme, 14, 0)).resizable(false);
    panel.show(ui, |ui| {
        ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                back_ui(ui, shown, actions);
                for (at, journey) in journeys.iter().enumerate() {
                    tab_ui(ui, shown, (at, journey), actions);
                }
                let plus = RichText::new(char::from(Icon::Plus)).font(appearance::icons(13.0));
                let name = command::label(Command::NewJourney, shown.lang);
                let button = Button::new(plus).frame_when_inactive(false);
                let response = ui.add_enabled(!shown.is_read_only(), button);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
                if response.on_hover_text(name).clicked() {
                    actions.push(Action::Run(Command::NewJourney));
                }
            });
        });
    });
}

/// Back to the touchpoint that the journey shown details.
fn back_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some((from, touchpoint)) = shown.document.trail.last() else { return };
    let journeys = &shown.document.editor.workspace().journeys;
    let Some(journey) = journeys.iter().find(|known| known.id == *from) else { return };
    let title = crate::ui::offer::title_of(journey, touchpoint);
    let text = words::BACK_TO.fill(shown.lang, &[("what", &title)]);
    let arrow = RichText::new(char::from(Icon::ArrowLeft)).font(appearance::icons(12.0));
    let response = ui.add(Button::new((arrow, RichText::new(&text))));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
    let tip = command::tip(Command::LeaveDetails, shown.lang, shown.settings);
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::Run(Command::LeaveDetails));
    }
    ui.separator();
}

/// What a journey is called on its tab.
pub fn name_of(journey: &Journey, shown: &Shown<'_>) -> String {
    let future = journey.state == MapState::FutureState && !crate::ui::becoming::says_so(&journey.name);
    let name = crate::text::one_line(&journey.name);
    let name = if name.is_empty() { words::NO_NAME.text(shown.lang).to_owned() } else { name };
    if future { format!("{name} ({})", crate::ui::words::FUTURE.text(shown.lang)) } else { name }
}

/// A tab that is dragged, by its place.
struct Dragged(usize);

/// Where a tab lands that comes from `from` and is let go over the one at `at`, before or behind it.
fn landing(from: usize, at: usize, behind: bool) -> usize {
    let gap = at + usize::from(behind);
    if gap > from { gap - 1 } else { gap }
}

/// Lets a tab be dragged, and others be let go over it.
fn drag_ui(ui: &Ui, shown: &Shown<'_>, at: usize, response: &egui::Response, actions: &mut Vec<Action>) {
    if shown.is_read_only() {
        return;
    }
    if response.drag_started() {
        response.dnd_set_drag_payload(Dragged(at));
    }
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let behind = pointer.is_some_and(|pointer| pointer.x > response.rect.center().x);
    if let Some(dragged) = response.dnd_hover_payload::<Dragged>()
        && landing(dragged.0, at, behind) != dragged.0
    {
        let x = if behind { response.rect.right() + 2.0 } else { response.rect.left() - 2.0 };
        let stroke = egui::Stroke::new(2.0, appearance::colour(shown.theme.accent));
        ui.painter().vline(x, response.rect.y_range(), stroke);
    }
    if let Some(dragged) = response.dnd_release_payload::<Dragged>() {
        let index = landing(dragged.0, at, behind);
        let journeys = &shown.document.editor.workspace().journeys;
        if let Some(journey) = journeys.get(dragged.0).filter(|_| index != dragged.0) {
            actions.push(Action::Apply(Edit::MoveJourney { id: journey.id.clone(), index }));
        }
    }
}

fn tab_ui(ui: &mut Ui, shown: &Shown<'_>, (at, journey): (usize, &Journey), actions: &mut Vec<Action>) {
    let on = shown.document.journey == journey.id;
    let face = if on { Face::SemiBold } else { Face::Regular };
    let name = name_of(journey, shown);
    let text = RichText::new(&name).font(appearance::face(12.5, face));
    let tab = Button::selectable(on, text).min_size(vec2(40.0, 26.0)).sense(egui::Sense::click_and_drag());
    let response = ui.add(tab);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, on, &name));
    drag_ui(ui, shown, at, &response, actions);
    if response.clicked() {
        actions.push(Action::ShowJourney(journey.id.clone()));
    }
    if on {
        let more = RichText::new(char::from(Icon::ChevronDown)).font(appearance::icons(12.0));
        let menu = ui.menu_button(more, |ui| menu_ui(ui, shown, actions));
        let name = words::JOURNEY_MENU.text(shown.lang);
        ui.ctx().accesskit_node_builder(menu.response.id, |node| node.set_label(name));
    }
}

/// What can be done with the journey shown.
fn menu_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let commands = [
        Command::RenameJourney,
        Command::DuplicateJourney,
        Command::JourneyLeft,
        Command::JourneyRight,
        Command::DeleteJourney,
    ];
    for what in commands {
        if ui.add_enabled(!shown.is_read_only(), menus::button(what, shown)).clicked() {
            actions.push(Action::Run(what));
        }
    }
}

/// The menu of kept views.
pub fn kept_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let views = &shown.document.editor.workspace().views;
    ui.menu_button(words::VIEWS.text(shown.lang), |ui| {
        for view in views {
            let on = kept::is_shown(shown.document, view);
            let name = crate::text::one_line(&view.name);
            ui.horizontal(|ui| {
                if ui.add(Button::selectable(on, &name).min_size(vec2(170.0, 0.0))).clicked() {
                    actions.push(Action::Looking(Ask::LookAt(view.name.clone())));
                    ui.close();
                }
                let edits = [
                    (
                        Icon::Pencil,
                        words::RENAME_VIEW,
                        Ask::Palette(Scope::RenameView),
                        !shown.is_read_only(),
                    ),
                    (Icon::Trash2, words::FORGET_VIEW, Ask::Forget(view.name.clone()), !shown.is_read_only()),
                ];
                for (icon, label, ask, enabled) in edits {
                    let icon = RichText::new(char::from(icon)).font(appearance::icons(12.0));
                    let button = Button::new(icon).frame_when_inactive(false);
                    let label = label.fill(shown.lang, &[("what", &name)]);
                    let response = ui.add_enabled(enabled, button);
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &label));
                    if response.on_hover_text(&label).clicked() {
                        actions.push(Action::Looking(Ask::About(view.name.clone())));
                        actions.push(Action::Looking(ask));
                        ui.close();
                    }
                }
            });
        }
        if views.is_empty() {
            ui.weak(words::NO_VIEWS.text(shown.lang));
        }
        ui.separator();
        let button = Button::new(command::label(Command::KeepView, shown.lang));
        if ui.add_enabled(!shown.is_read_only(), button).clicked() {
            actions.push(Action::Run(Command::KeepView));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::landing;

    #[test]
    fn a_tab_lands_before_or_behind_the_one_it_is_let_go_over() {
        assert_eq!([landing(0, 2, true), landing(0, 2, false), landing(0, 0, true)], [2, 1, 0]);
        assert_eq!([landing(2, 0, false), landing(2, 0, true), landing(2, 1, true)], [0, 1, 2]);
    }
}
