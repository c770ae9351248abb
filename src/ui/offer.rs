//! What the vocabulary offers, as lists that panels show: channels, owners, catalogue, samples.
//! Draws nothing.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::*;
use crate::vocabulary::{self, Labelled};

/// Something to choose: what is stored and what is shown.
pub type Offer<T> = (T, String);

/// Every channel, built in and own, group by group, then those of the workspace.
pub fn channels(workspace: &Workspace, lang: Lang) -> Vec<Offer<String>> {
    let own = workspace.channels.iter().map(|own| own.id.as_str());
    let ids = vocabulary::channels().map(|channel| channel.id).chain(own);
    ids.map(|id| (id.to_owned(), vocabulary::channel_label(workspace, id, lang))).collect()
}

/// What a library holds and a field refers to by its id.
pub trait InLibrary: Sized {
    /// Its id and what it is called.
    fn offer(&self) -> Offer<Id<Self>>;
}

macro_rules! in_library {
    ($($entry:ident . $name:ident),*) => { $(
        impl InLibrary for $entry {
            fn offer(&self) -> Offer<Id<Self>> {
                (self.id.clone(), self.$name.clone())
            }
        }
    )* };
}

in_library!(Persona.name, Segment.name, LifecycleStage.name, Market.name, Department.name, SystemDef.name);
in_library!(Objective.text, ContentAsset.title, InformationNeed.text, Integration.data, Trigger.name);
in_library!(Campaign.name, Proposition.text);

/// Everything in a library.
pub fn library<T: InLibrary>(library: &[T]) -> Vec<Offer<Id<T>>> {
    library.iter().map(InLibrary::offer).collect()
}

/// Every value of a closed vocabulary.
pub fn values<T: Choice + Labelled>(lang: Lang) -> Vec<Offer<T>> {
    T::ALL.iter().map(|value| (*value, value.label().text(lang).to_owned())).collect()
}

/// How far something can be influenced, from not at all to fully: the order of every list.
pub const INFLUENCES: [Influence; 4] =
    [Influence::NoInfluence, Influence::Indirect, Influence::Partial, Influence::Full];

/// The lanes that a map can have.
pub fn lanes(lang: Lang) -> Vec<Offer<LaneScheme>> {
    values(lang)
}

/// The phase that a new touchpoint goes to: that of the selected touchpoint, the selected one, or
/// the first; nothing if there is none.
pub fn current_phase<'a>(journey: &'a Journey, selection: &super::Selection) -> Option<&'a Phase> {
    let of_touchpoint = selection.touchpoints.last().and_then(|id| phase_of(journey, id));
    let selected = || selection.phase.as_ref().and_then(|id| journey.phase(id)).map(|phase| &**phase);
    of_touchpoint.or_else(selected).or_else(|| journey.phases.first().map(|phase| &**phase))
}

/// The phase that owns a touchpoint; nothing for one in the tray.
pub fn phase_of<'a>(journey: &'a Journey, id: &Id<Touchpoint>) -> Option<&'a Phase> {
    let owns = |phase: &&std::sync::Arc<Phase>| phase.touchpoints.iter().any(|known| known.id == *id);
    journey.phases.iter().find(owns).map(|phase| &**phase)
}

/// The touchpoints with these ids, in this order; what is not there is left out.
pub fn touchpoints(journey: &Journey, ids: &[Id<Touchpoint>]) -> Vec<Arc<Touchpoint>> {
    if let [id] = ids {
        return journey.touchpoint(id).cloned().into_iter().collect();
    }
    let known: HashMap<_, _> = journey.all_touchpoints().map(|one| (&one.id, one)).collect();
    ids.iter().filter_map(|id| known.get(id).map(|one| Arc::clone(one))).collect()
}

/// The title of a touchpoint, or its id where there is none.
pub fn title_of(journey: &Journey, id: &Id<Touchpoint>) -> String {
    match journey.touchpoint(id) {
        Some(touchpoint) if !touchpoint.title.trim().is_empty() => crate::text::one_line(&touchpoint.title),
        _ => id.as_str().to_owned(),
    }
}
