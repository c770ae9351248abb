//! What slides are written of: lengths, places, colours, lines and outlines as the format has them.
//! Lengths are points of a slide; the format counts in English Metric Units, 12,700 to a point.

use std::fmt::Write as _;

use emath::{Pos2, Rect};

use super::super::svg::printable;
use super::shapes::View;
use crate::scene::{Step, Stroke};
use crate::theme::Rgb;

/// Points as the format counts them.
pub(super) fn emu(points: f32) -> i64 {
    (f64::from(points) * 12_700.0).round() as i64
}

/// A text as XML has it.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(printable(text).as_str()).into_owned()
}

pub(super) fn placed(edge: Rect, corner: &str, size: &str) -> String {
    let [x, y] = [edge.left(), edge.top()].map(emu);
    let [wide, high] = [edge.width(), edge.height()].map(|length| emu(length).max(0));
    format!("<a:{corner} x=\"{x}\" y=\"{y}\"/><a:{size} cx=\"{wide}\" cy=\"{high}\"/>")
}

pub(super) fn rounded(edge: Rect, radius: f32) -> String {
    let least = edge.width().min(edge.height());
    if radius <= 0.0 || least <= 0.0 {
        return "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>".to_owned();
    }
    let share = (radius / least * 100_000.0).round().min(50_000.0) as u32;
    format!(
        "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val {share}\"/></a:avLst></a:prstGeom>"
    )
}

pub(super) fn solid(Rgb(red, green, blue): Rgb, opacity: f32) -> String {
    let alpha = (opacity * 100_000.0).round() as u32;
    let alpha = if alpha < 100_000 { format!("<a:alpha val=\"{alpha}\"/>") } else { String::new() };
    format!(
        "<a:solidFill><a:srgbClr val=\"{red:02X}{green:02X}{blue:02X}\">{alpha}</a:srgbClr></a:solidFill>"
    )
}

pub(super) fn line(stroke: &Stroke, opacity: f32, scale: f32, end: &str) -> String {
    let dash = match stroke.dash.as_slice() {
        [] => "",
        [mark, ..] if *mark <= stroke.width * 1.5 => "<a:prstDash val=\"sysDot\"/>",
        [_, _, _, _, ..] => "<a:prstDash val=\"dashDot\"/>",
        _ => "<a:prstDash val=\"dash\"/>",
    };
    let width = emu(stroke.width * scale).max(1);
    format!("<a:ln w=\"{width}\">{}{dash}<a:round/>{end}</a:ln>", solid(stroke.colour, opacity))
}

/// Start, corners and end of a line of straight pieces with rounded corners.
pub(super) fn way(steps: &[Step]) -> Option<(Pos2, Vec<Pos2>, Pos2)> {
    let [Step::Move(from), rest @ ..] = steps else { return None };
    let (mut corners, mut end) = (Vec::new(), *from);
    for step in rest {
        match *step {
            Step::Line(to) => end = to,
            Step::Quad(corner, to) => {
                corners.push(corner);
                end = to;
            }
            Step::Move(_) | Step::Cubic(..) | Step::Close => return None,
        }
    }
    Some((*from, corners, end))
}

pub(super) fn around(steps: &[Step]) -> Rect {
    let mut edge = Rect::NOTHING;
    for step in steps {
        match *step {
            Step::Move(to) | Step::Line(to) => edge.extend_with(to),
            Step::Quad(first, to) => [first, to].into_iter().for_each(|point| edge.extend_with(point)),
            Step::Cubic(first, second, to) => {
                [first, second, to].into_iter().for_each(|point| edge.extend_with(point));
            }
            Step::Close => {}
        }
    }
    edge
}

pub(super) fn freeform(steps: &[Step], view: &View, edge: Rect) -> String {
    let point = |at: Pos2| {
        let at = view.point(at) - edge.min;
        format!("<a:pt x=\"{}\" y=\"{}\"/>", emu(at.x), emu(at.y))
    };
    let mut path = String::new();
    for step in steps {
        let _ = match *step {
            Step::Move(to) => write!(path, "<a:moveTo>{}</a:moveTo>", point(to)),
            Step::Line(to) => write!(path, "<a:lnTo>{}</a:lnTo>", point(to)),
            Step::Quad(first, to) => write!(path, "<a:quadBezTo>{}{}</a:quadBezTo>", point(first), point(to)),
            Step::Cubic(first, second, to) => {
                write!(path, "<a:cubicBezTo>{}{}{}</a:cubicBezTo>", point(first), point(second), point(to))
            }
            Step::Close => write!(path, "<a:close/>"),
        };
    }
    let [wide, high] = [edge.width(), edge.height()].map(|length| emu(length).max(0));
    format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst>\
         <a:path w=\"{wide}\" h=\"{high}\">{path}</a:path></a:pathLst></a:custGeom>"
    )
}
