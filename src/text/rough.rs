//! How many rows a text needs, reckoned from the widths of its letters alone: for lists of thousands, most
//! of which nobody scrolls to. Errs on the side of room. Makes no rows.

use std::cell::RefCell;
use std::collections::HashMap;

use super::{Face, Style, width};

/// What pairs of letters may take beyond the widths of both, as a share and in points.
const SPARE: (f32, f32) = (0.99, 0.5);

/// The widths of letters in one style.
struct Letters {
    plain: [f32; 128],
    others: HashMap<char, f32>,
}

impl Letters {
    fn new(style: Style) -> Self {
        let mut plain = [0.0; 128];
        for (letter, slot) in (0_u8..).zip(&mut plain) {
            *slot = alone(char::from(letter), style);
        }
        Self { plain, others: HashMap::new() }
    }

    fn width(&mut self, letter: char, style: Style) -> f32 {
        match self.plain.get(letter as usize) {
            Some(known) => *known,
            None => *self.others.entry(letter).or_insert_with(|| alone(letter, style)),
        }
    }
}

/// What one letter takes; a space between two others.
fn alone(letter: char, style: Style) -> f32 {
    if letter.is_whitespace() || letter.is_control() {
        return width("n n", style) - width("nn", style);
    }
    width(letter.encode_utf8(&mut [0; 4]), style)
}

thread_local! {
    static KNOWN: RefCell<HashMap<(Face, u32), Letters>> = RefCell::new(HashMap::new());
}

/// What `text` takes on one row, in points; hardly ever less than what is measured exactly.
pub fn reckoned_width(text: &str, style: Style) -> f32 {
    KNOWN.with_borrow_mut(|known| {
        let letters = known.entry((style.face, style.size.to_bits())).or_insert_with(|| Letters::new(style));
        (text.chars().map(|letter| letters.width(letter, style)).sum::<f32>() + SPARE.1) / SPARE.0
    })
}

/// On how many rows of `max_width` points `text` stands, at most `most`; where it is hardly too long it may
/// need one fewer. Empty text needs none.
pub fn rows_needed(text: &str, style: Style, max_width: f32, most: usize) -> usize {
    let room = (max_width * SPARE.0 - SPARE.1).max(1.0);
    KNOWN.with_borrow_mut(|known| {
        let letters = known.entry((style.face, style.size.to_bits())).or_insert_with(|| Letters::new(style));
        let space = letters.width(' ', style);
        let (mut rows, mut used) = (0, 0.0);
        let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let mut words = words.filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            let wide: f32 = word.chars().map(|letter| letters.width(letter, style)).sum();
            // The space behind a word must have room, too.
            let behind = if words.peek().is_some() { space } else { 0.0 };
            if rows > 0 && used + space + wide + behind <= room {
                used += space + wide;
            } else {
                let wide = wide + behind;
                // A word that no row holds goes on in the next ones.
                let over = ((wide / room).ceil() as usize).max(1) - 1;
                rows += 1 + over;
                used = wide - behind - over as f32 * room;
            }
            if rows >= most {
                return most;
            }
        }
        rows
    })
}

#[cfg(test)]
mod tests {
    use super::super::{wrap, wrap_words};
    use super::*;
    use crate::text::Syllables;

    const ROW: Style = Style::new(12.5, Face::Regular);

    /// Sentences of many lengths in both languages.
    fn sentences() -> Vec<String> {
        let words = "De klant vraagt waar zijn fiets blijft, maar niemand antwoordt binnen 24 uur; the owner of \
                     ‘Home delivery’ (Customer service) should agree on a norm: today it's 3.2 days – too long. \
                     AVATAR Tevredenheidsonderzoek? Yes & no.";
        let words: Vec<&str> = words.split(' ').collect();
        let all = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
        all.map(|(from, to)| words[from..to].join(" ")).collect()
    }

    #[test]
    fn there_is_room_for_every_row_and_seldom_for_more() {
        let (mut exact, mut all) = (0, 0);
        for text in sentences() {
            for room in [150.0, 278.0, 422.5] {
                let needed = wrap(&text, ROW, room, 3).lines.len();
                let reckoned = rows_needed(&text, ROW, room, 3);
                assert!(reckoned >= needed, "{reckoned} < {needed} at {room}: {text}");
                assert!(reckoned_width(&text, ROW) >= width(&text, ROW), "{text}");
                exact += usize::from(reckoned == needed);
                all += 1;
            }
        }
        assert!(exact * 100 > all * 95, "{exact} of {all}");
    }

    #[test]
    fn what_is_one_word_or_nothing_needs_its_rows_too() {
        assert_eq!(rows_needed(" \n ", ROW, 100.0, 3), 0);
        assert_eq!(rows_needed("kort", ROW, 100.0, 3), 1);
        assert_eq!(rows_needed(&"x".repeat(300), ROW, 100.0, 3), 3);
        let word = "Arbeidsongeschiktheidsverzekering";
        let hyphened = wrap_words(word, ROW, 120.0, 3, Syllables::Dutch).lines.len();
        assert_eq!((rows_needed(word, ROW, 120.0, 3), hyphened), (2, 2));
    }
}
