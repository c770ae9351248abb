//! The bar over the calendar: how it is shown, what can be added, and what can be done with the contact
//! that is chosen.

use egui::{Button, ComboBox, RichText, Ui};

use super::made::Made;
use super::{Mode, Reveal, State, moving, words};
use crate::model::*;
use crate::report::plan::calendar::{Every, Series, title};
use crate::text::{Face, one_line};
use crate::ui::bars::Shown;
use crate::ui::gaps;
use crate::ui::sheet::Sheet;
use crate::ui::{Action, appearance, single_line};
use crate::vocabulary::{Label, read_date};

/// How often the chosen contact should come again, while that is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesForm {
    /// Every so many.
    pub step: u32,
    /// Of what.
    pub unit: Every,
    /// The last day, as typed.
    pub until: String,
}

const UNITS: [(Every, Label); 3] =
    [(Every::Days, words::DAYS), (Every::Weeks, words::WEEKS_UNIT), (Every::Months, words::MONTHS)];

/// The bar.
pub fn bar_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (made, as_of): (&Made, Date),
    state: &mut State,
    actions: &mut Vec<Action>,
) {
    let lang = shown.lang;
    ui.horizontal_wrapped(|ui| {
        for (mode, label) in
            [(Mode::Weeks, words::WEEKS), (Mode::List, words::LIST), (Mode::Agenda, words::AGENDA)]
        {
            if ui.selectable_label(state.mode == mode, label.text(lang)).clicked() {
                state.mode = mode;
                state.agenda_new = mode == Mode::Agenda;
            }
        }
        ui.separator();
        let open = !shown.is_read_only();
        let phases = shown.document.journey().is_some_and(|journey| !journey.phases.is_empty());
        let new = RichText::new(words::NEW.text(lang)).font(appearance::face(12.5, Face::SemiBold));
        let new = ui.add_enabled(open && phases, Button::new(new));
        if new.on_disabled_hover_text(words::NEEDS_PHASE.text(lang)).clicked() {
            state.plan(shown, (as_of, None, None), actions);
        }
        if state.mode == Mode::Weeks && ui.button(words::TO_TODAY.text(lang)).clicked() {
            state.reveal = Some(Reveal::Day(as_of));
        }
        let take = ui.add_enabled(open, Button::new(words::TAKE_DATES.text(lang)));
        if take.on_hover_text(words::TAKE_DATES_TIP.text(lang)).clicked() {
            actions.push(Action::Plan(crate::ui::plan::Ask::Dates));
        }
        chosen_ui(ui, shown, made, state, actions);
    });
    if made.grid.beyond > 0 && state.mode == Mode::Weeks {
        ui.weak(words::BEYOND.fill(lang, &[("n", &made.grid.beyond.to_string())]));
    }
    series_ui(ui, shown, state, actions);
}

/// What can be done with the contact that is chosen.
fn chosen_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Made, state: &mut State, actions: &mut Vec<Action>) {
    let Some(journey) = shown.document.journey() else { return };
    let Some(id) = state.chosen.clone() else { return };
    let Some(chip) = made.chips.iter().find(|chip| chip.contact.id == id) else { return };
    let lang = shown.lang;
    ui.separator();
    ui.add(egui::Label::new(RichText::new(one_line(title(&chip.contact))).strong()).truncate());
    if ui.button(words::OPEN.text(lang)).clicked() {
        actions.push(Action::Gaps(gaps::Ask::Sheet(Sheet::Contact(id.clone()))));
    }
    if shown.is_read_only() {
        return;
    }
    for (sign, tip, days) in [("‹", words::EARLIER, -1), ("›", words::LATER, 1)] {
        let response = ui.add(Button::new(sign)).on_hover_text(tip.text(lang));
        let name = tip.text(lang);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        if response.clicked() {
            actions.extend(moving::nudge(journey, &id, days));
            state.reveal = Some(Reveal::Contact(id.clone()));
        }
    }
    if ui.button(words::REPEAT.text(lang)).clicked() {
        state.series = match state.series {
            None => Some(SeriesForm { step: 1, unit: Every::Weeks, until: String::new() }),
            Some(_) => None,
        };
    }
    if ui.button(words::DELETE.text(lang)).clicked() {
        actions.extend(moving::removed(journey, &id));
        state.chosen = None;
    }
}

/// How often the chosen contact comes again.
fn series_ui(ui: &mut Ui, shown: &Shown<'_>, state: &mut State, actions: &mut Vec<Action>) {
    let (Some(journey), Some(id)) = (shown.document.journey(), state.chosen.clone()) else {
        state.series = None;
        return;
    };
    let Some(first) = journey.planned_contacts.iter().find(|contact| contact.id == id) else { return };
    let Some(form) = &mut state.series else { return };
    let lang = shown.lang;
    let mut done = false;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(words::EVERY.text(lang)).id;
        ui.add(egui::DragValue::new(&mut form.step).range(1..=365)).labelled_by(label);
        let now = UNITS.iter().find(|(unit, _)| *unit == form.unit).map_or("", |(_, label)| label.text(lang));
        let units = ComboBox::from_id_salt("unit").selected_text(now).width(90.0).show_ui(ui, |ui| {
            for (unit, label) in UNITS {
                ui.selectable_value(&mut form.unit, unit, label.text(lang));
            }
        });
        let name = words::UNIT.text(lang);
        ui.ctx().accesskit_node_builder(units.response.id, |node| node.set_label(name));
        let label = ui.label(words::UNTIL.text(lang)).id;
        let field =
            single_line(&mut form.until).hint_text(words::UNTIL_FORMAT.text(lang)).desired_width(136.0);
        ui.add(field).labelled_by(label);
        let until = read_date(&form.until, lang).ok();
        let series = until.map(|until| Series { step: form.step, unit: form.unit, until });
        let count = series.map_or(0, |series| series.days(first.date).len());
        match until {
            None if !form.until.trim().is_empty() => {
                ui.colored_label(ui.visuals().error_fg_color, words::NO_DATE.text(lang));
            }
            None => {}
            Some(_) => drop(ui.weak(words::MAKES.count(lang, count))),
        }
        if ui.add_enabled(count > 0, Button::new(words::ADD.text(lang))).clicked()
            && let Some(series) = series
        {
            actions.extend(moving::repeated(shown.document.shown(), journey, &id, &series));
            done = true;
        }
        done |= ui.button(words::CANCEL.text(lang)).clicked();
    });
    if done {
        state.series = None;
    }
}
