//! Each of the four choices of the filter changes a part, or the part says that it does not.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::sample::{plan, sample};
use super::*;

/// Every value of the four choices that a file has, one at a time, with the name of the choice.
fn filters(workspace: &Workspace, journey: &Journey) -> Vec<(&'static str, Filter)> {
    let open = Filter::default;
    let personas = workspace.personas.iter().map(|one| Filter { persona: Some(one.id.clone()), ..open() });
    let segments = workspace.segments.iter().map(|one| Filter { segment: Some(one.id.clone()), ..open() });
    let channels: BTreeSet<&ChannelId> = journey.all_touchpoints().map(|one| &one.channel).collect();
    let channels = channels.into_iter().map(|id| Filter { channel: Some(id.clone()), ..open() });
    let owners = workspace.departments.iter().map(|one| Filter { owner: Some(one.id.clone()), ..open() });
    let named = |name: &'static str| move |filter: Filter| (name, filter);
    personas
        .map(named("persona"))
        .chain(segments.map(named("segment")))
        .chain(channels.map(named("channel")))
        .chain(owners.map(named("owner")))
        .collect()
}

/// Ties to personas, segments and channels what could be and in the samples is not.
fn tied(workspace: &mut Workspace) {
    let first = workspace.segments[0].id.clone();
    workspace.systems.edit()[0].channels = vec![ChannelId::new("email")].into();
    let journey = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    for phase in journey.phases.edit() {
        for one in Arc::make_mut(phase).touchpoints.edit() {
            Arc::make_mut(one).segments = vec![first.clone()].into();
        }
    }
    let at = journey.touchpoints().find(|one| one.personas.len() == 1).unwrap().id.clone();
    let action = |subject: SubjectRef| crate::model::Action {
        text: "listen".to_owned(),
        subject,
        ..Default::default()
    };
    let actions = [action(SubjectRef::EngagementStep(1)), action(SubjectRef::Touchpoint(at.clone()))];
    journey.actions.edit().extend(actions);
    for contact in journey.planned_contacts.edit() {
        Arc::make_mut(contact).touchpoint = Some(at.clone());
    }
}

#[test]
fn each_choice_changes_a_part_or_is_said_to_mean_nothing_there() {
    let open = Filter::default();
    let mut changed: BTreeSet<(Part, &str)> = BTreeSet::new();
    for name in ["zwaluw-en-spaak", "vriesmeter"] {
        let mut workspace = sample(name);
        tied(&mut workspace);
        let journey = &workspace.journeys[0];
        for (choice, filter) in filters(&workspace, journey) {
            for part in Part::ALL {
                let (whole, some) = (plan(&workspace, &open, Lang::En), plan(&workspace, &filter, Lang::En));
                if section(&whole, part) != section(&some, part) {
                    changed.insert((part, choice));
                }
            }
        }
    }
    let mut wrong = Vec::new();
    for part in Part::ALL {
        let Sieves { persona, segment, channel, owner } = part.sieves();
        let means = [("persona", persona), ("segment", segment), ("channel", channel), ("owner", owner)];
        for (choice, means) in means {
            if changed.contains(&(part, choice)) != means {
                wrong.push(format!("{part:?} by {choice} should mean something: {means}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_report_of_a_part_names_only_the_choices_that_mean_something_there() {
    let workspace = sample("zwaluw-en-spaak-en");
    let filter = Filter {
        persona: Some(workspace.personas[0].id.clone()),
        owner: Some(workspace.departments[0].id.clone()),
        ..Filter::default()
    };
    let plan = plan(&workspace, &filter, Lang::En);
    let told = |part| report(&plan, Some(part)).about.join("; ");
    assert!(told(Part::Actions).contains("persona: Noor"), "{}", told(Part::Actions));
    let systems = told(Part::Systems);
    assert!(systems.contains("owner: ") && !systems.contains("persona"), "{systems}");
}
