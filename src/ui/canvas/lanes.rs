//! What a lane stands for, when something is dropped in it. Pure.

use crate::edit::LaneValue;
use crate::layout::{Layout, Request};
use crate::model::{
    BlueprintLayer, Choice, Id, Influence, Journey, LaneScheme, MediaType, Source, Touchpoint, Workspace,
};
use crate::vocabulary::{CHANNEL_GROUPS, group_of};

/// What dropping in the lane with this key sets, under the lanes that the layout shows.
/// A channel group gives its first channel.
pub fn lane_value(layout: &Layout, journey: &Journey, lane: usize) -> Option<LaneValue> {
    let key = layout.lanes.get(lane)?.key.as_str();
    Some(match layout.request.lanes.unwrap_or(journey.lanes) {
        LaneScheme::NoLanes => return None,
        LaneScheme::ByChannelGroup if key.is_empty() => LaneValue::Channel(Id::default()),
        LaneScheme::ByChannelGroup => {
            let group = CHANNEL_GROUPS.iter().find(|group| group.id == key)?;
            LaneValue::Channel(Id::new(group.channels.first()?.id))
        }
        LaneScheme::ByChannel => LaneValue::Channel(Id::new(key)),
        LaneScheme::ByDepartment => LaneValue::Owner(named(key)),
        LaneScheme::ByMedia => LaneValue::Media(MediaType::from_id(key)),
        LaneScheme::ByInfluence => LaneValue::Influence(Influence::from_id(key)),
        LaneScheme::BySource => LaneValue::Source(Source::from_id(key)),
        LaneScheme::ByPersona => LaneValue::Persona(named(key)),
        LaneScheme::Blueprint => LaneValue::Layer(BlueprintLayer::from_id(key)),
    })
}

fn named<T>(key: &str) -> Option<Id<T>> {
    Some(Id::new(key)).filter(|id| !id.is_empty())
}

/// Sets on a new touchpoint what its lane stands for. A channel of the lane's own group stays.
pub fn put_in_lane(workspace: &Workspace, touchpoint: &mut Touchpoint, value: LaneValue, by_group: bool) {
    match value {
        LaneValue::Channel(channel) => {
            let group = |id: &str| group_of(&workspace.channels, id).id;
            let fits = by_group
                && !touchpoint.channel.is_empty()
                && group(touchpoint.channel.as_str()) == group(channel.as_str());
            if !fits || channel.is_empty() {
                touchpoint.channel = channel;
            }
        }
        LaneValue::Owner(owner) => {
            touchpoint.owners = owner.iter().cloned().collect();
            touchpoint.accountable = owner;
        }
        LaneValue::Media(media) => touchpoint.media_type = media,
        LaneValue::Influence(influence) => {
            touchpoint.influence = influence;
            touchpoint.influence_unconfirmed = false;
        }
        LaneValue::Source(source) => touchpoint.source = source,
        LaneValue::Persona(persona) => touchpoint.personas = persona.into_iter().collect(),
        LaneValue::Layer(layer) => touchpoint.layer = layer,
    }
}

/// Has a new touchpoint met by the persona that the map is filtered by: else nobody would see it.
pub fn show_under(request: &Request, touchpoint: &mut Touchpoint) {
    if let Some(persona) = &request.persona
        && !touchpoint.personas.contains(persona)
    {
        touchpoint.personas = touchpoint.personas.iter().chain([persona]).cloned().collect();
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{id, sample};
    use super::*;

    #[test]
    fn a_lane_sets_what_it_stands_for() {
        let (workspace, mut journey, mut layout) = sample();
        assert_eq!(lane_value(&layout, &journey, 0), Some(LaneValue::Media(Some(MediaType::Paid))));
        assert_eq!(lane_value(&layout, &journey, 9), None);
        layout.lanes[0].key = "people".into();
        layout.lanes[1].key = String::new();
        journey.lanes = LaneScheme::ByChannelGroup;
        let value = lane_value(&layout, &journey, 0);
        assert_eq!(value, Some(LaneValue::Channel(id("phone"))));
        let mut event = Touchpoint { channel: id("event"), ..Touchpoint::default() };
        put_in_lane(&workspace, &mut event, value.clone().expect("a value"), true);
        assert_eq!(event.channel, id("event"));
        let mut mail = Touchpoint { channel: id("email"), ..Touchpoint::default() };
        put_in_lane(&workspace, &mut mail, value.expect("a value"), true);
        assert_eq!(mail.channel, id("phone"));
        assert_eq!(lane_value(&layout, &journey, 1), Some(LaneValue::Channel(id(""))));
        layout.request.lanes = Some(LaneScheme::ByDepartment);
        assert_eq!(lane_value(&layout, &journey, 1), Some(LaneValue::Owner(None)));
        layout.request.lanes = Some(LaneScheme::NoLanes);
        assert_eq!(lane_value(&layout, &journey, 1), None);
    }
}
