//! Letters typed so fast that they are text: three within half a second on the map begin a new
//! touchpoint. Pure: letters and times in; what the keys are bound to is asked.

/// Three letters within this time, in seconds, are text.
const FAST: f64 = 0.5;
/// So many letters make a text.
const ENOUGH: usize = 3;

/// Letters that were typed one after the other, none of them long after the one before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Burst {
    letters: Vec<(char, f64)>,
}

impl Burst {
    /// Takes a letter. `finds` says whether these letters, of the ones behind the first, find
    /// something in a list that the first opened: then they are meant for the list.
    pub fn letter(&mut self, letter: char, now: f64, finds: impl Fn(&str) -> bool) -> Option<String> {
        if self.letters.last().is_some_and(|(_, before)| now - before > FAST) {
            self.stop();
        }
        self.letters.push((letter, now));
        let first = self.letters.len().checked_sub(ENOUGH)?;
        let (_, start) = self.letters.get(first)?;
        if now - start > FAST {
            return None;
        }
        let behind: String =
            self.letters.iter().skip(1).map(|(letter, _)| letter.to_lowercase().to_string()).collect();
        if finds(&behind) {
            return None;
        }
        let text = self.letters.iter().map(|(letter, _)| *letter).collect();
        self.stop();
        Some(text)
    }

    /// Something else than a letter came: what comes now is no part of a text.
    pub fn stop(&mut self) {
        *self = Self::default();
    }

    /// Whether this would be the first letter.
    pub fn is_new(&self, now: f64) -> bool {
        self.letters.last().is_none_or(|(_, before)| now - before > FAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(letters: &[(char, f64)], finds: &[&str]) -> Option<String> {
        let mut burst = Burst::default();
        letters.iter().find_map(|(letter, now)| burst.letter(*letter, *now, |text| finds.contains(&text)))
    }

    #[test]
    fn three_fast_letters_are_text_with_all_before_them() {
        assert_eq!(typed(&[('c', 0.0), ('a', 0.2), ('l', 0.4)], &[]), Some("cal".into()));
        assert_eq!(typed(&[('r', 0.0), ('e', 0.4), ('v', 0.7), ('i', 0.85)], &[]), Some("revi".into()));
        assert_eq!(typed(&[('w', 0.0), ('i', 0.3), ('e', 0.6)], &[]), None);
        assert_eq!(typed(&[('w', 0.0), ('i', 0.0)], &[]), None);
        assert_eq!(typed(&[('w', 0.0), ('i', 0.6), ('e', 0.7), ('d', 0.8)], &[]), Some("ied".into()));
    }

    #[test]
    fn letters_that_find_something_in_a_list_are_for_the_list() {
        let list = ["ch", "cha", "li", "lie"];
        assert_eq!(typed(&[('c', 0.0), ('c', 0.1), ('h', 0.2), ('a', 0.3)], &list), None);
        assert_eq!(
            typed(&[('c', 0.0), ('l', 0.1), ('i', 0.2), ('e', 0.3), ('n', 0.4)], &list),
            Some("clien".into())
        );
    }

    #[test]
    fn a_digit_between_letters_keeps_them_commands() {
        let mut burst = Burst::default();
        assert_eq!(burst.letter('e', 0.0, |_| false), None);
        burst.stop();
        assert_eq!(burst.letter('i', 0.1, |_| false), None);
        burst.stop();
        assert_eq!(burst.letter('p', 0.2, |_| false), None);
        assert!(!burst.is_new(0.3) && burst.is_new(0.9));
    }
}
