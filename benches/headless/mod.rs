//! The canvas without a window: frames as egui would ask for them, with tessellation and without
//! a graphics card. Knows nothing of timing.

use std::sync::Arc;

use egui::{
    Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, vec2,
};
use wandel::layout::{self, Layout, Request};
use wandel::model::{Journey, Lang, Workspace};
use wandel::scene::{self, Frame, Options, Scene};
use wandel::theme::Theme;
use wandel::ui::canvas::{Canvas, Counts, View, canvas_ui};
use wandel::ui::{Command, Selection};

/// The canvas in a window of 1920 × 1080.
pub struct Headless {
    ctx: egui::Context,
    canvas: Canvas,
    workspace: Workspace,
    journey: Arc<Journey>,
    layout: Layout,
    scene: Scene,
    theme: Theme,
    selection: Selection,
    revision: u64,
    time: f64,
}

impl Headless {
    /// The first journey, laid out and drawn once.
    pub fn new(workspace: Workspace) -> Self {
        let ctx = egui::Context::default();
        ctx.set_fonts(wandel::text::definitions());
        let journey = Arc::clone(workspace.journeys.first().expect("a journey"));
        let theme = Theme::light();
        let layout = layout::layout(&workspace, &journey, &Request::default(), None);
        let options = Options { frame: Frame::Window, ..Options::default() };
        let scene = scene::build(&workspace, &journey, &layout, &theme, &options);
        let mut headless = Self {
            ctx,
            canvas: Canvas::default(),
            workspace,
            journey,
            layout,
            scene,
            theme,
            selection: Selection::default(),
            revision: 1,
            time: 0.0,
        };
        // The first frames measure text and load fonts.
        for _ in 0..3 {
            headless.frame(Vec::new());
        }
        headless
    }

    /// Shows the map at 100 %, where it has cards.
    pub fn read(&mut self) {
        self.canvas.run(Command::ActualSize);
        self.settle();
        let cards = &self.layout.cards;
        let middle = cards.get(cards.len() / 2).expect("a card");
        self.canvas.reveal(middle.touchpoint.id.clone());
        self.settle();
    }

    /// Shows the whole map.
    pub fn fit(&mut self) {
        self.canvas.run(Command::Fit);
        self.settle();
    }

    /// Shows the map so far away that a card has about this share of its width.
    pub fn stand_back(&mut self, zoom: f32) {
        self.read();
        while self.canvas.camera().zoom > zoom {
            let before = self.canvas.camera().zoom;
            self.canvas.run(Command::ZoomOut);
            self.settle();
            assert!(self.canvas.camera().zoom < before, "the camera does not go that far");
        }
    }

    /// Selects the card in the middle of the view, which brings out its lines.
    pub fn select(&mut self) {
        let seen = self.canvas.camera().visible();
        let away = |card: &&layout::CardPlace| (card.rect.center() - seen.center()).length_sq();
        let nearest = self.layout.cards.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        self.selection = Selection::touchpoint(nearest.expect("a card").touchpoint.id.clone());
        self.settle();
    }

    fn settle(&mut self) {
        for _ in 0..10 {
            self.frame(Vec::new());
        }
    }

    /// The cards that lie in view, by the layout: what a frame must have drawn where cards are drawn.
    pub fn cards_in_view(&self) -> usize {
        let seen = self.canvas.camera().visible();
        self.layout.cards.iter().filter(|card| card.rect.intersects(seen)).count()
    }

    /// The zoom in percent.
    pub fn zoom(&self) -> u32 {
        self.canvas.zoom_percent()
    }

    /// One frame of panning by so many points; what was drawn and into how many triangles.
    pub fn pan(&mut self, by: Vec2) -> (Counts, usize) {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: by,
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::default(),
        };
        let triangles = self.frame(vec![Event::PointerMoved(Pos2::new(960.0, 540.0)), wheel]);
        (self.canvas.counts(), triangles)
    }

    /// One frame of zooming at the pointer by this factor, as a pinch does it.
    pub fn zoom_by(&mut self, factor: f32) -> (Counts, usize) {
        let triangles = self.frame(vec![Event::PointerMoved(Pos2::new(960.0, 540.0)), Event::Zoom(factor)]);
        (self.canvas.counts(), triangles)
    }

    /// One frame with a picture that was made anew, as after an edit.
    pub fn renew(&mut self) -> (Counts, usize) {
        self.revision += 1;
        let triangles = self.frame(Vec::new());
        (self.canvas.counts(), triangles)
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0));
        let input = RawInput {
            screen_rect: Some(screen),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let view = View {
            workspace: &self.workspace,
            journey: &self.journey,
            current: &self.journey,
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
            reduced_motion: true,
            photos: None,
        };
        let canvas = &mut self.canvas;
        let mut output = self.ctx.run_ui(input, |ui| drop(canvas_ui(ui, canvas, &view)));
        // There is no graphics card to take the glyphs; egui insists that somebody does.
        output.textures_delta.clear();
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        primitives.iter().map(|clipped| triangles(&clipped.primitive)).sum()
    }
}

fn triangles(primitive: &egui::epaint::Primitive) -> usize {
    match primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
        egui::epaint::Primitive::Callback(_) => 0,
    }
}
