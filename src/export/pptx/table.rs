//! A table on a slide, as cells that people can type in.

use emath::Pos2;

use super::Inks;
use super::forms::{emu, escaped, solid};
use super::shapes::{Slide, View};
use crate::report::Severity;
use crate::theme::Rgb;

/// The height of the row of headings, and of the others: two lines of words.
const HEADING: f32 = 26.0;
const ROW: f32 = 50.0;
/// The size of the words.
const LETTERS: f32 = 12.0;

impl Slide {
    /// A table with a row of headings; the first column is a level. Lengths are scaled by the view.
    pub(super) fn table(
        &mut self,
        (at, view): (Pos2, &View),
        inks: Inks,
        (widths, head): (&[f32], &[String; 4]),
        body: &[(Severity, [String; 4])],
    ) {
        let (id, scale, at) = (self.id(), view.scale, view.point(at));
        let high = emu((HEADING + ROW * body.len() as f32) * scale);
        let wide = emu(widths.iter().sum::<f32>() * scale);
        self.push(format_args!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Table {id}\"/><p:cNvGraphicFramePr/>\
             <p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/>\
             </p:xfrm><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">\
             <a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>",
            emu(at.x),
            emu(at.y)
        ));
        for width in widths {
            self.push(format_args!("<a:gridCol w=\"{}\"/>", emu(*width * scale)));
        }
        self.body.push_str("</a:tblGrid>");
        let [ground, words] = inks.heading;
        self.row((HEADING, scale), head, (Some(ground), inks.line), |_| (words, true));
        for (severity, cells) in body {
            let strong = matches!(severity, Severity::Critical | Severity::High);
            let level = if strong { inks.bad } else { inks.ink };
            let look = |column| (if column == 0 { level } else { inks.ink }, column < 2);
            self.row((ROW, scale), cells, (None, inks.line), look);
        }
        self.body.push_str("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>");
    }

    fn row(
        &mut self,
        (high, scale): (f32, f32),
        cells: &[String; 4],
        (fill, line): (Option<Rgb>, Rgb),
        look: impl Fn(usize) -> (Rgb, bool),
    ) {
        self.push(format_args!("<a:tr h=\"{}\">", emu(high * scale)));
        let size = (LETTERS * scale * 100.0).round() as u32;
        let edge = format!("<a:ln{{}} w=\"9525\">{}</a:ln{{}}>", solid(line, 1.0));
        let none = |side: &str| format!("<a:ln{side} w=\"0\"><a:noFill/></a:ln{side}>");
        for (at, words) in cells.iter().enumerate() {
            let (colour, bold) = look(at);
            let fill = fill.map_or("<a:noFill/>".to_owned(), |colour| solid(colour, 1.0));
            let spelt = self.spelt;
            self.push(format_args!(
                "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"{}\" sz=\"{size}\" b=\"{}\" \
                 dirty=\"0\">{}<a:latin typeface=\"Arial\"/></a:rPr><a:t>{}</a:t></a:r></a:p></a:txBody><a:tcPr \
                 marL=\"76200\" marR=\"76200\" marT=\"50800\" marB=\"38100\">{}{}{}{}{fill}</a:tcPr></a:tc>",
                spelt,
                u8::from(bold),
                solid(colour, 1.0),
                escaped(words),
                none("L"),
                none("R"),
                none("T"),
                edge.replace("{}", "B"),
            ));
        }
        self.body.push_str("</a:tr>");
    }
}
