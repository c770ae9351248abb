//! Below the metrics: the earlier figures of the marked one, and what channels bring in.

use egui::{Button, Panel, RichText, ScrollArea, Sense, Ui, vec2};

use super::{Brings, Made, Mode, TABLE, words};
use crate::analysis::metric_name;
use crate::model::{Date, Metric};
use crate::report::plan::Filter;
use crate::report::plan::measurement::{CONTRIBUTION, NOBODY_KNOWS, course, with_unit};
use crate::text::{Face, one_line};
use crate::ui::bars::{Shown, frame};
use crate::ui::table::{Source as _, paint_course};
use crate::ui::tables::Tables;
use crate::ui::{Action, appearance, gaps};
use crate::vocabulary::date;

/// The height of the panel, in points.
const HEIGHT: f32 = 132.0;
/// The width of the earlier figures, in points.
const COURSE: f32 = 380.0;

/// The panel; nothing while there is nothing to tell.
pub(super) fn foot_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    (known, filter, mode): (&Made, &Filter, Mode),
    tables: &mut Tables,
    actions: &mut Vec<Action>,
) {
    if known.source.is_empty() && known.brings.is_empty() {
        return;
    }
    let panel = Panel::bottom("measurement").exact_size(HEIGHT).resizable(false);
    panel.frame(frame(shown.theme, 14, 6)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            if mode == Mode::Table && !known.source.is_empty() {
                ui.vertical(|ui| {
                    ui.set_width(COURSE);
                    marked_ui(ui, shown, known, tables);
                });
                ui.separator();
            }
            ui.vertical(|ui| brings_ui(ui, shown, (known, filter), actions));
        });
    });
}

fn head(text: &str) -> RichText {
    RichText::new(text).font(appearance::face(12.5, Face::SemiBold))
}

/// The figures of the metric under the cursor, day by day.
fn marked_ui(ui: &mut Ui, shown: &Shown<'_>, known: &Made, tables: &mut Tables) {
    let lang = shown.lang;
    let state = tables.state(TABLE, shown.settings);
    let row = state.rows.get(state.cursor.row).copied();
    let Some(metric) = row.and_then(|row| known.source.metric(row)) else {
        ui.horizontal_wrapped(|ui| ui.weak(words::MARK_ROW.text(lang)));
        return;
    };
    let name = one_line(metric_name(metric));
    let figures = course(metric);
    if figures.len() < 2 {
        // A row as high as that of the heading beside it.
        ui.horizontal_wrapped(|ui| ui.label(words::NO_BEFORE.fill(lang, &[("metric", &name)])));
        return;
    }
    let title = words::BEFORE.fill(lang, &[("metric", &name)]);
    ui.horizontal(|ui| ui.add(egui::Label::new(head(&title)).truncate()));
    ui.horizontal_top(|ui| {
        let (area, _) = ui.allocate_exact_size(vec2(130.0, 84.0), Sense::hover());
        paint_course(ui.painter(), area, &figures, shown.theme);
        ScrollArea::vertical().id_salt("earlier").auto_shrink(false).show(ui, |ui| {
            // Each on a line of its own, though what surrounds them goes from left to right.
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for text in told(metric, shown) {
                    ui.add(egui::Label::new(text).extend());
                }
            });
        });
    });
}

/// Each figure with its day and source, the present one first.
fn told(metric: &Metric, shown: &Shown<'_>) -> Vec<String> {
    let lang = shown.lang;
    let line = |figure: f64, day: Option<Date>, source: &str| {
        let day = day.map_or_else(|| words::NO_DAY_KNOWN.text(lang).to_owned(), |day| date(day, lang));
        let figure = with_unit(figure, metric.unit, lang);
        let source = one_line(source);
        if source.is_empty() {
            format!("{figure} · {day}")
        } else {
            format!("{figure} · {day} · {source}")
        }
    };
    let now = metric.measured.map(|figure| line(figure, metric.measured_on, &metric.source));
    let earlier = metric.earlier.iter().rev().map(|one| line(one.value, one.day, &one.source));
    let start = metric
        .baseline
        .map(|figure| format!("{} · {}", with_unit(figure, metric.unit, lang), words::AT_START.text(lang)));
    now.into_iter().chain(earlier).chain(start).collect()
}

/// What each channel that we steer brings in.
fn brings_ui(ui: &mut Ui, shown: &Shown<'_>, (known, filter): (&Made, &Filter), actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.label(head(CONTRIBUTION.text(shown.lang)));
        let places = gaps::of_rules(shown, |rule| rule == "MES-06");
        gaps::mark_button_ui(ui, shown, &places, actions);
    });
    ScrollArea::vertical().id_salt("brings").auto_shrink(false).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            for one in &known.brings {
                let response = ui.add(chip(shown, one).wrap_mode(egui::TextWrapMode::Extend));
                let tip = words::FILTER_TIP.fill(shown.lang, &[("channel", &one.name)]);
                let points = words::POINTS.count(shown.lang, one.touchpoints);
                if response.on_hover_text(format!("{points}\n{tip}")).clicked() {
                    let filter = Filter { channel: Some(one.channel.clone()), ..filter.clone() };
                    actions.push(Action::Plan(super::super::Ask::Filter(filter)));
                }
            }
        });
    });
}

/// A channel and what it brings in, in one line.
fn chip(shown: &Shown<'_>, one: &Brings) -> Button<'static> {
    let [ink, quiet] = [shown.theme.ink, shown.theme.secondary].map(appearance::colour);
    let mut job = egui::text::LayoutJob::default();
    let name = egui::TextFormat::simple(appearance::face(12.5, Face::Medium), ink);
    job.append(&format!("{}  ", one.name), 0.0, name);
    let (told, colour) = match &one.told {
        Some(told) => (one_line(told), ink),
        None => (NOBODY_KNOWS.text(shown.lang).to_owned(), quiet),
    };
    let mut format = egui::TextFormat::simple(appearance::face(12.5, Face::Regular), colour);
    format.italics = one.told.is_none();
    job.append(&told, 0.0, format);
    Button::new(job).fill(appearance::colour(shown.theme.ground))
}
