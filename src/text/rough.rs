//! How many rows a text needs, reckoned from the widths of its letters alone: for lists of thousands, most
//! of which nobody scrolls to. The few that this leaves open are measured. Makes no rows.

use std::cell::RefCell;

use foldhash::HashMap;

use super::{Face, Style, width, wrap};

/// How far what is reckoned may be from what is measured, as a share and in points.
const OFF: (f32, f32) = (0.008, 0.5);

/// The widths of letters in one style, and how much nearer or further two stand beside each other.
struct Letters {
    style: Style,
    plain: [f32; 128],
    others: HashMap<char, f32>,
    pairs: HashMap<(char, char), f32>,
}

impl Letters {
    fn new(style: Style) -> Self {
        let mut plain = [0.0; 128];
        for (letter, slot) in (0_u8..).zip(&mut plain) {
            *slot = alone(char::from(letter), style);
        }
        Self { style, plain, others: HashMap::default(), pairs: HashMap::default() }
    }

    fn width(&mut self, letter: char) -> f32 {
        match self.plain.get(letter as usize) {
            Some(known) => *known,
            None => *self.others.entry(letter).or_insert_with(|| alone(letter, self.style)),
        }
    }

    /// What a word takes.
    fn word(&mut self, word: &str) -> f32 {
        let (mut wide, mut before) = (0.0, None);
        for letter in word.chars() {
            wide += self.width(letter);
            if let Some(before) = before.replace(letter) {
                wide += self.between(before, letter);
            }
        }
        wide
    }

    /// What two letters take beyond the widths of both; they may lean into each other, like AV.
    fn between(&mut self, one: char, other: char) -> f32 {
        if let Some(known) = self.pairs.get(&(one, other)) {
            return *known;
        }
        let both = width(&String::from_iter([one, other]), self.style);
        let between = both - self.width(one) - self.width(other);
        self.pairs.insert((one, other), between);
        between
    }

    /// On how many rows of this width words stand, at most `most`.
    fn rows(&mut self, text: &str, room: f32, most: usize) -> usize {
        let space = self.width(' ');
        let (mut rows, mut used) = (0, 0.0);
        let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let mut words = words.filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            let wide = self.word(word);
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
    static KNOWN: RefCell<HashMap<(Face, u32), Letters>> = RefCell::default();
}

/// On how many rows of `max_width` points `text` stands, at most `most`. Reckoned where that is sure, and
/// measured where letters alone leave it open. Empty text needs none.
pub fn rows_needed(text: &str, style: Style, max_width: f32, most: usize) -> usize {
    let sure = KNOWN.with_borrow_mut(|known| {
        let letters = known.entry((style.face, style.size.to_bits())).or_insert_with(|| Letters::new(style));
        let [narrow, wide] = rooms(max_width).map(|room| letters.rows(text, room, most));
        (narrow == wide).then_some(narrow)
    });
    sure.unwrap_or_else(|| wrap(text, style, max_width, most).lines.len())
}

/// The least and the most that a row of this width may hold, as far as is reckoned.
fn rooms(max_width: f32) -> [f32; 2] {
    let off = max_width * OFF.0 + OFF.1;
    [(max_width - off).max(1.0), max_width + off]
}

#[cfg(test)]
mod tests {
    use super::super::wrap_words;
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
    fn as_many_rows_are_reckoned_as_are_needed_and_few_are_measured() {
        let (mut open, mut all) = (0, 0);
        let mut letters = Letters::new(ROW);
        for text in sentences() {
            for room in [150.0, 278.0, 350.0, 422.5] {
                let needed = wrap(&text, ROW, room, 5).lines.len();
                assert_eq!(rows_needed(&text, ROW, room, 5), needed, "at {room}: {text}");
                let [narrow, wide] = rooms(room).map(|room| letters.rows(&text, room, 5));
                open += usize::from(narrow != wide);
                all += 1;
            }
        }
        assert!(open * 100 < all * 12, "{open} of {all}");
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
