//! A window with a part of the plan open, for the tests of the parts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;

use super::Part;
use crate::model::Lang;
use crate::ui::testing::{LARGE, sample};
pub use crate::ui::testing::{Window, ask, click, settle, workspace};
use crate::ui::{Action, MainView};

/// A part of the plan of a sample, as on the first of June 2026.
pub fn opened(name: &'static str, part: Part, lang: Lang) -> Window {
    let mut window = sample(name, LARGE, lang);
    ask(&mut window, Action::View(MainView::Plan(part)));
    window
}

/// The same in English.
pub fn at_part(name: &'static str, part: Part) -> Window {
    opened(name, part, Lang::En)
}

/// Types into the field with this name and presses Enter.
pub fn enter(window: &mut Window, name: &str, text: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, name).focus();
    settle(window);
    window.event(egui::Event::Text(text.to_owned()));
    settle(window);
    window.key_press(egui::Key::Enter);
    settle(window);
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("read by its path".to_owned())
    }
}

/// Drops a file on the window.
pub fn drop_on(window: &mut Window, path: PathBuf) {
    window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    settle(window);
}
