//! What can hold for a touchpoint and is ticked on a sheet: a value of a dimension, a question that
//! it answers, a part in the journey. Knows no window.

use super::words;
use crate::model::*;
use crate::ui::words as fields;
use crate::vocabulary::{self, Label, Labelled};

/// What is ticked.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Nothing: a sheet that only adds touchpoints.
    There,
    /// A value of a dimension of the coverage matrices.
    Value(Dimension, String),
    /// For whom it is.
    Segment(Id<Segment>),
    /// Which moment of truth it is.
    Moment(MomentOfTruth),
    /// A question that it answers.
    Answers(Id<InformationNeed>),
    /// A piece of content that it uses.
    Uses(Id<ContentAsset>),
    /// People leave here without buying.
    Leaves,
    /// It asks customers to share.
    Invites,
    /// It gives a reason to come back.
    Returns,
    /// Somebody listens.
    Listens,
    /// We talk with customers there.
    Talks,
    /// We can change it ourselves.
    Ours,
    /// It runs on this platform of others.
    Platform(String),
}

/// Whether a touchpoint is still there, so that what holds for it helps anybody.
pub fn is_there(one: &Touchpoint) -> bool {
    !matches!(one.status, TouchpointStatus::Retired | TouchpointStatus::Historical)
}

/// Adds a value to a list, or takes it out.
fn put<T: Clone + PartialEq>(list: &mut List<T>, value: &T, on: bool) {
    let here = list.contains(value);
    if on && !here {
        list.edit().push(value.clone());
    } else if !on && here {
        list.edit().retain(|known| known != value);
    }
}

/// Sets a value, or takes it away where it is this one.
fn choose<T: PartialEq>(field: &mut Option<T>, value: T, on: bool) {
    if on {
        *field = Some(value);
    } else {
        field.take_if(|known| *known == value);
    }
}

/// The source that a value of the dimension of sources stands for; a group by its first member.
fn source(value: &str) -> Option<Source> {
    let group = vocabulary::SOURCE_GROUPS.iter().find(|(id, ..)| *id == value);
    group.and_then(|(_, _, members)| members.first().copied()).or_else(|| Source::from_id(value))
}

impl Mark {
    /// Whether it holds for a touchpoint.
    pub fn holds(&self, one: &Touchpoint) -> bool {
        match self {
            Self::There => true,
            Self::Value(dimension, value) => has_value(one, *dimension, value),
            Self::Segment(id) => one.segments.contains(id),
            Self::Moment(kind) => one.moment_of_truth == Some(*kind),
            Self::Answers(id) => one.answers.contains(id),
            Self::Uses(id) => one.content.contains(id),
            Self::Leaves => one.exit == Some(ExitOutcome::NotPurchased),
            Self::Invites => one.invites_sharing,
            Self::Returns => one.return_hook,
            Self::Listens => one.monitored == Some(true),
            Self::Talks => one.source == Some(Source::Brand) && one.direction == Some(Direction::TwoWay),
            Self::Ours => one.influence == Some(Influence::Full),
            Self::Platform(name) => one.platform.trim() == name,
        }
    }

    /// Makes it hold for a touchpoint, or no longer.
    pub fn set(&self, one: &mut Touchpoint, on: bool) {
        match self {
            Self::There => {}
            Self::Value(dimension, value) => set_value(one, *dimension, value, on),
            Self::Segment(id) => put(&mut one.segments, id, on),
            Self::Moment(kind) => choose(&mut one.moment_of_truth, *kind, on),
            Self::Answers(id) => put(&mut one.answers, id, on),
            Self::Uses(id) => put(&mut one.content, id, on),
            Self::Leaves => choose(&mut one.exit, ExitOutcome::NotPurchased, on),
            Self::Invites => one.invites_sharing = on,
            Self::Returns => one.return_hook = on,
            Self::Listens => one.monitored = Some(on),
            Self::Talks => {
                choose(&mut one.direction, Direction::TwoWay, on);
                if on {
                    one.source = Some(Source::Brand);
                }
            }
            Self::Ours => {
                choose(&mut one.influence, Influence::Full, on);
                one.influence_unconfirmed = false;
            }
            Self::Platform(name) if on => one.platform.clone_from(name),
            Self::Platform(_) if self.holds(one) => one.platform.clear(),
            Self::Platform(_) => {}
        }
    }

    /// What a step of undo calls the field.
    pub fn field(&self) -> Label {
        match self {
            Self::There => words::MARKED,
            Self::Value(dimension, _) => dimension.label(),
            Self::Segment(_) => fields::SEGMENTS,
            Self::Moment(_) => fields::MOMENT,
            Self::Answers(_) => fields::ANSWERS,
            Self::Uses(_) => fields::CONTENT,
            Self::Leaves => fields::EXIT,
            Self::Invites => fields::INVITES_SHARING,
            Self::Returns => fields::RETURN_HOOK,
            Self::Listens => fields::MONITORED,
            Self::Talks => fields::DIRECTION,
            Self::Ours => fields::INFLUENCE,
            Self::Platform(_) => fields::PLATFORM,
        }
    }
}

fn has_value(one: &Touchpoint, dimension: Dimension, value: &str) -> bool {
    match dimension {
        Dimension::Channel => one.channel.as_str() == value,
        Dimension::Media => one.media_type.map(Choice::id) == Some(value),
        Dimension::Source => match vocabulary::SOURCE_GROUPS.iter().find(|(id, ..)| *id == value) {
            Some((_, _, members)) => one.source.is_some_and(|source| members.contains(&source)),
            None => one.source.map(Choice::id) == Some(value),
        },
        Dimension::Mode => one.mode.map(Choice::id) == Some(value),
        Dimension::Direction => one.direction.map(Choice::id) == Some(value),
        Dimension::Device => one.devices.contains(&Id::new(value)),
        Dimension::Persona => one.personas.contains(&Id::new(value)),
        Dimension::Market => one.markets.contains(&Id::new(value)),
    }
}

fn set_value(one: &mut Touchpoint, dimension: Dimension, value: &str, on: bool) {
    match dimension {
        Dimension::Channel if on => one.channel = ChannelId::new(value),
        Dimension::Channel if one.channel.as_str() == value => one.channel = ChannelId::default(),
        Dimension::Channel => {}
        Dimension::Media => {
            if let Some(value) = MediaType::from_id(value) {
                choose(&mut one.media_type, value, on);
            }
        }
        Dimension::Source => {
            if on {
                one.source = source(value).or(one.source);
            } else if has_value(one, dimension, value) {
                one.source = None;
            }
        }
        Dimension::Mode => {
            if let Some(value) = Mode::from_id(value) {
                choose(&mut one.mode, value, on);
            }
        }
        Dimension::Direction => {
            if let Some(value) = Direction::from_id(value) {
                choose(&mut one.direction, value, on);
            }
        }
        Dimension::Device => put(&mut one.devices, &Id::new(value), on),
        Dimension::Persona => put(&mut one.personas, &Id::new(value), on),
        Dimension::Market => put(&mut one.markets, &Id::new(value), on),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_holds_and_what_is_unticked_does_not() {
        let value = |dimension, value: &str| Mark::Value(dimension, value.to_owned());
        let marks = [
            value(Dimension::Channel, "email"),
            value(Dimension::Media, "Owned"),
            value(Dimension::Source, "peers"),
            value(Dimension::Source, "Press"),
            value(Dimension::Mode, "Offline"),
            value(Dimension::Direction, "TwoWay"),
            value(Dimension::Device, "tablet"),
            value(Dimension::Persona, "noor"),
            value(Dimension::Market, "nl"),
            Mark::Segment(Id::new("new")),
            Mark::Moment(MomentOfTruth::ZMOT),
            Mark::Answers(Id::new("which")),
            Mark::Uses(Id::new("guide")),
            Mark::Leaves,
            Mark::Invites,
            Mark::Returns,
            Mark::Listens,
            Mark::Talks,
            Mark::Ours,
            Mark::Platform("Meta".to_owned()),
        ];
        for mark in marks {
            let mut one = Touchpoint::default();
            assert!(!mark.holds(&one), "{mark:?}");
            mark.set(&mut one, true);
            assert!(mark.holds(&one), "{mark:?}");
            let once = one.clone();
            mark.set(&mut one, true);
            assert_eq!(one, once, "{mark:?} is there once");
            mark.set(&mut one, false);
            assert!(!mark.holds(&one), "{mark:?}");
        }
    }

    #[test]
    fn what_says_otherwise_is_left_alone_when_nothing_is_ticked() {
        let mut one = Touchpoint { media_type: Some(MediaType::Paid), ..Touchpoint::default() };
        Mark::Value(Dimension::Media, "Owned".to_owned()).set(&mut one, false);
        assert_eq!(one.media_type, Some(MediaType::Paid));
    }
}
