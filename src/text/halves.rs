//! Short names on two rows: broken where it reads best, not where the first row happens to be full.

use super::{Style, Syllables, hyphens, one_line, width, with_hyphen};

/// Fewer letters of a word are not left alone on a row.
const FEWEST: usize = 3;

/// Where a name breaks, the better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Between two words.
    Space,
    /// At the joint of a compound, or behind a mark that joins two words.
    Joint,
    /// Between two syllables.
    Syllable,
}

/// `text` on two rows of at most `max_width` points: between words if that fits, else at a joint, else
/// between syllables of this language, each with a hyphen; of several such places at the one that
/// makes the rows most alike. Nothing where no two rows are enough.
pub fn in_two(text: &str, style: Style, max_width: f32, lang: Syllables) -> Option<(Break, [String; 2])> {
    let line = one_line(text);
    // Nothing of hundreds of letters fits two short rows.
    if line.chars().nth(80).is_some() {
        return None;
    }
    let words: Vec<&str> = line.split(' ').collect();
    let mut best: Option<(Break, f32, [String; 2])> = None;
    for (at, word) in words.iter().enumerate() {
        let (before, behind) = (words.get(..at)?.join(" "), words.get(at + 1..)?.join(" "));
        for (kind, [left, right]) in places(word, at, lang) {
            let rows = [joined(&before, &left), joined(&right, &behind)];
            let [first, second] = [width(&rows[0], style), width(&rows[1], style)];
            let off = (first - second).abs();
            let better = best.as_ref().is_none_or(|(known, least, _)| (kind, off) < (*known, *least));
            if first <= max_width && second <= max_width && better {
                best = Some((kind, off, rows));
            }
        }
    }
    best.map(|(kind, _, rows)| (kind, rows))
}

fn joined(left: &str, right: &str) -> String {
    if left.is_empty() || right.is_empty() { format!("{left}{right}") } else { format!("{left} {right}") }
}

/// Where a word may be parted, its left part as it stands at the end of a row; the place before the
/// word first, unless it is the first one.
fn places(word: &str, at: usize, lang: Syllables) -> Vec<(Break, [String; 2])> {
    let mut places = Vec::new();
    if at > 0 {
        places.push((Break::Space, [String::new(), word.to_owned()]));
    }
    let mut left = String::new();
    for part in word.split_inclusive(['-', '/']) {
        for piece in hyphens::pieces(part, lang) {
            left.push_str(&piece.text);
            let right = word.get(left.len()..).unwrap_or_default();
            let long = |text: &str| text.chars().nth(FEWEST - 1).is_some();
            if !long(&left) || !long(right) {
                continue;
            }
            let kind = if piece.joint { Break::Joint } else { Break::Syllable };
            let marked = if left.ends_with('/') { left.clone() } else { with_hyphen(&left) };
            places.push((kind, [marked, right.to_owned()]));
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::super::Face;
    use super::*;

    fn broken(text: &str, max_width: f32) -> Option<[String; 2]> {
        in_two(text, Style::new(11.5, Face::Medium), max_width, Syllables::Dutch).map(|(_, rows)| rows)
    }

    #[test]
    fn names_break_where_they_read_best() {
        let rows = |text: &str| broken(text, 75.0).unwrap();
        assert_eq!(rows("Customer service"), ["Customer", "service"]);
        assert_eq!(rows("Raad van bestuur"), ["Raad van", "bestuur"]);
        assert_eq!(rows("Klantenservice"), ["Klanten-", "service"]);
        assert_eq!(rows("Sales/marketing"), ["Sales/", "marketing"]);
        assert_eq!(rows("Klantenservice team"), ["Klanten-", "service team"]);
        // Between the words it fits only where there is more room.
        assert_eq!(broken("Merk & communicatie", 72.0).unwrap()[0], "Merk & com-");
        assert_eq!(broken("Merk & communicatie", 90.0).unwrap(), ["Merk &", "communicatie"]);
    }

    #[test]
    fn what_needs_more_than_two_rows_is_not_broken() {
        assert_eq!(broken("De afdeling van alles waar niemand zin in heeft", 75.0), None);
        assert_eq!(broken(&"x".repeat(300), 75.0), None);
        assert_eq!(broken("", 75.0), None);
        assert_eq!(broken("kort", 5.0), None);
    }
}
