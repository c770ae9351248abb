//! What is written in cells reads back to the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;

use super::*;
use crate::model::*;

fn filled() -> Workspace {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(include_str!("../../tests/references/filled.ron"))
        .unwrap()
}

/// The file names things that are not in it; only what is known can be named.
fn make_known(names: &mut Names, journey: &Journey) {
    fn add<T: Default>(names: &mut Names, fields: &[Field<T>], one: &T) {
        for field in fields {
            let text = field.write(one, names);
            for unread in field.read(&mut T::default(), &text, names) {
                names.add(unread.things.expect(field.id), &unread.text, "", "");
            }
        }
    }
    journey.all_touchpoints().for_each(|one| add(names, touchpoints(), &**one));
    journey.all_transitions().for_each(|one| add(names, transitions(), &**one));
    journey.phases.iter().for_each(|one| add(names, phases(), &**one));
}

#[test]
fn every_field_that_a_file_can_hold_comes_back_in_both_languages() {
    let workspace = filled();
    for journey in workspace.journeys.iter() {
        for lang in [Lang::En, Lang::Nl] {
            let mut names = Names::new(&workspace, journey, lang).ours(true);
            make_known(&mut names, journey);
            for touchpoint in journey.all_touchpoints() {
                let mut back = Touchpoint::default();
                for field in touchpoints() {
                    let text = field.write(touchpoint, &names);
                    assert_eq!(field.read(&mut back, &text, &names), [], "{} {text}", field.id);
                    assert!(field.is_same(&back, touchpoint), "{}: {text}", field.id);
                }
                assert_eq!(back, **touchpoint, "a field of the model is no column");
            }
            for transition in journey.all_transitions() {
                let mut back = Transition::default();
                for field in transitions() {
                    let text = field.write(transition, &names);
                    assert_eq!(field.read(&mut back, &text, &names), [], "{} {text}", field.id);
                }
                assert_eq!(back, **transition, "a field of the model is no column");
            }
            for phase in journey.phases.iter() {
                let mut back = Phase::default();
                for field in phases() {
                    let text = field.write(phase, &names);
                    assert_eq!(field.read(&mut back, &text, &names), [], "{} {text}", field.id);
                }
                let (touchpoints, transitions) = (phase.touchpoints.clone(), phase.transitions.clone());
                assert_eq!(Phase { touchpoints, transitions, ..back }, **phase);
            }
        }
    }
}

#[test]
fn no_heading_means_two_columns() {
    for rows in Rows::ALL {
        let columns = rows.columns();
        for column in &columns {
            for heading in [column.id, column.label.en, column.label.nl] {
                let own = columns.iter().filter(|other| other.means(heading) == 2).count();
                assert_eq!(own, 1, "{heading}");
            }
            for heading in column.also {
                let other = columns.iter().filter(|other| other.id != column.id);
                let twice = other.filter(|other| other.means(heading) > 0).map(|other| other.id);
                assert_eq!(twice.collect::<Vec<_>>(), Vec::<&str>::new(), "{heading} of {}", column.id);
            }
        }
    }
}

#[test]
fn slips_are_told_and_not_taken() {
    let workspace = Workspace {
        departments: vec![Department { id: "care".into(), name: "Klantenservice".into(), external: false }]
            .into(),
        ..Workspace::default()
    };
    let names = Names::new(&workspace, &Journey::default(), Lang::Nl);
    let field = |id: &str| touchpoints().iter().find(|field| field.id == id).unwrap();
    let mut one = Touchpoint::default();
    let unread = field("media_type").read(&mut one, "Owend", &names);
    assert_eq!(one.media_type, None);
    assert_eq!(unread[0].near.as_deref(), Some("Eigen media (owned)"), "{unread:?}");
    let unread = field("owners").read(&mut one, "klantenservice; Verkoop", &names);
    assert_eq!(one.owners.iter().map(Id::as_str).collect::<Vec<_>>(), ["care"]);
    assert_eq!((unread[0].text.as_str(), unread[0].things), ("Verkoop", Some(Things::Departments)));
    assert_eq!(
        field("owners").read(&mut one, "Klantenservise", &names)[0].near.as_deref(),
        Some("Klantenservice")
    );
    assert_eq!(field("importance").read(&mut one, "9", &names).len(), 1);
    assert_eq!(field("importance").read(&mut one, "4,0", &names), []);
    assert_eq!(one.importance, Some(4));
    assert_eq!(field("emotion").read(&mut one, "zeer negatief", &names), []);
    assert_eq!(one.emotion, Some(-2));
    assert_eq!(field("content_date").read(&mut one, "1-6-2026", &names), []);
    assert_eq!(one.content_date, Some(jiff::civil::date(2026, 6, 1)));
    assert_eq!(field("channel").read(&mut one, "Zoekmachine, betaald", &names), []);
    assert_eq!(one.channel.as_str(), "search_paid");
}

proptest! {
    #[test]
    fn any_list_comes_back(list in prop::collection::vec(".{0,12}|[ ;\"\n,]{0,5}", 0..5)) {
        let text = list.iter().map(|item| quoted(item)).collect::<Vec<_>>().join("; ");
        prop_assert_eq!(items(&text), list);
    }
}
