//! Text that is read from right to left. The library that lays text out joins its letters and turns
//! single words, but gives the letters of a row back in another order and knows no order of words; so rows
//! of such text are broken here, and for the screen their words are put in the order in which they stand.

use std::borrow::Cow;

use super::Wrapped;

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
    Wrapped { lines, width: widest, cut }
}

/// A row as the screen must be given it: words that are read from right to left in the order in which they
/// stand, from the left.
pub fn on_screen(row: &str) -> Cow<'_, str> {
    let turned = |word: &&str| word.chars().any(is_rightward_read);
    let words: Vec<&str> = row.split(' ').collect();
    if words.iter().filter(|word| turned(word)).count() < 2 {
        return Cow::Borrowed(row);
    }
    let mut placed: Vec<&str> = Vec::with_capacity(words.len());
    for part in words.chunk_by(|one, next| turned(one) == turned(next)) {
        match part.first().is_some_and(turned) {
            true => placed.extend(part.iter().rev()),
            false => placed.extend(part),
        }
    }
    Cow::Owned(placed.join(" "))
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
        assert_eq!((two.lines.join(" "), two.cut), (text.to_owned(), false));
        assert_eq!(two.lines.len(), 2);
        let one = rows(text, 12.0, 1);
        assert!(one.cut && one.lines[0].ends_with('…') && one.width <= 12.0, "{one:?}");
        assert!(rows("זזזזזזזזזזזזזזזזזזזז", 6.0, 3).width <= 6.0);
    }

    #[test]
    fn words_stand_from_right_to_left_and_others_stay() {
        assert_eq!(on_screen("ביקור בחנות"), "בחנות ביקור");
        assert_eq!(on_screen("Shop: ביקור בחנות now"), "Shop: בחנות ביקור now");
        assert_eq!(on_screen("one two"), "one two");
    }
}
