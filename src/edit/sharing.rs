//! Whether two states hold the same, looking only where they are not the very same memory:
//! microseconds for two neighbouring states of 10,000 touchpoints.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use crate::model::*;

/// Whether two states hold the same.
pub(super) fn same_workspace(one: &Arc<Workspace>, other: &Arc<Workspace>) -> bool {
    let shell = |workspace: &Workspace| Workspace { journeys: List::default(), ..workspace.clone() };
    Arc::ptr_eq(one, other)
        || (same_list(&one.journeys, &other.journeys, same_journey) && shell(one) == shell(other))
}

fn same_list<T>(one: &List<Arc<T>>, other: &List<Arc<T>>, same: impl Fn(&Arc<T>, &Arc<T>) -> bool) -> bool {
    one.same(other) || (one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b)))
}

fn same_item<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

fn same_journey(one: &Arc<Journey>, other: &Arc<Journey>) -> bool {
    let shell = |journey: &Journey| Journey {
        phases: List::default(),
        unsorted: List::default(),
        transitions: List::default(),
        planned_contacts: List::default(),
        cases: List::default(),
        ..journey.clone()
    };
    Arc::ptr_eq(one, other)
        || (same_list(&one.phases, &other.phases, same_phase)
            && same_list(&one.unsorted, &other.unsorted, same_item)
            && same_list(&one.transitions, &other.transitions, same_item)
            && same_list(&one.planned_contacts, &other.planned_contacts, same_item)
            && same_list(&one.cases, &other.cases, same_item)
            && shell(one) == shell(other))
}

fn same_phase(one: &Arc<Phase>, other: &Arc<Phase>) -> bool {
    let shell =
        |phase: &Phase| Phase { touchpoints: List::default(), transitions: List::default(), ..phase.clone() };
    Arc::ptr_eq(one, other)
        || (same_list(&one.touchpoints, &other.touchpoints, same_item)
            && same_list(&one.transitions, &other.transitions, same_item)
            && shell(one) == shell(other))
}

/// The items of `after` that `before` does not hold, with their index.
pub(super) fn new_items<'a, T>(
    before: &[Arc<T>],
    after: &'a [Arc<T>],
) -> impl Iterator<Item = (usize, &'a Arc<T>)> {
    let front = match std::ptr::eq(before, after) {
        true => after.len(),
        false => alike_in_front(before, after),
    };
    let (old, new) = (before.get(front..).unwrap_or_default(), after.get(front..).unwrap_or_default());
    let back = alike_at_back(old, new);
    // One item that came, went or changed leaves one on each side at most; a move leaves many.
    let old: Addresses = old.iter().take(before.len() - front - back).map(address).collect();
    let new = after.iter().enumerate().skip(front).take(after.len() - front - back);
    new.filter(move |(_, item)| !old.contains(&address(item)))
}

/// So many items are compared at once, without a branch after each.
const AT_ONCE: usize = 16;

/// Whether two stretches of the same length hold the same items.
fn alike<T>(one: &[Arc<T>], other: &[Arc<T>]) -> bool {
    one.iter().zip(other).fold(0, |seen, (one, other)| seen | (address(one) ^ address(other))) == 0
}

/// How many items two lists begin with alike.
fn alike_in_front<T>(one: &[Arc<T>], other: &[Arc<T>]) -> usize {
    let stretches = one.chunks_exact(AT_ONCE).zip(other.chunks_exact(AT_ONCE));
    let whole = AT_ONCE * stretches.take_while(|(one, other)| alike(one, other)).count();
    let rest = one.iter().zip(other).skip(whole);
    whole + rest.take_while(|(one, other)| Arc::ptr_eq(one, other)).count()
}

/// How many items two lists end with alike.
fn alike_at_back<T>(one: &[Arc<T>], other: &[Arc<T>]) -> usize {
    let stretches = one.rchunks_exact(AT_ONCE).zip(other.rchunks_exact(AT_ONCE));
    let whole = AT_ONCE * stretches.take_while(|(one, other)| alike(one, other)).count();
    let rest = one.iter().rev().zip(other.iter().rev()).skip(whole);
    whole + rest.take_while(|(one, other)| Arc::ptr_eq(one, other)).count()
}

/// Where an item is in memory. It stays there for as long as any state holds it.
pub(super) fn address<T>(item: &Arc<T>) -> usize {
    Arc::as_ptr(item).addr()
}

/// Addresses to look for among thousands.
pub(super) type Addresses = HashSet<usize, BuildHasherDefault<Spread>>;

/// Spreads addresses, which differ in their middle bits, over a table.
#[derive(Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_items_are_those_of_other_memory() {
        let items: Vec<Arc<u8>> = (0..6).map(Arc::new).collect();
        let list = |text: &str| -> Vec<Arc<u8>> {
            text.bytes().map(|digit| Arc::clone(&items[usize::from(digit - b'0')])).collect()
        };
        for (before, after, new) in [
            ("", "012", "012"),
            ("012", "012", ""),
            ("012", "0312", "3"),
            ("0312", "012", ""),
            ("0123", "0453", "45"),
            ("0123", "3012", ""),
            ("0123", "1230", ""),
            ("01", "01234", "234"),
            ("234", "01234", "01"),
            ("00", "000", "0"),
        ] {
            let found: String =
                new_items(&list(before), &list(after)).map(|(_, item)| item.to_string()).collect();
            assert_eq!(found, new, "{before} {after}");
        }
        let changed = [Arc::new(0)];
        assert_eq!(new_items(&list("0"), &changed).count(), 1);
    }
}
