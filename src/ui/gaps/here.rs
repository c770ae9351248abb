//! The box in the inspector that lists the gaps of what is selected; a click opens the field to mend.

use egui::{Button, RichText, Sense, Ui, vec2};

use super::field::{self, Field};
use super::insight::Insight;
use super::{Ask, Filter, Only, words};
use crate::analysis::{Finding, Severity};
use crate::model::{Id, Phase, Touchpoint};
use crate::text::Face;
use crate::theme::{Rgb, Theme};
use crate::ui::bars::Shown;
use crate::ui::{Action, appearance};
use crate::vocabulary::Labelled;

/// So many gaps are listed; the others are in the list.
const LISTED: usize = 4;

/// The box as a place to go to: its first gap gets the keyboard.
pub const BOX: Field = super::field::at(words::GAPS_HERE.other);

/// What is selected.
#[derive(Clone, Copy, Debug)]
pub enum Here<'a> {
    /// A touchpoint.
    Card(&'a Id<Touchpoint>),
    /// A phase, with what is in it but on no card.
    Phase(&'a Id<Phase>),
}

impl Here<'_> {
    fn places<'i>(&self, insight: &'i Insight) -> &'i [usize] {
        match self {
            Self::Card(id) => insight.on_card(id),
            Self::Phase(id) => insight.in_phase(id),
        }
    }
}

/// The box; nothing where there are no open gaps.
pub fn here_ui(ui: &mut Ui, shown: &Shown<'_>, here: Here<'_>, actions: &mut Vec<Action>) {
    let Some(insight) = shown.document.gaps.insight() else { return };
    let places = here.places(insight);
    let findings = &insight.analysis.findings;
    let Some(worst) = places.first().and_then(|at| findings.get(*at)) else { return };
    ui.add_space(4.0);
    let ground = tint(shown.theme, level_colour(shown.theme, worst.severity));
    egui::Frame::new().fill(ground).corner_radius(6).inner_margin(8).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let title = words::GAPS_HERE.count(shown.lang, places.len());
        ui.label(RichText::new(title).font(appearance::face(12.5, Face::SemiBold)));
        let listed = places.iter().filter_map(|at| Some((at, findings.get(*at)?)));
        for (place, (at, finding)) in listed.take(LISTED).enumerate() {
            let line = line_ui(ui, shown, insight, *at, finding, actions);
            if place == 0 {
                field::arrive(&line, BOX.label);
            }
        }
        if places.len() > LISTED {
            let only = match here {
                Here::Card(id) => Only::Card(id.clone()),
                Here::Phase(id) => Only::Phase(id.clone()),
            };
            let more = words::MORE_HERE.fill(shown.lang, &[("n", &places.len().to_string())]);
            if ui.add(link(shown.theme, &more)).clicked() {
                actions.push(Action::Gaps(Ask::List(Filter::only(only))));
            }
        }
    });
}

/// The open findings of the rules that this asks for, worst first, by their place.
pub fn of_rules(shown: &Shown<'_>, wanted: impl Fn(&str) -> bool) -> Vec<usize> {
    let Some(insight) = shown.document.gaps.insight() else { return Vec::new() };
    let findings = insight.analysis.findings.iter().enumerate();
    findings.filter(|(_, one)| one.is_open() && wanted(one.rule.id)).map(|(at, _)| at).collect()
}

/// A line for each of these findings. Those out of view are not drawn, however many there are: their
/// heights are known from when they were.
pub fn lines_ui(ui: &mut Ui, shown: &Shown<'_>, places: &[usize], actions: &mut Vec<Action>) {
    let Some(insight) = shown.document.gaps.insight() else { return };
    let width = ui.available_width();
    let about = (places, width.to_bits(), shown.document.revision(), shown.lang == crate::model::Lang::Nl);
    let (key, about) = (ui.scope_id().with("heights of gaps"), crate::ui::tables::stamp(about));
    let known: Option<Heights> = ui.data(|data| data.get_temp(key));
    let mut heights = known.filter(|known| known.about == about).unwrap_or_default();
    let sight = ui.clip_rect().expand2(vec2(0.0, BEYOND));
    let mut drawn = Vec::with_capacity(places.len());
    for (place, at) in places.iter().enumerate() {
        let Some(finding) = insight.analysis.findings.get(*at) else { continue };
        let top = ui.cursor().min;
        let height = heights.of.get(place).copied();
        let hidden =
            height.filter(|height| !sight.intersects(egui::Rect::from_min_size(top, vec2(width, *height))));
        if let Some(height) = hidden {
            ui.allocate_space(vec2(width, height));
            drawn.push(height);
            continue;
        }
        let line = ui.scope(|ui| line_ui(ui, shown, insight, *at, finding, actions));
        if line.inner.gained_focus() {
            line.inner.scroll_to_me(None);
        }
        drawn.push(line.response.rect.height());
    }
    if heights.about != about || *heights.of != *drawn {
        heights = Heights { about, of: drawn.into() };
        ui.data_mut(|data| data.insert_temp(key, heights));
    }
}

/// The heights of lines that were drawn.
#[derive(Clone, Default)]
struct Heights {
    /// Which lines they are of.
    about: u64,
    of: std::sync::Arc<[f32]>,
}

/// So many points beyond what is in view are drawn too, so that the keyboard finds the next line.
const BEYOND: f32 = 160.0;

fn line_ui(
    ui: &mut Ui,
    shown: &Shown<'_>,
    insight: &Insight,
    at: usize,
    finding: &Finding,
    actions: &mut Vec<Action>,
) -> egui::Response {
    let message = insight.lines.get(at).map_or("", |line| line.message.as_str());
    ui.horizontal_top(|ui| {
        mark_ui(ui, shown.theme, finding.severity);
        ui.spacing_mut().button_padding = vec2(2.0, 2.0);
        // As high as the mark, so that a sentence of one row is level with it.
        ui.spacing_mut().interact_size.y = 20.0;
        let button = Button::new(message).frame_when_inactive(false).wrap();
        // Within a column of its own a text of several rows begins at the left.
        let response = ui.vertical(|ui| ui.add(button)).inner;
        let level = finding.severity.label().text(shown.lang);
        let name = words::GAP_NAME.fill(shown.lang, &[("level", level), ("message", message)]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        let response = response.on_hover_text(words::MEND_TIP.text(shown.lang));
        if response.clicked() {
            actions.push(Action::Gaps(Ask::Mend(at)));
        }
        response
    })
    .inner
}

/// A link: a quiet button in the accent's colour.
pub fn link(theme: &Theme, text: &str) -> Button<'static> {
    let text = RichText::new(text).color(appearance::colour(theme.accent));
    Button::new(text.font(appearance::face(12.0, Face::Medium))).frame_when_inactive(false)
}

/// The colour of a level.
pub fn level_colour(theme: &Theme, level: Severity) -> Rgb {
    match level {
        Severity::Critical => theme.critical,
        Severity::High => theme.high,
        Severity::Medium | Severity::Low | Severity::Info => theme.medium,
    }
}

/// A ground with a breath of a colour.
pub fn tint(theme: &Theme, colour: Rgb) -> egui::Color32 {
    appearance::colour(theme.paper).lerp_to_gamma(appearance::colour(colour), 0.1)
}

/// The shape of a level, beside a line of text.
pub fn mark_ui(ui: &mut Ui, theme: &Theme, level: Severity) {
    let (area, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
    paint_mark(ui.painter(), area.center(), level, 6.0, theme);
}

/// Paints the shape of a level: octagon, triangle, dot, small dot, ring; as the map does.
pub fn paint_mark(painter: &egui::Painter, middle: egui::Pos2, level: Severity, radius: f32, theme: &Theme) {
    let colour = appearance::colour(level_colour(theme, level));
    let polygon = |corners: &[(f32, f32)]| {
        let corners = corners.iter().map(|(x, y)| middle + vec2(*x, *y) * radius).collect();
        egui::Shape::convex_polygon(corners, colour, egui::Stroke::NONE)
    };
    match level {
        Severity::Critical => {
            let (near, far) = (0.4, 1.0);
            painter.add(polygon(&[
                (-far, -near),
                (-near, -far),
                (near, -far),
                (far, -near),
                (far, near),
                (near, far),
                (-near, far),
                (-far, near),
            ]));
        }
        Severity::High => {
            painter.add(polygon(&[(0.0, -1.1), (1.2, 1.0), (-1.2, 1.0)]));
        }
        Severity::Medium => {
            painter.circle_filled(middle, radius * 0.9, colour);
        }
        Severity::Low => {
            painter.circle_filled(middle, radius * 0.55, colour);
        }
        Severity::Info => {
            painter.circle_stroke(middle, radius * 0.7, egui::Stroke::new(1.3, colour));
        }
    }
}
