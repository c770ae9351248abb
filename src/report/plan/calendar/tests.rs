//! The calendar: what is let through, how it is arranged, what comes again, what calendars get.

use super::*;
use crate::model::Lang;
use proptest::prelude::*;

fn day(month: i8, day: i8) -> Date {
    jiff::civil::date(2026, month, day)
}

fn contact(id: &str, channel: &str, segment: Option<&str>, date: Date) -> PlannedContact {
    PlannedContact {
        id: Id::new(id),
        name: format!("Contact {id}"),
        channel: ChannelId::new(channel),
        audience: segment.map(Id::new),
        purpose: ContactPurpose::Marketing,
        date,
        ..PlannedContact::default()
    }
}

fn file(contacts: Vec<PlannedContact>) -> Workspace {
    let segment = |id: &str| Segment { id: Id::new(id), name: id.to_uppercase(), ..Segment::default() };
    let journey = Journey {
        id: Id::new("buying"),
        segments: vec![Id::new("fans")].into(),
        planned_contacts: contacts.into_iter().map(Arc::new).collect(),
        ..Journey::default()
    };
    Workspace {
        title: "The shop".into(),
        segments: vec![segment("fans"), segment("new")].into(),
        markets: vec![Market { id: Id::new("nl"), country: "nl".into(), ..Market::default() }].into(),
        frequency_caps: vec![FrequencyCap { max: 1, window_days: 7, ..FrequencyCap::default() }].into(),
        campaigns: vec![Campaign { id: Id::new("summer"), name: "Summer".into(), ..Campaign::default() }]
            .into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn with<R>(workspace: &Workspace, filter: &Filter, look: impl FnOnce(&Plan<'_>) -> R) -> R {
    let journey = &workspace.journeys[0];
    look(&Plan { workspace, journey, filter, as_of: day(6, 1), lang: Lang::En })
}

fn some() -> Workspace {
    let mut third = contact("c", "phone", Some("new"), day(7, 6));
    third.campaign = Some(Id::new("summer"));
    third.time = Some(jiff::civil::time(9, 30, 0, 0));
    file(vec![
        third,
        contact("b", "email", Some("fans"), day(6, 4)),
        contact("a", "email", Some("fans"), day(6, 3)),
        contact("d", "social_organic", None, day(5, 20)),
    ])
}

#[test]
fn contacts_stand_by_week_channel_and_segment() {
    let workspace = some();
    let grid = with(&workspace, &Filter::default(), Grid::new);
    assert_eq!(grid.first, day(5, 18), "the Monday before the first contact");
    assert!(grid.monday(grid.weeks - 1) > day(8, 24), "to the end of the time looked ahead");
    let groups: Vec<Option<&str>> =
        grid.groups.iter().map(|group| group.segment.as_ref().map(|id| id.as_str())).collect();
    assert_eq!(groups, [Some("fans"), Some("new"), None]);
    let email = &grid.groups[0].rows[0];
    let week = grid.week_of(day(6, 3)).unwrap();
    let ids: Vec<&str> = email.cells[&week].iter().map(|at| grid.contacts[*at].id.as_str()).collect();
    assert_eq!((ids, email.highest()), (vec!["a", "b"], 2));
    let pressed = grid.groups[0].pressure.as_ref().unwrap().total.week(day(6, 1)).worst.unwrap();
    assert_eq!((pressed.count, pressed.is_over()), (2, true));
    let phone = &grid.groups[1].rows[0];
    assert_eq!(phone.bans.len(), 1, "a law of the country of its market");
    assert_eq!(phone.bans[0].from, day(7, 1));
    assert_eq!(
        grid.bands,
        [Band { campaign: Id::new("summer"), place: 0, from: day(7, 6), until: day(7, 6) }]
    );
    assert_eq!(grid.week_of(day(5, 17)), None);
    assert_eq!(grid.beyond, 0);
}

#[test]
fn a_date_far_away_does_not_make_a_calendar_of_millennia() {
    let far = vec![contact("a", "email", None, Date::MAX), contact("b", "email", None, Date::MIN)];
    let workspace = file(far);
    let grid = with(&workspace, &Filter::default(), Grid::new);
    assert!(grid.weeks <= MOST_WEEKS);
    assert_eq!(grid.beyond, 2);
}

#[test]
fn letters_of_campaigns_go_on_after_z() {
    assert_eq!([0, 25, 26, 27, 701, 702].map(Band::letter), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
}

#[test]
fn the_filter_lets_through_what_it_should() {
    let workspace = some();
    let count = |filter: &Filter| with(&workspace, filter, |plan| listed(plan).len());
    assert_eq!(count(&Filter { segment: Some(Id::new("fans")), ..Filter::default() }), 2);
    assert_eq!(count(&Filter { channel: Some(ChannelId::new("phone")), ..Filter::default() }), 1);
    assert_eq!(count(&Filter { owner: Some(Id::new("shop")), ..Filter::default() }), 0);
}

#[test]
fn the_section_holds_the_contacts_the_pressure_and_the_law() {
    let workspace = some();
    let section = with(&workspace, &Filter::default(), section);
    assert_eq!(section.paragraphs, ["4 contacts: 4 planned."]);
    assert_eq!(section.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [4, 4]);
    assert!(
        section.points.iter().any(|point| point.text.contains("Have this checked")),
        "{:?}",
        section.points
    );
    let empty = file(Vec::new());
    assert!(
        with(&empty, &Filter::default(), super::section).tables.iter().all(|table| table.rows.is_empty())
    );
}

#[test]
fn calendars_get_the_time_and_how_sure_it_is() {
    let mut workspace = some();
    let journey = Arc::make_mut(&mut workspace.journeys.edit()[0]);
    Arc::make_mut(&mut journey.planned_contacts.edit()[1]).status = ContactStatus::Idea;
    let dues = with(&workspace, &Filter::default(), dues);
    let idea = dues.dated.iter().find(|due| due.title == "Contact b").unwrap();
    assert_eq!(idea.status, Some("TENTATIVE"));
    let timed = dues.dated.iter().find(|due| due.time.is_some()).unwrap();
    assert_eq!(timed.uid, "contact.c.buying.the-shop@wandel");
    assert!(timed.detail.contains("Segment: NEW"), "{}", timed.detail);
}

#[test]
fn a_series_has_ids_of_its_own_and_keeps_to_the_last_day_of_short_months() {
    let workspace = file(vec![contact("contact-x", "email", Some("fans"), jiff::civil::date(2026, 1, 31))]);
    let journey = &workspace.journeys[0];
    let first = &journey.planned_contacts[0];
    let series = Series { step: 1, unit: Every::Months, until: day(4, 30) };
    let made = series.contacts(&workspace, journey, first);
    assert_eq!(made.iter().map(|one| one.date).collect::<Vec<_>>(), [day(2, 28), day(3, 31), day(4, 30)]);
    assert_eq!(
        made.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
        ["contact-contact-x", "contact-contact-x-2", "contact-contact-x-3"]
    );
    assert!(Series { step: 0, unit: Every::Days, until: Date::MAX }.days(day(1, 1)).len() <= MOST_REPEATED);
}

proptest! {
    #[test]
    fn a_series_steps_evenly_and_never_past_its_end(step in 0_u32..500, until in 0_i32..4_000) {
        let until = day(1, 1).checked_add(jiff::Span::new().days(until)).unwrap();
        let days = Series { step, unit: Every::Days, until }.days(day(1, 1));
        prop_assert!(days.iter().all(|one| *one <= until && *one > day(1, 1)));
        let apart = |pair: &[Date]| crate::analysis::days_between(pair[0], pair[1]);
        prop_assert!(days.windows(2).all(|pair| apart(pair) == i64::from(step.max(1))));
    }
}

#[test]
fn a_file_with_several_markets_has_a_row_for_each_with_the_laws_of_its_country() {
    let market = |id: &str| Market { id: Id::new(id), country: id.into(), ..Market::default() };
    let of = |id: &str, market: Option<&str>| PlannedContact {
        market: market.map(Id::new),
        ..contact(id, "phone", Some("new"), day(7, 6))
    };
    let mut workspace = file(vec![of("a", Some("nl")), of("b", Some("be")), of("c", None)]);
    let rows = |workspace: &Workspace| {
        let grid = with(workspace, &Filter::default(), Grid::new);
        let rows = grid.groups.iter().flat_map(|group| group.rows.clone());
        rows.map(|row| (row.market.map(|id| id.to_string()), row.bans.len())).collect::<Vec<_>>()
    };
    assert_eq!(rows(&workspace), [(None, 1)], "one market needs no rows of its own");
    workspace.markets.edit().push(market("be"));
    let of_all = rows(&workspace);
    let bans = |market: Option<&str>| {
        let found = of_all.iter().find(|(known, _)| known.as_deref() == market).unwrap();
        found.1
    };
    assert_eq!((of_all.len(), bans(Some("nl")), bans(Some("be")), bans(None)), (3, 1, 0, 1));
}
