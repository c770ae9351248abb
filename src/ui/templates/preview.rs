//! A model as a small picture: stages as chevrons with what they are for, loops as lines under them
//! and in words, lanes as rows, a circle as steps that go round. Draws; chooses nothing.

use egui::{Align2, Color32, FontId, Pos2, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::words;
use crate::model::{Lang, TransitionKind};
use crate::text::Face;
use crate::theme::Theme;
use crate::ui::appearance::{self, colour};
use crate::vocabulary::{Labelled as _, ModelKind, Part, PhaseLink, ShortLabel as _, Template};

/// The height of a chevron, in points.
const CHEVRON: f32 = 38.0;
/// How far the point of a chevron reaches.
const NOTCH: f32 = 9.0;
/// From one loop to the next below it.
const TRACK: f32 = 8.0;
/// So many loops are told in words.
const TOLD: usize = 5;

/// The picture of a model, as wide as there is room.
pub fn preview_ui(ui: &mut Ui, template: &Template, theme: &Theme, lang: Lang) {
    match template.kind {
        ModelKind::Phases | ModelKind::Moments => phases_ui(ui, template, theme, lang),
        ModelKind::Lanes => lanes_ui(ui, template, theme, lang),
        ModelKind::Circle => circle_ui(ui, template, theme, lang),
    }
    let note = template.note(lang);
    if !note.is_empty() {
        ui.add_space(2.0);
        ui.add(egui::Label::new(egui::RichText::new(note).weak()).wrap());
    }
}

fn phases_ui(ui: &mut Ui, template: &Template, theme: &Theme, lang: Lang) {
    let names = template.before.iter().map(|part| part.name(lang));
    let all: Vec<&str> = names.chain(template.stages.iter().map(|stage| stage.short(lang))).collect();
    let before = template.before.len();
    let loops: Vec<&PhaseLink> = template.links.iter().filter(|link| is_loop(template, link)).collect();
    let tracks = loops.iter().filter(|link| link.exit.is_none()).count();
    let grouped = template.stages.iter().any(|stage| !stage.group(lang).is_empty());
    let under = CHEVRON + if grouped { 32.0 } else { 17.0 };
    let height = under + TRACK * tracks as f32 + if tracks > 0 { 8.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let told = template.stages.iter().map(|stage| stage.name(lang)).collect::<Vec<_>>().join(", ");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &told));
    let width = rect.width() / all.len().max(1) as f32;
    let cell =
        |at: usize| Rect::from_min_size(rect.min + vec2(width * at as f32, 0.0), vec2(width - 3.0, CHEVRON));
    for (at, name) in all.iter().enumerate() {
        let stage = at.checked_sub(before).and_then(|at| template.stages.get(at));
        let hue = stage.map(|_| colour(theme.phase(at - before).header));
        chevron(ui, cell(at), name, hue, theme);
        let Some(stage) = stage else { continue };
        let font = appearance::face(10.5, Face::Regular);
        let role = stage.role.label().text(lang);
        let role = fitted(ui, role.split(',').next().unwrap_or(role), &font, width - 6.0);
        let at = pos2(cell(at).center().x, rect.top() + CHEVRON + 9.0);
        ui.painter().text(at, Align2::CENTER_CENTER, role, font, ui.visuals().weak_text_color());
    }
    let place = |id: &str| template.stages.iter().position(|stage| stage.id == id);
    let drawn = loops.iter().filter(|link| link.exit.is_none());
    for (nth, link) in drawn.enumerate() {
        if let (Some(from), Some(to)) = (place(&link.from), place(&link.to)) {
            let ends = (cell(from + before).center().x, cell(to + before).center().x);
            let y = rect.top() + under + 5.0 + TRACK * nth as f32;
            arc(ui, ends, (rect.top() + under, y), link.kind, theme);
        }
    }
    if grouped {
        groups(ui, template, (rect, width * before as f32, width), lang);
    }
    told_ui(ui, template, &loops, theme, lang);
}

/// The parts of the journey that neighbouring stages belong to, under them.
fn groups(ui: &Ui, template: &Template, (rect, left, width): (Rect, f32, f32), lang: Lang) {
    let font = appearance::face(10.5, Face::SemiBold);
    let weak = ui.visuals().weak_text_color();
    let mut at = 0;
    for run in template.stages.chunk_by(|one, other| one.group(lang) == other.group(lang)) {
        let (start, end) = (left + width * at as f32, left + width * (at + run.len()) as f32);
        at += run.len();
        let (start, end) = (rect.left() + start + 4.0, rect.left() + end - 8.0);
        let y = rect.top() + CHEVRON + 17.0;
        ui.painter().line_segment([pos2(start, y), pos2(end, y)], Stroke::new(1.0, weak));
        let name = run.first().map_or("", |stage| stage.group(lang));
        let name = fitted(ui, name, &font, end - start);
        ui.painter().text(
            pos2((start + end) / 2.0, y + 7.5),
            Align2::CENTER_CENTER,
            name,
            font.clone(),
            weak,
        );
    }
}

/// Whether a step is more than the way from one stage to the next.
fn is_loop(template: &Template, link: &PhaseLink) -> bool {
    let place = |id: &str| template.stages.iter().position(|stage| stage.id == id);
    let onward = link.kind == TransitionKind::Forward
        && place(&link.from).zip(place(&link.to)).is_some_and(|(from, to)| to == from + 1);
    !onward
}

/// A chevron with a name in at most two rows; without a hue it is no phase, only an outline.
fn chevron(ui: &Ui, rect: Rect, name: &str, hue: Option<Color32>, theme: &Theme) {
    let middle = rect.center().y;
    let corners = vec![
        rect.left_top(),
        pos2(rect.right() - NOTCH, rect.top()),
        pos2(rect.right(), middle),
        pos2(rect.right() - NOTCH, rect.bottom()),
        rect.left_bottom(),
        pos2(rect.left() + NOTCH, middle),
    ];
    let ink = match hue {
        Some(hue) => {
            // The notch makes the shape hollow at the left: two halves that are not.
            let [a, b, c, d, e, f] = corners.as_slice() else { return };
            let halves = [vec![*a, *b, *c, *f], vec![*f, *c, *d, *e]];
            for half in halves {
                ui.painter().add(Shape::convex_polygon(half, hue, Stroke::NONE));
            }
            // Where they meet, no seam may show.
            let seam = Rect::from_min_max(pos2(f.x, middle - 1.0), pos2(d.x, middle + 1.0));
            ui.painter().rect_filled(seam, 0, hue);
            colour(theme.on_accent)
        }
        None => {
            let line = Stroke::new(1.2, colour(theme.secondary));
            ui.painter().add(Shape::dashed_line(&closed(corners), line, 4.0, 3.0));
            colour(theme.secondary)
        }
    };
    let room = rect.width() - 2.0 * NOTCH - 4.0;
    // No word is broken where a smaller letter saves it.
    let size = [11.5, 10.5, SMALLEST].into_iter().find(|size| {
        let style = crate::text::Style::new(*size, Face::SemiBold);
        name.split_whitespace().all(|word| crate::text::width(word, style) <= room)
    });
    let size = size.unwrap_or(SMALLEST);
    let two_rows = !crate::text::wrap(name, crate::text::Style::new(size, Face::SemiBold), room, 2).cut;
    let (size, rows) = if two_rows { (size, 2) } else { (SMALLEST, 3) };
    let font = appearance::face(size, Face::SemiBold);
    let mut job = egui::text::LayoutJob::simple(name.to_owned(), font, ink, room.max(10.0));
    job.wrap.max_rows = rows;
    job.halign = egui::Align::Center;
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.center().x + 2.0, middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}

/// The smallest letters of a stage's name, in points.
const SMALLEST: f32 = 9.5;

fn closed(mut corners: Vec<Pos2>) -> Vec<Pos2> {
    corners.extend(corners.first().copied());
    corners
}

/// A loop: down from one stage, along, and up into another.
fn arc(ui: &Ui, (from, to): (f32, f32), (top, y): (f32, f32), kind: TransitionKind, theme: &Theme) {
    let shift = (y - top) / 3.0;
    let (start, end) = match (from - to).abs() < 1.0 {
        true => (from - 14.0, from + 14.0),
        false => (from + shift, to - shift),
    };
    let line = Stroke::new(1.4, hue_of(kind, theme));
    let points = [pos2(start, top), pos2(start, y), pos2(end, y), pos2(end, top + 2.0)];
    match dashes(kind) {
        None => drop(ui.painter().add(Shape::line(points.to_vec(), line))),
        Some((dash, gap)) => ui.painter().extend(Shape::dashed_line(&points, line, dash, gap)),
    }
    let tip = pos2(end, top - 2.0);
    let head = vec![tip, tip + vec2(-3.5, 6.0), tip + vec2(3.5, 6.0)];
    ui.painter().add(Shape::convex_polygon(head, line.color, Stroke::NONE));
}

/// The colour of a kind of step, as on the map.
fn hue_of(kind: TransitionKind, theme: &Theme) -> Color32 {
    let onward = matches!(kind, TransitionKind::Forward | TransitionKind::Lateral | TransitionKind::Exit);
    colour(if onward { theme.transition } else { theme.loops })
}

/// Dash and gap of a kind of step, as on the map; nothing for a whole line.
fn dashes(kind: TransitionKind) -> Option<(f32, f32)> {
    Some(match kind {
        TransitionKind::Forward | TransitionKind::Lateral | TransitionKind::Exit => return None,
        TransitionKind::Back => (8.0, 4.0),
        TransitionKind::LoyaltyLoop | TransitionKind::ServiceLoop => (4.5, 3.5),
        TransitionKind::AdvocacyLoop => (1.8, 3.2),
    })
}

/// The loops and ends in words.
fn told_ui(ui: &mut Ui, template: &Template, loops: &[&PhaseLink], theme: &Theme, lang: Lang) {
    if loops.is_empty() {
        return;
    }
    ui.add_space(2.0);
    ui.weak(words::LOOPS.text(lang));
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().interact_size.y = 16.0;
    for link in loops.iter().take(TOLD) {
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 14.0), Sense::hover());
            let line = Stroke::new(1.6, hue_of(link.kind, theme));
            let ends = [rect.left_center(), rect.right_center() - vec2(2.0, 0.0)];
            match dashes(link.kind) {
                None => drop(ui.painter().line_segment(ends, line)),
                Some((dash, gap)) => ui.painter().extend(Shape::dashed_line(&ends, line, dash, gap)),
            }
            ui.add(egui::Label::new(sentence(template, link, lang)).wrap());
        });
    }
    if loops.len() > TOLD {
        ui.weak(words::MORE.count(lang, loops.len() - TOLD));
    }
}

/// "Evaluation → Purchase · satisfied, buys again".
fn sentence(template: &Template, link: &PhaseLink, lang: Lang) -> String {
    let stage = |id: &str| template.stages.iter().find(|stage| stage.id == id);
    let name = |id: &str| stage(id).map_or(String::new(), |stage| stage.short(lang).to_owned());
    let (from, to) = (name(&link.from), name(&link.to));
    let ends = match link.exit {
        Some(exit) => {
            let exit = exit.label().text(lang).to_lowercase();
            return words::OUT_LINE.fill(lang, &[("from", &from), ("exit", &exit)]);
        }
        None if from == to => from,
        None => words::LOOP_LINE.fill(lang, &[("from", &from), ("to", &to)]),
    };
    match link.condition(lang) {
        "" => format!("{ends} · {}", link.kind.short_label().text(lang)),
        condition => format!("{ends} · {condition}"),
    }
}

/// The rows of a blueprint with the lines between them.
fn lanes_ui(ui: &mut Ui, template: &Template, theme: &Theme, lang: Lang) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for part in &template.parts {
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, part.name(lang)));
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 2.0)), 4, colour(theme.ground));
        let font = appearance::face(12.5, Face::Medium);
        let at = rect.left_center() + vec2(10.0, 0.0);
        ui.painter().text(at, Align2::LEFT_CENTER, part.name(lang), font, ui.visuals().text_color());
        line_below(ui, part, theme, lang);
    }
}

fn line_below(ui: &mut Ui, part: &Part, theme: &Theme, lang: Lang) {
    let words = part.line_below(lang);
    if words.is_empty() {
        return;
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let font = appearance::face(10.5, Face::Regular);
    let weak = ui.visuals().weak_text_color();
    let text = ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, words, font, weak);
    let ends = [rect.left_center(), pos2(text.left() - 6.0, rect.center().y)];
    let stroke = Stroke::new(1.2, colour(theme.secondary));
    ui.painter().extend(Shape::dashed_line(&ends, stroke, 5.0, 4.0));
}

/// The steps of a circle in a row, with the line that leads back under them.
fn circle_ui(ui: &mut Ui, template: &Template, theme: &Theme, lang: Lang) {
    let size = vec2(ui.available_width(), CHEVRON + 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let names: Vec<&str> = template.parts.iter().map(|part| part.name(lang)).collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, names.join(", ")));
    let width = rect.width() / names.len().max(1) as f32;
    let cell =
        |at: usize| Rect::from_min_size(rect.min + vec2(width * at as f32, 0.0), vec2(width - 3.0, CHEVRON));
    for (at, name) in names.iter().enumerate() {
        chevron(ui, cell(at), name, Some(colour(theme.phase(at).header)), theme);
    }
    let ends = (cell(names.len().saturating_sub(1)).center().x, cell(0).center().x);
    let top = rect.top() + CHEVRON + 3.0;
    arc(ui, ends, (top, top + 14.0), TransitionKind::ServiceLoop, theme);
}

/// A text that fits this width, cut with an ellipsis if it must be.
fn fitted(ui: &Ui, text: &str, font: &FontId, room: f32) -> String {
    let wide =
        |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::WHITE).size().x;
    if wide(text) <= room {
        return text.to_owned();
    }
    let mut short: String = text.to_owned();
    while short.pop().is_some() {
        let cut = format!("{}…", short.trim_end());
        if wide(&cut) <= room {
            return cut;
        }
    }
    String::new()
}
