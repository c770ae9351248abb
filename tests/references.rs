//! The two walks over references, that of `check` and that of edits, meet the same ones: in a
//! workspace where every reference is filled, each that leads nowhere is both found and cleared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use wandel::check::{Kind, Met, walk};
use wandel::edit::{Edit, Editor, Library};
use wandel::model::{ChannelRule, ContactRuleCard, Id, Segment, Workspace};
use wandel::storage;

/// Everything once, with ids such as `the-Persona`; a reference is written `@Persona`.
const FILLED: &str = include_str!("references/filled.ron");

/// The model's own source, to see that nothing is left out here.
const MODEL: [&str; 7] = [
    include_str!("../src/model/mod.rs"),
    include_str!("../src/model/contact.rs"),
    include_str!("../src/model/journey.rs"),
    include_str!("../src/model/library.rs"),
    include_str!("../src/model/session.rs"),
    include_str!("../src/model/touchpoint.rs"),
    include_str!("../src/model/view.rs"),
];

/// The kind that each reference of the text names, in order.
fn named() -> Vec<&'static str> {
    FILLED.split("\"@").skip(1).map(|behind| behind.split('"').next().unwrap()).collect()
}

/// The workspace in which the reference of this number leads nowhere.
fn workspace(without: Option<usize>) -> Workspace {
    workspace_with(&|number, kind| match without == Some(number) {
        true => "nowhere".to_owned(),
        false => format!("the-{kind}"),
    })
}

/// The workspace in which each reference, by its number and kind, has this id.
fn workspace_with(id: &dyn Fn(usize, &str) -> String) -> Workspace {
    let mut pieces = FILLED.split("\"@");
    let mut text = pieces.next().unwrap().to_owned();
    for (number, piece) in pieces.enumerate() {
        let (kind, behind) = piece.split_once('"').unwrap();
        text.push_str(&format!("\"{}\"{behind}", id(number, kind)));
    }
    let opened = storage::parse("filled", &text);
    opened.unwrap_or_else(|error| panic!("{error}\n{}\n{}", error.hint, error.excerpt)).workspace
}

/// What the walk of `check` refers to.
fn met(workspace: &Workspace) -> Vec<(Kind, String, String)> {
    let mut found = Vec::new();
    walk(workspace, &mut |sight| match sight.met {
        Met::Reference(kind, id) | Met::Anywhere(kind, id) | Met::Loose(kind, id) => {
            found.push((kind, id.to_owned(), sight.path.to_string()));
        }
        _ => {}
    });
    found
}

fn cleared(workspace: Workspace) -> Workspace {
    let mut editor = Editor::new(workspace, false);
    editor.apply(Edit::ClearDangling).unwrap();
    Workspace::clone(editor.workspace())
}

#[test]
fn every_reference_of_the_model_is_filled_here() {
    let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut subjects = Vec::new();
    for line in MODEL.iter().flat_map(|source| source.lines()) {
        let line = line.trim();
        let holds_id = ["Id<", "ChannelId", "DeviceId"].iter().any(|name| line.contains(name));
        let (Some((field, of_type)), true) = (line.split_once(": "), holds_id) else {
            if holds_id && line.starts_with(char::is_uppercase) && line.ends_with("),") {
                subjects.push(line.split('(').next().unwrap());
            }
            continue;
        };
        let is_field = field.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        if is_field && field != "id" && of_type.ends_with(',') {
            *wanted.entry(field).or_default() += 1;
        }
    }
    assert!(wanted.len() > 40 && subjects.len() > 15, "{wanted:?} {subjects:?}");
    for (field, count) in wanted {
        let start = format!(" {field}: ");
        let places = FILLED.match_indices(&start).filter(|(at, _)| {
            let value = FILLED[at + field.len() + 3..].trim_start_matches('[');
            value.starts_with("\"@")
        });
        assert!(places.count() >= count, "`{field}` stands in {count} types");
    }
    for subject in subjects {
        assert!(FILLED.contains(&format!("subject: {subject}(")), "no subject is a {subject}");
    }
}

#[test]
fn both_walks_meet_the_same_references() {
    let whole = workspace(None);
    let all = met(&whole);
    assert_eq!(all.len(), named().len());
    for (kind, id, place) in &all {
        assert_eq!(*id, format!("the-{kind:?}"), "{place}");
    }
    assert_eq!(cleared(whole.clone()), whole, "nothing dangles");
    for (number, kind) in named().into_iter().enumerate() {
        let broken = workspace(Some(number));
        let found: Vec<_> = met(&broken).into_iter().filter(|(_, id, _)| id == "nowhere").collect();
        let [(met_kind, _, place)] = &found[..] else { panic!("{kind} number {number}: {found:?}") };
        assert_eq!(format!("{met_kind:?}"), kind, "{place}");
        // Names of channels, devices and platforms stand on their own; a call that leads nowhere is a finding.
        let stays = matches!(met_kind, Kind::Channel | Kind::Device | Kind::Platform)
            || place.ends_with("call_to_action.target");
        let after = storage::to_text(&cleared(broken)).unwrap();
        assert_eq!(after.contains("nowhere"), stays, "{place}");
    }
}

/// Every library with the kind of its entries.
const LIBRARIES: [(Library, Kind); 15] = [
    (Library::Personas, Kind::Persona),
    (Library::Segments, Kind::Segment),
    (Library::LifecycleStages, Kind::LifecycleStage),
    (Library::Departments, Kind::Department),
    (Library::Markets, Kind::Market),
    (Library::Channels, Kind::Channel),
    (Library::Content, Kind::Content),
    (Library::Propositions, Kind::Proposition),
    (Library::Campaigns, Kind::Campaign),
    (Library::Objectives, Kind::Objective),
    (Library::Systems, Kind::System),
    (Library::Integrations, Kind::Integration),
    (Library::DataSources, Kind::DataSource),
    (Library::Needs, Kind::Need),
    (Library::Triggers, Kind::Trigger),
];

/// The workspace with another entry beside each one of a library: `other` is its id.
fn with_twins(mut workspace: Workspace) -> Workspace {
    macro_rules! twin {
        ($($list:expr),*) => { $({
            let mut twin = $list[0].clone();
            twin.id = "other".into();
            $list.edit().push(twin);
        })* };
    }
    let all = &mut workspace;
    twin!(all.personas, all.segments, all.lifecycle_stages, all.departments, all.markets, all.channels);
    twin!(all.content, all.propositions, all.campaigns, all.objectives, all.systems, all.integrations);
    twin!(all.data_sources);
    let journey = std::sync::Arc::make_mut(&mut all.journeys.edit()[0]);
    twin!(journey.needs, journey.triggers);
    workspace
}

fn merged(workspace: Workspace, library: Library, keep: &str, gone: &str) -> Editor {
    let mut editor = Editor::new(workspace, false);
    editor.apply(Edit::Merge { library, keep: keep.to_owned(), gone: gone.to_owned() }).unwrap();
    editor
}

#[test]
fn all_references_follow_a_merge_and_it_can_be_taken_back() {
    let before = with_twins(workspace(None));
    for (library, kind) in LIBRARIES {
        let gone = format!("the-{kind:?}");
        let mut editor = merged(before.clone(), library, "other", &gone);
        let of_kind = |workspace: &Workspace, id: &str| {
            met(workspace).iter().filter(|(met, known, _)| *met == kind && known == id).count()
        };
        let after = editor.workspace();
        assert_eq!(of_kind(after, &gone), 0, "{kind:?}");
        assert!(of_kind(after, "other") > 0, "{kind:?}: the sample refers to one");
        assert_eq!(cleared(Workspace::clone(after)), **after, "{kind:?}: nothing dangles");
        assert!(editor.undo());
        assert_eq!(**editor.workspace(), before);
    }
}

#[test]
fn two_segments_made_one_keep_one_card_of_contact_rules_that_says_what_both_said() {
    let mut all = Workspace::default();
    let segment = |id: &str| Segment { id: Id::new(id), name: id.into(), ..Segment::default() };
    all.segments = vec![segment("new"), segment("old")].into();
    let rule = |channel: &str, when: &str| ChannelRule {
        channel: Id::new(channel),
        when: when.into(),
        ..ChannelRule::default()
    };
    let card = |id: &str, needs: &str, barriers: &str, rules: Vec<ChannelRule>| ContactRuleCard {
        segment: Id::new(id),
        needs: needs.into(),
        barriers: barriers.into(),
        channel_rules: rules.into(),
        ..ContactRuleCard::default()
    };
    let old = card("old", "speed", "price", vec![rule("email", "at night"), rule("phone", "at noon")]);
    let new = card("new", "advice", "", vec![rule("email", "in the morning")]);
    all.contact_rules = vec![old, new].into();
    let editor = merged(all, Library::Segments, "new", "old");
    let cards = &editor.workspace().contact_rules;
    assert_eq!(cards.len(), 1);
    let kept = &cards[0];
    assert_eq!(
        (kept.segment.as_str(), kept.needs.as_str(), kept.barriers.as_str()),
        ("new", "advice\nspeed", "price")
    );
    let rules: Vec<_> =
        kept.channel_rules.iter().map(|one| (one.channel.as_str(), one.when.as_str())).collect();
    assert_eq!(rules, [("email", "in the morning"), ("phone", "at noon")]);
}

#[test]
fn what_is_not_there_is_not_merged() {
    for (keep, gone) in [("the-Persona", "the-Persona"), ("the-Persona", "x"), ("x", "the-Persona")] {
        let mut editor = Editor::new(workspace(None), false);
        let edit = Edit::Merge { library: Library::Personas, keep: keep.into(), gone: gone.into() };
        assert!(editor.apply(edit).is_err(), "{keep} {gone}");
        assert_eq!(**editor.workspace(), workspace(None));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whichever_is_named_where_a_merge_leaves_nothing_dangling_and_no_list_names_one_twice(
        which in 0_usize..15, picks in proptest::collection::vec(any::<bool>(), 200), both: bool
    ) {
        let (library, kind) = LIBRARIES[which];
        let name = format!("{kind:?}");
        let pick = |number: usize, of: &str| match of == name && picks[number % picks.len()] {
            true => "other".to_owned(),
            false => format!("the-{of}"),
        };
        let mut before = with_twins(workspace_with(&pick));
        if both {
            // Lists that name both come to name one.
            let journey = std::sync::Arc::make_mut(&mut before.journeys.edit()[0]);
            journey.personas = vec!["other".into(), "the-Persona".into()].into();
            journey.segments = vec!["the-Segment".into(), "other".into()].into();
        }
        let editor = merged(before, library, "other", &format!("the-{name}"));
        let after = editor.workspace();
        let left = met(after).into_iter().filter(|(met, id, _)| *met == kind && *id == format!("the-{name}"));
        prop_assert_eq!(left.collect::<Vec<_>>(), Vec::new());
        prop_assert_eq!(&cleared(Workspace::clone(after)), &**after);
        let journey = &after.journeys[0];
        prop_assert!(kind != Kind::Persona || journey.personas.len() == 1);
        prop_assert!(kind != Kind::Segment || journey.segments.len() == 1);
    }
}
