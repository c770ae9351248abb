//! The libraries in the window, by their accessible names: entries added, counted, merged, deleted.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::model::Lang;
use crate::ui::testing::{
    LARGE, Window, bare, click, painted, press, sample, sample_file, settle, type_text, workspace,
};

fn libraries(lang: Lang) -> Window {
    let mut window = sample("first-steps", LARGE, lang);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    window
}

#[test]
fn an_entry_is_added_at_the_foot_counted_and_merged_into_another() {
    let mut window = libraries(Lang::En);
    click(&mut window, "Owners, departments");
    let before = workspace(&window);
    let first = before.departments[0].clone();
    let cell = format!("Used by: {}", first.name);
    let used = window.get_by_label(&cell).accesskit_node().value().unwrap_or_default();
    assert!(used.parse::<usize>().unwrap() > 0, "{used}");
    click(&mut window, "Name: new row");
    type_text(&mut window, &format!("{}!", first.name));
    press(&mut window, Modifiers::NONE, Key::Enter);
    let after = workspace(&window);
    assert_eq!(after.departments.len(), before.departments.len() + 1);
    // It looks like the one that is there: the one that is kept is used as often as before.
    let added = after.departments.last().unwrap().clone();
    window.get_by_label_contains("look alike");
    click(&mut window, &format!("Keep ‘{}’", added.name));
    let merged = workspace(&window);
    assert_eq!(merged.departments.len(), before.departments.len());
    assert!(merged.departments.iter().any(|known| known.id == added.id));
    let cell = format!("Used by: {}", added.name);
    assert_eq!(window.get_by_label(&cell).accesskit_node().value().unwrap_or_default(), used);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(workspace(&window), after, "one step");
}

#[test]
fn deleting_says_what_refers_to_it_first() {
    let mut window = libraries(Lang::En);
    click(&mut window, "Owners, departments");
    let before = workspace(&window);
    let first = before.departments[0].clone();
    click(&mut window, &format!("Name: {}", first.name));
    click(&mut window, "Delete rows");
    assert_eq!(workspace(&window), before);
    window.get_by_label_contains("Deleting it empties");
    click(&mut window, "Delete");
    let after = workspace(&window);
    assert_eq!(after.departments.len(), before.departments.len() - 1);
    let owned = after.journeys[0].all_touchpoints().any(|one| one.owners.contains(&first.id));
    assert!(!owned, "references are cleared");
}

#[test]
fn every_library_opens_and_speaks_dutch() {
    let mut window = libraries(Lang::Nl);
    for library in super::OF_JOURNEY.into_iter().chain(super::SHARED) {
        let name = super::label(library).text(Lang::Nl);
        window.run_steps(24);
        window.get_all_by_label(name).next().unwrap().click();
        settle(&mut window);
        // Connections need systems, which this sample has none of.
        let wanted = if name == "Koppelingen" { "Hier staat nog niets" } else { "nieuwe rij" };
        assert!(window.query_all_by_label_contains(wanted).next().is_some(), "{name}");
    }
}

#[test]
fn sentences_in_cells_are_read_whole() {
    let mut window = sample_file("zwaluw-en-spaak.ron", LARGE, Lang::Nl);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::B);
    window.get_all_by_label("Persona’s").next().unwrap().click();
    settle(&mut window);
    let cells = window.query_all_by_role(egui::accesskit::Role::Cell);
    let (mut whole, mut tall) = (0, 0.0_f32);
    for cell in cells {
        let (value, place) = (cell.accesskit_node().value().unwrap_or_default(), cell.rect());
        // What the edge of the table cuts is no measure.
        if value.chars().count() > 30 && place.width() > 120.0 && place.right() < 1_580.0 {
            assert_eq!(painted(&window, place), bare(&value));
            tall = tall.max(place.height());
            whole += 1;
        }
    }
    assert!(whole > 1 && tall > 40.0, "{whole} whole, {tall} high");
}
