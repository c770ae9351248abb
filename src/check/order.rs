//! The order of places in a file, from their paths alone.

/// Fields in the order in which a file has them, where that is not their order in the alphabet.
const FIELDS: &[&str] = &[
    "id",
    "number",
    "title",
    "from",
    "to",
    "kind",
    "channel",
    "segment",
    "phase",
    "touchpoint",
    "personas",
    "segments",
    "lifecycle_stages",
    "departments",
    "lifecycle",
    "markets",
    "channels",
    "content",
    "propositions",
    "campaigns",
    "consent_rules",
    "legal_restrictions",
    "contact_rules",
    "frequency_caps",
    "systems",
    "integrations",
    "data_sources",
    "engagement",
    "rule_settings",
    "journeys",
    "base_template",
    "objectives",
    "phases",
    "role",
    "lead_department",
    "touchpoints",
    "unsorted",
    "transitions",
    "needs",
    "triggers",
    "planned_contacts",
    "cases",
    "consideration_set",
    "coverage_targets",
    "walkthroughs",
    "actions",
    "insights",
    "finding_states",
    "decisions",
    "agenda",
];

/// What sorts places into document order: for each step of the path the rank of its field and the
/// place in its list.
pub(super) fn key(place: &str) -> Vec<(usize, usize)> {
    let step = |step: &str| {
        let (field, index) = step.split_once('[').unwrap_or((step, ""));
        let rank = FIELDS.iter().position(|known| *known == field).unwrap_or(FIELDS.len());
        (rank, index.trim_end_matches(']').parse().unwrap_or(0))
    };
    place.split('.').map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_sort_as_in_the_file() {
        let places = [
            "personas[1].id",
            "journeys[0].phases",
            "journeys[0].phases[2].touchpoints[0].owners[0]",
            "journeys[0].phases[2].touchpoints[10].id",
            "journeys[0].phases[2].transitions[0].to",
            "journeys[0].phases[10].id",
            "journeys[0].unsorted[0].id",
            "journeys[1].id",
        ];
        assert!(places.is_sorted_by_key(|place| key(place)));
    }
}
