//! Which things lie in a part of the map: buckets of a coarse grid, built once per scene. Pure.

use emath::{Rect, pos2};

/// At most so many buckets each way.
const MOST: usize = 128;
/// Buckets are no smaller than this, in map points.
const LEAST_SIZE: f32 = 400.0;
/// What covers more buckets than this is kept apart, in one list.
const WIDE: usize = 192;

/// From so many on, places are put in order by bits.
const MANY: usize = 256;

/// Boxes by place.
#[derive(Clone, Debug)]
pub struct Index {
    bounds: Rect,
    columns: usize,
    rows: usize,
    /// Where the places of each bucket begin in `entries`; one more, for the end of the last.
    starts: Vec<u32>,
    entries: Vec<u32>,
    wide: Vec<u32>,
    boxes: Vec<Rect>,
}

impl Default for Index {
    fn default() -> Self {
        Self::new(std::iter::empty())
    }
}

impl Index {
    /// An index of these boxes; they are known by their place in the order given.
    pub fn new(boxes: impl Iterator<Item = Rect>) -> Self {
        let boxes: Vec<Rect> = boxes.collect();
        let mut bounds = Rect::NOTHING;
        for rect in boxes.iter().filter(|rect| is_sound(rect)) {
            bounds = bounds.union(*rect);
        }
        if !is_sound(&bounds) {
            bounds = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        }
        let count = |length: f32| ((length / LEAST_SIZE) as usize + 1).min(MOST);
        let (columns, rows) = (count(bounds.width()), count(bounds.height()));
        let (starts, entries, wide) = (vec![0; columns * rows + 1], Vec::new(), Vec::new());
        let mut index = Self { bounds, columns, rows, starts, entries, wide, boxes };
        index.fill();
        index
    }

    /// Sorts the boxes into the buckets: counts first, so that all buckets can share one list.
    fn fill(&mut self) {
        let mut counts = vec![0u32; self.columns * self.rows + 1];
        for (at, rect) in self.boxes.iter().enumerate().filter(|(_, rect)| is_sound(rect)) {
            if self.is_wide(*rect) {
                self.wide.push(at as u32);
                continue;
            }
            for bucket in self.buckets(*rect) {
                counts.get_mut(bucket).into_iter().for_each(|count| *count += 1);
            }
        }
        let mut total = 0;
        for (start, count) in self.starts.iter_mut().zip(&mut counts) {
            *start = total;
            total += std::mem::replace(count, total);
        }
        let mut entries = vec![0; total as usize];
        for (at, rect) in self.boxes.iter().enumerate().filter(|(_, rect)| is_sound(rect)) {
            if self.is_wide(*rect) {
                continue;
            }
            for bucket in self.buckets(*rect) {
                let Some(next) = counts.get_mut(bucket) else { continue };
                if let Some(entry) = entries.get_mut(*next as usize) {
                    *entry = at as u32;
                }
                *next += 1;
            }
        }
        self.entries = entries;
    }

    fn is_wide(&self, rect: Rect) -> bool {
        let (columns, rows) = self.span(rect);
        columns.len() * rows.len() > WIDE
    }

    /// The buckets that a box covers.
    fn buckets(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let ((columns, rows), width) = (self.span(rect), self.columns);
        rows.flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }

    /// The places of the boxes in a bucket.
    fn bucket(&self, at: usize) -> &[u32] {
        let (start, end) = (self.starts.get(at), self.starts.get(at + 1));
        let range = start.zip(end).map(|(start, end)| *start as usize..*end as usize);
        range.and_then(|range| self.entries.get(range)).unwrap_or_default()
    }

    /// The places of the boxes that touch `area`, in ascending order, each once.
    pub fn touching(&self, area: Rect) -> Vec<usize> {
        let mut found: Vec<u32> = self.wide.clone();
        if area.intersects(self.bounds) {
            self.buckets(area).for_each(|bucket| found.extend(self.bucket(bucket)));
        }
        let found = ascending(found, self.boxes.len());
        let touches = |at: &usize| self.boxes.get(*at).is_some_and(|rect| rect.intersects(area));
        found.into_iter().map(|at| at as usize).filter(touches).collect()
    }

    /// A box, by its place in the order given.
    pub fn rect(&self, at: usize) -> Option<Rect> {
        self.boxes.get(at).copied()
    }

    /// The columns and rows of buckets that `rect` covers.
    fn span(&self, rect: Rect) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let along = |low: f32, high: f32, start: f32, length: f32, count: usize| {
            let place = |x: f32| ((((x - start) / length.max(1.0)) * count as f32) as usize).min(count - 1);
            place(low)..place(high) + 1
        };
        let size = self.bounds.size();
        let columns = along(rect.min.x, rect.max.x, self.bounds.min.x, size.x, self.columns);
        let rows = along(rect.min.y, rect.max.y, self.bounds.min.y, size.y, self.rows);
        (columns, rows)
    }
}

/// Places below `end` in ascending order, each once.
fn ascending(mut found: Vec<u32>, end: usize) -> Vec<u32> {
    if found.len() < MANY {
        found.sort_unstable();
        found.dedup();
        return found;
    }
    // A bit for each place is quicker than to sort when there are many.
    let mut bits = vec![0u64; end.div_ceil(64)];
    for at in &found {
        if let Some(word) = bits.get_mut(*at as usize / 64) {
            *word |= 1 << (at % 64);
        }
    }
    found.clear();
    for (place, mut word) in bits.into_iter().enumerate() {
        while word != 0 {
            found.push(place as u32 * 64 + word.trailing_zeros());
            word &= word - 1;
        }
    }
    found
}

fn is_sound(rect: &Rect) -> bool {
    rect.is_finite() && rect.min.x <= rect.max.x && rect.min.y <= rect.max.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use emath::vec2;

    #[test]
    fn finds_what_a_search_through_all_finds() {
        let boxes: Vec<Rect> = (0..3000)
            .map(|n| {
                let at = pos2((n % 30) as f32 * 217.0 - 300.0, (n / 30) as f32 * 133.0);
                let size = if n % 100 == 7 { vec2(5000.0, 2500.0) } else { vec2(164.0, 72.0) };
                Rect::from_min_size(at, size)
            })
            .collect();
        let index = Index::new(boxes.iter().copied());
        for area in [
            Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 700.0)),
            Rect::from_min_size(pos2(-5000.0, -5000.0), vec2(20000.0, 20000.0)),
            Rect::from_min_size(pos2(6000.0, 3900.0), vec2(10.0, 10.0)),
            Rect::from_min_size(pos2(90_000.0, 0.0), vec2(10.0, 10.0)),
        ] {
            let all: Vec<usize> = (0..boxes.len()).filter(|at| boxes[*at].intersects(area)).collect();
            assert_eq!(index.touching(area), all);
        }
    }

    #[test]
    fn nonsense_is_left_out() {
        let nan = Rect::from_min_max(pos2(f32::NAN, 0.0), pos2(1.0, 1.0));
        let index = Index::new([nan, Rect::NOTHING, Rect::EVERYTHING].into_iter());
        assert!(index.touching(Rect::EVERYTHING).is_empty());
        assert!(Index::default().touching(Rect::EVERYTHING).is_empty());
    }
}
