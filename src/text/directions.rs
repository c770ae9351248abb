//! Text that is read from right to left. The library that lays text out joins its letters and turns
//! single words, but gives the letters of a row back in another order and knows no order of words; so rows
//! of such text are broken here, and for the screen their words are put in the order in which they stand.
//!
//! A row of a text that begins in such a script is wrapped in two marks that no reader shows: each row, even
//! one that begins with a Latin name, is then read from the right in every file and on the screen.

use std::borrow::Cow;

use unicode_bidi::{BidiInfo, Direction, Level, get_base_direction};

use super::Wrapped;

/// What stands between these two is read from the right, whatever stands around it (Unicode's RLI and PDI).
const FROM_THE_RIGHT: char = '\u{2067}';
const AS_BEFORE: char = '\u{2069}';

/// Whether a letter is of a script that is read from right to left (Hebrew, Arabic, Syriac and others).
pub(super) fn is_rightward_read(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// Breaks text at spaces into rows by the width of each; what is too wide alone is cut.
pub(super) fn wrap(
    text: &str,
    max_width: f32,
    max_rows: usize,
    width: &mut dyn FnMut(&str) -> f32,
) -> Wrapped {
    let (mut lines, mut line, mut cut) = (Vec::new(), String::new(), false);
    for word in text.split(' ') {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || width(&longer) <= max_width {
            line = longer;
        } else if lines.len() + 1 < max_rows {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line.push('…');
            cut = true;
            break;
        }
    }
    lines.push(line);
    let mut widest = 0.0_f32;
    for line in &mut lines {
        while width(line) > max_width && line.chars().count() > 1 {
            let kept = line.trim_end_matches('…').chars().count().saturating_sub(1);
            *line = line.chars().take(kept).chain(['…']).collect();
            cut = true;
        }
        widest = widest.max(width(line));
    }
    if get_base_direction(text) == Direction::Rtl {
        lines.iter_mut().for_each(|line| *line = mark(line));
    }
    Wrapped { lines, width: widest, cut }
}

/// The row with the marks around it if its text begins in a script that is read from right to left.
pub fn marked(row: &str) -> Cow<'_, str> {
    let plain = row.is_ascii() || !row.chars().any(is_rightward_read);
    if plain || row.starts_with(FROM_THE_RIGHT) || get_base_direction(row) != Direction::Rtl {
        return Cow::Borrowed(row);
    }
    Cow::Owned(mark(row))
}

fn mark(row: &str) -> String {
    format!("{FROM_THE_RIGHT}{row}{AS_BEFORE}")
}

/// The row without the marks, and whether it had them.
pub(super) fn unmarked(row: &str) -> (&str, bool) {
    let bare = row.strip_prefix(FROM_THE_RIGHT).and_then(|row| row.strip_suffix(AS_BEFORE));
    (bare.unwrap_or(row), bare.is_some())
}

/// Rows as one again.
pub fn joined(rows: &[String]) -> String {
    let from_the_right = rows.iter().any(|row| unmarked(row).1);
    let bare: Vec<&str> = rows.iter().map(|row| unmarked(row).0).collect();
    if from_the_right { mark(&bare.join(" ")) } else { bare.join(" ") }
}

/// A row as the screen must be given it, from the left: the pieces of one direction in the order in which
/// they stand (Unicode's rules), the words of those that are read from the right turned round.
pub fn on_screen(row: &str) -> Cow<'_, str> {
    let (row, from_the_right) = unmarked(row);
    if !from_the_right && (row.is_ascii() || !row.chars().any(is_rightward_read)) {
        return Cow::Borrowed(row);
    }
    let level = if from_the_right { Level::rtl() } else { Level::ltr() };
    let bidi = BidiInfo::new(row, Some(level));
    let Some(paragraph) = bidi.paragraphs.first() else { return Cow::Borrowed(row) };
    let (levels, pieces) = bidi.visual_runs(paragraph, paragraph.range.clone());
    let mut placed = String::with_capacity(row.len());
    for piece in pieces {
        let text = row.get(piece.clone()).unwrap_or_default();
        if levels.get(piece.start).is_some_and(Level::is_rtl) {
            placed.extend(text.split(' ').rev().flat_map(|word| [" ", word]).skip(1));
        } else {
            placed.push_str(text);
        }
    }
    Cow::Owned(placed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, max: f32, rows: usize) -> Wrapped {
        wrap(text, max, rows, &mut |line| line.chars().count() as f32)
    }

    #[test]
    fn rows_keep_every_letter_in_its_order() {
        let text = "ביקור בחנות חדשה";
        let two = rows(text, 12.0, 3);
        let bare: Vec<&str> = two.lines.iter().map(|line| unmarked(line).0).collect();
        assert_eq!((bare.join(" "), two.cut), (text.to_owned(), false));
        assert_eq!(two.lines.len(), 2);
        let one = rows(text, 12.0, 1);
        assert!(one.cut && unmarked(&one.lines[0]).0.ends_with('…') && one.width <= 12.0, "{one:?}");
        assert!(rows("זזזזזזזזזזזזזזזזזזזז", 6.0, 3).width <= 6.0);
    }

    #[test]
    fn words_stand_from_right_to_left_and_others_stay() {
        assert_eq!(on_screen("ביקור בחנות"), "בחנות ביקור");
        assert_eq!(on_screen("Shop: ביקור בחנות now"), "Shop: בחנות ביקור now");
        assert_eq!(on_screen("one two"), "one two");
        assert_eq!(on_screen("één 📧 twee"), "één 📧 twee");
        // Figures among such words keep their own order, and stand where they are read.
        assert_eq!(on_screen("ביקור 12 בחנות"), "בחנות 12 ביקור");
    }

    #[test]
    fn what_begins_from_the_right_goes_on_so_in_every_row() {
        let two = rows("ביקור בחנות Google Maps", 12.0, 3);
        assert_eq!(two.lines, ["\u{2067}ביקור בחנות\u{2069}", "\u{2067}Google Maps\u{2069}"]);
        assert_eq!(on_screen(&marked("ביקור Google Maps בחנות")), "בחנות Google Maps ביקור");
        assert_eq!(on_screen("\u{2067}Google Maps, בחנות\u{2069}"), "בחנות ,Google Maps");
        assert_eq!(on_screen("\u{2067}Google Maps!\u{2069}"), "!Google Maps");
        assert_eq!(joined(&two.lines), "\u{2067}ביקור בחנות Google Maps\u{2069}");
        assert_eq!(joined(&["a b".to_owned(), "c".to_owned()]), "a b c");
        assert_eq!(marked(&marked("ביקור")), "\u{2067}ביקור\u{2069}");
        assert_eq!(marked("Shop: ביקור"), "Shop: ביקור");
        assert_eq!(rows("Shop: ביקור", 40.0, 3).lines, ["Shop: ביקור"]);
    }
}
