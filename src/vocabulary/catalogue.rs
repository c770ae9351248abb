//! The catalogue: places where customers meet organisations, ready to put on a map.
//! Read from `assets/catalogue.ron`; knows nothing of the map that they land on.

use std::collections::HashMap;
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
            influence_unconfirmed: true,
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

/// Entries that a query means, the best first: see [`search_all`]. Those that no longer exist are left out.
pub fn search(query: &str, lang: Lang) -> Vec<&'static CatalogueEntry> {
    search_all(query, lang).into_iter().filter(|entry| !entry.historical).collect()
}

/// Entries that have every word of `query` in their name in either language, their channel or their
/// platform, the best first; an empty query gives all. A word that nothing has is taken for a
/// misspelt one.
pub fn search_all(query: &str, lang: Lang) -> Vec<&'static CatalogueEntry> {
    static INDEX: LazyLock<Vec<Indexed>> = LazyLock::new(|| catalogue().iter().map(Indexed::of).collect());
    let words = plain_words(query);
    let mut found: Vec<(u32, bool, &CatalogueEntry)> =
        catalogue().iter().map(|entry| (0, true, entry)).collect();
    let start = query.trim().to_lowercase();
    for word in &words {
        let plain: Vec<Option<u32>> = INDEX.iter().map(|entry| entry.has(word, plainly)).collect();
        let ranks = match plain.iter().any(Option::is_some) {
            true => plain,
            false => INDEX.iter().map(|entry| entry.has(word, misspelt)).collect(),
        };
        let ranks: HashMap<&str, u32> = catalogue()
            .iter()
            .zip(ranks)
            .filter_map(|(entry, rank)| Some((entry.id.as_str(), rank?)))
            .collect();
        found.retain_mut(|(sum, _, entry)| match ranks.get(entry.id.as_str()) {
            Some(rank) => {
                *sum += rank;
                true
            }
            None => false,
        });
    }
    for (_, later, entry) in &mut found {
        *later = !entry.title(lang).to_lowercase().starts_with(&start);
    }
    found.sort_by_key(|(sum, later, _)| (*later, *sum));
    found.into_iter().map(|(.., entry)| entry).collect()
}

/// The words by which an entry is found.
struct Indexed {
    /// Those of its name.
    name: Vec<String>,
    /// Those of its channel and platform.
    around: Vec<String>,
}

/// A word of the channel counts this much less than one of the name.
const AROUND: u32 = 8;

impl Indexed {
    fn of(entry: &CatalogueEntry) -> Self {
        let channel = super::channel(entry.channel.as_str());
        let channel = channel.map_or(String::new(), |one| format!("{} {}", one.label.en, one.label.nl));
        Self {
            name: plain_words(&format!("{} {}", entry.en, entry.nl)),
            around: plain_words(&format!("{channel} {} {}", entry.channel, entry.platform)),
        }
    }

    /// How far a word is from the nearest of this entry's, 0 is the very same; nothing if too far.
    fn has(&self, word: &str, far: fn(&str, &str) -> Option<u32>) -> Option<u32> {
        let nearest = |words: &[String]| words.iter().filter_map(|known| far(word, known)).min();
        let around = nearest(&self.around).map(|rank| rank + AROUND);
        nearest(&self.name).into_iter().chain(around).min()
    }
}

/// The words of a text as they are compared: lower case, without accents, hyphens and apostrophes.
fn plain_words(text: &str) -> Vec<String> {
    let plain = |letter: char| match letter {
        'á' | 'à' | 'â' | 'ä' => Some('a'),
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'í' | 'ì' | 'î' | 'ï' => Some('i'),
        'ó' | 'ò' | 'ô' | 'ö' => Some('o'),
        'ú' | 'ù' | 'û' | 'ü' => Some('u'),
        '-' | '\'' | '’' => None,
        '_' => Some(' '),
        other => Some(other),
    };
    let text: String = text.to_lowercase().chars().filter_map(plain).collect();
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The same word, the start of one, or a part of a longer one.
fn plainly(word: &str, known: &str) -> Option<u32> {
    match known {
        _ if known == word => Some(0),
        _ if known.starts_with(word) => Some(1),
        _ if word.len() > 2 && known.contains(word) => Some(2),
        _ => None,
    }
}

/// A word, or the start of one, with an error or two.
fn misspelt(word: &str, known: &str) -> Option<u32> {
    let length = word.chars().count();
    let allowed = match length {
        0..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    let start = |length: usize| known.chars().take(length).collect::<String>();
    let far =
        [length - 1, length, length + 1, length + 2].map(|length| strsim::osa_distance(word, &start(length)));
    let least = far.into_iter().min().filter(|far| *far <= allowed)?;
    Some(3 + u32::try_from(least).unwrap_or(u32::MAX - 3))
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

    fn ids(query: &str, lang: Lang) -> Vec<&'static str> {
        search(query, lang).into_iter().map(|entry| entry.id.as_str()).collect()
    }

    #[test]
    fn search_finds_in_both_languages() {
        assert_eq!(ids("sterren", Lang::En), ["review-stars"]);
        assert_eq!(ids("FORUM review", Lang::En), ["forum-review"]);
        assert_eq!(ids("ban", Lang::En)[0], "banner");
        assert_eq!(ids("email dialogue", Lang::Nl), ids("E-mail dialogue", Lang::Nl));
        assert_eq!(ids("privebericht", Lang::Nl), ["employee-private-post"]);
        assert_eq!(ids("prive-bericht", Lang::Nl), ["employee-private-post"]);
        assert_eq!(ids("linkedin", Lang::En).len(), 2);
        assert!(ids("quantum tunnel", Lang::En).is_empty());
    }

    #[test]
    fn every_entry_is_found_by_its_own_name_first() {
        for lang in Lang::ALL {
            for entry in catalogue() {
                let found = search_all(entry.title(*lang), *lang);
                let title = |entry: &CatalogueEntry| entry.title(*lang).to_lowercase();
                assert!(title(found[0]).starts_with(&title(entry)), "{} {}", entry.id, found[0].id);
            }
        }
    }

    #[test]
    fn those_of_the_past_only_come_when_asked_for() {
        assert!(search("", Lang::En).iter().all(|entry| !entry.historical));
        assert!(search("hyves", Lang::En).is_empty());
        assert_eq!(search_all("hyves", Lang::En).len(), 1);
        assert_eq!(search_all("", Lang::Nl).len(), 129);
    }

    #[test]
    fn typing_errors_are_forgiven() {
        let tries = [
            ("bannr", "banner"),
            ("brochrue", "brochure-digital"),
            ("chatbto", "chatbot-talk"),
            ("vergelijkinssite", "comparison"),
            ("oderbevestigng", "order-confirmation"),
            ("loyalteitsprogramma", "loyalty-programme"),
            ("retourporcedure", "returns"),
            ("influenser", "influencer"),
            ("satisfction survy", "survey"),
        ];
        for (typed, id) in tries {
            assert!(ids(typed, Lang::Nl).contains(&id), "{typed}: {:?}", ids(typed, Lang::Nl));
        }
    }

    #[test]
    fn an_entry_becomes_a_touchpoint() {
        let touchpoint = catalogue_entry("cat-review-stars").unwrap().touchpoint(Lang::Nl);
        assert_eq!(touchpoint.title, "Sterren van het reviewsysteem");
        assert_eq!(touchpoint.media_type, Some(MediaType::Earned));
        assert_eq!(touchpoint.moment_of_truth, Some(MomentOfTruth::ZMOT));
        assert_eq!(touchpoint.catalogue_ref, "cat-review-stars");
        assert!(touchpoint.influence_unconfirmed, "somebody has to check it");
        assert!(catalogue_entry("cat-nothing").is_none());
    }
}
