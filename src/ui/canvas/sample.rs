//! A small hand-made map for the tests of the canvas: two phases, two lanes, three cards.

use std::ops::Range;
use std::sync::Arc;

use emath::{Rangef, Rect, pos2, vec2};

use crate::layout::{CardPlace, LanePlace, Layout, PhasePlace, Request, Route};
use crate::model::{Id, Journey, LaneScheme, MediaType, Phase, Touchpoint, Transition, Workspace};
use crate::scene::{Anchor, Group, Paint, Scene, Shape, ShapeKind, Step, Stroke, Subject};
use crate::text::{Face, Style};
use crate::theme::Rgb;

/// An id.
pub fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

fn touchpoint(name: &str, number: u32, media: MediaType) -> Arc<Touchpoint> {
    Arc::new(Touchpoint {
        id: id(name),
        number,
        title: format!("Title of {name}"),
        channel: id("website"),
        media_type: Some(media),
        ..Touchpoint::default()
    })
}

fn phase(name: &str, touchpoints: Vec<Arc<Touchpoint>>) -> Arc<Phase> {
    Arc::new(Phase {
        id: id(name),
        name: format!("Phase {name}"),
        touchpoints: touchpoints.into(),
        ..Phase::default()
    })
}

/// `ad` → `search` in phase `one`, lane Paid and Owned by media; `page` in phase `two`.
pub fn sample() -> (Workspace, Journey, Layout) {
    let cards = [
        touchpoint("ad", 1, MediaType::Paid),
        touchpoint("search", 2, MediaType::Paid),
        touchpoint("page", 3, MediaType::Owned),
    ];
    let [ad, search, page] = cards.clone();
    let mut one = Arc::unwrap_or_clone(phase("one", vec![ad, search]));
    let link = Transition { from: id("ad"), to: id("search"), ..Transition::default() };
    one.transitions = vec![Arc::new(link.clone())].into();
    let journey = Journey {
        id: id("journey"),
        name: "Journey".into(),
        lanes: LaneScheme::ByMedia,
        phases: vec![Arc::new(one), phase("two", vec![page])].into(),
        ..Journey::default()
    };
    let workspace = Workspace { journeys: vec![Arc::new(journey.clone())].into(), ..Workspace::default() };
    let [first, second, third] = cards;
    let layout = Layout {
        request: Request::default(),
        bounds: Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 320.0)),
        phases: vec![
            place("one", 0, Rangef::new(132.0, 540.0), &[150.0, 350.0]),
            place("two", 1, Rangef::new(544.0, 800.0), &[560.0]),
        ],
        lanes: vec![lane("Paid", 80.0), lane("Owned", 200.0)],
        cards: vec![
            card(first, (0, 0, 0), 150.0, 104.0),
            card(second, (0, 0, 1), 350.0, 104.0),
            card(third, (1, 1, 0), 560.0, 224.0),
        ],
        routes: vec![Route {
            transition: Arc::new(link),
            ordinal: 0,
            from: 0,
            to: 1,
            points: vec![pos2(314.0, 140.0), pos2(350.0, 140.0)],
            label: None,
        }],
        folds: Vec::new(),
        tray: Vec::new(),
    };
    (workspace, journey, layout)
}

fn place(name: &str, index: usize, x: Rangef, columns: &[f32]) -> PhasePlace {
    let columns = columns.iter().map(|left| Rangef::new(*left, left + 164.0)).collect();
    PhasePlace { id: id(name), index, x, columns }
}

fn lane(key: &str, top: f32) -> LanePlace {
    LanePlace {
        key: key.into(),
        label: vec![key.into()],
        y: Rangef::new(top, top + 120.0),
        rows: vec![Rangef::new(top + 24.0, top + 96.0)],
    }
}

fn card(touchpoint: Arc<Touchpoint>, cell: (usize, usize, usize), x: f32, y: f32) -> CardPlace {
    CardPlace {
        title: vec![touchpoint.title.clone()],
        touchpoint,
        phase: cell.0,
        lane: cell.1,
        step: cell.2,
        row: 0,
        rect: Rect::from_min_size(pos2(x, y), vec2(164.0, 72.0)),
        title_cut: false,
        owner: crate::layout::OwnerRows::default(),
    }
}

/// A plain scene of a layout.
pub fn scene(layout: &Layout) -> Scene {
    let mut groups = Vec::new();
    for route in &layout.routes {
        let steps = route.points.iter().enumerate();
        let steps = steps.map(|(n, pos)| if n == 0 { Step::Move(*pos) } else { Step::Line(*pos) });
        let stroke = Stroke { colour: Rgb(120, 130, 140), width: 1.6, dash: vec![6.0, 4.0] };
        let paint = Paint { fill: None, stroke: Some(stroke), opacity: 1.0 };
        groups.push(Group {
            subject: Subject::Transition(route.key()),
            title: String::new(),
            bounds: Rect::from_points(&route.points).expand(2.0),
            shapes: vec![shape(0.15..9.0, ShapeKind::Path { steps: steps.collect(), paint })],
        });
    }
    for card in &layout.cards {
        let paint = Paint { fill: Some(Rgb(255, 255, 255)), stroke: None, opacity: 1.0 };
        let style = Style::new(13.5, Face::SemiBold);
        groups.push(Group {
            subject: Subject::Card(card.touchpoint.id.clone()),
            title: card.touchpoint.title.clone(),
            bounds: card.rect,
            shapes: vec![
                shape(0.0..f32::INFINITY, ShapeKind::Rect { rect: card.rect, radius: 8.0, paint }),
                shape(
                    0.15..f32::INFINITY,
                    ShapeKind::Text {
                        text: card.touchpoint.title.clone(),
                        at: card.rect.min + vec2(16.0, 24.0),
                        anchor: Anchor::Start,
                        style,
                        colour: Rgb(20, 30, 40),
                        struck: false,
                    },
                ),
            ],
        });
    }
    Scene { name: String::new(), bounds: layout.bounds.expand(20.0), background: Rgb(255, 255, 255), groups }
}

fn shape(scales: Range<f32>, kind: ShapeKind) -> Shape {
    Shape { scales, kind }
}
