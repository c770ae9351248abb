//! How much of the map is drawn, and when.

use egui::{pos2, vec2};
use egui_kittest::Harness;

use super::super::*;
use super::{Window, click, id, on_screen, window};

#[test]
fn nothing_is_painted_again_while_nothing_changes() {
    let mut harness = window();
    let at = on_screen(&harness, 0);
    click(&mut harness, at);
    harness.run();
    harness.step();
    assert!(!harness.ctx.has_requested_repaint(), "{:?}", harness.ctx.repaint_causes());
}

#[test]
fn far_away_less_is_drawn() {
    let mut harness = window();
    let near = harness.state().canvas.counts();
    assert_eq!((near.cards, near.texts), (3, 3));
    let state = harness.state_mut();
    let picture = state.scene.bounds;
    state.canvas.camera.zoom_to(0.1, pos2(500.0, 300.0), picture);
    harness.run();
    let far = harness.state().canvas.counts();
    assert_eq!((far.cards, far.texts), (3, 0));
    let state = harness.state_mut();
    state.canvas.camera.zoom_to(2.0, pos2(0.0, 0.0), picture);
    state.canvas.camera.reveal(Rect::from_min_size(pos2(150.0, 104.0), vec2(164.0, 72.0)));
    harness.run();
    assert!(harness.state().canvas.counts().cards < 3);
}

/// The triangles of a frame.
fn triangles(harness: &Harness<'_, Window>) -> usize {
    let shapes = harness.output().shapes.clone();
    let primitives = harness.ctx.tessellate(shapes, 1.0);
    let count = |primitive: &egui::epaint::Primitive| match primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
        egui::epaint::Primitive::Callback(_) => 0,
    };
    primitives.iter().map(|clipped| count(&clipped.primitive)).sum()
}

/// A gutter of dashed lines, six points apart, that are a hundred times as long as the window.
fn gutter(count: usize) -> Vec<crate::scene::Group> {
    use crate::scene::{Group, Paint, Shape, ShapeKind, Step, Stroke};
    let line = |at: usize| {
        let (x, top) = (6.0 * at as f32, -30_000.0);
        let steps = vec![Step::Move(pos2(x, top)), Step::Line(pos2(x, -top))];
        let stroke = Stroke { colour: crate::theme::Rgb(200, 0, 90), width: 1.7, dash: vec![10.0, 5.0] };
        let paint = Paint { fill: None, stroke: Some(stroke), opacity: 1.0 };
        Group {
            subject: Subject::Transition((id("a"), id("b"), crate::model::TransitionKind::Back, at as u32)),
            title: String::new(),
            bounds: Rect::from_min_max(pos2(x, top), pos2(x, -top)).expand(1.0),
            shapes: vec![Shape { scales: 0.0..9.0, kind: ShapeKind::Path { steps, paint } }],
        }
    };
    (0..count).map(line).collect()
}

#[test]
fn dashes_out_of_view_are_not_cut() {
    let mut harness = window();
    harness.state_mut().canvas.run(Command::ActualSize);
    harness.run();
    let without = triangles(&harness);
    let state = harness.state_mut();
    state.scene.groups.splice(0..0, gutter(100));
    state.revision = 2;
    harness.run();
    let with = triangles(&harness);
    // 600 points are 40 dashes, and what is cut of the cells around the view as many again.
    assert!(with >= without + 100 * 2 * 40, "{without} {with}");
    assert!(with <= without + 100 * 2 * 100, "{without} {with}");
    // From so far away that dashes can't be told apart a line is not even many quads.
    let state = harness.state_mut();
    let picture = state.scene.bounds;
    state.canvas.camera.zoom_to(0.1, pos2(500.0, 300.0), picture);
    harness.run();
    assert!(triangles(&harness) <= without + 100 * 2 * 8, "{}", triangles(&harness));
}

#[test]
fn lines_of_the_selection_are_drawn_over_the_dimmed_others() {
    let mut harness = window();
    let before = triangles(&harness);
    let lines = harness.state().canvas.counts().lines;
    harness.state_mut().selection = Selection::touchpoint(id("ad"));
    harness.run();
    assert_eq!(harness.state().canvas.counts().lines, lines);
    assert!(triangles(&harness) > before + 4, "{before}");
    harness.state_mut().selection = Selection::default();
    harness.run();
    assert_eq!(triangles(&harness), before);
}
