//! What the calendar changes: contacts moved, added, repeated, taken away; each an edit of the journey.
//! Knows no egui.

use std::sync::Arc;

use super::words;
use crate::edit::{Edit, StepName};
use crate::model::*;
use crate::report::plan::Filter;
use crate::report::plan::calendar::{Series, fresh, title};
use crate::ui::Action;
use crate::ui::sheet::on_journey;
use crate::ui::tables::stamp;

/// So many days from a day; the same where no calendar goes that far.
pub fn shifted(date: Date, days: i64) -> Date {
    let span = jiff::Span::new().try_days(days);
    span.ok().and_then(|span| date.checked_add(span).ok()).unwrap_or(date)
}

/// The edit that puts a contact on another day; nothing where it is on that day already, or gone.
pub fn moved(journey: &Journey, id: &Id<PlannedContact>, date: Date) -> Option<Edit> {
    let known = journey.planned_contacts.iter().find(|contact| contact.id == *id)?;
    (known.date != date).then(|| {
        on_journey(journey, words::STEP_MOVE, |journey| {
            let mut all = journey.planned_contacts.edit().iter_mut();
            if let Some(contact) = all.find(|contact| contact.id == *id) {
                Arc::make_mut(contact).date = date;
            }
        })
    })
}

/// Moves a contact by so many days; one press after another joins the same step.
pub fn nudge(journey: &Journey, id: &Id<PlannedContact>, days: i64) -> Option<Action> {
    let known = journey.planned_contacts.iter().find(|contact| contact.id == *id)?;
    let edit = moved(journey, id, shifted(known.date, days))?;
    Some(Action::ApplyGrouped(edit, stamp(("calendar", id.as_str()))))
}

/// The step that adds contacts.
pub fn added(journey: &Journey, contacts: Vec<PlannedContact>, name: StepName) -> Action {
    let edit = on_journey(journey, words::CONTACTS, |journey| {
        journey.planned_contacts.edit().extend(contacts.into_iter().map(Arc::new));
    });
    Action::ApplyAll(vec![edit], name)
}

/// A new contact on a day; what is looked at says the rest. Nothing where no phase could take it.
pub fn new_contact(
    (workspace, journey): (&Workspace, &Journey),
    filter: &Filter,
    (date, name): (Date, &str),
) -> Option<PlannedContact> {
    let phase = journey.phases.first()?.id.clone();
    Some(PlannedContact {
        id: fresh(workspace, journey)(name),
        name: name.to_owned(),
        phase,
        channel: filter.channel.clone().unwrap_or_else(|| ChannelId::new("email")),
        date,
        audience: filter.segment.clone(),
        owner: filter.owner.clone(),
        ..PlannedContact::default()
    })
}

/// The step that takes a contact away.
pub fn removed(journey: &Journey, id: &Id<PlannedContact>) -> Option<Action> {
    let known = journey.planned_contacts.iter().find(|contact| contact.id == *id)?;
    let name = StepName::new(words::STEP_DELETE, crate::text::one_line(title(known)));
    let edit = on_journey(journey, words::CONTACTS, |journey| {
        journey.planned_contacts.edit().retain(|contact| contact.id != *id);
    });
    Some(Action::ApplyAll(vec![edit], name))
}

/// The step that has a contact come again.
pub fn repeated(
    workspace: &Workspace,
    journey: &Journey,
    id: &Id<PlannedContact>,
    series: &Series,
) -> Option<Action> {
    let first = journey.planned_contacts.iter().find(|contact| contact.id == *id)?;
    let made = series.contacts(workspace, journey, first);
    let name = StepName::new(words::STEP_REPEAT, crate::text::one_line(title(first)));
    (!made.is_empty()).then(|| added(journey, made, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::plan::calendar::Every;

    fn journey() -> Journey {
        let contact = PlannedContact {
            id: Id::new("news"),
            name: "News".into(),
            date: jiff::civil::date(2026, 6, 3),
            time: Some(jiff::civil::time(9, 30, 0, 0)),
            ..PlannedContact::default()
        };
        let phase = Phase { id: Id::new("use"), ..Phase::default() };
        Journey {
            id: Id::new("j"),
            planned_contacts: vec![Arc::new(contact)].into(),
            phases: vec![Arc::new(phase)].into(),
            ..Journey::default()
        }
    }

    fn dates(edit: &Edit) -> Vec<String> {
        let Edit::SetJourney { journey, .. } = edit else { panic!("{edit:?}") };
        journey.planned_contacts.iter().map(|one| format!("{} {}", one.id, one.date)).collect()
    }

    #[test]
    fn presses_of_a_key_join_one_step_and_nothing_moves_for_nothing() {
        let (journey, id) = (journey(), Id::new("news"));
        let Some(Action::ApplyGrouped(edit, group)) = nudge(&journey, &id, 7) else { panic!() };
        assert_eq!(dates(&edit), ["news 2026-06-10"]);
        let Some(Action::ApplyGrouped(_, again)) = nudge(&journey, &id, -1) else { panic!() };
        assert_eq!(group, again);
        assert!(moved(&journey, &id, jiff::civil::date(2026, 6, 3)).is_none());
        assert!(nudge(&journey, &Id::new("gone"), 1).is_none());
        assert_eq!(shifted(Date::MAX, 1), Date::MAX);
    }

    #[test]
    fn a_contact_keeps_its_hour_on_another_day_and_when_it_comes_again() {
        let (journey, id) = (journey(), Id::new("news"));
        let hours = |edit: &Edit| {
            let Edit::SetJourney { journey, .. } = edit else { panic!("{edit:?}") };
            journey.planned_contacts.iter().map(|one| one.time.unwrap().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(hours(&moved(&journey, &id, jiff::civil::date(2027, 1, 1)).unwrap()), ["09:30:00"]);
        let until = jiff::civil::date(2026, 6, 10);
        let series = Series { step: 1, unit: Every::Weeks, until };
        let again = repeated(&Workspace::default(), &journey, &id, &series);
        let Some(Action::ApplyAll(edits, _)) = again else { panic!() };
        assert_eq!(hours(&edits[0]), ["09:30:00", "09:30:00"]);
    }

    #[test]
    fn a_contact_is_repeated_and_taken_away() {
        let (workspace, journey, id) = (Workspace::default(), journey(), Id::new("news"));
        let until = jiff::civil::date(2026, 6, 20);
        let series = Series { step: 1, unit: Every::Weeks, until };
        let Some(Action::ApplyAll(edits, _)) = repeated(&workspace, &journey, &id, &series) else { panic!() };
        assert_eq!(dates(&edits[0]), ["news 2026-06-03", "news-2 2026-06-10", "news-3 2026-06-17"]);
        let Some(Action::ApplyAll(edits, _)) = removed(&journey, &id) else { panic!() };
        assert!(dates(&edits[0]).is_empty());
    }

    #[test]
    fn a_new_contact_fits_what_is_looked_at() {
        let filter = Filter { segment: Some(Id::new("fans")), ..Filter::default() };
        let (workspace, mut journey) = (Workspace::default(), journey());
        let at = (jiff::civil::date(2026, 7, 1), "News");
        let made = new_contact((&workspace, &journey), &filter, at).unwrap();
        assert!(filter.lets_contact(&journey, &made));
        assert_eq!((made.id.as_str(), made.phase.as_str()), ("news-2", "use"));
        journey.phases = List::default();
        assert!(new_contact((&workspace, &journey), &filter, at).is_none(), "no phase could take it");
    }
}
