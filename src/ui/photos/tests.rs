//! Adding, showing and taking away pictures in the window, by accessible names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::path::{Path, PathBuf};

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{Ask, Target};
use crate::model::{Lang, Persona, Touchpoint};
use crate::settings::Settings;
use crate::storage;
use crate::ui::dialogs::Answer;
use crate::ui::jobs::Purpose;
use crate::ui::{Action, Command, Selection, WandelApp};

type Window = Harness<'static, WandelApp>;

fn window() -> Window {
    let settings = Settings { language: Some(Lang::En), ..Settings::default() };
    let harness = Harness::builder().with_size(vec2(1366.0, 2400.0)).with_max_steps(12);
    let mut harness =
        harness.build_eframe(move |creation| WandelApp::without_traces(&creation.egui_ctx, settings));
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Window) {
    harness.run_ok();
    for _ in 0..400 {
        let document = harness.state().document.as_ref();
        let loading = document.is_some_and(|document| document.photos.is_loading());
        if !harness.state().is_working() && !loading {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        harness.run_ok();
    }
    harness.run_ok();
}

fn apply(harness: &mut Window, action: Action) {
    let ctx = harness.ctx.clone();
    harness.state_mut().apply(&ctx, action);
    settle(harness);
}

/// Chooses this path as if the system's dialog had.
fn choose(harness: &mut Window, purpose: Purpose, path: &Path) {
    apply(harness, Action::Answer(Answer::Path(purpose, path.to_owned())));
}

fn picture(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    image::RgbImage::from_fn(60, 40, |x, y| image::Rgb([x as u8, y as u8, 90])).save(&path).unwrap();
    path
}

/// A sample saved in this folder, with its first touchpoint selected.
fn opened(folder: &Path) -> (Window, PathBuf) {
    let file = folder.join("map.ron");
    std::fs::write(&file, crate::vocabulary::sample("zwaluw-en-spaak").unwrap()).unwrap();
    let mut harness = window();
    apply(&mut harness, Action::OpenPath(file.clone()));
    let one = first(&harness);
    apply(&mut harness, Action::Select(Selection::touchpoint(one.id)));
    (harness, file)
}

fn first(harness: &Window) -> Touchpoint {
    let journey = harness.state().document.as_ref().unwrap().journey().unwrap().clone();
    journey.all_touchpoints().next().unwrap().as_ref().clone()
}

#[test]
fn a_dropped_picture_is_kept_beside_the_file_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, file) = opened(folder.path());
    let before = harness.state().editor().unwrap().workspace().clone();
    apply(&mut harness, Action::Photos(Ask::Dropped(picture(folder.path(), "Shop Front.png"))));
    assert_eq!(first(&harness).pictures.to_vec(), ["shop-front.png"]);
    assert!(storage::read_picture(&file, "shop-front.png").is_ok());
    harness.get_by_label("Remove shop-front.png");
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, Command::Undo);
    settle(&mut harness);
    assert_eq!(harness.state().editor().unwrap().workspace(), &before, "one step");
    assert!(storage::read_picture(&file, "shop-front.png").is_ok(), "what lies on the disk stays");
    harness.state_mut().run(&ctx, Command::Redo);
    settle(&mut harness);
    harness.get_by_label("Remove shop-front.png").click_accesskit();
    settle(&mut harness);
    assert!(first(&harness).pictures.is_empty());
}

#[test]
fn what_is_no_picture_is_refused_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, file) = opened(folder.path());
    let fake = folder.path().join("fake.png");
    std::fs::write(&fake, "not a picture").unwrap();
    apply(&mut harness, Action::Photos(Ask::Dropped(fake)));
    harness.get_by_label_contains("fake.png was not added");
    assert!(first(&harness).pictures.is_empty());
    assert!(!storage::pictures_folder(&file).exists());
}

#[test]
fn a_file_without_a_place_is_saved_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window();
    apply(&mut harness, Action::OpenSample("first-steps".to_owned()));
    let one = first(&harness);
    apply(&mut harness, Action::Select(Selection::touchpoint(one.id)));
    apply(&mut harness, Action::Photos(Ask::Dropped(picture(folder.path(), "a.png"))));
    harness.get_by_label_contains("so save it first");
    assert!(first(&harness).pictures.is_empty());
}

#[test]
fn cards_have_room_for_pictures_when_they_are_shown_and_a_copy_takes_them_along() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(folder.path());
    apply(&mut harness, Action::Photos(Ask::Dropped(picture(folder.path(), "a.jpg"))));
    let height = |harness: &Window| {
        let document = harness.state().document.as_ref().unwrap();
        let layout = &document.picture().unwrap().layout;
        layout.cards.iter().find(|card| !card.touchpoint.pictures.is_empty()).unwrap().rect.height()
    };
    let plain = height(&harness);
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, Command::TogglePictures);
    settle(&mut harness);
    assert!(height(&harness) > plain + 60.0);
    let copy = folder.path().join("copy.ron");
    choose(&mut harness, Purpose::Save, &copy);
    assert!(storage::read_picture(&copy, "a.jpg").is_ok());
    std::fs::remove_dir_all(storage::pictures_folder(&copy)).unwrap();
    apply(&mut harness, Action::OpenPath(copy));
    let problems = &harness.state().document.as_ref().unwrap().problems;
    assert!(problems.iter().any(|one| one.problem.message.en == "the picture `a.jpg` is not there"));
}

#[test]
fn a_persona_has_a_portrait() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, file) = opened(folder.path());
    let persona = |harness: &Window| -> Persona {
        harness.state().editor().unwrap().workspace().personas.first().unwrap().clone()
    };
    let target = Target::Portrait(persona(&harness).id);
    harness.state_mut().document.as_mut().unwrap().picture_for = Some(target);
    choose(&mut harness, Purpose::Picture, &picture(folder.path(), "noor.webp"));
    assert_eq!(persona(&harness).picture, "noor.jpg");
    assert!(storage::read_picture(&file, "noor.jpg").is_ok());
}
