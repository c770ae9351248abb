//! What stands below the lanes: the strip, the row "look first" and the foot. Says over which
//! heights phase grounds run and where the picture ends.

use emath::{Rangef, pos2};

use super::sketch::Sketch;
use super::{Anchor, Group, Stage, Subject, header, strip, words};
use crate::text::{self, Face, Style};

const SENTENCE: Style = Style::new(13.0, Face::SemiBold);
const FOOT: Style = Style::new(12.0, Face::Regular);
const LINE: f32 = 17.0;
/// The height of the row "look first" when its sentences take one row.
const LOOK_FIRST: f32 = 40.0;
/// The height of the foot.
pub(super) const FOOT_HEIGHT: f32 = 33.0;

/// What the parts below the lanes took.
pub(super) struct Below {
    /// Over which heights the grounds of phases run.
    pub ground: Rangef,
    /// How far the tray moves from where the layout has it.
    pub tray_shift: f32,
    /// The bottom edge of the picture.
    pub bottom: f32,
}

/// Draws what is below the lanes. The layout leaves room for the strip between the grid and the tray.
pub(super) fn draw(stage: &Stage<'_>, groups: &mut Vec<Group>) -> Below {
    let frame = stage.options.frame;
    let tray = header::tray_edge(stage);
    let mut y = stage.layout.bounds.bottom().max(header::ground_top(stage));
    if frame.has_strip() {
        y = strip::draw(stage, y, groups);
        let room = tray.map_or(f32::INFINITY, |edge| edge.top() - 4.0 - y);
        y = look_first(stage, y, room, groups);
    }
    let ground = Rangef::new(header::ground_top(stage), y);
    let mut tray_shift = 0.0;
    if let Some(edge) = tray {
        // In the window cards are where the layout has them; a picture needs no empty room.
        tray_shift = if frame.has_title() { (y + 8.0 - edge.top()).min(0.0) } else { 0.0 };
        y = y.max(edge.bottom() + tray_shift + 4.0);
    }
    let bottom = if frame.has_title() { foot(stage, y, groups) } else { y + 12.0 };
    Below { ground, tray_shift, bottom }
}

/// One plain sentence per phase, if any phase has one, in `room` points; the bottom edge of the row.
fn look_first(stage: &Stage<'_>, top: f32, room: f32, groups: &mut Vec<Group>) -> f32 {
    let rows_at_most = (((room - LOOK_FIRST) / LINE) as usize).saturating_add(1).min(3);
    let mut sketch = Sketch::new();
    let mut most = 0;
    for place in &stage.layout.phases {
        let Some(phase) = stage.journey.phase(&place.id) else { continue };
        let space = (place.x.span() - 26.0).max(1.0);
        let rows = text::wrap(&phase.look_first, SENTENCE, space, rows_at_most).lines;
        most = most.max(rows.len());
        for (row, line) in rows.iter().enumerate() {
            let at = pos2(place.x.min + 14.0, top + 25.0 + LINE * row as f32);
            sketch.text(line, at, Anchor::Start, SENTENCE, stage.theme.critical);
        }
    }
    if most == 0 {
        return top;
    }
    header::separator(stage, &mut sketch, top);
    let words = words::LOOK_FIRST.text(stage.lang()).to_owned();
    header::label(stage, &mut sketch, std::slice::from_ref(&words), top + 20.0);
    groups.push(sketch.into_group(Subject::LookFirst, words));
    top + LOOK_FIRST + LINE * (most as f32 - 1.0)
}

/// File name and date at the left, the maker at the right; the bottom edge of the picture.
fn foot(stage: &Stage<'_>, top: f32, groups: &mut Vec<Group>) -> f32 {
    let lang = stage.lang();
    let mut sketch = Sketch::new();
    let colour = stage.theme.secondary;
    let y = top + 20.0;
    let made = words::MADE_WITH.text(lang);
    let right = stage.text_right();
    sketch.text(made, pos2(right, y), Anchor::End, FOOT, colour);
    let mut parts: Vec<String> = stage.options.file_name.iter().map(|name| text::one_line(name)).collect();
    parts.extend(
        stage.options.as_of.map(|date| words::ANALYSED.fill(lang, &[("date", &words::date(date, lang))])),
    );
    let space = right - stage.text_left() - text::width(made, FOOT) - 24.0;
    let row = text::fit(&parts.join(" · "), FOOT, space.max(1.0));
    if !row.is_empty() {
        sketch.text(&row, pos2(stage.text_left(), y), Anchor::Start, FOOT, colour);
    }
    groups.push(sketch.into_group(Subject::Foot, String::new()));
    top + FOOT_HEIGHT
}
