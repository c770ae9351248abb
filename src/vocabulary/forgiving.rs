//! Searching as people type: half words, words in any order, accents left out, a slip of the finger.
//! Knows neither maps nor commands, only words.

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    whole: String,
    words: Vec<Word>,
}

/// A text that many queries are put to, taken apart once.
#[derive(Clone, Debug)]
pub struct Heard {
    plain: String,
    words: Vec<Word>,
}

impl Heard {
    /// The text taken apart.
    pub fn new(text: &str) -> Self {
        Self { plain: plain(text), words: words(text) }
    }

    /// How long the text is, in bytes of its plain letters.
    pub fn len(&self) -> usize {
        self.plain.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }
}

/// A word in small letters without accents, and which letters it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    text: String,
    length: usize,
    letters: u64,
}

impl Query {
    /// What this text looks for.
    pub fn new(text: &str) -> Self {
        Self { whole: plain(text.trim()), words: words(text) }
    }

    /// Whether nothing is looked for, which everything answers.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words, in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// How well a text answers, higher is better; nothing where a word has no answer in it.
    pub fn rate(&self, text: &str) -> Option<u32> {
        if self.is_empty() {
            return Some(0);
        }
        self.rate_heard(&Heard::new(text))
    }

    /// The same for a text that was taken apart before.
    pub fn rate_heard(&self, text: &Heard) -> Option<u32> {
        if self.is_empty() {
            return Some(0);
        }
        let known = &text.words;
        let mut sum = 0;
        for word in &self.words {
            sum += known.iter().filter_map(|known| word.rate(known)).max()?;
        }
        // Words that stand together as they were typed were probably meant.
        let together = match text.plain.find(&self.whole) {
            Some(0) => 20,
            Some(_) => 10,
            None => 0,
        };
        // Of two texts with the same answer the shorter one says less beside it.
        let rest = u32::try_from(known.len()).unwrap_or(u32::MAX).min(20);
        Some(sum / u32::try_from(self.words.len()).unwrap_or(1) + (20 - rest) + together)
    }

    /// The best rate among several texts.
    pub fn rate_any<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Option<u32> {
        texts.into_iter().filter_map(|text| self.rate(text)).max()
    }
}

impl Word {
    /// The word as it is compared.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How well a known word answers this one: whole, begun, inside a compound, or misspelt.
    pub fn rate(&self, known: &Self) -> Option<u32> {
        if self.text == known.text {
            return Some(100);
        }
        if known.text.starts_with(&self.text) {
            return Some(80);
        }
        if self.length >= 3 && known.text.contains(&self.text) {
            return Some(60);
        }
        let slips = self.slips();
        if slips == 0 || known.length + slips < self.length {
            return None;
        }
        // Letters that the known word lacks altogether are slips already.
        let lacking = (self.letters & !known.letters).count_ones() as usize;
        if lacking > slips {
            return None;
        }
        // Also of a word that is not typed to its end yet.
        let likely = [self.length, self.length + 1, self.length.saturating_sub(1), known.length];
        let beginning = |length: usize| known.text.chars().take(length).collect::<String>();
        let near = likely
            .iter()
            .filter(|length| **length <= known.length)
            .any(|length| strsim::damerau_levenshtein(&self.text, &beginning(*length)) <= slips);
        near.then_some(30)
    }

    /// How many letters may be wrong, missing, doubled or swapped.
    fn slips(&self) -> usize {
        match self.length {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        }
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let plain = plain(text);
    let parts = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts
        .map(|part| Word {
            length: part.chars().count(),
            letters: part.chars().fold(0, |set, letter| set | 1 << (letter as u32 % 64)),
            text: part.to_owned(),
        })
        .collect()
}

/// Small letters without accents; an apostrophe or a hyphen within a word is left out.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => out.push('a'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' => out.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => out.push('u'),
            'ç' => out.push('c'),
            'ñ' => out.push('n'),
            '\'' | '’' | '-' | '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(query: &str, text: &str) -> bool {
        Query::new(query).rate(text).is_some()
    }

    #[test]
    fn words_in_any_order_and_half_words() {
        assert!(finds("", "anything"));
        assert!(finds("stars rev", "Review stars on Google"));
        assert!(finds("email", "E-mail after the visit"));
        assert!(finds("cafe", "Café on the corner"));
        assert!(finds("moment", "Nieuw contactmoment"));
        assert!(!finds("stars phone", "Review stars on Google"));
    }

    #[test]
    fn slips_of_the_finger_are_forgiven() {
        assert!(finds("reveiw", "Review stars"));
        assert!(finds("brochre", "Brochure"));
        assert!(finds("contcatmomnt", "Nieuw contactmoment"));
        assert!(finds("eigenar", "Eigenaar…"));
        assert!(finds("ordnen", "Ordenen"));
        assert!(!finds("tidi", "Tray"));
        assert!(!finds("cat", "car"), "in three letters a slip is another word");
    }

    #[test]
    fn what_is_typed_exactly_comes_first() {
        let query = Query::new("tidy");
        let rate = |text: &str| query.rate(text).unwrap_or(0);
        assert!(rate("Tidy") > rate("Tidy the map"));
        assert!(rate("Tidy the map") > rate("Untidy"));
        assert!(rate("Untidy") > rate("Tidz"));
        assert_eq!(query.rate_any(["Fit", "Tidy"]), query.rate("Tidy"));
    }

    #[test]
    fn any_text_can_be_looked_for() {
        for text in ["", "  ", "…", "日本語", "a\u{301}", "%%%", "ßß", &"x".repeat(500)] {
            let query = Query::new(text);
            assert!(query.rate("Review stars").is_none() || query.is_empty(), "{text}");
        }
    }
}
