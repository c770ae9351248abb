//! Edits of what journeys share, and the broom: add a department, set the libraries, clear what dangles.

use std::sync::Arc;

use super::super::known::Known;
use super::super::references::{Judge, Kind, Refers, Verdict};
use super::super::{Applied, LaneValue, Refusal, words};
use super::touchpoints::set_lane;
use super::{Done, Draft};
use crate::model::*;
use crate::vocabulary::Label;

pub(super) fn add_department(
    draft: &mut Draft<'_>,
    name: &str,
    journey: &Id<Journey>,
    owner_of: &[Id<Touchpoint>],
) -> Result<Done, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::NoName);
    }
    let id = department_named(draft, name);
    if !owner_of.is_empty() {
        let journey = draft.journey_index(journey)?;
        for touchpoint in owner_of {
            set_lane(draft.touchpoint_mut(journey, touchpoint)?, &LaneValue::Owner(Some(id.clone())));
        }
    }
    Ok((Applied { department: Some(id), ..Applied::default() }, words::ADD_DEPARTMENT.of([name])))
}

/// The department with this name, whatever its capitals; a new one if there is none.
fn department_named(draft: &mut Draft<'_>, name: &str) -> Id<Department> {
    let departments = draft.workspace.departments.clone();
    let alike = |department: &&Department| department.name.trim().to_lowercase() == name.to_lowercase();
    if let Some(known) = departments.iter().find(alike) {
        return known.id.clone();
    }
    let taken = |text: &str| departments.iter().any(|known| known.id.as_str() == text);
    let id: Id<Department> = draft.fresh.id(name, "department", taken);
    let department = Department { id: id.clone(), name: name.to_owned(), ..Department::default() };
    draft.workspace.departments.edit().push(department);
    id
}

pub(super) fn set(draft: &mut Draft<'_>, mut workspace: Workspace, what: Label) -> Result<Done, Refusal> {
    name_items(&mut workspace);
    let before = Known::libraries(&draft.workspace);
    let journeys = draft.workspace.journeys.clone();
    draft.workspace = Workspace { journeys, ..workspace };
    let gone = before.without(&Known::libraries(&draft.workspace));
    draft.clear_gone(&gone);
    Ok((Applied::default(), words::SET_LIBRARY.of([""]).field(what)))
}

/// Gives ids to new items, which come with an empty one.
fn name_items(workspace: &mut Workspace) {
    macro_rules! name {
        ($($list:ident, $title:ident, $fallback:literal;)*) => { $(
            if workspace.$list.iter().any(|item| item.id.is_empty()) {
                let present = workspace.$list.clone();
                let mut fresh = Fresh::default();
                for item in workspace.$list.edit().iter_mut().filter(|item| item.id.is_empty()) {
                    let taken = |text: &str| present.iter().any(|known| known.id.as_str() == text);
                    item.id = fresh.id(&item.$title, $fallback, taken);
                }
            }
        )* };
    }
    name! {
        personas, name, "persona";
        segments, name, "segment";
        lifecycle_stages, name, "stage";
        departments, name, "department";
        markets, name, "market";
        channels, name, "channel";
        content, title, "content";
        propositions, text, "proposition";
        campaigns, name, "campaign";
        objectives, text, "objective";
        consent_rules, note, "rule";
        systems, name, "system";
        integrations, data, "integration";
        data_sources, name, "source";
    }
}

pub(super) fn clear_dangling(draft: &mut Draft<'_>) -> Result<Done, Refusal> {
    let libraries = Known::libraries(&draft.workspace);
    let mut journeys = std::mem::take(&mut draft.workspace.journeys);
    let all = journeys.clone();
    draft.mend(&|kind, id| {
        keep_if(match kind {
            Kind::Channel => true,
            // Of what is beside the journeys, only a kept view names phases.
            Kind::Phase => {
                all.iter().any(|journey| journey.phases.iter().any(|phase| phase.id.as_str() == id))
            }
            kind => libraries.has(kind, id),
        })
    });
    let anywhere = all.iter().fold(Known::default(), |known, journey| known.with_journey(journey));
    for journey in journeys.edit() {
        let known = Known::libraries(&draft.workspace).with_journey(journey);
        let decide = |kind: Kind, id: &str| {
            keep_if(match kind {
                // An unknown channel is kept and warned about; a target that leads nowhere is a finding.
                Kind::Channel | Kind::Target => true,
                Kind::Origin => anywhere.has(Kind::Touchpoint, id),
                Kind::Journey => all.iter().any(|journey| journey.id.as_str() == id),
                kind => known.has(kind, id),
            })
        };
        // Only a journey that needs it becomes a copy.
        let judge = Judge::new(&decide);
        if !journey.sound(&judge) {
            Arc::make_mut(journey).mend(&judge);
        }
    }
    draft.workspace.journeys = journeys;
    Ok((Applied::default(), words::CLEAR_DANGLING.of([""])))
}

fn keep_if(keep: bool) -> Verdict {
    if keep { Verdict::Keep } else { Verdict::Gone }
}
