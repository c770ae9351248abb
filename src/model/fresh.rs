//! New ids that nothing else has. Knows no workspace: who asks says which ids are taken.

use std::collections::{HashMap, HashSet};

use super::{Id, slug};

/// Hands out ids that nothing else has, within one change.
#[derive(Debug, Default)]
pub struct Fresh {
    given: HashSet<String>,
    next: HashMap<String, u32>,
}

impl Fresh {
    /// A new id made from `title`, with the smallest number behind it that is free.
    pub fn id<T>(&mut self, title: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> Id<T> {
        let base = match slug(title) {
            text if text.is_empty() => fallback.to_owned(),
            text => text,
        };
        // Counting on from the last number keeps 10,000 copies of one title quick.
        let start = self.next.get(&base).copied().unwrap_or(1);
        let free = (start..=u32::MAX).find_map(|n| {
            let text = if n == 1 { base.clone() } else { format!("{base}-{n}") };
            (!self.given.contains(&text) && !taken(&text)).then_some((n, text))
        });
        let (n, text) = free.unwrap_or((u32::MAX, base.clone()));
        self.next.insert(base, n.saturating_add(1));
        self.given.insert(text.clone());
        Id::new(&text)
    }

    /// This id if it is free and not empty, and then it is no longer free.
    pub fn claim(&mut self, id: &str, taken: impl Fn(&str) -> bool) -> bool {
        !id.is_empty() && !taken(id) && self.given.insert(id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Touchpoint;
    use super::*;

    #[test]
    fn fresh_ids_differ_within_one_edit() {
        let mut fresh = Fresh::default();
        let taken = |text: &str| text == "stars";
        let ids: Vec<Id<Touchpoint>> = (0..3).map(|_| fresh.id("Stars", "touchpoint", taken)).collect();
        assert_eq!(ids, ["stars-2", "stars-3", "stars-4"].map(Id::new));
        assert!(!fresh.claim("stars-3", taken) && fresh.claim("stars-9", taken));
        assert_eq!(fresh.id::<Touchpoint>("🙂", "touchpoint", taken).as_str(), "touchpoint");
        assert_eq!(fresh.id::<Touchpoint>("Review stars", "touchpoint", taken).as_str(), "review-stars");
    }
}
