//! What the marks of the calendar mean: those that occur, in a line over the weeks.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::grid_ui::{dashed, full_of, hatch, heat_of, slot_of};
use super::made::Made;
use super::words;
use crate::text::Face;
use crate::ui::appearance;
use crate::ui::bars::Shown;
use crate::vocabulary::Label;

/// A mark that is explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// Hatched: a law.
    Law,
    /// A bar of so much of the limit.
    Heat(f32),
    /// The line of the limit.
    Limit,
    /// The ground of a week in which a channel is over its own limit.
    Full,
    /// Dashed: nothing is heard.
    Silence,
    /// Dashed with a ground: a trigger waits for its day.
    Slot,
}

/// The marks that occur.
pub fn marks(made: &Made) -> Vec<(Mark, Label)> {
    let groups = || made.grid.groups.iter();
    let loads = || groups().filter_map(|group| group.pressure.as_ref());
    let shares = || loads().flat_map(|one| one.total.weeks.values()).filter_map(|week| week.worst);
    let any = |least: f32, most: f32| {
        shares().any(|worst| worst.count > 0 && worst.share() > least && worst.share() <= most)
    };
    let full = |row: &crate::report::plan::calendar::Row| {
        let weeks = row.load.iter().flat_map(|load| load.weeks.values());
        weeks.filter_map(|week| week.worst).any(|worst| worst.is_over())
    };
    let all = [
        (Mark::Heat(0.5), words::MEANS_WITHIN, any(0.0, 1.0)),
        (Mark::Heat(1.5), words::MEANS_OVER, any(1.0, 2.0)),
        (Mark::Heat(3.0), words::MEANS_FAR, any(2.0, f32::INFINITY)),
        (Mark::Limit, words::MEANS_LINE, loads().any(|one| !one.total.caps.is_empty())),
        (Mark::Full, words::MEANS_FULL, groups().flat_map(|one| &one.rows).any(full)),
        (Mark::Silence, words::MEANS_SILENCE, loads().any(|one| !one.silences.is_empty())),
        (Mark::Law, words::MEANS_LAW, groups().flat_map(|one| &one.rows).any(|row| !row.bans.is_empty())),
        (Mark::Slot, words::MEANS_SLOT, !made.slots.is_empty()),
    ];
    all.into_iter().filter(|(.., occurs)| *occurs).map(|(mark, label, _)| (mark, label)).collect()
}

/// The line; nothing where nothing needs to be explained.
pub fn legend_ui(ui: &mut Ui, shown: &Shown<'_>, made: &Made) {
    let marks = marks(made);
    if marks.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        for (mark, label) in marks {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 16.0), Sense::hover());
            mark_ui(ui, shown, mark, rect);
            let text = egui::RichText::new(label.text(shown.lang));
            ui.label(text.font(appearance::face(11.5, Face::Regular)));
            ui.add_space(10.0);
        }
    });
    ui.add_space(3.0);
}

fn mark_ui(ui: &Ui, shown: &Shown<'_>, mark: Mark, rect: Rect) {
    let theme = shown.theme;
    let [paper, ink, secondary, line] =
        [theme.paper, theme.ink, theme.secondary, theme.line].map(appearance::colour);
    let painter = ui.painter().with_clip_rect(rect);
    match mark {
        Mark::Law => {
            painter.rect_filled(rect, 2.0, paper);
            hatch(&painter, rect, paper.lerp_to_gamma(secondary, 0.35));
            painter.rect_stroke(rect, 2.0, Stroke::new(1.0, line), StrokeKind::Inside);
        }
        Mark::Heat(share) => {
            // As in the weeks: the bar stands at the foot, and the line of the limit lies over it.
            let unit = rect.height() / 2.0;
            let top = rect.bottom() - (unit * share).clamp(4.0, rect.height());
            let bar = Rect::from_x_y_ranges(rect.x_range().shrink(5.0), top..=rect.bottom());
            painter.rect_filled(bar, 2.0, heat_of(theme, share));
            painter.hline(rect.x_range(), rect.bottom() - unit, Stroke::new(1.5, ink));
        }
        Mark::Full => {
            painter.rect_filled(rect, 0.0, full_of(theme));
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, line), StrokeKind::Inside);
        }
        Mark::Slot => {
            painter.rect_filled(rect.shrink2(vec2(1.0, 2.0)), 0.0, slot_of(theme));
            dashed(&painter, rect.shrink2(vec2(1.0, 2.0)), secondary);
        }
        Mark::Limit => drop(painter.hline(rect.x_range(), rect.center().y, Stroke::new(1.5, ink))),
        Mark::Silence => dashed(
            &painter,
            Rect::from_center_size(pos2(rect.center().x, rect.center().y), rect.size() - vec2(2.0, 4.0)),
            secondary,
        ),
    }
}
