//! What of the catalogue is on offer: found, in groups, and which of it a journey has already.
//! Pure: knows no egui.

use std::collections::{HashMap, HashSet};

use crate::model::{Journey, Lang, Phase};
use crate::ui::Selection;
use crate::vocabulary::{self, CATALOGUE_GROUPS, CatalogueEntry, Label};

/// A group of entries.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its id.
    pub id: &'static str,
    /// Its words.
    pub label: Label,
    /// Its entries, the best first.
    pub entries: Vec<&'static CatalogueEntry>,
}

/// The entries that a search gives, in groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offering {
    /// The groups; while something is searched, that of the best entry first.
    pub groups: Vec<Group>,
    /// How many more there would be with those that no longer exist.
    pub hidden: usize,
}

impl Offering {
    /// What a query gives, empty for everything; with those of the past if asked for.
    pub fn of(query: &str, lang: Lang, historical: bool) -> Self {
        let all = vocabulary::search_all(query, lang);
        let (past, present): (Vec<_>, Vec<_>) = all.into_iter().partition(|entry| entry.historical);
        let hidden = if historical { 0 } else { past.len() };
        let found: Vec<_> = present.into_iter().chain(past.into_iter().filter(|_| historical)).collect();
        let mut groups: Vec<Group> = CATALOGUE_GROUPS
            .iter()
            .map(|(id, label)| {
                let entries = found.iter().copied().filter(|entry| entry.group == *id).collect();
                Group { id, label: *label, entries }
            })
            .filter(|group| !group.entries.is_empty())
            .collect();
        if !query.trim().is_empty() {
            let best = |group: &Group| found.iter().position(|entry| entry.group == group.id);
            groups.sort_by_key(best);
        }
        Self { groups, hidden }
    }
}

/// The ids of the entries that a journey has already: by where its touchpoints came from, or by
/// their titles in either language.
pub fn on_map(journey: &Journey) -> HashSet<&'static str> {
    let mut named: HashMap<String, &'static str> = HashMap::new();
    for entry in vocabulary::catalogue() {
        for lang in [Lang::En, Lang::Nl] {
            named.insert(entry.title(lang).to_lowercase(), entry.id.as_str());
        }
        named.insert(format!("cat-{}", entry.id), entry.id.as_str());
    }
    let known = |text: &str| named.get(text).copied();
    journey
        .all_touchpoints()
        .filter_map(|one| known(&one.catalogue_ref).or_else(|| known(&one.title.trim().to_lowercase())))
        .collect()
}

/// The phase that an entry goes to: that of the selection; without one, the first in which it is
/// usually met, else the first of all.
pub fn landing<'a>(journey: &'a Journey, selection: &Selection, entry: &CatalogueEntry) -> Option<&'a Phase> {
    if !selection.touchpoints.is_empty() || selection.phase.is_some() {
        return crate::ui::offer::current_phase(journey, selection);
    }
    let of_role = |role| journey.phases.iter().find(|phase| phase.role == role);
    let usual = entry.roles.iter().find_map(|role| of_role(*role));
    usual.or_else(|| journey.phases.first()).map(|phase| &**phase)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{PhaseRole, Touchpoint};
    use crate::vocabulary::{catalogue_entry, template};

    #[test]
    fn all_129_entries_are_offered_once_those_of_the_past_are_asked_for() {
        let count =
            |offering: &Offering| offering.groups.iter().map(|group| group.entries.len()).sum::<usize>();
        let plain = Offering::of("", Lang::En, false);
        assert_eq!(count(&plain) + plain.hidden, 129);
        assert_eq!(plain.hidden, vocabulary::catalogue().iter().filter(|entry| entry.historical).count());
        let whole = Offering::of("", Lang::Nl, true);
        assert_eq!((count(&whole), whole.hidden), (129, 0));
        assert_eq!(Offering::of("hyves", Lang::Nl, false), Offering { groups: Vec::new(), hidden: 1 });
    }

    #[test]
    fn the_group_of_the_best_entry_comes_first() {
        let found = Offering::of("brochure", Lang::En, false);
        assert_eq!(found.groups[0].entries[0].id, "brochure-digital");
    }

    #[test]
    fn what_is_on_the_map_is_known_by_origin_and_by_title() {
        let mut journey = template("t1").unwrap().journey(Lang::Nl);
        assert!(on_map(&journey).is_empty());
        let came = catalogue_entry("banner").unwrap().touchpoint(Lang::Nl);
        let came = Touchpoint { title: "Onze banner".into(), ..came };
        let typed = Touchpoint { title: " chatbot".into(), ..Touchpoint::default() };
        journey.unsorted = vec![Arc::new(came), Arc::new(typed)].into();
        assert_eq!(on_map(&journey), HashSet::from(["banner", "chatbot-talk"]));
    }

    #[test]
    fn an_entry_lands_where_it_is_usually_met() {
        let journey = template("t1").unwrap().journey(Lang::En);
        let entry = catalogue_entry("packaging").unwrap();
        let role = |selection: &Selection| landing(&journey, selection, entry).map(|phase| phase.role);
        assert_eq!(role(&Selection::default()), Some(PhaseRole::Consumption));
        let first = Selection::phase(journey.phases[0].id.clone());
        assert_eq!(role(&first), Some(PhaseRole::Orientation), "the selection says where");
        let loyal = catalogue_entry("loyalty-programme").unwrap();
        let fallback = landing(&journey, &Selection::default(), loyal).map(|phase| phase.role);
        assert_eq!(fallback, Some(PhaseRole::Orientation), "no such phase: the first");
    }
}
