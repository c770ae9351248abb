//! Planned contacts as rows of the one table: how, when, why and what. Draws nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::words;
use crate::edit::Edit;
use crate::model::*;
use crate::report::plan::Filter;
use crate::report::plan::calendar::{clock, title};
use crate::ui::sheet::on_journey;
use crate::ui::table::{Change, Column, Draft, Entry, Field, Kind, Names, Offer, Source, Value, field};
use crate::ui::words as w;
use crate::vocabulary::Words;

/// The contacts that are let through, as rows.
pub struct Contacts {
    columns: Vec<Column>,
    fields: Vec<Field<PlannedContact>>,
    rows: Vec<Arc<PlannedContact>>,
    workspace: Arc<Workspace>,
    journey: Arc<Journey>,
    filter: Filter,
    as_of: Date,
    open: bool,
}

impl Contacts {
    /// The rows of a journey; new ones are planned for `as_of`.
    pub fn new(
        (workspace, journey): (&Arc<Workspace>, &Arc<Journey>),
        rows: &[Arc<PlannedContact>],
        (filter, as_of): (&Filter, Date),
        open: bool,
    ) -> Self {
        let fields = fields(Names { workspace, journey: Some(journey) });
        let columns = fields.iter().map(|field| field.column.clone()).collect();
        let (workspace, journey) = (Arc::clone(workspace), Arc::clone(journey));
        Self { columns, fields, rows: rows.to_vec(), workspace, journey, filter: filter.clone(), as_of, open }
    }

    /// The contact of a row.
    pub fn contact(&self, row: usize) -> Option<&Id<PlannedContact>> {
        self.rows.get(row).map(|contact| &contact.id)
    }
}

/// Every quarter of an hour.
fn times() -> Kind {
    let offers = (0..96).map(|quarter| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15));
    Kind::Choice { offers: offers.map(|text| Offer::named(text.as_str(), &text)).collect(), needed: false }
}

fn fields(names: Names<'_>) -> Vec<Field<PlannedContact>> {
    macro_rules! of {
        ($id:literal, $label:expr, $field:ident) => {
            field!(PlannedContact, names, $id, $label, $field)
        };
    }
    let date = Field::<PlannedContact> {
        column: Column::new("date", words::DATE, Kind::Date),
        get: |one| Value::Date(one.date),
        set: |one, value| {
            if let Value::Date(date) = value {
                one.date = date;
            }
        },
    };
    let time = Field::<PlannedContact> {
        column: Column::new("time", words::TIME, times()).wide(80.0),
        get: |one| one.time.map_or(Value::Unset, |time| Value::Choice(Cow::Owned(clock(time)))),
        set: |one, value| {
            one.time = match value {
                Value::Choice(text) => format!("{text}:00").parse().ok(),
                _ => None,
            }
        },
    };
    let phase = Kind::Choice { offers: Phase::offers(names), needed: true };
    let channel = Kind::Choice { offers: ChannelDef::offers(names), needed: true };
    vec![
        of!("name", words::NAME, name).with(|column| column.wide(230.0).leading()),
        date,
        time.hidden(),
        of!("channel", w::CHANNEL, channel).with(|column| column.kind(channel.clone())),
        of!("audience", words::WHOM, audience),
        of!("status", words::STATUS, status).with(|column| column.wide(110.0)),
        of!("automation", words::RUNS, automation),
        of!("goal", words::GOAL, goal).with(|column| column.wide(120.0)),
        of!("campaign", words::CAMPAIGN, campaign),
        of!("owner", w::OWNER, owner),
        of!("phase", w::PHASE, phase).with(|column| column.kind(phase.clone())),
        of!("content", words::CONTENT, content),
        of!("has content", words::HAS_CONTENT, has_content).with(|column| column.wide(104.0)),
        of!("purpose", words::PURPOSE, purpose),
        of!("touchpoint", words::TOUCHPOINT, touchpoint),
        of!("trigger", words::SET_OFF, trigger),
        of!("offer", words::OFFER, proposition).hidden(),
        of!("message", words::MESSAGE, message_type).hidden(),
        of!("personal", words::PERSONAL, personalisation).hidden(),
        of!("relation", words::RELATION, relation).hidden(),
        of!("market", words::MARKET, market).hidden(),
        of!("person", words::PERSON, person_kind).hidden(),
    ]
}

impl Source for Contacts {
    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn id(&self, row: usize) -> &str {
        self.rows.get(row).map_or("", |contact| contact.id.as_str())
    }

    fn title(&self, row: usize) -> Cow<'_, str> {
        self.rows.get(row).map_or(Cow::Borrowed(""), |contact| Cow::Borrowed(title(contact)))
    }

    fn value(&self, row: usize, column: usize) -> Value<'_> {
        match (self.rows.get(row), self.fields.get(column)) {
            (Some(contact), Some(field)) => (field.get)(contact),
            _ => Value::Unset,
        }
    }

    fn change(&self, changes: &[Change]) -> Vec<Edit> {
        let mut set: BTreeMap<&Id<PlannedContact>, PlannedContact> = BTreeMap::new();
        for change in changes {
            if let (Some(contact), Some(field)) = (self.rows.get(change.row), self.fields.get(change.column))
            {
                let next = set.entry(&contact.id).or_insert_with(|| PlannedContact::clone(contact));
                (field.set)(next, change.value.clone());
            }
        }
        if set.is_empty() {
            return Vec::new();
        }
        vec![on_journey(&self.journey, words::CONTACTS, |journey| {
            for contact in journey.planned_contacts.edit() {
                if let Some(next) = set.remove(&contact.id) {
                    *contact = Arc::new(next);
                }
            }
        })]
    }

    fn add(&self, drafts: &[Draft]) -> Vec<Edit> {
        let mut fresh = crate::report::plan::calendar::fresh(&self.workspace, &self.journey);
        let mut made = Vec::new();
        for draft in drafts {
            let at = (self.as_of, "");
            let new = super::moving::new_contact((&self.workspace, &self.journey), &self.filter, at);
            let Some(mut contact) = new else { continue };
            for (column, value) in draft {
                if let Some(field) = self.fields.get(*column) {
                    (field.set)(&mut contact, value.clone());
                }
            }
            contact.id = fresh(&contact.name);
            made.push(Arc::new(contact));
        }
        vec![on_journey(&self.journey, words::CONTACTS, |journey| {
            journey.planned_contacts.edit().extend(made)
        })]
    }

    fn makes(&self) -> Option<usize> {
        (!self.journey.phases.is_empty()).then_some(0)
    }

    fn remove(&self, rows: &[usize]) -> Vec<Edit> {
        let gone: Vec<&Id<PlannedContact>> = rows.iter().filter_map(|row| self.contact(*row)).collect();
        if gone.is_empty() {
            return Vec::new();
        }
        vec![on_journey(&self.journey, words::CONTACTS, |journey| {
            journey.planned_contacts.edit().retain(|contact| !gone.contains(&&contact.id));
        })]
    }

    fn is_open(&self) -> bool {
        self.open
    }

    fn noun(&self) -> Words {
        words::CONTACT_COUNT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Contacts {
        let contact = |id: &str| {
            Arc::new(PlannedContact { id: Id::new(id), name: id.to_uppercase(), ..PlannedContact::default() })
        };
        let rows = vec![contact("a"), contact("b")];
        let journey = Journey {
            planned_contacts: rows.clone().into(),
            phases: vec![Arc::new(Phase { id: Id::new("use"), ..Phase::default() })].into(),
            ..Journey::default()
        };
        let journey = Arc::new(journey);
        let workspace = Workspace { journeys: vec![Arc::clone(&journey)].into(), ..Workspace::default() };
        let day = jiff::civil::date(2026, 6, 1);
        Contacts::new((&Arc::new(workspace), &journey), &rows, (&Filter::default(), day), true)
    }

    fn contacts(edits: &[Edit]) -> Vec<Arc<PlannedContact>> {
        let [Edit::SetJourney { journey, .. }] = edits else { panic!("{edits:?}") };
        journey.planned_contacts.to_vec()
    }

    #[test]
    fn each_column_reads_what_it_writes_and_has_an_id_of_its_own() {
        let source = source();
        let ids: std::collections::BTreeSet<_> = source.columns().iter().map(|column| column.id).collect();
        assert_eq!(ids.len(), source.columns().len());
        for (column, known) in source.columns().iter().enumerate() {
            let value = match &known.kind {
                Kind::Text => Value::Text("x".into()),
                Kind::Date => Value::Date(jiff::civil::date(2026, 7, 9)),
                kind => match kind.offers().last() {
                    Some(offer) => Value::Choice(offer.id.clone().into()),
                    None => continue,
                },
            };
            let change = Change { row: 1, column, value: value.clone() };
            let changed = contacts(&source.change(&[change]));
            assert_eq!((source.fields[column].get)(&changed[1]), value, "{}", known.id);
            assert_eq!(changed[0], source.rows[0], "{}", known.id);
        }
    }

    #[test]
    fn new_rows_are_planned_for_the_day_and_have_ids_of_their_own() {
        let source = source();
        let draft: Draft = vec![(0, Value::Text("A".into()))];
        let made = contacts(&source.add(&[draft.clone(), draft]));
        assert_eq!(made.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["a", "b", "a-2", "a-3"]);
        assert_eq!((made[2].date, made[2].phase.as_str()), (jiff::civil::date(2026, 6, 1), "use"));
        assert_eq!(contacts(&source.remove(&[0])).len(), 1);
    }
}
