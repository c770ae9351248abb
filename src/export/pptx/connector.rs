//! Lines between cards as connectors: from which side to which, and along which way. Writes no slide.

use emath::{Pos2, Rect, Vec2};

use super::forms::{emu, placed, way};
use super::shapes::View;
use crate::scene::{ShapeKind, Step};

/// A connector as it is written.
pub(super) struct Connector {
    pub text: String,
    /// Whether it has no bend. Of those with bends some programs keep the ends alone and find a way of their
    /// own, across cards (LibreOffice does).
    pub is_straight: bool,
}

/// What ends the pieces that are drawn in place of a connector.
pub(super) const CLOSED: &str = "</mc:Fallback></mc:AlternateContent>";

impl Connector {
    /// The connector; with bends as one of two choices. PowerPoint takes the first, since it knows the name
    /// space that is asked for; programs that do not draw the pieces that follow.
    pub(super) fn opened(&self) -> String {
        if self.is_straight {
            return self.text.clone();
        }
        format!(
            "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice \
             xmlns:a16=\"http://schemas.microsoft.com/office/drawing/2014/main\" Requires=\"a16\">{}</mc:Choice>\
             <mc:Fallback>",
            self.text
        )
    }
}

/// The way of a line over a slide, in points of the slide.
pub(super) struct Route {
    from: Pos2,
    pub corners: Vec<Pos2>,
    to: Pos2,
    /// The sides of the cards at which it begins and ends, as the format numbers them: top, left, bottom, right.
    pub sides: [u32; 2],
}

impl Route {
    /// The way of a line of straight pieces, up to the tip of its head; nothing for a curve.
    pub(super) fn of(steps: &[Step], kinds: &[&ShapeKind], view: &View) -> Option<Self> {
        let (from, corners, to) = way(steps)?;
        let leaves = corners.first().copied().unwrap_or(to) - from;
        let arrives = to - corners.last().copied().unwrap_or(from);
        let (leaves, arrives) = (leaves.normalized(), arrives.normalized());
        // The line itself ends where its head begins.
        let ahead = |point: &Pos2| (*point - to).dot(arrives);
        let head = kinds.iter().filter_map(|kind| match kind {
            ShapeKind::Path { steps, paint } if paint.fill.is_some() => Some(points(steps)),
            _ => None,
        });
        let tip = head.flatten().max_by(|one, other| ahead(one).total_cmp(&ahead(other)));
        let to = to + arrives * tip.map_or(0.0, |tip| ahead(&tip).max(0.0));
        let corners = corners.into_iter().map(|corner| view.point(corner)).collect();
        let sides = [side(leaves), side(-arrives)];
        Some(Self { from: view.point(from), corners, to: view.point(to), sides })
    }

    /// Its place and form. One with two bends is a form of the format's own, which goes on having bends where
    /// they belong when a card is moved; one with more is drawn as it is.
    pub(super) fn placed(&self) -> String {
        let (from, to) = (self.from, self.to);
        let flips = [(from.x > to.x, " flipH=\"1\""), (from.y > to.y, " flipV=\"1\"")];
        let flips: String = flips.iter().filter(|(flips, _)| *flips).map(|(_, text)| *text).collect();
        let place = placed(Rect::from_two_pos(from, to), "off", "ext");
        let usual = |form: &str, adjust: &str| {
            format!(
                "<a:xfrm{flips}>{place}</a:xfrm><a:prstGeom prst=\"{form}\"><a:avLst>{adjust}</a:avLst></a:prstGeom>"
            )
        };
        match self.corners.as_slice() {
            [] => usual("straightConnector1", ""),
            [one, other]
                if (one.y - from.y).abs() < 0.5 && (one.x - other.x).abs() < 0.5 && to.x != from.x =>
            {
                let share = ((one.x - from.x) / (to.x - from.x) * 100_000.0).round();
                usual("bentConnector3", &format!("<a:gd name=\"adj1\" fmla=\"val {share}\"/>"))
            }
            corners => self.freeform(corners),
        }
    }

    fn freeform(&self, corners: &[Pos2]) -> String {
        let all = || std::iter::once(self.from).chain(corners.iter().copied()).chain([self.to]);
        let edge = all().fold(Rect::NOTHING, |mut edge, point| {
            edge.extend_with(point);
            edge
        });
        let point = |at: Pos2| {
            let at = at - edge.min;
            format!("<a:pt x=\"{}\" y=\"{}\"/>", emu(at.x), emu(at.y))
        };
        let lines: String = all().skip(1).map(|at| format!("<a:lnTo>{}</a:lnTo>", point(at))).collect();
        let [wide, high] = [edge.width(), edge.height()].map(|length| emu(length).max(0));
        format!(
            "<a:xfrm>{}</a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" \
             b=\"b\"/><a:pathLst><a:path w=\"{wide}\" h=\"{high}\" fill=\"none\"><a:moveTo>{}</a:moveTo>{lines}\
             </a:path></a:pathLst></a:custGeom>",
            placed(edge, "off", "ext"),
            point(self.from)
        )
    }
}

/// The side of a card from which this way leads out.
fn side(out: Vec2) -> u32 {
    match () {
        () if out.x.abs() >= out.y.abs() && out.x > 0.0 => 3,
        () if out.x.abs() >= out.y.abs() => 1,
        () if out.y > 0.0 => 2,
        () => 0,
    }
}

fn points(steps: &[Step]) -> Vec<Pos2> {
    let end = |step: &Step| match *step {
        Step::Move(to) | Step::Line(to) | Step::Quad(_, to) | Step::Cubic(_, _, to) => Some(to),
        Step::Close => None,
    };
    steps.iter().filter_map(end).collect()
}

#[cfg(test)]
mod tests {
    use emath::pos2;

    use super::*;

    fn route(points: &[(f32, f32)]) -> Route {
        let view = View { scale: 1.0, corner: Pos2::ZERO, from: Pos2::ZERO };
        let mut steps = Vec::new();
        for (at, (x, y)) in points.iter().enumerate() {
            let to = pos2(*x, *y);
            steps.push(match at {
                0 => Step::Move(to),
                _ if at + 1 < points.len() => Step::Quad(to, to),
                _ => Step::Line(to),
            });
        }
        Route::of(&steps, &[], &view).unwrap()
    }

    #[test]
    fn a_line_leaves_and_arrives_at_the_sides_that_it_touches() {
        let onward = route(&[(0.0, 0.0), (10.0, 0.0), (10.0, 50.0), (20.0, 50.0)]);
        assert_eq!(onward.sides, [3, 1]);
        assert!(onward.placed().contains("bentConnector3") && onward.placed().contains("val 50000"));
        // Out at the right and back in at the right of a card above.
        let around = route(&[(0.0, 50.0), (10.0, 50.0), (10.0, 0.0), (2.0, 0.0)]);
        assert_eq!(around.sides, [3, 3]);
        assert!(around.placed().contains("val 500000"), "{}", around.placed());
        assert_eq!(route(&[(0.0, 0.0), (0.0, 20.0)]).sides, [2, 0]);
        assert_eq!(route(&[(0.0, 20.0), (0.0, 0.0)]).sides, [0, 2]);
        let long = route(&[(0.0, 0.0), (5.0, 0.0), (5.0, 9.0), (30.0, 9.0), (30.0, 40.0), (40.0, 40.0)]);
        assert_eq!(long.placed().matches("<a:lnTo>").count(), 5);
        assert!(long.placed().contains("custGeom"));
    }
}
