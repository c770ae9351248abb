//! Makes one of two entries of a library: what refers to the one refers to the other from then on.

use super::super::references::{Judge, Kind, Refers, Verdict};
use super::super::{Applied, Library, Refusal, words};
use super::{Done, Draft};
use crate::model::*;

pub(super) fn merge(
    draft: &mut Draft<'_>,
    library: Library,
    keep: &str,
    gone: &str,
) -> Result<Done, Refusal> {
    let missing = |id: &str| Refusal::Missing(id.to_owned());
    if keep == gone || !holds(&draft.workspace, library, keep) {
        return Err(missing(keep));
    }
    let title = take(&mut draft.workspace, library, gone).ok_or_else(|| missing(gone))?;
    let kind = library.kind();
    let decide = |asked: Kind, id: &str| match asked == kind && id == gone {
        true => Verdict::Renamed(keep.into()),
        false => Verdict::Keep,
    };
    if library == Library::Segments {
        one_card(&mut draft.workspace, keep, gone);
    }
    draft.workspace.mend(&Judge::joining(kind, &decide));
    if library == Library::Channels {
        like_the_kept(&mut draft.workspace, keep, gone);
    }
    Ok((Applied::default(), words::MERGE.of([title.as_str()])))
}

/// A segment has one card of contact rules: what only the other one says is written on the kept one's.
fn one_card(workspace: &mut Workspace, keep: &str, gone: &str) {
    let place =
        |segment: &str| workspace.contact_rules.iter().position(|card| card.segment.as_str() == segment);
    let (Some(_), Some(other)) = (place(keep), place(gone)) else { return };
    let cards = workspace.contact_rules.edit();
    let other = cards.remove(other);
    if let Some(card) = cards.iter_mut().find(|card| card.segment.as_str() == keep) {
        join(card, other);
    }
}

fn join(card: &mut ContactRuleCard, other: ContactRuleCard) {
    let texts = [
        (&mut card.needs, other.needs),
        (&mut card.barriers, other.barriers),
        (&mut card.interactions, other.interactions),
        (&mut card.frequency_note, other.frequency_note),
    ];
    for (text, more) in texts {
        // What both say is said once.
        if !more.trim().is_empty() && !text.contains(more.trim()) {
            let between = if text.trim().is_empty() { "" } else { "\n" };
            *text = format!("{}{between}{}", text.trim_end(), more.trim());
        }
    }
    for proposition in &other.propositions {
        if !card.propositions.contains(proposition) {
            card.propositions.edit().push(proposition.clone());
        }
    }
    for place in &other.locations {
        if !card.locations.contains(place) {
            card.locations.edit().push(place.clone());
        }
    }
    for rule in &other.channel_rules {
        // On a channel of which both speak the kept card is right.
        if !card.channel_rules.iter().any(|known| known.channel == rule.channel) {
            card.channel_rules.edit().push(rule.clone());
        }
    }
}

/// Own channels that behaved like the one that is gone behave like the other; none behaves like itself.
fn like_the_kept(workspace: &mut Workspace, keep: &str, gone: &str) {
    if !workspace.channels.iter().any(|channel| channel.like.as_str() == gone) {
        return;
    }
    for channel in workspace.channels.edit().iter_mut().filter(|channel| channel.like.as_str() == gone) {
        let itself = channel.id.as_str() == keep;
        channel.like = if itself { ChannelId::default() } else { Id::new(keep) };
    }
}

/// Does the same to each library by name: `$act` is given the list and how an entry is called.
macro_rules! each_library {
    ($library:expr, $workspace:expr, $act:ident, $id:expr, [$($name:ident $list:ident $title:ident;)*], [$($own:ident $own_list:ident $own_title:ident;)*]) => {
        match $library {
            $( Library::$name => $act!($workspace.$list, $id, $title), )*
            $( Library::$own => {
                let list = |journey: &Journey| journey.$own_list.iter().any(|known| known.id.as_str() == $id);
                let at = $workspace.journeys.iter().position(|journey| list(journey));
                in_journey!($workspace, at, $own_list, $id, $own_title, $act)
            } )*
        }
    };
}

macro_rules! libraries {
    ($library:expr, $workspace:expr, $act:ident, $id:expr) => {
        each_library!(
            $library,
            $workspace,
            $act,
            $id,
            [
                Personas personas name;
                Segments segments name;
                LifecycleStages lifecycle_stages name;
                Departments departments name;
                Markets markets name;
                Channels channels name;
                Content content title;
                Propositions propositions text;
                Campaigns campaigns name;
                Objectives objectives text;
                Systems systems name;
                Integrations integrations data;
                DataSources data_sources name;
            ],
            [
                Needs needs text;
                Triggers triggers name;
            ]
        )
    };
}

/// Whether a library holds this entry.
fn holds(workspace: &Workspace, library: Library, id: &str) -> bool {
    macro_rules! has {
        ($list:expr, $id:expr, $title:ident) => {
            $list.iter().any(|known| known.id.as_str() == $id)
        };
    }
    macro_rules! in_journey {
        ($workspace:expr, $at:expr, $list:ident, $id:expr, $title:ident, $act:ident) => {
            $at.is_some()
        };
    }
    libraries!(library, workspace, has, id)
}

/// Takes an entry out of its library; what it was called.
fn take(workspace: &mut Workspace, library: Library, id: &str) -> Option<String> {
    macro_rules! out {
        ($list:expr, $id:expr, $title:ident) => {{
            let at = $list.iter().position(|known| known.id.as_str() == $id)?;
            Some($list.edit().remove(at).$title)
        }};
    }
    macro_rules! in_journey {
        ($workspace:expr, $at:expr, $list:ident, $id:expr, $title:ident, $act:ident) => {{
            let journey = $workspace.journeys.edit().get_mut($at?).map(std::sync::Arc::make_mut)?;
            $act!(journey.$list, $id, $title)
        }};
    }
    libraries!(library, workspace, out, id)
}
