//! The words on lines, and the places that are kept free for them: right behind the card that a
//! line leaves, or on the piece that runs in a loop gutter. No other line passes there.

use emath::{Pos2, Rangef, Rect, pos2, vec2};

use super::fold::Sizes;
use super::grid::{Grid, at, put};
use super::place::Places;
use super::ports::Ports;
use super::routes::Way;
use super::shown::Shown;
use super::{Route, RouteLabel};
use crate::model::{Lang, TransitionKind};
use crate::text::{self, Face, Style};
use crate::vocabulary::ShortLabel as _;

/// The style of words on lines.
const STYLE: Style = Style::new(12.0, Face::Medium);

/// The height of the pill behind the words.
pub(super) const PILL: f32 = 16.0;

/// What the pill adds to the width of the words.
const PADDING: f32 = 12.0;

/// Words are cut where they would be wider than this.
const WIDEST: f32 = 124.0;

/// From a card to the first label behind it.
const BEHIND_CARD: f32 = 10.0;

/// Between two labels, and behind the last.
const BETWEEN: f32 = 6.0;

/// In fuller loop gutters, lines go without words.
const FULLEST_GUTTER: usize = 16;

/// The words that a line wants to carry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    text: String,
    width: f32,
}

/// By link, its words: its label, else the name of a loop.
pub(super) fn words(shown: &Shown, lang: Lang) -> Vec<Option<Words>> {
    let name = |kind: TransitionKind| match kind {
        TransitionKind::LoyaltyLoop | TransitionKind::AdvocacyLoop | TransitionKind::ServiceLoop => {
            kind.short_label().text(lang)
        }
        _ => "",
    };
    let words = shown.links.iter().map(|link| {
        let own = text::one_line(&link.transition.label);
        let long = if own.is_empty() { name(link.transition.kind) } else { &own };
        let text = text::fit(long, STYLE, WIDEST);
        let width = text::width(&text, STYLE) + PADDING;
        (!text.is_empty() && !link.plain).then_some(Words { text, width })
    });
    words.collect()
}

/// Where the words of a line stand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Stand {
    /// Nowhere: it has none, or there is no room for them.
    #[default]
    Nowhere,
    /// Behind the card that it leaves, in this of the gutter's places.
    Behind(usize),
    /// On its piece in a loop gutter.
    Along,
}

/// The room that words need.
pub(super) struct Stands {
    /// By link.
    of_link: Vec<Stand>,
    /// By vertical gutter: the width of one place.
    widths: Vec<f32>,
    /// By vertical gutter: how many places lie side by side.
    places: Vec<usize>,
    /// Whether the loop gutter above, and the one below, carries words.
    loops: [bool; 2],
}

impl Stands {
    /// Gives each line that has words a place. Lines that share a port have none.
    pub fn new(grid: &Grid, ways: &[Way], ports: &Ports, words: &[Option<Words>], sizes: &Sizes) -> Self {
        let mut stands = Self {
            of_link: vec![Stand::Nowhere; ways.len()],
            widths: vec![0.0; grid.columns() + 1],
            places: vec![0; grid.columns() + 1],
            loops: [false; 2],
        };
        stands.find_along(grid, ways, words);
        for span in &ports.spans {
            let Some(card) = span.left else { continue };
            let gutter = grid.spot(card).column + 1;
            let ports = span.left_upper.len() + span.straight.len() + span.left_lower.len();
            let others = span.right_upper.len() + span.right_lower.len();
            // Ports so near that two labels would touch.
            let close = at(&sizes.rows, grid.spot(card).row) / ((ports + others + 1) as f32) < PILL + 1.0;
            let mut before = None;
            for port in [&span.left_upper, &span.straight, &span.left_lower].into_iter().flatten() {
                let leaving = match port.as_slice() {
                    [end] if !end.arrives && at(&stands.of_link, end.link) == Stand::Nowhere => {
                        Some(end.link)
                    }
                    _ => None,
                };
                let found = leaving.and_then(|link| Some((link, words.get(link)?.as_ref()?)));
                let Some((link, words)) = found else {
                    before = None;
                    continue;
                };
                let place = if close && before == Some(0) { 1 } else { 0 };
                before = Some(place);
                put(&mut stands.of_link, link, Stand::Behind(place));
                let width = at(&stands.widths, gutter).max(words.width);
                put(&mut stands.widths, gutter, width);
                let places = at(&stands.places, gutter).max(place + 1);
                put(&mut stands.places, gutter, places);
            }
        }
        stands
    }

    fn find_along(&mut self, grid: &Grid, ways: &[Way], words: &[Option<Words>]) {
        let in_loop_gutter =
            |way: &Way, gutter: usize| matches!(way, Way::Around { along, .. } if *along == gutter);
        for (side, gutter) in [0, grid.rows()].into_iter().enumerate() {
            let members = || ways.iter().enumerate().filter(|(_, way)| in_loop_gutter(way, gutter));
            if members().count() > FULLEST_GUTTER {
                continue;
            }
            for (link, _) in members() {
                if words.get(link).is_some_and(Option::is_some) {
                    put(&mut self.of_link, link, Stand::Along);
                    put(&mut self.loops, side, true);
                }
            }
        }
    }

    /// The room kept in a vertical gutter, at its left.
    pub fn room(&self, gutter: usize) -> f32 {
        match at(&self.places, gutter) {
            0 => 0.0,
            places => BEHIND_CARD + places as f32 * (at(&self.widths, gutter) + BETWEEN) - 8.0,
        }
    }

    /// Whether the tracks of a row gutter carry words.
    pub fn widens(&self, gutter: usize, rows: usize) -> bool {
        let [above, below] = self.loops;
        (gutter == 0 && above) || (gutter == rows && below)
    }

    /// The labels, by link.
    pub fn labels(
        &self,
        shown: &Shown,
        grid: &Grid,
        ways: &[Way],
        places: &Places,
        corners: &[Vec<Pos2>],
        words: Vec<Option<Words>>,
    ) -> Vec<Option<RouteLabel>> {
        let lines = shown.links.iter().zip(ways).zip(corners).zip(words).zip(&self.of_link);
        lines
            .map(|((((link, way), corners), words), stand)| {
                let words = words?;
                let size = vec2(words.width, PILL);
                let middle = match (*stand, *way) {
                    (Stand::Behind(place), _) => {
                        let start = corners.first()?;
                        let gutter = grid.spot(link.from).column + 1;
                        let width = at(&self.widths, gutter);
                        let x = start.x + BEHIND_CARD + place as f32 * (width + BETWEEN) + width / 2.0;
                        pos2(x, start.y)
                    }
                    (Stand::Along, Way::Around { first, second, .. }) => {
                        let column = (first + second).saturating_sub(1) / 2;
                        pos2(places.columns.get(column)?.center(), corners.get(2)?.y)
                    }
                    _ => return None,
                };
                Some(RouteLabel { text: words.text, rect: Rect::from_center_size(middle, size) })
            })
            .collect()
    }
}

/// Takes away the words that another line passes through. That happens only beside folded parts,
/// whose gutters are too narrow to keep room for words; the tooltip still has them.
pub(super) fn drop_crossed(routes: &mut [Route]) {
    // Upright pieces by x, level ones by y, each with its span and its line.
    let (mut upright, mut level) = (Vec::new(), Vec::new());
    for (line, route) in routes.iter().enumerate() {
        for (from, to) in route.points.iter().zip(route.points.iter().skip(1)) {
            if from.x == to.x {
                upright.push((from.x, from.y.min(to.y), from.y.max(to.y), line));
            } else {
                level.push((from.y, from.x.min(to.x), from.x.max(to.x), line));
            }
        }
    }
    for pieces in [&mut upright, &mut level] {
        pieces.sort_by(|one, other| one.0.total_cmp(&other.0));
    }
    let passed = |pieces: &[(f32, f32, f32, usize)], across: Rangef, along: Rangef, line: usize| {
        let first = pieces.partition_point(|piece| piece.0 <= across.min);
        let near = pieces.iter().skip(first).take_while(|piece| piece.0 < across.max);
        near.into_iter().any(|(_, from, to, other)| *other != line && *from < along.max && *to > along.min)
    };
    for (line, route) in routes.iter_mut().enumerate() {
        let crossed = |label: &mut RouteLabel| {
            let (x, y) = (label.rect.x_range(), label.rect.y_range());
            passed(&upright, x, y, line) || passed(&level, y, x, line)
        };
        route.label.take_if(crossed);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Request;
    use super::super::example::{laid_out, workspace};
    use crate::model::TransitionKind::{AdvocacyLoop, Forward};

    #[test]
    fn labels_stand_on_their_line_and_loops_have_a_name() {
        let cards = [("a", 0, "radio"), ("b", 0, "store"), ("c", 1, "store")];
        let lines = [("a", "b", Forward, "sees it"), ("b", "c", Forward, ""), ("c", "b", AdvocacyLoop, "")];
        let found = laid_out(&workspace(&cards, &lines), &Request::default());
        let label = |index: usize| found.routes[index].label.as_ref();
        assert_eq!(label(0).unwrap().text, "sees it");
        assert_eq!(label(0).unwrap().rect.center().y, found.routes[0].points[0].y);
        assert!(label(1).is_none());
        assert_eq!(label(2).unwrap().rect.center().y, found.routes[2].points[2].y);
    }
}
