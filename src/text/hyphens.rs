//! Where words that are wider than a card break. A Dutch compound breaks at its joint: patterns of
//! syllables alone know no words, and put the break beside it. Measures nothing itself.

use std::collections::HashSet;
use std::sync::LazyLock;

use hypher::Lang as Syllables;

/// Parts of compounds that are common in journeys: nouns and stems, with the linking s where they
/// take one.
static DUTCH: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../assets/compounds-nl.txt").split_whitespace().collect());

/// Shorter parts are found by chance in other words.
const SHORTEST: usize = 3;

/// Letters that no known part explains weigh so much more than a known part.
const UNKNOWN: usize = 3;

/// A part of a word between two places where it may break, and whether a joint follows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// The letters.
    pub text: String,
    /// Whether a part of a compound ends behind it.
    pub joint: bool,
}

/// The pieces of a word, in order.
pub(super) fn pieces(word: &str, lang: Syllables) -> Vec<Piece> {
    let parts = if lang == Syllables::Dutch { parts(word) } else { vec![word.to_owned()] };
    let syllables = |part: &String| {
        let syllables: Vec<String> = hypher::hyphenate(part, lang).map(str::to_owned).collect();
        let last = syllables.len().saturating_sub(1);
        syllables.into_iter().enumerate().map(move |(at, text)| Piece { text, joint: at == last })
    };
    parts.iter().flat_map(syllables).collect()
}

/// A word cut at its joints, as far as they are known: with as few letters left unexplained and as
/// few parts as can be.
fn parts(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let small: Vec<char> = word.to_lowercase().chars().collect();
    // Some letters have two small ones; such words are no compounds of ours.
    if small.len() != letters.len() {
        return vec![word.to_owned()];
    }
    let text = |from: usize, to: usize| small.get(from..to).unwrap_or_default().iter().collect::<String>();
    // By place: the least cost of what stands before it, and where its last part begins.
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for end in 1..=small.len() {
        let found = (0..end).filter_map(|start| {
            let cost = cost(&text(start, end), start == 0, end == small.len())?;
            Some((best.get(start)?.0 + cost, start))
        });
        best.push(found.min().unwrap_or((usize::MAX / 2, 0)));
    }
    let mut cuts = Vec::new();
    let mut end = small.len();
    while end > 0 {
        let start = best.get(end).map_or(0, |(_, start)| *start);
        cuts.push(letters.get(start..end).unwrap_or_default().iter().collect());
        end = start;
    }
    cuts.reverse();
    cuts
}

/// What a part costs; nothing where it can be none. A part that is not known must be long enough to
/// be a word of its own.
fn cost(part: &str, first: bool, last: bool) -> Option<usize> {
    let length = part.chars().count();
    let bare = part.strip_suffix('s').filter(|_| !last);
    let known = |part: &str| part.chars().count() >= SHORTEST && DUTCH.contains(part);
    if known(part) || bare.is_some_and(known) {
        return Some(1);
    }
    let whole = first && last;
    (whole || length >= 4 && part.contains(['a', 'e', 'i', 'o', 'u', 'y'])).then_some(1 + UNKNOWN * length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(word: &str) -> String {
        let mut out = String::new();
        for piece in pieces(word, Syllables::Dutch) {
            out.push_str(&piece.text);
            out.push(if piece.joint { '|' } else { '·' });
        }
        out.trim_end_matches(['|', '·']).to_owned()
    }

    #[test]
    fn compounds_are_cut_at_their_joints() {
        let joints = |word: &str| joined(word).replace('·', "");
        assert_eq!(joints("Servicebeurtherinnering"), "Service|beurt|herinnering");
        assert_eq!(joints("Tevredenheidsonderzoek"), "Tevredenheids|onderzoek");
        assert_eq!(joints("Orderbevestiging"), "Order|bevestiging");
        assert_eq!(joints("Handleidingvideo"), "Handleiding|video");
        assert_eq!(joints("Leveringsvoorwaarden"), "Leverings|voorwaarden");
        assert_eq!(joints("Klantenservicemedewerker"), "Klanten|service|medewerker");
        // One part is not known.
        assert_eq!(joints("Accuherinnering"), "Accu|herinnering");
    }

    #[test]
    fn words_that_are_no_compound_keep_their_syllables() {
        assert_eq!(joined("Vergelijking"), "Ver·ge·lij·king");
        assert_eq!(joined("Aanbeveling"), "Aan·be·ve·ling");
        assert_eq!(pieces("", Syllables::Dutch), []);
        assert_eq!(joined("xxxx"), "xxxx");
        let english = pieces("Recommendation", Syllables::English);
        assert_eq!(english.iter().filter(|piece| piece.joint).count(), 1, "only the end");
    }
}
