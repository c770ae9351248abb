//! The table of touchpoints without a window: frames as egui would ask for them, with tessellation.
//! Knows nothing of timing.

use egui::{Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, vec2};
use wandel::model::{Lang, Workspace};
use wandel::settings::TableLook;
use wandel::theme::Theme;
use wandel::ui::table::{Shows, Source, State, table_ui};
use wandel::ui::tables::Touchpoints;
use wandel::vocabulary::Label;

/// The table in a window of 1920 × 1080.
pub struct Table {
    ctx: egui::Context,
    source: Touchpoints,
    state: State,
    theme: Theme,
    revision: u64,
    time: f64,
}

impl Table {
    /// The touchpoints of the first journey, drawn a few times.
    pub fn new(workspace: &Workspace) -> Self {
        let ctx = egui::Context::default();
        ctx.set_fonts(wandel::text::definitions());
        let journey = workspace.journeys.first().expect("a journey");
        let mut table = Self {
            ctx,
            source: Touchpoints::new(workspace, journey, true),
            state: State::remembered(TableLook::default()),
            theme: Theme::light(),
            revision: 1,
            time: 0.0,
        };
        for _ in 0..3 {
            table.frame(Vec::new());
        }
        table
    }

    /// How many rows there are, with the one for new ones.
    pub fn rows(&self) -> usize {
        self.source.len() + 1
    }

    /// How far it is scrolled down, in points.
    pub fn scrolled(&self) -> f32 {
        self.state.scrolled.map_or(0.0, |(offset, _)| offset.y)
    }

    /// One frame of scrolling by so many points; the rows and the triangles drawn.
    pub fn scroll(&mut self, by: Vec2) -> (usize, usize) {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: by,
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::default(),
        };
        let triangles = self.frame(vec![Event::PointerMoved(Pos2::new(960.0, 540.0)), wheel]);
        (self.state.drawn, triangles)
    }

    /// One frame after an edit, for which the rows are made and put in order anew.
    pub fn renew(&mut self, workspace: &Workspace) -> (usize, usize) {
        let journey = workspace.journeys.first().expect("a journey");
        self.source = Touchpoints::new(workspace, journey, true);
        self.revision += 1;
        let triangles = self.frame(Vec::new());
        (self.state.drawn, triangles)
    }

    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let shows = Shows {
            name: "touchpoints",
            theme: &self.theme,
            lang: Lang::En,
            revision: self.revision,
            selected: &|_| false,
            empty: Label::new("", ""),
        };
        let (source, state) = (&self.source, &mut self.state);
        let mut output = self.ctx.run_ui(input, |ui| drop(table_ui(ui, &shows, source, state)));
        // There is no graphics card to take the glyphs; egui insists that somebody does.
        output.textures_delta.clear();
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let triangles = primitives.iter().map(|clipped| match &clipped.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
            egui::epaint::Primitive::Callback(_) => 0,
        });
        triangles.sum()
    }
}
