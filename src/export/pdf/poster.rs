//! What stands around the sheets of a poster: marks for cutting, and which sheet it is.

use emath::{Rect, pos2};
use krilla::geom::PathBuilder;
use krilla::paint::Stroke;
use krilla::surface::Surface;

use crate::export::paper::{OVERLAP, Page};
use crate::scene::{Anchor, Group, Scene, Shape, ShapeKind, Subject};
use crate::text::{Face, Style};
use crate::theme::Rgb;

/// The length of a crop mark, and how far it stays from the picture, in points.
const MARK: (f32, f32) = (12.0, 4.0);
/// Where to cut, and where the next sheet begins.
pub(super) fn marks(surface: &mut Surface<'_>, page: &Page) {
    let Some(([row, column], [rows, columns])) = page.place else { return };
    let edge = page.window;
    let mut across = vec![edge.left(), edge.right()];
    let mut down = vec![edge.top(), edge.bottom()];
    if column + 1 < columns {
        across.push(edge.right() - OVERLAP);
    }
    if row + 1 < rows {
        down.push(edge.bottom() - OVERLAP);
    }
    let (length, gap) = MARK;
    let mut path = PathBuilder::new();
    let mut line = |from: emath::Pos2, to: emath::Pos2| {
        path.move_to(from.x, from.y);
        path.line_to(to.x, to.y);
    };
    for x in across {
        line(pos2(x, edge.top() - gap), pos2(x, edge.top() - gap - length));
        line(pos2(x, edge.bottom() + gap), pos2(x, edge.bottom() + gap + length));
    }
    for y in down {
        line(pos2(edge.left() - gap, y), pos2(edge.left() - gap - length, y));
        line(pos2(edge.right() + gap, y), pos2(edge.right() + gap + length, y));
    }
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// A line of words in the lower margin, as a picture of the page's size.
pub(super) fn note(page: &Page, words: &str) -> Scene {
    let bounds = Rect::from_min_size(pos2(0.0, 0.0), page.size);
    let kind = ShapeKind::Text {
        text: words.to_owned(),
        at: pos2(page.window.left() + 8.0, page.window.bottom() + 13.0),
        anchor: Anchor::Start,
        style: Style { size: 8.0, face: Face::Regular },
        colour: Rgb(60, 60, 60),
        struck: false,
    };
    let shapes = vec![Shape { scales: 0.0..f32::INFINITY, kind }];
    let group = Group { subject: Subject::Foot, title: String::new(), bounds, shapes };
    Scene { name: String::new(), bounds, background: Rgb(255, 255, 255), groups: vec![group] }
}
