//! The list of gaps as it is painted: sentences whole, rows one below the other, the keyboard in view.

use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::model::Lang;
use crate::ui::MainView;
use crate::ui::testing::{LARGE, SMALL, Window, bare, painted, sample_file, settle};

fn window(file: &str, small: bool, lang: Lang) -> Window {
    let mut window = sample_file(file, if small { SMALL } else { LARGE }, lang);
    window.state_mut().show_view(MainView::Gaps);
    settle(&mut window);
    window
}

/// The findings in view with their places, from above.
fn findings(window: &Window) -> Vec<(String, Rect)> {
    let all = window.query_all_by_role(Role::ListItem);
    let mut all: Vec<_> =
        all.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect();
    all.sort_by(|one, other| one.1.top().total_cmp(&other.1.top()));
    all
}

#[test]
fn every_sentence_of_the_list_is_read_whole() {
    let mut tall = 0;
    for (file, small, lang) in [
        ("zwaluw-en-spaak.ron", true, Lang::Nl),
        ("vriesmeter.ron", true, Lang::En),
        ("vriesmeter.ron", false, Lang::Nl),
    ] {
        let window = window(file, small, lang);
        let all = findings(&window);
        assert!(all.len() > 5, "{file}: {}", all.len());
        let screen = window.ctx.content_rect();
        for pair in all.windows(2) {
            assert!(pair[0].1.bottom() <= pair[1].1.top() + 0.5, "{pair:?}");
        }
        // The last one may be cut by the edge of the list.
        for (name, place) in all.iter().take(all.len() - 1).filter(|(_, place)| screen.contains_rect(*place))
        {
            let message = name.split_once(": ").map_or("", |(_, message)| message);
            let words = painted(&window, *place);
            assert!(!message.is_empty() && words.contains(&bare(message)), "{name}\n{words}");
            tall += usize::from(place.height() > 30.0);
        }
    }
    assert!(tall > 5, "some needed more than one row: {tall}");
}

#[test]
fn the_keyboard_stays_in_view_on_its_way_down_and_back() {
    let mut window = window("zwaluw-en-spaak.ron", true, Lang::Nl);
    let first = window.query_all_by_role(Role::ListItem).next().unwrap();
    first.focus();
    settle(&mut window);
    let place = |window: &Window| {
        let mut all = window.query_all(egui_kittest::kittest::by().predicate(|node| node.is_focused()));
        all.next_back().map(|node| node.rect()).unwrap()
    };
    let chosen = |window: &Window| window.state().document.as_ref().unwrap().gaps.state.chosen;
    for (key, steps) in [(Key::ArrowDown, 40), (Key::ArrowUp, 25)] {
        for _ in 0..steps {
            window.key_press(key);
            settle(&mut window);
            let place = place(&window);
            assert!(place.top() > 100.0 && place.bottom() < 740.0, "{place:?} at {:?}", chosen(&window));
        }
    }
}
