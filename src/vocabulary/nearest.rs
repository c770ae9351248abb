//! The known name that was probably meant: for misspelt fields, choices and ids. Knows no file.

/// Two names are alike from this likeness on; 1 is the same.
const ALIKE: f64 = 0.6;

/// The name among `known` that `found` was probably meant to be. Case and separators do not count.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
    let found = plain(found);
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(&found, &plain(name));
    let scored = known.into_iter().map(|name| (likeness(name), name));
    let best = scored.fold((0.0, ""), |best, next| if next.0 > best.0 { next } else { best });
    (best.0 >= ALIKE).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_or_nothing() {
        let known = ["front-desk", "phases", "touchpoints"];
        assert_eq!(nearest("phasess", known), Some("phases"));
        assert_eq!(nearest("Front Desk", known), Some("front-desk"));
        assert_eq!(nearest("quantum", known), None);
        assert_eq!(nearest("", known), None);
    }
}
