//! How the name of a card's owner stands in its foot: on one row where it fits beside the face, else
//! broken to two. Knows texts and departments; draws nothing.

use std::collections::HashMap;

use super::{CardStyle, titles};
use crate::model::{Lang, Touchpoint, Workspace};
use crate::text::{self, Face, Style};

/// The style of an owner's name where there is room.
pub(crate) const OWNER_STYLE: Style = Style::new(11.5, Face::Medium);
/// From one row of an owner's name to the next, and so what a card with two of them is higher when
/// its title takes the room above the foot.
pub(crate) const OWNER_LINE: f32 = 12.0;
/// From the left edge of a card to its owner's name.
pub(crate) const OWNER_LEFT: f32 = 36.0;
/// From the left edge of a card to its face.
pub(crate) const FACE_LEFT: f32 = 106.0;
/// Up to here a name may reach where no face is shown: the dots of influence follow.
const DOTS_LEFT: f32 = 129.0;
/// Up to here the upper of two rows may reach where no face is shown: the diamond of a moment of
/// truth may stand behind it.
const DIAMOND_LEFT: f32 = 118.0;
/// Between a name and what follows it.
const SPACE: f32 = 3.0;
/// How much smaller than [`OWNER_STYLE`] a name may be set before it is broken.
const SMALLER: [f32; 3] = [0.0, 0.75, 1.5];

/// An owner's name on two rows; without rows where one is enough.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnerRows {
    /// The two rows, the upper first.
    pub lines: Vec<String>,
    /// The size in map points.
    pub size: f32,
    /// Whether the last row ends in an ellipsis.
    pub cut: bool,
}

/// How wide a name on one row may be, in map points.
pub(crate) fn room(face: bool) -> f32 {
    if face { FACE_LEFT - SPACE - OWNER_LEFT } else { DOTS_LEFT - SPACE - OWNER_LEFT }
}

/// The style in which `words` fit on one row: a little smaller if that saves them from being cut.
pub(crate) fn one_row(words: &str, style: Style, room: f32) -> Option<Style> {
    let mut styles = SMALLER.into_iter().map(|less| Style::new(style.size - less, style.face));
    styles.find(|style| text::width(words, *style) <= room)
}

/// The names of a workspace's departments, each measured once.
pub(super) struct Owners<'a> {
    lang: Lang,
    hidden: bool,
    names: HashMap<&'a str, &'a str>,
    known: HashMap<(&'a str, bool), OwnerRows>,
}

impl<'a> Owners<'a> {
    /// `hidden` names none, whatever a touchpoint says.
    pub(super) fn new(workspace: &'a Workspace, hidden: bool) -> Self {
        let named = |one: &'a crate::model::Department| (one.id.as_str(), one.name.trim());
        let names = workspace.departments.iter().map(named).filter(|(_, name)| !name.is_empty()).collect();
        Self { lang: workspace.language, hidden, names, known: HashMap::new() }
    }

    /// The rows of the owner's name on the card of a touchpoint.
    pub(super) fn rows(&mut self, touchpoint: &'a Touchpoint, cards: CardStyle) -> OwnerRows {
        let Some(owner) = touchpoint.owner().filter(|_| cards == CardStyle::Full && !self.hidden) else {
            return OwnerRows::default();
        };
        // Which face is shown depends on whom the map is about, so there is room for any.
        let face = touchpoint.emotion.is_some() || !touchpoint.persona_emotions.is_empty();
        let name = self.names.get(owner.as_str()).copied().unwrap_or(owner.as_str());
        let lang = self.lang;
        self.known.entry((owner.as_str(), face)).or_insert_with(|| broken(name, face, lang)).clone()
    }
}

/// A name broken where it reads best, and as large as that break allows.
fn broken(name: &str, face: bool, lang: Lang) -> OwnerRows {
    if one_row(name, OWNER_STYLE, room(face)).is_some() {
        return OwnerRows::default();
    }
    let room = if face { room(true) } else { DIAMOND_LEFT - SPACE - OWNER_LEFT };
    let style = |less: f32| Style::new(OWNER_STYLE.size - less, OWNER_STYLE.face);
    let syllables = titles::syllables(lang);
    let sizes = SMALLER.into_iter().map(style);
    let halves = sizes.filter_map(|style| Some((style.size, text::in_two(name, style, room, syllables)?)));
    if let Some((size, (_, rows))) = halves.min_by_key(|(_, (kind, _))| *kind) {
        return OwnerRows { lines: rows.into(), size, cut: false };
    }
    let smallest = style(SMALLER.into_iter().fold(0.0, f32::max));
    let rows = text::wrap_words(name, smallest, room, 2, syllables);
    OwnerRows { lines: rows.lines, size: smallest.size, cut: rows.cut }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Department, Id};

    fn rows(name: &str, emotion: Option<i8>, lang: Lang) -> OwnerRows {
        let department = Department { id: Id::new("team"), name: name.to_owned(), ..Department::default() };
        let workspace =
            Workspace { departments: vec![department].into(), language: lang, ..Workspace::default() };
        let owners = vec![Id::new("team")].into();
        let touchpoint = Touchpoint { owners, emotion, ..Touchpoint::default() };
        Owners::new(&workspace, false).rows(&touchpoint, CardStyle::Full)
    }

    #[test]
    fn names_that_fit_stay_on_one_row() {
        assert_eq!(rows("Marketing", Some(1), Lang::En), OwnerRows::default());
        assert_eq!(rows("Klantenservice", None, Lang::Nl), OwnerRows::default(), "no face beside it");
        assert_eq!(rows("", Some(1), Lang::En), OwnerRows::default(), "its id is short");
    }

    #[test]
    fn longer_names_break_between_words_or_at_a_joint() {
        let lines = |name: &str, lang| {
            let rows = rows(name, Some(0), lang);
            assert!(!rows.cut && rows.size >= 10.0, "{rows:?}");
            rows.lines
        };
        assert_eq!(lines("Customer service", Lang::En), ["Customer", "service"]);
        assert_eq!(lines("Klantenservice", Lang::Nl), ["Klanten-", "service"]);
        assert_eq!(lines("Productmanagement", Lang::Nl), ["Product-", "management"]);
        assert_eq!(lines("Sales & marketing", Lang::En), ["Sales &", "marketing"]);
        assert_eq!(lines("Merk & communicatie", Lang::Nl), ["Merk & com-", "municatie"]);
    }

    #[test]
    fn only_absurd_names_are_cut() {
        let long = rows("The department of everything that nobody else wants to do", Some(0), Lang::En);
        assert_eq!((long.lines.len(), long.cut), (2, true));
        for line in &long.lines {
            assert!(text::width(line, Style::new(long.size, OWNER_STYLE.face)) <= room(true) + 0.5);
        }
    }

    #[test]
    fn compact_cards_and_maps_without_owners_name_none() {
        let touchpoint = Touchpoint {
            owners: vec![Id::new("klantenservice")].into(),
            emotion: Some(1),
            ..Touchpoint::default()
        };
        let workspace = Workspace::default();
        let rows = |cards, hidden| Owners::new(&workspace, hidden).rows(&touchpoint, cards).lines.len();
        assert_eq!(rows(CardStyle::Full, false), 2);
        assert_eq!((rows(CardStyle::Compact, false), rows(CardStyle::Full, true)), (0, 0));
    }
}
