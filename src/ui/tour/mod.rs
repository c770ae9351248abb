//! A tour of one minute over a sample: each step points at a thing in the window and says what it is
//! for. Offered, never forced; nothing in it moves by itself. Changes nothing of a map.

mod words;

#[cfg(test)]
mod tests;

use egui::{
    Area, Context, Frame, Id, Key, Modifiers, Order, Rect, RichText, Sense, Stroke, Vec2, pos2, vec2,
};

use super::app::WandelApp;
use super::{Action, appearance};
use crate::model::Lang;
use crate::text::Face;
use crate::vocabulary::Label;

/// What the tour asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The next step; after the last one the tour ends.
    Next,
    /// The step before.
    Back,
    /// No more of it.
    End,
}

/// Where the tour is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    at: usize,
    /// Whether the button of this step has the keyboard.
    ready: bool,
}

/// What a step points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The map.
    Map,
    /// The panel at the left.
    Catalogue,
    /// A card on the map.
    Card,
    /// The panel at the foot.
    StandsOut,
    /// The tabs of the views.
    Views,
    /// The button that exports.
    Export,
}

/// The steps in their order: what they point at, a heading, a sentence or two.
const STEPS: [(Spot, Label, Label); 6] = [
    (Spot::Map, words::MAP, words::MAP_TEXT),
    (Spot::Card, words::CARD, words::CARD_TEXT),
    (Spot::Catalogue, words::CATALOGUE, words::CATALOGUE_TEXT),
    (Spot::StandsOut, words::STANDS_OUT, words::STANDS_OUT_TEXT),
    (Spot::Views, words::VIEWS, words::VIEWS_TEXT),
    (Spot::Export, words::EXPORT, words::EXPORT_TEXT),
];

/// The card with the words, in points; its height is about this.
const CARD: Vec2 = vec2(340.0, 170.0);
/// The same card with its buttons beside the words, for a place that fills the window.
const WIDE: Vec2 = vec2(940.0, 80.0);

/// The sample that the tour goes over.
pub const fn sample(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "zwaluw-en-spaak-en",
        Lang::Nl => "zwaluw-en-spaak",
    }
}

/// Remembers where something of the window is, for the step that points at it.
pub fn mark(ctx: &Context, spot: Spot, rect: Rect) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(("tour", spot)), rect));
}

fn marked(ctx: &Context, spot: Spot) -> Option<Rect> {
    ctx.data(|data| data.get_temp(Id::unique(("tour", spot))))
}

impl WandelApp {
    /// Does what the tour asked for.
    pub(super) fn tour_asked(&mut self, ctx: &Context, ask: Ask) {
        let Some(tour) = self.tour else { return };
        self.tour = match ask {
            Ask::Next if tour.at + 1 < STEPS.len() => Some(Tour { at: tour.at + 1, ready: false }),
            Ask::Back => Some(Tour { at: tour.at.saturating_sub(1), ready: false }),
            Ask::Next | Ask::End => None,
        };
        ctx.request_repaint();
    }

    /// Shows the step of the tour over the window.
    pub(super) fn tour_ui(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        if self.document.is_none() {
            self.tour = None;
        }
        let step = self.tour.and_then(|tour| Some((tour, STEPS.get(tour.at)?)));
        // What is pointed at must be there.
        let unfolds = step.is_some_and(|(_, (spot, ..))| *spot == Spot::Catalogue);
        if std::mem::replace(&mut self.catalogue.toured, unfolds) != unfolds {
            ctx.request_repaint();
        }
        let Some((tour, (spot, title, text))) = step else { return };
        let screen = ctx.content_rect();
        let place = self.place_of(ctx, *spot).map_or(screen.shrink(40.0), |rect| rect.intersect(screen));
        keys(ctx, actions);
        Area::new(Id::unique("tour")).order(Order::Foreground).fixed_pos(screen.min).show(ctx, |ui| {
            // What lies below is looked at, not used.
            ui.allocate_rect(screen, Sense::click_and_drag());
            self.ring(ui, screen, place);
            let (card, wide) = beside(place, screen);
            let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(card));
            Frame::popup(ui.style()).inner_margin(if wide { 10 } else { 14 }).show(ui, |ui| {
                let text = (*title, *text);
                match wide {
                    true => self.wide_ui(ui, (tour, text), card.width() - 20.0, actions),
                    false => self.tall_ui(ui, (tour, text), actions),
                }
            });
        });
        if let Some(tour) = &mut self.tour {
            tour.ready = true;
        }
    }

    /// The words over the buttons.
    fn tall_ui(&self, ui: &mut egui::Ui, (tour, (title, text)): (Tour, Words), actions: &mut Vec<Action>) {
        ui.set_width(CARD.x - 28.0);
        ui.weak(self.count(tour));
        ui.label(RichText::new(title.text(self.lang)).font(appearance::face(15.0, Face::Bold)));
        ui.add(egui::Label::new(text.text(self.lang)).wrap());
        ui.add_space(6.0);
        self.buttons_ui(ui, tour, actions);
    }

    /// The words beside the buttons.
    fn wide_ui(
        &self,
        ui: &mut egui::Ui,
        (tour, (title, text)): (Tour, Words),
        width: f32,
        actions: &mut Vec<Action>,
    ) {
        let style = crate::text::Style::new(12.5, Face::SemiBold);
        let button = |label: Label| crate::text::width(label.text(self.lang), style) + 30.0;
        let back = Some(words::BACK).filter(|_| tour.at > 0);
        let buttons: f32 = [words::NEXT, words::END].into_iter().chain(back).map(button).sum();
        ui.set_width(width);
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_width(width - buttons);
                ui.horizontal(|ui| {
                    ui.weak(self.count(tour));
                    ui.label(RichText::new(title.text(self.lang)).font(appearance::face(15.0, Face::Bold)));
                });
                ui.add(egui::Label::new(text.text(self.lang)).wrap());
            });
            self.buttons_ui(ui, tour, actions);
        });
    }

    fn count(&self, tour: Tour) -> String {
        let figures = [("n", &*(tour.at + 1).to_string()), ("all", &*STEPS.len().to_string())];
        words::COUNT.fill(self.lang, &figures)
    }

    fn buttons_ui(&self, ui: &mut egui::Ui, tour: Tour, actions: &mut Vec<Action>) {
        ui.horizontal(|ui| {
            let last = tour.at + 1 == STEPS.len();
            let next = if last { words::DONE } else { words::NEXT }.text(self.lang);
            let bold = RichText::new(next).font(appearance::face(12.5, Face::SemiBold));
            let next = ui.button(bold);
            // The card may have become a wide one, whose button is another.
            if !tour.ready || ui.memory(|memory| memory.focused().is_none()) {
                next.request_focus();
            }
            if next.clicked() {
                actions.push(Action::Tour(Ask::Next));
            }
            if tour.at > 0 && ui.button(words::BACK.text(self.lang)).clicked() {
                actions.push(Action::Tour(Ask::Back));
            }
            if !last && ui.button(words::END.text(self.lang)).clicked() {
                actions.push(Action::Tour(Ask::End));
            }
        });
    }

    /// Dims all but the place, and draws a ring around it.
    fn ring(&self, ui: &egui::Ui, screen: Rect, place: Rect) {
        let hole = place.expand(4.0).intersect(screen);
        let dim = egui::Color32::from_black_alpha(if self.theme.dark { 130 } else { 90 });
        let above = Rect::from_min_max(screen.min, pos2(screen.right(), hole.top()));
        let below = Rect::from_min_max(pos2(screen.left(), hole.bottom()), screen.max);
        let left = Rect::from_min_max(pos2(screen.left(), hole.top()), hole.left_bottom());
        let right = Rect::from_min_max(hole.right_top(), pos2(screen.right(), hole.bottom()));
        for part in [above, below, left, right] {
            ui.painter().rect_filled(part, 0, dim);
        }
        let line = Stroke::new(3.0, appearance::colour(self.theme.accent));
        ui.painter().rect_stroke(hole, 6, line, egui::StrokeKind::Inside);
    }

    /// Where on the screen a spot is.
    fn place_of(&self, ctx: &Context, spot: Spot) -> Option<Rect> {
        let map = marked(ctx, Spot::Map);
        let foot = ctx.content_rect().bottom() - STATUS;
        match spot {
            Spot::Catalogue => {
                map.map(|map| Rect::from_min_max(pos2(0.0, map.top()), pos2(map.left(), foot)))
            }
            Spot::StandsOut => map.map(|map| Rect::from_min_max(map.left_bottom(), pos2(map.right(), foot))),
            Spot::Card => {
                let layout = &self.document.as_ref()?.picture()?.layout;
                let key = |card: &&crate::layout::CardPlace| card.touchpoint.moment_of_truth.is_some();
                let card = layout.cards.iter().find(key).or(layout.cards.first())?;
                Some(self.canvas.camera().screen_rect(card.rect))
            }
            Spot::Map | Spot::Views | Spot::Export => marked(ctx, spot),
        }
    }
}

/// A heading and a sentence or two.
type Words = (Label, Label);

/// The height of the status line.
const STATUS: f32 = 26.0;

/// The arrows go from step to step, Escape ends; Enter is the button's.
fn keys(ctx: &Context, actions: &mut Vec<Action>) {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, ask) in [
        (Key::Escape, Ask::End),
        (Key::ArrowRight, Ask::Next),
        (Key::PageDown, Ask::Next),
        (Key::ArrowLeft, Ask::Back),
        (Key::PageUp, Ask::Back),
    ] {
        if pressed(key) {
            actions.push(Action::Tour(ask));
        }
    }
}

/// Where the words stand: below the place, else above, else beside it; beside what fills the window in
/// a card that is wide and low, which is told; else inside. Always on the screen.
fn beside(place: Rect, screen: Rect) -> (Rect, bool) {
    let around = |size: Vec2, gap: f32| {
        [
            pos2(place.center().x - size.x / 2.0, place.bottom() + gap),
            pos2(place.center().x - size.x / 2.0, place.top() - gap - size.y),
            pos2(place.right() + gap, place.center().y - size.y / 2.0),
            pos2(place.left() - gap - size.x, place.center().y - size.y / 2.0),
        ]
    };
    let wide = vec2(WIDE.x.min(screen.width() - 8.0), WIDE.y);
    let tall = around(CARD, 14.0).into_iter().map(|at| (at, CARD, 10.0));
    let low = around(wide, 5.0).into_iter().take(2).map(|at| (at, wide, 2.0));
    let inside = |(at, size, edge): (egui::Pos2, Vec2, f32)| {
        let inner = screen.shrink(edge);
        Rect::from_min_size(at.clamp(inner.min, (inner.max - size).max(inner.min)), size)
    };
    // Sideways it may move, but it must not lie over what it points at.
    let free = tall.chain(low).map(inside).find(|card| !card.intersects(place));
    let card = free.unwrap_or_else(|| inside((place.center() - CARD / 2.0, CARD, 10.0)));
    (card, card.height() == WIDE.y)
}
