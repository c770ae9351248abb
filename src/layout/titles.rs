//! How the title of a card breaks, and how high and wide the card is by that.

use super::{
    CARD_HEIGHT, CARD_WIDTH, COMPACT_HEIGHT, COMPACT_TITLE_LEFT, COMPACT_WIDTH, CardStyle, OWNER_LINE,
    TITLE_LINE, TITLE_STYLE,
};
use crate::model::{Lang, Touchpoint};
use crate::text::{self, Syllables, Wrapped};

/// From the card's left edge to the title: the stripe of the media type and a space.
const BEFORE: f32 = 16.0;

/// Behind the title, so that the number has room at the right of the second line.
const AFTER: f32 = 14.0;

/// What the diamond of a moment of truth takes, with a badge beside it.
const DIAMOND: f32 = 22.0;

/// What each further digit of the number takes.
const DIGIT: f32 = 6.5;

impl CardStyle {
    /// The width of a card.
    pub fn width(self) -> f32 {
        match self {
            Self::Full => CARD_WIDTH,
            Self::Compact => COMPACT_WIDTH,
        }
    }

    /// The height of a card whose title needs at most two lines.
    pub fn height(self) -> f32 {
        match self {
            Self::Full => CARD_HEIGHT,
            Self::Compact => COMPACT_HEIGHT,
        }
    }

    /// The height of a card whose title and whose owner's name have so many rows. A second row of the
    /// name stands in the room of a title's second, where that has only one.
    pub(crate) fn height_of(self, title: usize, owner: usize) -> f32 {
        let third = if title > 2 { TITLE_LINE } else { 0.0 };
        let second = if title > 1 && owner > 1 { OWNER_LINE } else { 0.0 };
        self.height() + third + second
    }
}

/// Whose rules break long words.
pub fn syllables(lang: Lang) -> Syllables {
    match lang {
        Lang::En => Syllables::English,
        Lang::Nl => Syllables::Dutch,
    }
}

/// The title of a card, broken to at most three lines; `lang` says where long words break.
pub(super) fn title(touchpoint: &Touchpoint, cards: CardStyle, lang: Lang) -> Wrapped {
    let syllables = syllables(lang);
    let digits = match touchpoint.number {
        0..=9 => 0.0,
        10..=99 => 1.0,
        100..=999 => 2.0,
        _ => 3.0,
    };
    let number = if cards == CardStyle::Full { AFTER + digits * DIGIT } else { 8.0 };
    let before = if cards == CardStyle::Full { BEFORE } else { COMPACT_TITLE_LEFT };
    let room = cards.width() - before - number;
    let wide = text::wrap_words(&touchpoint.title, TITLE_STYLE, room, 3, syllables);
    if touchpoint.moment_of_truth.is_none() {
        return wide;
    }
    // The diamond stands beside the first line only.
    let badge = if cards == CardStyle::Full { AFTER } else { 2.0 };
    let beside = cards.width() - before - badge - DIAMOND;
    match wide.lines.first() {
        Some(line) if text::width(line, TITLE_STYLE) > beside => {
            text::wrap_words(&touchpoint.title, TITLE_STYLE, beside.min(room), 3, syllables)
        }
        _ => wide,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MomentOfTruth;

    #[test]
    fn a_third_line_makes_the_card_taller_and_more_is_cut() {
        let mut touchpoint = Touchpoint { title: "many words ".repeat(30), ..Touchpoint::default() };
        let long = title(&touchpoint, CardStyle::Full, Lang::En);
        assert_eq!((long.lines.len(), long.cut), (3, true));
        let height = |title, owner| CardStyle::Full.height_of(title, owner);
        assert!(height(3, 0) > height(2, 0) && height(3, 2) > height(3, 0));
        assert_eq!((height(1, 2), height(2, 2)), (CARD_HEIGHT, CARD_HEIGHT + OWNER_LINE));
        touchpoint.title = "Google search result (organic)".to_owned();
        touchpoint.moment_of_truth = Some(MomentOfTruth::ZMOT);
        assert_eq!(
            title(&touchpoint, CardStyle::Full, Lang::En).lines,
            ["Google search", "result (organic)"]
        );
    }

    #[test]
    fn long_words_break_between_syllables() {
        let survey = Touchpoint { title: "Tevredenheidsonderzoek".to_owned(), ..Touchpoint::default() };
        let lines = title(&survey, CardStyle::Full, Lang::Nl).lines;
        assert_eq!(lines, ["Tevredenheids-", "onderzoek"]);
    }
}
