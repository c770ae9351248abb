//! Keys that come faster than frames. A key that changes what the ones behind it mean, such as Enter,
//! has a frame of its own; what came behind it waits for the next. Pure.

use egui::{Event, Key};

/// Whether the keyboard made this event.
pub fn is_key(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
    )
}

/// Whether keys behind this one may mean something else than before it.
fn is_turning(event: &Event) -> bool {
    match event {
        Event::Key { key, modifiers, .. } => {
            modifiers.command
                || modifiers.ctrl
                || matches!(
                    key,
                    Key::Enter | Key::Tab | Key::Escape | Key::Backspace | Key::ArrowUp | Key::ArrowDown
                )
        }
        Event::Copy | Event::Cut | Event::Paste(_) => true,
        _ => false,
    }
}

/// What this frame may hear, of what waited and what is new: either keys that mean what they say, or
/// one that changes what follows. The rest is left in `held`. Pointer and others never wait.
pub fn let_in(held: &mut Vec<Event>, new: Vec<Event>) -> Vec<Event> {
    let mut heard = Vec::new();
    let mut waiting = Vec::new();
    let (mut plain, mut over) = (false, false);
    for event in std::mem::take(held).into_iter().chain(new) {
        if !is_key(&event) {
            heard.push(event);
        } else if over || (plain && is_turning(&event)) {
            over = true;
            waiting.push(event);
        } else {
            over = is_turning(&event);
            plain = true;
            heard.push(event);
        }
    }
    *held = waiting;
    heard
}

/// Lets in what comes up to the first event that `ends` names, and its text; the rest waits.
pub fn let_in_until(held: &mut Vec<Event>, new: Vec<Event>, ends: impl Fn(&Event) -> bool) -> Vec<Event> {
    let mut heard = Vec::new();
    let mut events = std::mem::take(held).into_iter().chain(new).peekable();
    while let Some(event) = events.next() {
        let last = ends(&event);
        heard.push(event);
        if last {
            // The letter of the key is no text for anybody.
            events.next_if(|next| matches!(next, Event::Text(_)));
            break;
        }
    }
    let (waiting, passing): (Vec<Event>, Vec<Event>) = events.partition(is_key);
    heard.extend(passing);
    *held = waiting;
    heard
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    fn key(key: Key) -> Event {
        let modifiers = Modifiers::NONE;
        Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn a_key_that_changes_what_follows_has_a_frame_of_its_own() {
        let mut held = Vec::new();
        let typed =
            vec![key(Key::A), text("a"), key(Key::Enter), text("b"), Event::PointerGone, key(Key::Tab)];
        let frames = [
            let_in(&mut held, typed),
            let_in(&mut held, Vec::new()),
            let_in(&mut held, vec![text("c")]),
            let_in(&mut held, Vec::new()),
            let_in(&mut held, Vec::new()),
        ];
        let wanted = [
            vec![key(Key::A), text("a"), Event::PointerGone],
            vec![key(Key::Enter)],
            vec![text("b")],
            vec![key(Key::Tab)],
            vec![text("c")],
        ];
        assert_eq!(frames, wanted);
        assert!(held.is_empty());
    }

    #[test]
    fn what_comes_behind_the_key_that_opens_the_line_waits_without_its_letter() {
        let mut held = Vec::new();
        let typed = vec![key(Key::N), text("n"), key(Key::S), text("S"), text("top")];
        let heard = let_in_until(&mut held, typed, |event| *event == key(Key::N));
        assert_eq!(heard, [key(Key::N)]);
        assert_eq!(held, [key(Key::S), text("S"), text("top")]);
    }
}
