//! A contact that comes again: every so many days, weeks or months until a day. Each is a planned
//! contact of its own, so that one of them can be moved or dropped.

use jiff::Span;

use crate::model::{Date, Fresh, Id, Journey, PlannedContact, Workspace};

/// The unit in which a contact comes again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Every {
    /// Days.
    Days,
    /// Weeks.
    #[default]
    Weeks,
    /// Months, on the same day or the last of a shorter month.
    Months,
}

/// How often a contact comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// Every so many.
    pub step: u32,
    /// Of what.
    pub unit: Every,
    /// The last day on which it may come.
    pub until: Date,
}

/// So many contacts are made of one at most: a year of days.
pub const MOST_REPEATED: usize = 366;

impl Series {
    /// The days after this one on which it comes again.
    pub fn days(&self, from: Date) -> Vec<Date> {
        let step = i64::from(self.step.max(1));
        let at = |turn: usize| {
            let turn = step.checked_mul(i64::try_from(turn).ok()?)?;
            let span = match self.unit {
                Every::Days => Span::new().try_days(turn),
                Every::Weeks => Span::new().try_weeks(turn),
                Every::Months => Span::new().try_months(turn),
            };
            from.checked_add(span.ok()?).ok()
        };
        let days = (1..=MOST_REPEATED).map_while(at);
        days.take_while(|day| *day <= self.until).collect()
    }

    /// The contacts that follow this one, with ids of their own; as planned, whatever became of the first.
    pub fn contacts(
        &self,
        workspace: &Workspace,
        journey: &Journey,
        first: &PlannedContact,
    ) -> Vec<PlannedContact> {
        let mut fresh = fresh(workspace, journey);
        let again = |date: Date| PlannedContact {
            id: fresh(&first.name),
            date,
            status: match first.status {
                crate::model::ContactStatus::Idea => crate::model::ContactStatus::Idea,
                _ => crate::model::ContactStatus::Planned,
            },
            ..first.clone()
        };
        self.days(first.date).into_iter().map(again).collect()
    }
}

/// Gives ids that no contact of the file has yet.
pub fn fresh<'a>(
    workspace: &'a Workspace,
    journey: &'a Journey,
) -> impl FnMut(&str) -> Id<PlannedContact> + use<'a> {
    let journeys = workspace.journeys.iter().map(|one| &**one).chain([journey]);
    let known = journeys.flat_map(|one| one.planned_contacts.iter().map(|contact| contact.id.as_str()));
    let known: std::collections::HashSet<&str> = known.collect();
    let mut fresh = Fresh::default();
    move |name| fresh.id(name, "contact", |text| known.contains(text))
}
