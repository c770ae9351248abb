//! The table in the window, by its accessible names: typed in, sorted, pasted into, undone.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::model::{Lang, Touchpoint};
use crate::ui::testing::{LARGE, Window, click, press, sample, settle};

fn hear(window: &mut Window, events: Vec<Event>) {
    events.into_iter().for_each(|event| window.input_mut().events.push(event));
    settle(window);
}

fn text(text: &str) -> Event {
    Event::Text(text.to_owned())
}

/// The first sample with its table open.
fn table(lang: Lang) -> Window {
    let mut window = sample("first-steps", LARGE, lang);
    click(&mut window, if lang == Lang::En { "Table" } else { "Tabel" });
    window
}

fn touchpoints(window: &Window) -> Vec<Touchpoint> {
    let workspace = window.state().editor().unwrap().workspace();
    workspace.journeys[0].all_touchpoints().map(|one| Touchpoint::clone(one)).collect()
}

fn undo_name(window: &Window) -> String {
    let editor = window.state().editor().unwrap();
    editor.undo_name().map(|name| name.text(Lang::En)).unwrap_or_default()
}

fn value(window: &Window, name: &str) -> String {
    window.get_by_label(name).accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_title_is_overwritten_and_taken_back() {
    let mut window = table(Lang::En);
    let before = touchpoints(&window);
    assert_eq!(window.state().rows_drawn(), before.len() + 1, "all rows and the one for new ones");
    click(&mut window, &format!("Title: {}", before[1].title));
    hear(&mut window, vec![text("Ne"), text("w")]);
    hear(&mut window, vec![text("s")]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(touchpoints(&window)[1].title, "News");
    assert_eq!(undo_name(&window), format!("change Title of ‘{}’", before[1].title));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(touchpoints(&window), before);
}

#[test]
fn closing_the_window_asks_about_what_is_typed_in_a_cell() {
    let mut window = table(Lang::En);
    let before = touchpoints(&window);
    click(&mut window, &format!("Title: {}", before[1].title));
    hear(&mut window, vec![text("News")]);
    assert_eq!(touchpoints(&window), before, "it is being typed");
    let viewports = &mut window.input_mut().viewports;
    viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
    settle(&mut window);
    assert_eq!(touchpoints(&window)[1].title, "News", "the cell took its text over");
    window.get_by_label("Save the changes?");
}

#[test]
fn a_choice_is_made_by_its_first_letters_and_cleared() {
    let mut window = table(Lang::En);
    let title = touchpoints(&window)[0].title.clone();
    let name = format!("Channel: {title}");
    click(&mut window, &name);
    hear(&mut window, vec![text("podc")]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(touchpoints(&window)[0].channel.as_str(), "podcast");
    assert_eq!(value(&window, &name), "Podcast");
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(touchpoints(&window)[0].channel.is_empty());
    assert_eq!(value(&window, &name), "no value");
}

#[test]
fn a_paste_with_more_rows_adds_them_when_told_in_one_step() {
    let mut window = table(Lang::En);
    let before = touchpoints(&window);
    let last = before.last().unwrap().title.clone();
    click(&mut window, &format!("Title: {last}"));
    let rows = "Fair\t\tStore\nStall\t\tweb site\nTent\t\tQwertz\n";
    hear(&mut window, vec![Event::Paste(rows.to_owned())]);
    assert_eq!(touchpoints(&window), before, "nothing happens before the answer");
    click(&mut window, "Add 2 touchpoints");
    let after = touchpoints(&window);
    assert_eq!(after.len(), before.len() + 2);
    let channel =
        |title: &str| after.iter().find(|one| one.title == title).map(|one| one.channel.as_str().to_owned());
    assert_eq!(
        ["Fair", "Stall", "Tent"].map(channel),
        ["store", "website", ""].map(|id| Some(id.to_owned()))
    );
    window.get_by_label_contains("‘Qwertz’ was left out");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(touchpoints(&window), before);
}

#[test]
fn ranges_are_filled_down_sorted_and_filtered() {
    let mut window = table(Lang::En);
    let before = touchpoints(&window);
    click(&mut window, &format!("Importance: {}", before[0].title));
    hear(&mut window, vec![text("5")]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    window.get_by_label("3 selected");
    press(&mut window, Modifiers::COMMAND, Key::D);
    assert!(touchpoints(&window)[..3].iter().all(|one| one.importance == Some(5)));
    assert!(!window.state().editor().unwrap().undo_name().unwrap().subject.is_empty());
    window.run_steps(24);
    window.get_by_role_and_label(egui::accesskit::Role::ColumnHeader, "Title").click();
    settle(&mut window);
    let cells = window.get_all_by_role(egui::accesskit::Role::Cell);
    let first = cells.map(|cell| cell.accesskit_node().label().unwrap_or_default());
    let mut titles: Vec<String> = before.iter().map(|one| one.title.to_lowercase()).collect();
    titles.sort();
    let shown: Vec<String> =
        first.filter_map(|name| name.strip_prefix("Title: ").map(str::to_lowercase)).collect();
    // The cell under the cursor comes last in the tree.
    assert!(
        shown.iter().zip(&titles).filter(|(one, other)| one == other).count() > 2,
        "{shown:?} {titles:?}"
    );
    window.get_by_label("Search the table").focus();
    settle(&mut window);
    window.get_by_label("Search the table").type_text(&before[1].title);
    settle(&mut window);
    assert_eq!(window.state().rows_drawn(), 2, "one row and that for new ones");
}

#[test]
fn enter_on_the_number_shows_the_map_and_the_foot_makes_new_rows() {
    let mut window = table(Lang::En);
    let before = touchpoints(&window);
    click(&mut window, &format!("No.: {}", before[2].title));
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Fit");
    assert!(window.query_by_label("Search the table").is_none(), "the map is shown");
    click(&mut window, "Table");
    press(&mut window, Modifiers::COMMAND, Key::End);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::Tab);
    hear(&mut window, vec![text("Street party")]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    hear(&mut window, vec![text("Clean-up")]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let after = touchpoints(&window);
    assert_eq!(after.len(), before.len() + 2);
    assert!(after.iter().any(|one| one.title == "Street party" && one.id.as_str() == "street-party"));
}

#[test]
fn the_table_speaks_dutch_and_leaves_the_keyboard_when_asked() {
    let mut window = table(Lang::Nl);
    let title = touchpoints(&window)[0].title.clone();
    click(&mut window, &format!("Kanaal: {title}"));
    for word in ["Contactmomenten", "Kolommen", "Omlaag vullen", "Zoeken in de tabel"] {
        window.get_by_label(word);
    }
    window.get_by_label("Persona’s");
    assert!(window.ctx.memory(|memory| memory.focused()).is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.ctx.memory(|memory| memory.focused()).is_none());
}

#[test]
fn what_is_typed_is_taken_over_before_it_is_saved_shown_elsewhere_or_presented() {
    let titles = |window: &Window| touchpoints(window).into_iter().map(|one| one.title).collect::<Vec<_>>();
    let mut window = table(Lang::En);
    let before = titles(&window);
    click(&mut window, &format!("Title: {}", before[1]));
    hear(&mut window, vec![text("Seen first")]);
    click(&mut window, "Map");
    assert_eq!(titles(&window)[1], "Seen first");
    assert!(window.query_by_label("Search the table").is_none(), "the map is shown");
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::S), (Modifiers::NONE, Key::F5), (Modifiers::COMMAND, Key::K)]
    {
        let mut window = table(Lang::En);
        click(&mut window, &format!("Title: {}", before[1]));
        hear(&mut window, vec![text("Taken first")]);
        press(&mut window, modifiers, key);
        assert_eq!(titles(&window)[1], "Taken first", "{key:?}");
    }
}

#[test]
fn a_cell_opened_later_is_not_taken_over_by_an_earlier_wish() {
    let mut window = table(Lang::En);
    let before = touchpoints(&window);
    click(&mut window, &format!("Title: {}", before[0].title));
    press(&mut window, Modifiers::NONE, Key::F2);
    click(&mut window, "Map");
    click(&mut window, "Table");
    click(&mut window, &format!("Title: {}", before[1].title));
    hear(&mut window, vec![text("Half")]);
    assert_eq!(touchpoints(&window), before, "nothing is taken over while somebody types");
}

#[test]
fn a_name_that_nobody_has_yet_is_added_with_a_second_enter_and_in_one_step() {
    let mut window = table(Lang::En);
    let before = crate::ui::testing::workspace(&window);
    let title = touchpoints(&window)[0].title.clone();
    let name = format!("Owner: {title}");
    click(&mut window, &name);
    hear(&mut window, vec![text("Cargo bike lab")]);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("Add ‘Cargo bike lab’ (Enter)");
    assert_eq!(crate::ui::testing::workspace(&window), before, "nothing is added unasked");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(value(&window, &name), "Cargo bike lab");
    let after = crate::ui::testing::workspace(&window);
    assert_eq!(after.departments.len(), before.departments.len() + 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(crate::ui::testing::workspace(&window), before);
}

#[test]
fn a_text_that_is_no_value_is_told_when_somebody_looks_elsewhere() {
    let mut window = table(Lang::En);
    let before = touchpoints(&window);
    click(&mut window, &format!("Channel: {}", before[0].title));
    hear(&mut window, vec![text("Qwertz")]);
    click(&mut window, &format!("Title: {}", before[1].title));
    assert_eq!(touchpoints(&window), before);
    window.get_by_label_contains("‘Qwertz’ was left out");
}
