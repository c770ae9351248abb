//! Drafts against workspaces.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::sync::Arc;

use super::*;
use crate::edit::Editor;
use crate::import::{Found, Mapping, Remembered, Use, grid_draft, importer};

fn workspace() -> Workspace {
    let touchpoint = |id: &str, title: &str| {
        Arc::new(Touchpoint { id: id.into(), number: 1, title: title.into(), ..Touchpoint::default() })
    };
    let phase = |id: &str, name: &str, touchpoints: Vec<Arc<Touchpoint>>| {
        Arc::new(Phase {
            id: id.into(),
            name: name.into(),
            touchpoints: touchpoints.into(),
            ..Phase::default()
        })
    };
    let journey = Journey {
        id: "visit".into(),
        name: "Visit".into(),
        phases: vec![phase("see", "See", vec![touchpoint("ad", "Ad")]), phase("buy", "Buy", vec![])].into(),
        ..Journey::default()
    };
    Workspace {
        version: 1,
        departments: vec![Department { id: "marketing".into(), name: "Marketing".into(), external: false }]
            .into(),
        journeys: vec![Arc::new(journey)].into(),
        ..Workspace::default()
    }
}

fn table(text: &str) -> (crate::import::Grid, Mapping) {
    let Found::Grids(mut grids) = importer("csv", b"").unwrap().read(text.as_bytes()).unwrap() else {
        panic!()
    };
    let grid = grids.remove(0);
    let mapping = Mapping::of(&grid, &Remembered::new());
    (grid, mapping)
}

fn taken(workspace: Workspace, settled: Settled) -> Editor {
    let mut editor = Editor::new(workspace, false);
    editor.apply_all(settled.edits, settled.name).unwrap();
    editor
}

const LIST: &str = "Contactmoment;Fase;Team;Mediatype;Budget\nAd;Buy;Marketng, Sales;Owend;100\nShop;Pay;;nonsense;\n;;;;left\n";

#[test]
fn headings_are_known_and_strange_columns_are_kept_in_the_notes() {
    let (_, mapping) = table(LIST);
    assert_eq!(
        mapping.uses,
        [
            Use::Field("title"),
            Use::Field("phase"),
            Use::Field("owners"),
            Use::Field("media_type"),
            Use::Notes
        ]
    );
    let (_, slips) = table("Title;Chanel;Zebra\na;b;c\n");
    assert_eq!(slips.uses, [Use::Field("title"), Use::Notes, Use::Notes]);
    assert_eq!(slips.near[..2], [None, Some("channel")]);
    let mut kept = Remembered::new();
    let (grid, mut mapping) = table("Title;Zebra\na;b\n");
    mapping.uses[1] = Use::Field("channel");
    mapping.remember(&grid, &mut kept);
    assert_eq!(Mapping::of(&grid, &kept).uses[1], Use::Field("channel"));
}

#[test]
fn an_update_lists_what_changes_and_is_one_step() {
    let (grid, mapping) = table(LIST);
    let draft = grid_draft(&grid, &mapping);
    assert_eq!(draft.left_over, [LeftOver::new(4, "left")]);
    let wishes = Wishes { target: Target::Update("visit".into()), lang: Lang::En, ..Wishes::default() };
    let settled = settle(&workspace(), &draft, &wishes, &Progress::default()).unwrap();
    let asked: Vec<_> =
        settled.questions.iter().map(|one| (one.field, one.text.as_str(), &one.choice)).collect();
    assert_eq!(
        asked,
        [
            ("media_type", "Owend", &Choice::Take("Owned media".into())),
            ("media_type", "nonsense", &Choice::Notes),
            ("owners", "Marketng", &Choice::Take("Marketing".into())),
            ("owners", "Sales", &Choice::Add),
        ]
    );
    let changed: Vec<_> =
        settled.changes.iter().map(|one| (one.title.as_str(), one.field.en, one.after.as_str())).collect();
    assert_eq!(
        changed,
        [
            ("Ad", "Phase", "Buy"),
            ("Ad", "Owners", "Marketing; Sales"),
            ("Ad", "Media type", "Owned media"),
            ("Ad", "Notes", "Budget: 100"),
        ]
    );
    assert_eq!((settled.added.touchpoints, settled.added.phases), (1, 1));
    let mut editor = taken(workspace(), settled);
    let journey = &editor.workspace().journeys[0];
    assert_eq!(
        journey.phases.iter().map(|phase| phase.name.as_str()).collect::<Vec<_>>(),
        ["See", "Buy", "Pay"]
    );
    assert_eq!(journey.phases[1].touchpoints[0].title, "Ad");
    assert_eq!(journey.phases[2].touchpoints[0].notes, "Media type: nonsense");
    assert_eq!(editor.workspace().departments[1].name, "Sales");
    assert!(editor.undo());
    assert_eq!(**editor.workspace(), workspace(), "one step");
}

#[test]
fn choices_hold_and_an_empty_cell_says_nothing() {
    let (grid, mapping) = table("Title;Owner;Media\nAd;Marketng;\n");
    let draft = grid_draft(&grid, &mapping);
    let mut wishes = Wishes { target: Target::Update("visit".into()), ..Wishes::default() };
    wishes.choices.insert(("owners".into(), "Marketng".into()), Choice::Leave);
    let mut start = workspace();
    let journey = Arc::make_mut(&mut start.journeys.edit()[0]);
    let phase = Arc::make_mut(&mut journey.phases.edit()[0]);
    Arc::make_mut(&mut phase.touchpoints.edit()[0]).media_type = Some(MediaType::Paid);
    let settled = settle(&start, &draft, &wishes, &Progress::default()).unwrap();
    assert_eq!((settled.edits.len(), settled.changes.len(), settled.same), (0, 0, 1));
    assert_eq!(settled.left_over, [LeftOver::new(2, "Owners: Marketng")]);
    wishes.clear = true;
    assert_eq!(settle(&start, &draft, &wishes, &Progress::default()).unwrap().changes[0].after, "");
    let kept = choices_to(&wishes.choices);
    assert_eq!(choices_from(&kept), wishes.choices);
}

#[test]
fn a_graph_becomes_a_journey_of_its_own() {
    let text = "flowchart LR\nsubgraph Purchase\na[Shop]\nend\nsubgraph See\nb[Ad]\nend\na --> b\nb --> c";
    let Found::Draft(draft) = importer("mmd", b"").unwrap().read(text.as_bytes()).unwrap() else { panic!() };
    let settled = settle(
        &workspace(),
        &draft,
        &Wishes { name: "file".into(), ..Wishes::default() },
        &Progress::default(),
    )
    .unwrap();
    let editor = taken(workspace(), settled);
    let journey = &editor.workspace().journeys[1];
    assert_eq!((journey.name.as_str(), journey.id.as_str()), ("file", "file"));
    assert_eq!(journey.phases[0].role, PhaseRole::Purchase);
    assert_eq!(journey.phases[0].transitions[0].kind, TransitionKind::Forward);
    assert_eq!(journey.unsorted[0].title, "c");
    assert!(
        crate::check::check(editor.workspace())
            .iter()
            .all(|problem| problem.level != crate::check::Level::Error)
    );
}
