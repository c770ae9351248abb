//! Sheets of paper: their sizes, and how a picture is put on one of them or spread over several.
//! Lengths are points of 1/72 inch unless a name says otherwise; knows no file format.

use emath::{Rect, Vec2, pos2, vec2};

/// A sheet of the ISO A series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Paper {
    A4,
    A3,
    A2,
    A1,
    A0,
}

const POINTS_PER_MM: f32 = 72.0 / 25.4;
/// Hardly any printer prints closer to the edge.
const MARGIN: f32 = 10.0 * POINTS_PER_MM;
/// What two sheets of a poster both show, so that they can be glued.
pub(super) const OVERLAP: f32 = 10.0 * POINTS_PER_MM;

impl Paper {
    /// All sizes, smallest first.
    pub const ALL: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
        }
    }

    /// The upright sheet in points.
    fn upright(self) -> Vec2 {
        let mm = match self {
            Self::A4 => vec2(210.0, 297.0),
            Self::A3 => vec2(297.0, 420.0),
            Self::A2 => vec2(420.0, 594.0),
            Self::A1 => vec2(594.0, 841.0),
            Self::A0 => vec2(841.0, 1189.0),
        };
        mm * POINTS_PER_MM
    }

    /// The sheet turned as a picture of this size lies.
    fn along(self, picture: Vec2) -> Vec2 {
        turned(self.upright(), picture.x > picture.y)
    }
}

fn turned(sheet: Vec2, lying: bool) -> Vec2 {
    if lying == (sheet.x > sheet.y) { sheet } else { sheet.yx() }
}

/// A page with a part of a picture on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Page {
    /// The size of the page.
    pub size: Vec2,
    /// Where on the page something of the picture is.
    pub window: Rect,
    /// Where the whole picture would be; all of it that is outside the window is cut off.
    pub picture: Rect,
    /// Row and column of a poster's sheet, and how many there are; unset where one page shows all.
    pub place: Option<([usize; 2], [usize; 2])>,
}

/// The pages that show a picture of this size in map points.
pub(super) fn pages(picture: Vec2, paper: Option<Paper>, poster: Option<Paper>) -> Vec<Page> {
    match (paper, poster) {
        (None, None) => vec![bare(picture)],
        (Some(paper), None) => vec![fitted(picture, paper)],
        (paper, Some(poster)) => spread(picture, poster, paper.unwrap_or(Paper::A4)),
    }
}

/// A page of the picture's own size, 96 map points an inch as on a screen; no page of a document may be
/// longer than 200 inches.
fn bare(picture: Vec2) -> Page {
    const LONGEST: f32 = 14_400.0;
    let scale = (72.0 / 96.0f32).min(LONGEST / picture.x.max(picture.y));
    let edge = Rect::from_min_size(pos2(0.0, 0.0), picture * scale);
    Page { size: edge.size(), window: edge, picture: edge, place: None }
}

fn fitted(picture: Vec2, paper: Paper) -> Page {
    let size = paper.along(picture);
    let room = size - Vec2::splat(2.0 * MARGIN);
    let scale = (room.x / picture.x).min(room.y / picture.y);
    let edge = Rect::from_center_size((size / 2.0).to_pos2(), picture * scale);
    Page { size, window: edge, picture: edge, place: None }
}

/// The sheets of a poster, row by row.
fn spread(picture: Vec2, poster: Paper, paper: Paper) -> Vec<Page> {
    let whole = poster.along(picture);
    let drawn = picture * (whole.x / picture.x).min(whole.y / picture.y);
    let turns = [true, false].map(|lying| turned(paper.upright(), lying));
    let count = |sheet: Vec2| {
        let room = sheet - Vec2::splat(2.0 * MARGIN);
        [along(drawn.y, room.y), along(drawn.x, room.x)]
    };
    let [lying, upright] = turns;
    let [fewer, more] = [lying, upright].map(|sheet| count(sheet).iter().product::<usize>());
    let sheet = if fewer <= more { lying } else { upright };
    let [rows, columns] = count(sheet);
    let room = sheet - Vec2::splat(2.0 * MARGIN);
    let step = room - Vec2::splat(OVERLAP);
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| [row, column]));
    let page = |[row, column]: [usize; 2]| {
        let corner = pos2(MARGIN, MARGIN) - vec2(column as f32 * step.x, row as f32 * step.y);
        let picture = Rect::from_min_size(corner, drawn);
        let window = Rect::from_min_size(pos2(MARGIN, MARGIN), room).intersect(picture);
        Page { size: sheet, window, picture, place: Some(([row, column], [rows, columns])) }
    };
    places.map(page).collect()
}

/// How many sheets a length takes where each has this much room.
fn along(length: f32, room: f32) -> usize {
    // What is drawn to the size of a sheet may be larger by a rounding.
    let more = (length - room - 0.01).max(0.0);
    1 + (more / (room - OVERLAP)).ceil() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_its_sheet() {
        for paper in Paper::ALL {
            for picture in [vec2(4_000.0, 900.0), vec2(300.0, 5_000.0)] {
                let [page] = pages(picture, Some(paper), None)[..] else { panic!("one page") };
                assert_eq!(page.size.x > page.size.y, picture.x > picture.y);
                let inside = Rect::from_min_size(pos2(0.0, 0.0), page.size).shrink(MARGIN - 0.1);
                assert!(inside.contains_rect(page.picture), "{paper:?}");
                let shape = page.picture.size().x / page.picture.size().y;
                assert!((shape / (picture.x / picture.y) - 1.0).abs() < 1e-3);
            }
        }
    }

    #[test]
    fn sheets_of_a_poster_show_everything_and_overlap() {
        for (poster, paper) in [(Paper::A0, Paper::A4), (Paper::A2, Paper::A3), (Paper::A4, Paper::A4)] {
            let picture = vec2(2_000.0, 1_100.0);
            let sheets = pages(picture, Some(paper), Some(poster));
            let scale = sheets[0].picture.width() / picture.x;
            let shown: Vec<Rect> = sheets
                .iter()
                .map(|sheet| sheet.window.translate(pos2(0.0, 0.0) - sheet.picture.min))
                .collect();
            let whole = shown.iter().fold(Rect::NOTHING, |all, one| all | *one);
            assert!((whole.size() - picture * scale).length() < 1.0, "{poster:?} {whole:?}");
            assert!((sheets[0].picture.width() / poster.along(picture).x - 1.0).abs() < 0.3);
            for (sheet, edge) in sheets.iter().zip(&shown) {
                let ([row, column], [rows, columns]) = sheet.place.unwrap();
                assert_eq!(sheets.len(), rows * columns);
                if column + 1 < columns {
                    let next = shown[row * columns + column + 1];
                    assert!((edge.right() - next.left() - OVERLAP).abs() < 0.1);
                }
                if row + 1 < rows {
                    let next = shown[(row + 1) * columns + column];
                    assert!((edge.bottom() - next.top() - OVERLAP).abs() < 0.1);
                }
            }
        }
    }

    #[test]
    fn no_page_is_longer_than_a_document_may_have() {
        let [page] = pages(vec2(90_000.0, 10.0), None, None)[..] else { panic!("one page") };
        assert_eq!(page.size.x, 14_400.0);
    }
}
