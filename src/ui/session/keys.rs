//! What keys mean while something of a session fills the window. Takes its keys out of the events,
//! in their order. Knows no document and draws nothing.

use egui::{Event, Key, Modifiers};

use crate::ui::picking;

/// A key that is pressed alone, whatever the keyboard's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A digit.
    Digit(usize),
    /// A letter, as a capital.
    Letter(char),
    /// The space bar.
    Space,
    /// Enter.
    Enter,
    /// Backspace.
    Back,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// PageDown, also of a clicker.
    Next,
    /// PageUp, also of a clicker.
    Previous,
    /// Escape.
    Leave,
}

/// Takes the presses out of the events. `busy`: a control has the keyboard, so Space and Enter, and
/// what moves within it, are its own.
pub fn hear(events: &mut Vec<Event>, busy: bool) -> Vec<Press> {
    let mut presses = Vec::new();
    let mut swallow = false;
    events.retain(|event| match event {
        Event::Key { key, physical_key, pressed: true, repeat, modifiers } => {
            let press = press(*key, *physical_key, *modifiers).filter(|press| !busy || is_free(*press));
            swallow = press.is_some();
            presses.extend(press.filter(|press| !repeat || repeats(*press)));
            !swallow
        }
        Event::Text(_) => !swallow,
        _ => true,
    });
    presses
}

/// Whether a control that has the keyboard leaves this one alone.
fn is_free(press: Press) -> bool {
    !matches!(press, Press::Space | Press::Enter | Press::Left | Press::Right | Press::Up | Press::Down)
}

/// Whether holding the key down does it again.
fn repeats(press: Press) -> bool {
    matches!(press, Press::Back | Press::Left | Press::Right | Press::Up | Press::Down)
}

fn press(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<Press> {
    if modifiers.alt || modifiers.command || modifiers.ctrl {
        return None;
    }
    // Shift gives the digits on some keyboards, nothing gives them on others.
    if let Some(digit) = picking::digit(key).or_else(|| physical.and_then(picking::digit)) {
        return Some(Press::Digit(digit));
    }
    Some(match key {
        Key::Space => Press::Space,
        Key::Enter => Press::Enter,
        Key::Backspace => Press::Back,
        Key::ArrowLeft => Press::Left,
        Key::ArrowRight => Press::Right,
        Key::ArrowUp => Press::Up,
        Key::ArrowDown => Press::Down,
        Key::PageDown => Press::Next,
        Key::PageUp => Press::Previous,
        Key::Escape => Press::Leave,
        _ => {
            let mut name = key.name().chars();
            let letter = name.next().filter(|letter| letter.is_ascii_uppercase())?;
            return name.next().is_none().then_some(Press::Letter(letter));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(key: Key, repeat: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat, modifiers }
    }

    #[test]
    fn presses_are_heard_in_order_and_commands_left() {
        let text = || Event::Text("4".into());
        let mut events = vec![
            event(Key::Num4, false, Modifiers::NONE),
            text(),
            event(Key::Num4, true, Modifiers::NONE),
            event(Key::U, false, Modifiers::NONE),
            event(Key::Z, false, Modifiers::COMMAND),
            event(Key::F5, false, Modifiers::NONE),
        ];
        assert_eq!(hear(&mut events, false), [Press::Digit(4), Press::Letter('U')]);
        assert_eq!(events.len(), 2, "{events:?}");
    }

    #[test]
    fn a_control_keeps_its_own_keys() {
        let mut events =
            vec![event(Key::Space, false, Modifiers::NONE), event(Key::Num2, false, Modifiers::NONE)];
        assert_eq!(hear(&mut events, true), [Press::Digit(2)]);
        assert_eq!(events.len(), 1);
    }
}
