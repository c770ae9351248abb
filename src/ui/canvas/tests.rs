//! The canvas as a whole, driven by events as a window gives them.

use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::sample::{id, sample, scene};
use super::*;
use crate::edit::Edit;
use crate::model::Journey;

mod drawing;
mod typing;

/// A window that shows the sample map and keeps what the canvas asked for.
struct Window {
    canvas: Canvas,
    workspace: Workspace,
    journey: Journey,
    /// The journey as it is now, if the picture is older.
    current: Option<Journey>,
    layout: Layout,
    scene: Scene,
    theme: Theme,
    selection: Selection,
    revision: u64,
    asked: Vec<Action>,
    frames: usize,
}

impl Window {
    fn ui(&mut self, ui: &mut Ui) {
        let view = View {
            workspace: &self.workspace,
            journey: &self.journey,
            current: self.current.as_ref().unwrap_or(&self.journey),
            layout: &self.layout,
            scene: &self.scene,
            revision: self.revision,
            theme: &self.theme,
            lang: Lang::En,
            badges: None,
            small_map: false,
            lit: None,
            selection: &self.selection,
            read_only: false,
            reduced_motion: false,
            photos: None,
        };
        let actions = canvas_ui(ui, &mut self.canvas, &view);
        for action in &actions {
            if let Action::Select(selection) = action {
                self.selection = selection.clone();
            }
        }
        self.asked.extend(actions);
        self.frames += 1;
    }

    fn edits(&self) -> Vec<&Action> {
        self.asked.iter().filter(|action| !matches!(action, Action::Select(_))).collect()
    }
}

fn window() -> Harness<'static, Window> {
    let (workspace, journey, layout) = sample();
    let scene = scene(&layout);
    let window = Window {
        canvas: Canvas::default(),
        workspace,
        journey,
        current: None,
        layout,
        scene,
        theme: Theme::light(),
        selection: Selection::default(),
        revision: 1,
        asked: Vec::new(),
        frames: 0,
    };
    let mut harness = Harness::builder()
        .with_size(vec2(1000.0, 600.0))
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .with_context_setup(|ctx| ctx.set_fonts(crate::text::definitions()))
        .build_ui_state(|ui, window: &mut Window| window.ui(ui), window);
    harness.run();
    harness
}

fn on_screen(harness: &Harness<'_, Window>, card: usize) -> Pos2 {
    let window = harness.state();
    window.canvas.camera.screen_from_map(window.layout.cards[card].rect.center())
}

fn button(harness: &Harness<'_, Window>, pos: Pos2, pressed: bool) {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    harness.event(Event::PointerButton { pos, button, pressed, modifiers });
}

fn click(harness: &mut Harness<'_, Window>, pos: Pos2) {
    harness.hover_at(pos);
    harness.step();
    button(harness, pos, true);
    harness.step();
    button(harness, pos, false);
    harness.step();
}

fn double_click(harness: &mut Harness<'_, Window>, pos: Pos2) {
    harness.hover_at(pos);
    for pressed in [true, false, true, false] {
        button(harness, pos, pressed);
    }
    harness.step();
    harness.step();
}

fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    button(harness, from, true);
    harness.step();
    for part in [0.3, 0.6, 1.0] {
        harness.hover_at(from + (to - from) * part);
        harness.step();
    }
    button(harness, to, false);
    harness.run();
}

#[test]
fn a_click_selects_and_cards_have_names() {
    let mut harness = window();
    let at = on_screen(&harness, 0);
    click(&mut harness, at);
    assert_eq!(harness.state().selection, Selection::touchpoint(id("ad")));
    harness.run();
    let node = harness.get_by_label("Title of search, Website, no owner, 2");
    node.click();
    harness.run();
    assert_eq!(harness.state().selection, Selection::touchpoint(id("search")));
    harness.get_by_label("Map of Journey");
}

#[test]
fn a_drag_gives_one_move() {
    let mut harness = window();
    let (from, to) = (on_screen(&harness, 0), on_screen(&harness, 2));
    drag(&mut harness, from, to);
    let edits = harness.state().edits();
    assert!(matches!(edits[..], [Action::Apply(Edit::MoveTouchpoints { .. })]), "{edits:?}");
}

#[test]
fn a_double_click_in_a_cell_adds() {
    let mut harness = window();
    let (x, y) = (on_screen(&harness, 1).x, on_screen(&harness, 2).y);
    double_click(&mut harness, pos2(x, y));
    let edits = harness.state().edits();
    assert!(matches!(edits[..], [Action::AddAndRename(Edit::AddTouchpoints { .. })]), "{edits:?}");
}

#[test]
fn a_title_is_typed_in_place() {
    let mut harness = window();
    let at = on_screen(&harness, 0);
    double_click(&mut harness, at);
    harness.run();
    harness.get_by_label("title").type_text("New words");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let edits = harness.state().edits();
    let [Action::Apply(Edit::SetTouchpoints { touchpoints, .. })] = edits[..] else { panic!("{edits:?}") };
    assert_eq!(touchpoints[0].title, "New words");
    assert!(harness.query_by_label("title").is_none());
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let mut harness = window();
    let (from, to) = (on_screen(&harness, 0), on_screen(&harness, 2));
    double_click(&mut harness, from);
    harness.run();
    harness.get_by_label("title").type_text("Other");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("title").is_none());
    harness.hover_at(from);
    button(&harness, from, true);
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.key_press(Key::Escape);
    harness.step();
    button(&harness, to, false);
    harness.run();
    assert_eq!(harness.state().edits(), Vec::<&Action>::new());
}

#[test]
fn keys_walk_zoom_and_reach_every_card() {
    let mut harness = window();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().selection, Selection::touchpoint(id("ad")));
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().selection, Selection::touchpoint(id("search")));
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(harness.state().selection, Selection::touchpoint(id("page")));
    harness.key_press(Key::F2);
    harness.run();
    harness.get_by_label("title");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state_mut().canvas.run(Command::ActualSize));
    harness.run();
    assert_eq!(harness.state().canvas.zoom_percent(), 100);
    assert!(!harness.state_mut().canvas.run(Command::Save));
}

#[test]
fn names_stay_at_the_edges_of_the_view() {
    use names::Named;
    let mut harness = window();
    assert_eq!(harness.state().canvas.names, Vec::new(), "the map's own names are in view");
    let state = harness.state_mut();
    let picture = state.scene.bounds;
    state.canvas.camera.zoom_to(2.0, pos2(0.0, 0.0), picture);
    state.canvas.camera.offset = vec2(-640.0, -220.0);
    harness.run();
    let canvas = &harness.state().canvas;
    let view = canvas.camera.viewport;
    let named: Vec<_> = canvas.names.iter().map(|name| (name.named, name.row.as_str())).collect();
    let wanted = [
        (Named::Lane(0), "Paid"),
        (Named::Lane(1), "Owned"),
        (Named::Phase(0), "Phase one"),
        (Named::Phase(1), "Phase two"),
    ];
    assert_eq!(named, wanted);
    assert!(canvas.names.iter().all(|name| view.contains_rect(name.rect)), "{:?}", canvas.names);
    for (at, name) in canvas.names.iter().enumerate() {
        let others = canvas.names.iter().skip(at + 1);
        assert!(!others.clone().any(|other| other.rect.shrink(0.5).intersects(name.rect)), "{name:?}");
    }
    harness.step();
    assert!(!harness.ctx.has_requested_repaint(), "{:?}", harness.ctx.repaint_causes());
    // A click on a name means what it names.
    let at = harness.state().canvas.names[2].rect.center();
    click(&mut harness, at);
    assert_eq!(harness.state().selection.phase, Some(id("one")));
    // From far away there are only tiles.
    harness.state_mut().canvas.camera.zoom_to(0.03, pos2(0.0, 0.0), picture);
    harness.run();
    assert_eq!(harness.state().canvas.names, Vec::new());
}

#[test]
fn cards_glide_after_an_edit_and_then_rest() {
    let mut harness = window();
    let state = harness.state_mut();
    state.layout.cards[2].rect = state.layout.cards[2].rect.translate(vec2(0.0, -60.0));
    state.scene = scene(&state.layout);
    state.revision = 2;
    let before = harness.state().frames;
    harness.run();
    assert!(harness.state().frames > before + 1, "no glide");
    harness.step();
    assert!(!harness.ctx.has_requested_repaint());
}

#[test]
fn what_is_dragged_in_is_added() {
    let mut harness = window();
    let (x, y) = (on_screen(&harness, 1).x, on_screen(&harness, 2).y);
    let new = Touchpoint { title: "Kiosk".into(), ..Touchpoint::default() };
    egui::DragAndDrop::set_payload(&harness.ctx, new);
    harness.hover_at(pos2(x, y));
    harness.step();
    button(&harness, pos2(x, y), false);
    harness.step();
    let edits = harness.state().edits();
    assert!(matches!(edits[..], [Action::Apply(Edit::AddTouchpoints { .. })]), "{edits:?}");
}

#[test]
fn a_pinch_keeps_what_lies_under_the_pointer() {
    let mut harness = window();
    let at = on_screen(&harness, 2);
    harness.hover_at(at);
    harness.step();
    let before = harness.state().canvas.zoom_percent();
    harness.event(Event::Zoom(1.5));
    harness.step();
    assert_eq!(harness.state().canvas.zoom_percent(), before * 3 / 2);
    assert!((on_screen(&harness, 2) - at).length() < 1.0);
}

#[test]
fn a_selected_phase_or_line_is_brought_into_view_when_there_is_less_room() {
    let mut harness = window();
    let picture = harness.state().scene.bounds;
    harness.state_mut().canvas.camera.zoom_to(1.6, pos2(0.0, 0.0), picture);
    harness.state_mut().canvas.fitted = None;
    harness.run();
    let key = {
        let step = &harness.state().layout.routes[0].transition;
        (step.from.clone(), step.to.clone(), step.kind, 0)
    };
    let phase = harness.state().layout.phases[1].id.clone();
    let header = places::header_rect(&harness.state().layout, &phase).unwrap();
    let middle = places::middle(&harness.state().layout.routes[0]);
    let seen = |harness: &Harness<'_, Window>, rect: Rect| {
        let camera = harness.state().canvas.camera;
        camera.viewport.contains(camera.screen_rect(rect).left_center())
    };
    harness.state_mut().selection = Selection::phase(phase);
    harness.state_mut().canvas.camera.pan(vec2(-5000.0, 0.0), picture);
    harness.run();
    assert!(!seen(&harness, header), "a choice of what is seen moves nothing");
    harness.set_size(vec2(700.0, 600.0));
    harness.run();
    assert!(seen(&harness, header));
    harness.state_mut().selection = Selection::transition(key);
    harness.state_mut().canvas.camera.pan(vec2(-5000.0, 0.0), picture);
    harness.state_mut().canvas.reveal_selection();
    harness.run();
    assert!(seen(&harness, Rect::from_center_size(middle, vec2(2.0, 2.0))));
}
