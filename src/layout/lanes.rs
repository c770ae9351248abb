//! What the rows of the map stand for: the lane of each card, and the lanes in their order.
//! Knows the vocabulary; knows no place.

use std::collections::BTreeMap;

use super::shown::Shown;
use super::{FOLD_MARK, LABEL_WIDTH, LaneKey, Request};
use crate::model::{
    BlueprintLayer, Choice, Influence, LaneScheme, Lang, MediaType, Source, Touchpoint, Workspace,
};
use crate::text::{self, Face, Style};
use crate::vocabulary::{self, CHANNEL_GROUPS, Label, Labelled};

/// The style of lane labels.
const LABEL: Style = Style::new(14.0, Face::SemiBold);

/// A row of labels leaves this much before the first phase.
const LABEL_GAP: f32 = 14.0;

const NOT_SET: Label = Label::new("Not set", "Niet ingevuld");

/// The lanes that hold cards, and the lane of each card.
pub(super) struct Lanes {
    /// Key and label, top to bottom.
    pub lanes: Vec<(LaneKey, Vec<String>)>,
    /// Index of the lane of each card.
    pub of_card: Vec<usize>,
}

impl Lanes {
    /// Sorts the shown cards into lanes. There is always at least one lane.
    pub fn new(workspace: &Workspace, shown: &Shown, scheme: LaneScheme, request: &Request) -> Self {
        let order = Order::new(workspace, scheme);
        let mut found: BTreeMap<(usize, LaneKey), Vec<usize>> = BTreeMap::new();
        // Dozens of empty lanes would leave no room for those that are used.
        if request.spare_lanes && order.ranks.len() <= 10 {
            found.extend(order.ranks.iter().map(|(key, rank)| ((*rank, key.clone()), Vec::new())));
        }
        for (index, card) in shown.cards.iter().enumerate() {
            let key = key(workspace, scheme, card.touchpoint);
            found.entry((order.rank(&key), key)).or_default().push(index);
        }
        if found.is_empty() {
            found.insert((0, String::new()), Vec::new());
        }
        let mut of_card = vec![0; shown.cards.len()];
        let mut lanes = Vec::with_capacity(found.len());
        for ((_, key), members) in found {
            let members_none = members.is_empty();
            for member in members {
                if let Some(lane) = of_card.get_mut(member) {
                    *lane = lanes.len();
                }
            }
            let nothing = shown.cards.is_empty() && !request.spare_lanes;
            let words = if scheme == LaneScheme::NoLanes || nothing || (key.is_empty() && members_none) {
                String::new()
            } else {
                label(workspace, scheme, &key, request.lang)
            };
            // A folded lane has room for one row, behind the mark that tells so.
            let (room, rows) = match request.folded_lanes.contains(&key) {
                true => (LABEL_WIDTH - LABEL_GAP - FOLD_MARK, 1),
                false => (LABEL_WIDTH - LABEL_GAP, 3),
            };
            lanes.push((key, text::wrap(&words, LABEL, room, rows).lines));
        }
        Self { lanes, of_card }
    }
}

/// The order of a scheme's keys.
struct Order {
    ranks: BTreeMap<String, usize>,
}

impl Order {
    fn new(workspace: &Workspace, scheme: LaneScheme) -> Self {
        let keys: Vec<String> = match scheme {
            LaneScheme::NoLanes => Vec::new(),
            LaneScheme::ByChannelGroup => CHANNEL_GROUPS.iter().map(|group| group.id.to_owned()).collect(),
            LaneScheme::ByChannel => {
                let built_in = vocabulary::channels().map(|channel| channel.id.to_owned());
                let own = workspace.channels.iter().map(|channel| channel.id.to_string());
                built_in.chain(own).collect()
            }
            LaneScheme::ByMedia => ids::<MediaType>(),
            LaneScheme::ByInfluence => ids::<Influence>(),
            LaneScheme::BySource => ids::<Source>(),
            LaneScheme::Blueprint => ids::<BlueprintLayer>(),
            LaneScheme::ByDepartment => workspace.departments.iter().map(|it| it.id.to_string()).collect(),
            LaneScheme::ByPersona => workspace.personas.iter().map(|it| it.id.to_string()).collect(),
        };
        let mut ranks = BTreeMap::new();
        for (rank, key) in keys.into_iter().enumerate() {
            ranks.entry(key).or_insert(rank);
        }
        Self { ranks }
    }

    /// Known keys in their order, then unknown ones by name, "not set" last.
    fn rank(&self, key: &str) -> usize {
        match self.ranks.get(key) {
            _ if key.is_empty() => usize::MAX,
            Some(rank) => *rank,
            None => self.ranks.len(),
        }
    }
}

/// The key of the lane that a touchpoint stands in.
pub(super) fn key(workspace: &Workspace, scheme: LaneScheme, touchpoint: &Touchpoint) -> LaneKey {
    fn id<T: Choice>(choice: Option<T>) -> String {
        choice.map(|choice| choice.id().to_owned()).unwrap_or_default()
    }
    match scheme {
        LaneScheme::NoLanes => String::new(),
        LaneScheme::ByChannelGroup if touchpoint.channel.is_empty() => String::new(),
        LaneScheme::ByChannelGroup => {
            vocabulary::group_of(&workspace.channels, touchpoint.channel.as_str()).id.to_owned()
        }
        LaneScheme::ByChannel => touchpoint.channel.to_string(),
        LaneScheme::ByMedia => id(touchpoint.media_type),
        LaneScheme::ByInfluence => id(touchpoint.influence),
        LaneScheme::BySource => id(touchpoint.source),
        LaneScheme::Blueprint => id(touchpoint.layer),
        LaneScheme::ByDepartment => touchpoint.owner().map(ToString::to_string).unwrap_or_default(),
        LaneScheme::ByPersona => touchpoint.personas.first().map(ToString::to_string).unwrap_or_default(),
    }
}

fn ids<T: Choice>() -> Vec<String> {
    T::ALL.iter().map(|choice| choice.id().to_owned()).collect()
}

/// The words for a lane; the key itself where nothing better is known.
fn label(workspace: &Workspace, scheme: LaneScheme, key: &str, lang: Lang) -> String {
    fn word<T: Choice + Labelled>(key: &str, lang: Lang) -> Option<String> {
        T::from_id(key).map(|choice| choice.label().text(lang).to_owned())
    }
    if key.is_empty() {
        return NOT_SET.text(lang).to_owned();
    }
    let words = match scheme {
        LaneScheme::NoLanes => Some(String::new()),
        LaneScheme::ByChannelGroup => {
            CHANNEL_GROUPS.iter().find(|group| group.id == key).map(|group| group.label.text(lang).to_owned())
        }
        LaneScheme::ByChannel => Some(vocabulary::channel_label(workspace, key, lang)),
        LaneScheme::ByMedia => word::<MediaType>(key, lang),
        LaneScheme::ByInfluence => word::<Influence>(key, lang),
        LaneScheme::BySource => word::<Source>(key, lang),
        LaneScheme::Blueprint => word::<BlueprintLayer>(key, lang),
        LaneScheme::ByDepartment => {
            workspace.departments.iter().find(|it| it.id.as_str() == key).map(|it| it.name.clone())
        }
        LaneScheme::ByPersona => {
            workspace.personas.iter().find(|it| it.id.as_str() == key).map(|it| it.name.clone())
        }
    };
    words.filter(|words| !words.is_empty()).unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::Request;
    use super::super::example::{laid_out, workspace};
    use crate::model::{LaneScheme, Lang};

    #[test]
    fn only_lanes_with_cards_in_the_order_of_the_vocabulary() {
        let cards =
            [("a", 0, "email"), ("b", 0, "radio"), ("c", 0, "search_paid"), ("d", 0, ""), ("e", 0, "odd")];
        let workspace = workspace(&cards, &[]);
        let found = laid_out(&workspace, &Request { lang: Lang::Nl, ..Request::default() });
        let keys: Vec<_> = found.lanes.iter().map(|lane| lane.key.as_str()).collect();
        assert_eq!(keys, ["search", "mass_media", "direct", "people", ""]);
        assert_eq!(found.lanes[1].label, ["Massamedia"]);
        assert_eq!(found.lanes[4].label, ["Niet ingevuld"]);
    }

    #[test]
    fn a_map_without_lanes_has_one_lane_without_a_label() {
        let workspace = workspace(&[("a", 0, "email"), ("b", 1, "radio")], &[]);
        let request = Request { lanes: Some(LaneScheme::NoLanes), ..Request::default() };
        let found = laid_out(&workspace, &request);
        assert_eq!((found.lanes.len(), found.lanes[0].label.len()), (1, 0));
    }
}
