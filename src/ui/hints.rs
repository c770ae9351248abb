//! What to do first, in the ground of a map that has nothing on it yet or above one without rows.
//! Knows the journey shown; asks for commands.

use egui::{Align2, Pos2, Rect, RichText, Vec2, vec2};

use super::bars::{Shown, frame};
use super::canvas::Camera;
use super::{Action, Command, appearance, command, words};
use crate::layout::Layout;
use crate::model::{Journey, LaneScheme, Lang};
use crate::scene::{Scene, Shape, ShapeKind, Step, Subject, text_edge};
use crate::settings::Settings;
use crate::text::Face;

/// Says what to do first on a map without phases, or without touchpoints.
pub fn hints_ui(
    ui: &egui::Ui,
    (journey, scene): (&Journey, &Scene),
    camera: &Camera,
    lang: Lang,
    settings: &Settings,
    actions: &mut Vec<Action>,
) {
    if journey.phases.is_empty() {
        phases_ui(ui, lang, settings, actions);
    } else if journey.all_touchpoints().next().is_none() {
        let font = appearance::face(14.0, Face::Medium);
        let colour = ui.visuals().weak_text_color();
        let keys = command::keys_text(Command::NewTouchpoint, settings);
        let text = words::EMPTY_HINT.fill(lang, &[("keys", &keys)]);
        let galley = ui.painter().layout_no_wrap(text, font, colour);
        // On a ground of its own: the map may lie anywhere.
        let place = free_place(ui.max_rect(), galley.size() + 2.0 * AROUND, &drawn(scene, camera));
        ui.painter().rect_filled(place, 8, ui.visuals().window_fill());
        ui.painter().galley(place.shrink2(AROUND).min, galley, colour);
    }
}

/// Says above the map how a blueprint gets its rows, where all cards stand in the one for those without a layer.
pub fn layers_ui(ui: &mut egui::Ui, layout: &Layout, shown: &Shown<'_>) {
    let is_blueprint = shown
        .document
        .journey()
        .is_some_and(|journey| layout.request.lanes.unwrap_or(journey.lanes) == LaneScheme::Blueprint);
    let [lane] = layout.lanes.as_slice() else { return };
    if !is_blueprint || !lane.key.is_empty() || layout.cards.is_empty() {
        return;
    }
    let text = words::NO_LAYERS.fill(shown.lang, &[("section", words::SECTION_PLACE.text(shown.lang))]);
    egui::Panel::top("no layers").frame(frame(shown.theme, 14, 6)).resizable(false).show(ui, |ui| {
        ui.add(egui::Label::new(RichText::new(text).weak()).wrap());
    });
}

/// From the hint to the edge of its ground.
const AROUND: Vec2 = vec2(14.0, 7.0);

/// The lowest place in the middle that covers neither words nor lines; at the foot if there is none.
fn free_place(map: Rect, size: Vec2, drawn: &[Rect]) -> Rect {
    let up = |step: u8| {
        let at = map.center_bottom() - vec2(0.0, 30.0 + 12.0 * f32::from(step));
        Align2::CENTER_CENTER.anchor_size(at, size)
    };
    let fits = |place: &Rect| place.top() > map.top() && !drawn.iter().any(|one| one.intersects(*place));
    (0..60).map(up).find(fits).unwrap_or_else(|| up(0))
}

/// Where on the screen words stand, and the lines of the steps that a template expects.
fn drawn(scene: &Scene, camera: &Camera) -> Vec<Rect> {
    let shown = |shape: &&Shape| shape.scales.contains(&camera.zoom);
    let shapes = scene.groups.iter().flat_map(|group| &group.shapes);
    let text = |shape: &Shape| match &shape.kind {
        ShapeKind::Text { text, at, anchor, style, .. } => Some(text_edge(text, *at, *anchor, *style)),
        _ => None,
    };
    let texts = shapes.filter(shown).filter_map(text);
    let expected = scene.groups.iter().filter(|group| group.subject == Subject::Expected);
    let lines = expected.flat_map(|group| &group.shapes).filter(shown).flat_map(|shape| pieces(&shape.kind));
    texts.chain(lines).map(|place| camera.screen_rect(place).expand(6.0)).collect()
}

/// The boxes around the pieces of a line; none of what is no line.
fn pieces(kind: &ShapeKind) -> Vec<Rect> {
    let ShapeKind::Path { steps, .. } = kind else { return Vec::new() };
    let ends = steps.iter().filter_map(|step| match *step {
        Step::Move(to) | Step::Line(to) | Step::Quad(_, to) | Step::Cubic(_, _, to) => Some(to),
        Step::Close => None,
    });
    let ends: Vec<Pos2> = ends.collect();
    ends.iter().zip(ends.iter().skip(1)).map(|(one, other)| Rect::from_two_pos(*one, *other)).collect()
}

fn phases_ui(ui: &egui::Ui, lang: Lang, settings: &Settings, actions: &mut Vec<Action>) {
    let area = egui::Area::new(egui::Id::unique("empty map")).order(egui::Order::Middle);
    area.fixed_pos(ui.max_rect().center() - egui::vec2(220.0, 50.0)).show(ui.ctx(), |ui| {
        ui.set_width(440.0);
        ui.vertical_centered(|ui| {
            let title = words::NO_PHASES.text(lang);
            ui.label(RichText::new(title).font(appearance::face(17.0, Face::Bold)));
            let keys = command::keys_text(Command::NewPhase, settings);
            ui.label(words::NO_PHASES_HINT.fill(lang, &[("keys", &keys)]));
            ui.add_space(6.0);
            let button = ui.button(command::label(Command::NewPhase, lang));
            if button.on_hover_text(command::tip(Command::NewPhase, lang, settings)).clicked() {
                actions.push(Action::Run(Command::NewPhase));
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn the_hint_covers_no_words() {
        let map = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let size = vec2(200.0, 30.0);
        let foot = free_place(map, size, &[]);
        assert!(map.contains_rect(foot) && foot.bottom() > 570.0, "{foot:?}");
        let label = Rect::from_min_size(foot.min, vec2(60.0, 12.0));
        let above = free_place(map, size, &[label]);
        assert!(map.contains_rect(above) && !above.intersects(label), "{above:?}");
        assert_eq!(free_place(map, size, &[map]), foot, "where all is full it stays at the foot");
    }
}
