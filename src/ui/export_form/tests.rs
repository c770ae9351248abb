//! The export dialog: names, what is asked before a file is lost, and what is drawn.

use super::*;
use crate::model::Attribute;
use crate::scene;

fn form(path: &str) -> ExportForm {
    let text = crate::vocabulary::sample("first-steps").unwrap();
    let workspace = storage::parse("first.ron", text).unwrap().workspace;
    let document = Document::new(workspace, "first.ron".into(), "test");
    let mut form = ExportForm::new(&document, "light", jiff::civil::date(2026, 6, 1));
    form.chose(Path::new(path), false);
    form
}

fn run(form: &ExportForm) -> Result<Vec<PathBuf>, Failed> {
    let text = crate::vocabulary::sample("first-steps").unwrap();
    let workspace = storage::parse("first.ron", text).unwrap().workspace;
    form.run(&workspace, &workspace.journeys[0].id, &Progress::default())
}

#[test]
fn the_format_follows_the_ending() {
    let known = |path: &str| (form(path).extension(), form(path).path().display().to_string());
    assert_eq!(known("/tmp/map.SVG"), ("svg", "/tmp/map.SVG".to_owned()));
    assert_eq!(known("/tmp/map"), ("png", "/tmp/map.png".to_owned()));
    assert_eq!(known("/tmp/map.v2"), ("png", "/tmp/map.v2.png".to_owned()));
    let mut form = form("/tmp/map.svg");
    form.chose(Path::new("/tmp/other"), false);
    assert_eq!(form.path(), PathBuf::from("/tmp/other.svg"), "the format stays as chosen");
}

#[test]
fn what_is_there_is_replaced_only_when_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    std::fs::write(&path, "old").unwrap();
    let mut form = form(&path.display().to_string());
    let Err(Failed::Taken(again)) = run(&form) else { panic!("it was not asked") };
    assert_eq!(again.taken, ["map.svg"]);
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    form.replace = true;
    assert_eq!(run(&form), Ok(vec![path.clone()]));
    assert!(
        std::fs::read_to_string(&path).unwrap().starts_with("<?xml") || path.metadata().unwrap().len() > 99
    );
    form.chose(&path, false);
    assert!(!form.replace, "another choice is another question");
}

#[test]
fn slides_are_asked_for_and_written_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut form = form(&folder.path().join("map.svg").display().to_string());
    (form.extent, form.phase) = (Extent::Slide, None);
    let text = crate::vocabulary::sample("zwaluw-en-spaak").unwrap();
    let workspace = storage::parse("z.ron", text).unwrap().workspace;
    let id = workspace.journeys[0].id.clone();
    let written = form.run(&workspace, &id, &Progress::default()).unwrap();
    assert!(written.len() > 1, "{written:?}");
    std::fs::remove_file(&written[0]).unwrap();
    let Err(Failed::Taken(again)) = form.run(&workspace, &id, &Progress::default()) else {
        panic!("it was not asked")
    };
    assert_eq!(again.taken.len(), written.len() - 1);
    assert!(!written[0].exists(), "all or none");
}

#[test]
fn a_picture_is_narrowed_as_the_window_is_unless_that_is_not_wished() {
    let folder = tempfile::tempdir().unwrap();
    let mut form = form(&folder.path().join("map.svg").display().to_string());
    let text = crate::vocabulary::sample("first-steps").unwrap();
    let workspace = storage::parse("first.ron", text).unwrap().workspace;
    let journey = workspace.journeys[0].clone();
    let picture = |form: &ExportForm| form.scenes(&workspace, &journey).remove(0).1;
    let plain = picture(&form);
    form.filter = vec![Criterion { by: Attribute::Channel, value: "website".into() }];
    let cards = |scene: &Scene| {
        let is_card = |group: &&scene::Group| matches!(group.subject, scene::Subject::Card(_));
        scene.groups.iter().filter(is_card).cloned().collect::<Vec<_>>()
    };
    let lit = journey.all_touchpoints().filter(|one| one.channel.as_str() == "website").count();
    let dimmed = cards(&picture(&form));
    let same = dimmed.iter().zip(cards(&plain)).filter(|(one, other)| *one == other).count();
    assert!(lit > 0 && lit < dimmed.len());
    assert_eq!(same, lit, "only what fits keeps its colours");
    form.hides = true;
    assert_eq!(cards(&picture(&form)).len(), lit);
    form.narrowed = false;
    assert_eq!(picture(&form), plain);
}

#[test]
fn a_failed_export_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let form = form(&folder.path().join("no/map.png").display().to_string());
    assert!(matches!(run(&form), Err(Failed::Broken(_))));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

fn opened(name: &str) -> (Workspace, Document) {
    let text = crate::vocabulary::sample(name).unwrap();
    let workspace = storage::parse("z.ron", text).unwrap().workspace;
    let document = Document::new(workspace.clone(), "z.ron".into(), "test");
    (workspace, document)
}

#[test]
fn each_phase_and_persona_goes_into_a_file_and_is_counted_as_part_of_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (workspace, document) = opened("zwaluw-en-spaak-en");
    let id = workspace.journeys[0].id.clone();
    let mut form = ExportForm::new(&document, "light", jiff::civil::date(2026, 6, 1));
    form.chose(&folder.path().join("map.svg"), false);
    for of in [Each::Phase, Each::Persona] {
        form.extent = Extent::Each(of);
        let progress = Progress::default();
        let written = form.run(&workspace, &id, &progress).unwrap();
        assert!(written.len() > 1, "{written:?}");
        let Err(Failed::Taken(again)) = form.run(&workspace, &id, &progress) else { panic!("not asked") };
        assert_eq!(again.taken.len(), written.len());
    }
    form.chose(&folder.path().join("map.png"), false);
    form.extent = Extent::Each(Each::Phase);
    let progress = Progress::default();
    progress.stop();
    assert_eq!(form.run(&workspace, &id, &progress), Err(Failed::Stopped));
    assert!(std::fs::read_dir(folder.path()).unwrap().all(|file| !file.unwrap().path().ends_with(".png")));
}

#[test]
fn a_name_is_proposed_until_somebody_names_the_file() {
    let (_, document) = opened("zwaluw-en-spaak-en");
    let mut form = ExportForm::new(&document, "light", jiff::civil::date(2026, 6, 1));
    let name = |form: &ExportForm| file_name(&form.path());
    let stem = crate::model::slug(&document.journey().unwrap().name);
    assert_eq!(name(&form), format!("{stem}-map-2026-06-01.png"));
    (form.extent, form.lang) = (Extent::Slide, Lang::Nl);
    form.as_of = vocabulary::date(jiff::civil::date(2026, 7, 2), Lang::Nl);
    form.propose(&document);
    assert_eq!(name(&form), format!("{stem}-dias-2026-07-02.png"));
    form.chose(Path::new("/tmp/mine.png"), false);
    form.extent = Extent::Whole;
    form.propose(&document);
    assert_eq!(name(&form), "mine.png");
}

#[test]
fn a_deck_that_is_there_is_renewed_unless_all_is_to_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.pptx");
    let (workspace, document) = opened("first-steps");
    let id = workspace.journeys[0].id.clone();
    let mut form = ExportForm::new(&document, "light", jiff::civil::date(2026, 6, 1));
    form.chose(&path, false);
    let run = |form: &ExportForm| form.run(&workspace, &id, &Progress::default());
    assert_eq!(run(&form), Ok(vec![path.clone()]));
    let fresh = std::fs::read(&path).unwrap();
    assert_eq!(run(&form), Ok(vec![path.clone()]));
    std::fs::write(&path, "somebody else's").unwrap();
    assert!(matches!(run(&form), Err(Failed::Broken(_))));
    assert_eq!(std::fs::read(&path).unwrap(), b"somebody else's");
    form.renew = false;
    assert_eq!(run(&form), Ok(vec![path.clone()]));
    assert_eq!(std::fs::read(&path).unwrap(), fresh);
}

#[test]
fn what_goes_on_the_clipboard_is_the_selection_and_no_larger_than_programs_hold() {
    let (workspace, mut document) = opened("zwaluw-en-spaak-en");
    let id = workspace.journeys[0].id.clone();
    let copied = |document: &Document, as_svg: bool| {
        let form = ExportForm::new(document, "light", jiff::civil::date(2026, 6, 1)).of_selection();
        form.copied(&workspace, &id, as_svg).unwrap()
    };
    let Copied::Svg(whole) = copied(&document, true) else { panic!("no text") };
    let Copied::Picture(picture) = copied(&document, false) else { panic!("no picture") };
    assert!(picture.size[0].max(picture.size[1]) <= 4_096);
    assert_eq!(picture.rgb.len(), picture.size[0] as usize * picture.size[1] as usize * 3);
    let first = workspace.journeys[0].all_touchpoints().next().unwrap();
    document.selection.touchpoints = vec![first.id.clone()];
    let Copied::Svg(one) = copied(&document, true) else { panic!("no text") };
    assert!(whole.starts_with("<?xml") || whole.starts_with("<svg"));
    assert!(one.len() < whole.len() / 2);
}

#[test]
fn what_is_in_view_is_cut_from_the_map() {
    let (workspace, document) = opened("zwaluw-en-spaak-en");
    let journey = &workspace.journeys[0];
    let mut form = ExportForm::new(&document, "light", jiff::civil::date(2026, 6, 1));
    let layout = crate::layout::layout(&workspace, journey, &crate::layout::Request::default(), None);
    let edge = layout.cards[0].rect.expand(4.0);
    form.seen = Some(Seen { layout: layout.into(), edge });
    form.extent = Extent::View;
    let scene = form.scenes(&workspace, journey).remove(0).1;
    assert_eq!(scene.bounds, edge);
    let cards = scene.groups.iter().filter(|group| matches!(group.subject, crate::scene::Subject::Card(_)));
    assert_eq!(cards.count(), 1);
}
