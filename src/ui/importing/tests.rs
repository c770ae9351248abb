//! Importing and exporting lists in the window, by accessible names.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::path::Path;

use egui_kittest::kittest::Queryable as _;

use crate::model::Lang;
use crate::ui::dialogs::{Answer, Dialog};
use crate::ui::jobs::Purpose;
use crate::ui::testing::{SMALL, Window, ask, settle, welcome};
use crate::ui::{Action, Command};

/// Chooses this file as if the system's dialog had.
fn import(harness: &mut Window, path: &Path) {
    ask(harness, Action::Answer(Answer::Path(Purpose::Import, path.to_owned())));
}

const LIST: &str =
    "Contactmoment;Fase;Team;Kanal\nWinkelbezoek;Kopen;Marketng;Winkel\nReclame;Zien;Verkoop;Televisie\n";

#[test]
fn a_list_is_mapped_looked_over_and_becomes_a_journey_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lijst.csv");
    std::fs::write(&path, LIST).unwrap();
    let mut harness = welcome(SMALL, Lang::Nl);
    ask(&mut harness, Action::OpenSample("first-steps".to_owned()));
    let before = harness.state().editor().unwrap().workspace().clone();
    import(&mut harness, &path);
    harness.get_by_label("Wat elke kolom is");
    harness.get_by_label("Misschien: Kanaal").click();
    settle(&mut harness);
    harness.get_by_label("‘Verkoop’ (eenmaal)");
    harness.get_by_label_contains("2 contactmomenten, 0 overgangen en 2 fasen erbij");
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Importeren").click();
    settle(&mut harness);
    let workspace = harness.state().editor().unwrap().workspace().clone();
    let journey = workspace.journeys.last().unwrap();
    assert_eq!(workspace.journeys.len(), before.journeys.len() + 1);
    assert_eq!(journey.name, "lijst");
    assert_eq!(journey.phases[0].touchpoints[0].channel.as_str(), "store");
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, Command::Undo);
    settle(&mut harness);
    assert_eq!(harness.state().editor().unwrap().workspace(), &before, "one step");
    // The next time the column is known.
    import(&mut harness, &path);
    assert!(harness.query_by_label("Misschien: Kanaal").is_none());
    harness.get_by_label("Annuleren").click();
    settle(&mut harness);
}

#[test]
fn without_an_open_file_an_import_begins_one_and_nonsense_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trip.mmd");
    std::fs::write(&path, "flowchart LR\nsubgraph See\na[Ad]\nend\na --> b[Shop]\n").unwrap();
    let mut harness = welcome(SMALL, Lang::En);
    import(&mut harness, &path);
    harness.get_by_label_contains("2 touchpoints, 1 transition and 1 phase added");
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Import").click();
    settle(&mut harness);
    assert_eq!(harness.state().editor().unwrap().workspace().journeys[0].phases[0].name, "See");
    let broken = folder.path().join("broken.graphml");
    std::fs::write(&broken, "<html/>").unwrap();
    import(&mut harness, &broken);
    harness.get_by_label_contains("this GraphML cannot be read");
}

#[test]
fn lists_are_written_from_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = welcome(SMALL, Lang::En);
    ask(&mut harness, Action::OpenSample("first-steps".to_owned()));
    let ctx = harness.ctx.clone();
    harness.state_mut().run(&ctx, Command::ExportContent);
    settle(&mut harness);
    harness.get_by_label("What");
    let Some(Dialog::Content(form)) = harness.state().dialogs.last() else { panic!("no form") };
    let document = harness.state().editor().unwrap().workspace().clone();
    let mut form = form.clone();
    for format in crate::export::CONTENT_FORMATS {
        let path = folder.path().join(format!("{}.{}", format.id, format.extension));
        form.choose(format, &path);
        assert_eq!(form.run(&document).unwrap(), std::slice::from_ref(&path));
        assert!(path.metadata().unwrap().len() > 20, "{}", format.id);
    }
}
