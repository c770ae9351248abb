//! Which rows are shown, and in which order. Reads every row, so it is asked only when a filter, a
//! sorting or the rows themselves are others. Knows no window.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::index::Index;
use super::source::Source;
use super::value::{Kind, Value};
use crate::model::Lang;

/// A column to sort by, and whether from the last to the first.
pub type SortBy = (usize, bool);

/// What stands for "no value" in a filter.
const NOTHING: [&str; 3] = ["-", "–", "—"];

/// Whether a search must look at the cells themselves: it asks for those without a value.
pub fn looks_at_cells(search: &str) -> bool {
    NOTHING.contains(&search.trim())
}

/// The rows that pass the filters: one for everything that is shown, and one for each of some columns.
/// What is looked for everywhere is found in the texts of the rows.
pub fn passing(
    source: &dyn Source,
    (search, columns, texts): (&str, &[usize], &Index),
    filters: &BTreeMap<usize, String>,
    lang: Lang,
) -> Vec<usize> {
    let search = search.trim().to_lowercase();
    let at_cells = looks_at_cells(&search);
    let empty = columns.iter().filter(|_| at_cells);
    let empty: Vec<_> = empty.filter_map(|at| Matcher::new(source, *at, &search, lang)).collect();
    let everywhere = |row: usize| match () {
        () if search.is_empty() => true,
        () if at_cells => empty.iter().any(|matcher| matcher.fits(source, row)),
        () => texts.holds(row, &search),
    };
    let each = filters.iter().filter(|(_, text)| !text.trim().is_empty());
    let each: Vec<_> = each.filter_map(|(at, text)| Matcher::new(source, *at, text.trim(), lang)).collect();
    let passes = |row: &usize| everywhere(*row) && each.iter().all(|matcher| matcher.fits(source, *row));
    (0..source.len()).filter(passes).collect()
}

/// Looks for a text in one column. What offers are called is looked at once, not for every row.
struct Matcher<'a> {
    column: usize,
    kind: &'a Kind,
    text: String,
    /// The offers whose names hold the text.
    offers: HashSet<&'a str>,
    empty: bool,
    lang: Lang,
}

impl<'a> Matcher<'a> {
    fn new(source: &'a dyn Source, column: usize, text: &str, lang: Lang) -> Option<Self> {
        let kind = &source.columns().get(column)?.kind;
        let text = text.to_lowercase();
        let fits = kind.offers().iter().filter(|offer| offer.name(lang).to_lowercase().contains(&text));
        let offers = fits.map(|offer| offer.id.as_str()).collect();
        Some(Self { column, kind, empty: NOTHING.contains(&text.as_str()), text, offers, lang })
    }

    fn fits(&self, source: &dyn Source, row: usize) -> bool {
        let value = source.value(row, self.column);
        if self.empty {
            return value.is_unset();
        }
        let known = |id: &str| match self.offers.contains(id) {
            true => true,
            // What is not offered is called by its id.
            false => {
                let offered = self.kind.offers().iter().any(|offer| offer.id == id);
                !offered && holds(id, &self.text)
            }
        };
        match &value {
            Value::Choice(id) if *self.kind != Kind::Flag => known(id),
            Value::Several(ids) => ids.iter().any(|id| known(id)),
            Value::Unset => false,
            value => holds(&self.kind.written(value, self.lang), &self.text),
        }
    }
}

/// Whether a text holds another, which is in small letters.
fn holds(text: &str, small: &str) -> bool {
    if !text.is_ascii() || !small.is_ascii() {
        return text.to_lowercase().contains(small);
    }
    let (text, small) = (text.as_bytes(), small.as_bytes());
    small.is_empty() || text.windows(small.len()).any(|part| part.eq_ignore_ascii_case(small))
}

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    Number(f64),
    Text(String),
    Unset,
}

/// Sorts rows by some columns, the first first. Rows that are equal stay in their order, and what
/// has no value comes last either way.
pub fn sort(source: &dyn Source, rows: &mut Vec<usize>, by: &[SortBy], lang: Lang) {
    if by.is_empty() {
        return;
    }
    let ranks: Vec<Ranks<'_>> = by.iter().filter_map(|(at, _)| Ranks::new(source, *at)).collect();
    let mut keyed: Vec<(Vec<Key>, usize)> = std::mem::take(rows)
        .into_iter()
        .map(|row| (ranks.iter().map(|ranks| ranks.key(source, row, lang)).collect(), row))
        .collect();
    keyed.sort_by(|(one, _), (other, _)| {
        let each = one.iter().zip(other).zip(by);
        each.map(|((one, other), (_, back))| compare(one, other, *back))
            .find(|order| *order != Ordering::Equal)
            .unwrap_or(Ordering::Equal)
    });
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

/// Offers in the order in which they are offered.
struct Ranks<'a> {
    column: usize,
    kind: &'a Kind,
    ranks: HashMap<&'a str, usize>,
}

impl<'a> Ranks<'a> {
    fn new(source: &'a dyn Source, column: usize) -> Option<Self> {
        let kind = &source.columns().get(column)?.kind;
        let ranks = kind.offers().iter().enumerate().map(|(at, offer)| (offer.id.as_str(), at)).collect();
        Some(Self { column, kind, ranks })
    }

    fn key(&self, source: &dyn Source, row: usize, lang: Lang) -> Key {
        let rank = |id: &str| self.ranks.get(id).map_or(f64::MAX, |at| *at as f64);
        match source.value(row, self.column) {
            value if value.is_unset() => Key::Unset,
            Value::Number(number) => Key::Number(number),
            Value::Date(date) => {
                let day = i32::from(date.year()) * 372 + i32::from(date.month()) * 31 + i32::from(date.day());
                Key::Number(f64::from(day))
            }
            Value::Choice(id) => Key::Number(rank(&id)),
            value => Key::Text(self.kind.written(&value, lang).to_lowercase()),
        }
    }
}

fn compare(one: &Key, other: &Key, back: bool) -> Ordering {
    let order = match (one, other) {
        (Key::Unset, Key::Unset) => return Ordering::Equal,
        (Key::Unset, _) => return Ordering::Greater,
        (_, Key::Unset) => return Ordering::Less,
        (Key::Number(one), Key::Number(other)) => one.total_cmp(other),
        (Key::Text(one), Key::Text(other)) => natural(one, other),
        (Key::Number(_), Key::Text(_)) => Ordering::Less,
        (Key::Text(_), Key::Number(_)) => Ordering::Greater,
    };
    if back { order.reverse() } else { order }
}

/// Texts in the order in which people put them: figures within them by their size.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let (mut first, mut second) = (one.chars(), other.chars());
        match (first.next(), second.next()) {
            (None, None) => return Ordering::Equal,
            (None, _) => return Ordering::Less,
            (_, None) => return Ordering::Greater,
            (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {
                let ((a, behind_a), (b, behind_b)) = (digits(one), digits(other));
                match a.len().cmp(&b.len()).then_with(|| a.cmp(b)) {
                    Ordering::Equal => (one, other) = (behind_a, behind_b),
                    order => return order,
                }
            }
            (Some(a), Some(b)) => match a.cmp(&b) {
                Ordering::Equal => (one, other) = (first.as_str(), second.as_str()),
                order => return order,
            },
        }
    }
}

/// The digits in front, without zeros before them, and what stands behind.
fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.trim_start_matches('0'), rest)
}

/// The rows that were shown, in the order in which they were shown, with new ones behind the rows
/// that they follow: nothing jumps away while it is being edited.
pub fn held(source: &dyn Source, before: &[String]) -> Vec<usize> {
    let at: HashMap<&str, usize> = (0..source.len()).map(|row| (source.id(row), row)).collect();
    let known: HashSet<&str> = before.iter().map(String::as_str).collect();
    let mut rows: Vec<usize> = before.iter().filter_map(|id| at.get(id.as_str()).copied()).collect();
    let fresh: Vec<usize> = (0..source.len()).filter(|row| !known.contains(source.id(*row))).collect();
    for row in fresh {
        let place = row.checked_sub(1).and_then(|before| rows.iter().position(|shown| *shown == before));
        rows.insert(place.map_or(if row == 0 { 0 } else { rows.len() }, |place| place + 1), row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::tests::Fruit;
    use super::*;

    fn titles(fruit: &Fruit, rows: &[usize]) -> Vec<String> {
        rows.iter().map(|row| fruit.title(*row).into_owned()).collect()
    }

    #[test]
    fn rows_are_sorted_by_several_columns_and_what_is_unknown_comes_last() {
        let fruit = Fruit::basket();
        let mut rows: Vec<usize> = (0..fruit.len()).collect();
        sort(&fruit, &mut rows, &[(1, false)], Lang::En);
        assert_eq!(titles(&fruit, &rows), ["Pear 10", "Apple", "Pear 9", "Quince"]);
        sort(&fruit, &mut rows, &[(1, true), (0, false)], Lang::En);
        assert_eq!(titles(&fruit, &rows), ["Apple", "Pear 9", "Pear 10", "Quince"]);
        sort(&fruit, &mut rows, &[(0, false)], Lang::En);
        assert_eq!(titles(&fruit, &rows), ["Apple", "Pear 9", "Pear 10", "Quince"]);
    }

    #[test]
    fn rows_are_filtered_by_column_and_over_all() {
        let fruit = Fruit::basket();
        let only = |search: &str, filters: &[(usize, &str)]| {
            let filters = filters.iter().map(|(at, text)| (*at, (*text).to_owned())).collect();
            let mut texts = Index::default();
            texts.read(&fruit, (1, Lang::Nl), 0..3);
            titles(&fruit, &passing(&fruit, (search, &[0, 1, 2], &texts), &filters, Lang::Nl))
        };
        assert_eq!(only("pear", &[]), ["Pear 10", "Pear 9"]);
        assert_eq!(only("rood", &[]), ["Apple"]);
        assert_eq!(only("", &[(2, "groen")]), ["Pear 10", "Pear 9"]);
        assert_eq!(only("9", &[(2, "groen")]), ["Pear 9"]);
        assert_eq!(only("", &[(1, "–")]), ["Quince"]);
        assert_eq!(only("nothing of this", &[]), Vec::<String>::new());
    }

    #[test]
    fn rows_hold_still_while_they_are_edited() {
        let mut fruit = Fruit::basket();
        let before: Vec<String> = ["apple", "quince", "gone", "pear-10"].map(str::to_owned).to_vec();
        fruit.rows[0].0 = "Zebra".to_owned();
        assert_eq!(titles(&fruit, &held(&fruit, &before)), ["Apple", "Quince", "Pear 9", "Zebra"]);
    }
}
