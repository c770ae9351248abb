//! The few changes that would clear the most, each with a preview of what it clears and a way to
//! make it an action. Works nothing out itself.

use egui::{Button, Frame, Label as Text, RichText, ScrollArea, Ui};

use super::here::{link, mark_ui};
use super::mends::{Cleared, Mend};
use super::{Ask, words};
use crate::model::SubjectRef;
use crate::text::Face;
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance};
use crate::vocabulary::Labelled;

/// The changes, best first.
pub fn mends_ui(ui: &mut Ui, shown: &Shown<'_>, actions: &mut Vec<Action>) {
    let Some(mends) = shown.document.gaps.mends() else {
        ui.weak(words::MENDS_LOOKING.text(shown.lang));
        return;
    };
    if mends.is_empty() {
        ui.weak(words::NO_MENDS.text(shown.lang));
        return;
    }
    ui.add(Text::new(RichText::new(words::MENDS_WHAT.text(shown.lang)).weak()).wrap());
    ui.add_space(4.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 6.0);
        for (at, mend) in mends.iter().enumerate() {
            mend_ui(ui, shown, (at, mend), actions);
        }
    });
}

fn mend_ui(ui: &mut Ui, shown: &Shown<'_>, (at, mend): (usize, &Mend), actions: &mut Vec<Action>) {
    let (theme, lang) = (shown.theme, shown.lang);
    let stroke = egui::Stroke::new(1.0, appearance::colour(theme.line));
    let frame = Frame::new()
        .stroke(stroke)
        .corner_radius(7)
        .inner_margin(10)
        .outer_margin(egui::Margin { bottom: 8, ..egui::Margin::ZERO });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = words::MEND_NAME.fill(lang, &[("n", &(at + 1).to_string()), ("text", &mend.text)]);
        ui.add(Text::new(RichText::new(text).font(appearance::face(13.0, Face::SemiBold))).wrap());
        ui.add(Text::new(RichText::new(&mend.effect).color(appearance::colour(theme.secondary))).wrap());
        let open = shown.document.gaps.state.preview == Some(at);
        ui.horizontal_wrapped(|ui| {
            if ui.selectable_label(open, words::PREVIEW.text(lang)).clicked() {
                actions.push(Action::Gaps(Ask::Preview(at)));
            }
            let make = Button::new(words::MAKE_ACTION.text(lang));
            if ui.add_enabled(!shown.is_read_only(), make).clicked() {
                actions.push(Action::Gaps(Ask::MendAction(at)));
            }
            if let SubjectRef::Touchpoint(id) = &mend.subject
                && ui.add(link(theme, words::SHOW_SUBJECT.text(lang))).clicked()
            {
                actions.push(Action::Find(vec![id.clone()]));
            }
        });
        if open {
            ui.add_space(2.0);
            mend.clears.iter().for_each(|cleared| cleared_ui(ui, shown, cleared, actions));
        }
    });
}

/// A finding that would go or become milder; a click looks at it.
fn cleared_ui(ui: &mut Ui, shown: &Shown<'_>, cleared: &Cleared, actions: &mut Vec<Action>) {
    let lang = shown.lang;
    ui.horizontal_top(|ui| {
        mark_ui(ui, shown.theme, cleared.level);
        ui.spacing_mut().button_padding = egui::vec2(2.0, 2.0);
        let level = cleared.then.map(|level| level.label().text(lang).to_lowercase());
        let text = level.as_ref().map_or_else(
            || cleared.message.clone(),
            |level| format!("{} ({})", cleared.message, words::EASED.fill(lang, &[("level", level)])),
        );
        // Within a column of its own a text of several rows begins at the left.
        let button = Button::new(text).frame_when_inactive(false).wrap();
        let response = ui.vertical(|ui| ui.add(button)).inner;
        let label = if level.is_some() { words::EASED_NAME } else { words::CLEARED_NAME };
        let values = [("message", cleared.message.as_str()), ("level", level.as_deref().unwrap_or(""))];
        let name = label.fill(lang, &values);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if response.clicked() {
            let (rule, subject, detail) = cleared.identity.clone();
            actions.push(Action::Gaps(Ask::Look(rule, subject, detail)));
        }
    });
}
