//! The catalogue: places where customers meet organisations, ready to put on a map.
//! Read from `assets/catalogue.ron`; knows nothing of the map that they land on.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Label;
use crate::model::*;

/// A touchpoint on offer, with what usually holds for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueEntry {
    /// What tells it from the others; a touchpoint's `catalogue_ref` is `cat-` and this.
    pub id: String,
    en: String,
    nl: String,
    /// The id of its group in [`CATALOGUE_GROUPS`].
    pub group: String,
    /// Its channel.
    pub channel: ChannelId,
    /// Whose place it usually is.
    pub media_type: MediaType,
    /// Who usually speaks.
    pub source: Source,
    /// How far it can usually be changed; depends on the organisation.
    pub influence: Influence,
    /// Online, offline or both.
    pub mode: Mode,
    /// Who talks to whom.
    pub direction: Direction,
    /// Where in a journey it is met; the first is the usual one.
    pub roles: Vec<PhaseRole>,
    /// The group of the inventory checklist, if it is in one.
    #[serde(default)]
    pub inventory_group: String,
    /// Whether it no longer exists and only serves to redraw old maps.
    #[serde(default)]
    pub historical: bool,
    #[serde(default)]
    levers: Vec<Lever>,
    #[serde(default)]
    platform: String,
    #[serde(default)]
    moment_of_truth: Option<MomentOfTruth>,
    #[serde(default)]
    importance: Option<Score>,
    #[serde(default)]
    conversion: bool,
    #[serde(default)]
    exit: Option<ExitOutcome>,
    #[serde(default)]
    invites_sharing: bool,
    #[serde(default)]
    social_proof: bool,
    #[serde(default)]
    return_hook: bool,
    #[serde(default)]
    contact_purposes: Vec<ContactPurpose>,
    #[serde(default)]
    check: Option<CheckKind>,
    #[serde(default)]
    tactic: Option<Tactic>,
}

impl CatalogueEntry {
    /// Its name.
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Nl => &self.nl,
        }
    }

    /// A touchpoint with its defaults. Id and number are for the editor to give.
    pub fn touchpoint(&self, lang: Lang) -> Touchpoint {
        let check = |kind| QualityCheck { kind, ..QualityCheck::default() };
        Touchpoint {
            title: self.title(lang).to_owned(),
            channel: self.channel.clone(),
            media_type: Some(self.media_type),
            influence: Some(self.influence),
            status: if self.historical { TouchpointStatus::Historical } else { TouchpointStatus::Existing },
            source: Some(self.source),
            mode: Some(self.mode),
            direction: Some(self.direction),
            platform: self.platform.clone(),
            levers: self.levers.clone().into(),
            conversion: self.conversion,
            exit: self.exit,
            importance: self.importance,
            moment_of_truth: self.moment_of_truth,
            invites_sharing: self.invites_sharing,
            social_proof: self.social_proof,
            return_hook: self.return_hook,
            contact_purposes: self.contact_purposes.clone().into(),
            checks: self.check.map(check).into_iter().collect(),
            tactic: self.tactic,
            catalogue_ref: format!("cat-{}", self.id),
            inventory_group: self.inventory_group.clone(),
            ..Touchpoint::default()
        }
    }
}

/// The groups that the catalogue is offered in: id and words.
pub const CATALOGUE_GROUPS: &[(&str, Label)] = &[
    ("website", Label::new("Website & app", "Website & app")),
    ("conversations", Label::new("Conversations", "Gesprekken")),
    ("others", Label::new("Others speak", "Anderen aan het woord")),
    ("advertising", Label::new("Search & advertising", "Zoeken & adverteren")),
    ("content", Label::new("Own posts & documents", "Eigen berichten & documenten")),
    ("places", Label::new("Places & products", "Plaatsen & producten")),
];

/// The groups of the inventory checklist: id and words.
pub const INVENTORY_GROUPS: &[(&str, Label)] = &[
    ("documents", Label::new("Documents", "Documenten")),
    ("blog", Label::new("Blog", "Blog")),
    ("forum", Label::new("Forum", "Forum")),
    ("profile", Label::new("Profiles", "Profielen")),
    ("dialogue", Label::new("Dialogue", "Dialoog")),
    ("banner", Label::new("Banners", "Banners")),
    ("placement_context", Label::new("Where adverts appear", "Omgeving van advertenties")),
    ("employee_voice", Label::new("Employees speak", "Medewerkers aan het woord")),
    ("customer_voice", Label::new("Customers speak", "Klanten aan het woord")),
    ("review_stars", Label::new("Review stars", "Reviewsterren")),
];

/// All entries. Empty if the asset could not be read, which a test rules out.
pub fn catalogue() -> &'static [CatalogueEntry] {
    static ENTRIES: LazyLock<Vec<CatalogueEntry>> = LazyLock::new(|| read().unwrap_or_default());
    &ENTRIES
}

fn read() -> Result<Vec<CatalogueEntry>, ron::error::SpannedError> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(include_str!("../../assets/catalogue.ron"))
}

/// The entry that a touchpoint's `catalogue_ref` names.
pub fn catalogue_entry(reference: &str) -> Option<&'static CatalogueEntry> {
    let id = reference.strip_prefix("cat-").unwrap_or(reference);
    catalogue().iter().find(|entry| entry.id == id)
}

/// Entries whose name has every word of `query` in either language, those that start with it in
/// `lang` first. Historical ones only come when asked for by name. An empty query gives all others.
pub fn search(query: &str, lang: Lang) -> Vec<&'static CatalogueEntry> {
    let query = query.trim().to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let mut found: Vec<_> = catalogue()
        .iter()
        .filter(|entry| !(words.is_empty() && entry.historical))
        .filter(|entry| {
            let text = format!("{} {} {}", entry.en, entry.nl, entry.channel).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .collect();
    found.sort_by_key(|entry| !entry.title(lang).to_lowercase().starts_with(&query));
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::vocabulary::channel;

    #[test]
    fn all_entries_are_whole() {
        assert_eq!(read().map(|entries| entries.len()), Ok(129));
        let ids: BTreeSet<_> = catalogue().iter().map(|entry| &entry.id).collect();
        assert_eq!(ids.len(), 129);
        for entry in catalogue() {
            assert!(!entry.en.is_empty() && !entry.nl.is_empty(), "{}", entry.id);
            assert!(channel(entry.channel.as_str()).is_some(), "{}", entry.id);
            assert!(!entry.roles.is_empty(), "{}", entry.id);
            assert!(CATALOGUE_GROUPS.iter().any(|(id, _)| *id == entry.group), "{}", entry.group);
            let group = &entry.inventory_group;
            assert!(group.is_empty() || INVENTORY_GROUPS.iter().any(|(id, _)| id == group), "{group}");
        }
        for (id, label) in CATALOGUE_GROUPS.iter().chain(INVENTORY_GROUPS) {
            assert!(!label.en.is_empty() && !label.nl.is_empty());
            assert!(
                catalogue().iter().any(|entry| entry.group == *id || entry.inventory_group == *id),
                "{id}"
            );
        }
    }

    #[test]
    fn search_finds_in_both_languages() {
        assert_eq!(search("sterren", Lang::Nl).len(), 1);
        assert_eq!(search("FORUM review", Lang::En).len(), 1);
        assert!(search("", Lang::En).iter().all(|entry| !entry.historical));
        assert_eq!(search("hyves", Lang::En).len(), 1);
        let first = search("ban", Lang::En);
        assert_eq!(first.first().map(|entry| entry.id.as_str()), Some("banner"));
    }

    #[test]
    fn an_entry_becomes_a_touchpoint() {
        let touchpoint = catalogue_entry("cat-review-stars").unwrap().touchpoint(Lang::Nl);
        assert_eq!(touchpoint.title, "Sterren van het reviewsysteem");
        assert_eq!(touchpoint.media_type, Some(MediaType::Earned));
        assert_eq!(touchpoint.moment_of_truth, Some(MomentOfTruth::ZMOT));
        assert_eq!(touchpoint.catalogue_ref, "cat-review-stars");
        assert!(catalogue_entry("cat-nothing").is_none());
    }
}
