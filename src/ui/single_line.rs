//! The field for one line of text, as it stands everywhere in the window, alone or with a button behind it.
//! Knows nothing of what is typed.

use egui::{Align2, Margin, TextBuffer, TextEdit, Ui};

use crate::text::{Face, Style, width};

/// What stands on buttons.
const BUTTON: Style = Style::new(12.5, Face::Regular);

/// A field for one line: as high as a button, its text in the middle of that height, where egui would put it
/// at the top.
pub fn single_line(text: &mut dyn TextBuffer) -> TextEdit<'_> {
    TextEdit::singleline(text).align(Align2::LEFT_CENTER).margin(Margin::symmetric(8, 5))
}

/// How wide a field may be, in points, so that a button with these words ends where the row does.
pub fn room_before(ui: &Ui, button: &str) -> f32 {
    let (padding, gap) = (ui.spacing().button_padding.x, ui.spacing().item_spacing.x);
    let button = (width(button, BUTTON) + 2.0 * padding).ceil();
    (ui.available_width() - button - gap).max(60.0)
}
