//! What keys mean for the property lists: an event at a time, in their order, so that letters and
//! digits that arrive together on a slow machine all count. Pure: knows no window, no document and
//! nothing of drawing.

use egui::{Event, Key, Modifiers};

use super::Command;
use super::property::Property;

/// From so many values on, letters find a value instead of opening another list.
pub const LONG: usize = 10;

/// An open list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What is chosen.
    pub property: Property,
    /// The marked one of those shown.
    pub marked: usize,
    /// What was typed to find a value.
    pub find: String,
    /// Whether the mark moved since it was last drawn.
    pub moved: bool,
}

/// What is to be done, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Set a property to its value with this index.
    Set(Property, usize),
    /// Run a command.
    Run(Command),
}

impl List {
    /// The list of a property, its first value after "none" marked.
    pub fn new(property: Property) -> Self {
        Self { property, marked: 1, find: String::new(), moved: true }
    }

    /// The indices of the values that are shown.
    pub fn shown(&self, names: &[String]) -> Vec<usize> {
        let fits = |name: &String| self.find.is_empty() || has_word(name, &self.find);
        names.iter().enumerate().filter(|(_, name)| fits(name)).map(|(at, _)| at).collect()
    }

    /// The digit that chooses the value shown at this place; 0 always takes the value away.
    pub fn digit(&self, place: usize) -> Option<usize> {
        let digit = if self.find.is_empty() { place } else { place + 1 };
        (digit < DIGITS.len()).then_some(digit)
    }

    fn mark(&mut self, marked: usize) {
        self.marked = marked;
        self.moved = true;
    }

    fn find(&mut self, find: String) {
        let first = usize::from(find.is_empty());
        self.find = find;
        self.mark(first);
    }
}

/// Whether a word of the name begins with this, whatever the case; hyphens need not be typed.
fn has_word(name: &str, start: &str) -> bool {
    let name = name.to_lowercase();
    let mut before = ' ';
    name.char_indices().any(|(at, letter)| {
        let begins = !std::mem::replace(&mut before, letter).is_alphanumeric();
        begins && name.get(at..).is_some_and(|rest| rest.replace('-', "").starts_with(start))
    })
}

/// Hears events until one is not for the lists; `events` keeps what was not for them. `command`
/// says what a plain key runs, `names` what a property's values are called, "none" first.
pub fn hear(
    events: &mut Vec<Event>,
    open: &mut Option<List>,
    command: &dyn Fn(Key) -> Option<Command>,
    names: &dyn Fn(Property) -> Vec<String>,
) -> Vec<Step> {
    let mut ear = Ear { open, command, names, steps: Vec::new() };
    let (mut over, mut swallow) = (false, false);
    events.retain(|event| {
        if over {
            return true;
        }
        match event {
            Event::Key { key, physical_key, pressed: true, repeat, modifiers } => {
                let heard = ear.key(*key, *physical_key, *repeat, *modifiers);
                over = heard == Heard::Over;
                swallow = heard == Heard::Taken;
                !swallow
            }
            Event::Text(_) => !swallow,
            Event::Copy | Event::Cut | Event::Paste(_) => {
                *ear.open = None;
                over = true;
                true
            }
            _ => true,
        }
    });
    ear.steps
}

struct Ear<'a> {
    open: &'a mut Option<List>,
    command: &'a dyn Fn(Key) -> Option<Command>,
    names: &'a dyn Fn(Property) -> Vec<String>,
    steps: Vec<Step>,
}

#[derive(Clone, Copy, PartialEq)]
enum Heard {
    /// The key was for a list.
    Taken,
    /// It was not, but what follows may be.
    Left,
    /// It was not, and it may change what is selected: what follows is not for a list either.
    Over,
}

impl Ear<'_> {
    fn key(&mut self, key: Key, physical: Option<Key>, repeat: bool, modifiers: Modifiers) -> Heard {
        if modifiers.alt {
            return Heard::Left;
        }
        if modifiers.command || modifiers.ctrl {
            *self.open = None;
            return Heard::Over;
        }
        // Shift gives the digits on some keyboards, nothing gives them on others.
        let digit = digit(key).or_else(|| physical.and_then(digit));
        let Some(mut list) = self.open.take() else {
            return if digit.is_some() { Heard::Left } else { self.letter(key, repeat, modifiers) };
        };
        let names = (self.names)(list.property);
        let shown = list.shown(&names);
        let last = shown.len().saturating_sub(1);
        match key {
            Key::Escape => return Heard::Taken,
            Key::Enter if repeat => {}
            Key::Enter => match shown.get(list.marked) {
                Some(at) => return self.set(list.property, *at),
                None => return Heard::Taken,
            },
            Key::ArrowDown => list.mark(if list.marked >= last { 0 } else { list.marked + 1 }),
            Key::ArrowUp => list.mark(list.marked.checked_sub(1).unwrap_or(last)),
            Key::Home => list.mark(0),
            Key::End => list.mark(last),
            Key::PageDown => list.mark((list.marked + LONG).min(last)),
            Key::PageUp => list.mark(list.marked.saturating_sub(LONG)),
            Key::Backspace => {
                let mut find = list.find.clone();
                find.pop();
                list.find(find);
            }
            Key::Delete => {}
            _ if digit.is_some() => {
                let chosen = digit.and_then(|digit| match digit {
                    0 => Some(0),
                    _ => shown.get(if list.find.is_empty() { digit } else { digit - 1 }).copied(),
                });
                if let Some(at) = chosen.filter(|_| !repeat) {
                    return self.set(list.property, at);
                }
            }
            _ => return self.other(list, &names, key, repeat, modifiers),
        }
        *self.open = Some(list);
        Heard::Taken
    }

    /// A letter or another key while a list is open: finds a value in a long list, else closes it.
    fn other(
        &mut self,
        mut list: List,
        names: &[String],
        key: Key,
        repeat: bool,
        modifiers: Modifiers,
    ) -> Heard {
        let typed = match (key, key.name()) {
            (Key::Space, _) if !list.find.is_empty() => " ",
            (_, name) if name.len() == 1 => name,
            _ => "",
        };
        if names.len() > LONG && !typed.is_empty() {
            let find = format!("{}{}", list.find, typed.to_lowercase());
            let longer = List { find: find.clone(), ..list.clone() };
            if !longer.shown(names).is_empty() {
                list.find(find);
                *self.open = Some(list);
                return Heard::Taken;
            }
        }
        if !list.find.is_empty() && !typed.is_empty() {
            *self.open = Some(list);
            return Heard::Taken;
        }
        self.letter(key, repeat, modifiers)
    }

    /// A key while no list is open.
    fn letter(&mut self, key: Key, repeat: bool, modifiers: Modifiers) -> Heard {
        match (self.command)(key).filter(|_| modifiers.is_none()) {
            Some(Command::ToggleMoment) if repeat => Heard::Taken,
            Some(command @ Command::ToggleMoment) => {
                self.steps.push(Step::Run(command));
                Heard::Taken
            }
            Some(command) => match Property::of(command) {
                Some(property) => {
                    *self.open = Some(List::new(property));
                    Heard::Taken
                }
                None => Heard::Over,
            },
            None => Heard::Over,
        }
    }

    fn set(&mut self, property: Property, at: usize) -> Heard {
        self.steps.push(Step::Set(property, at));
        Heard::Taken
    }
}

/// The digit of a key.
pub fn digit(key: Key) -> Option<usize> {
    DIGITS.iter().position(|known| *known == key)
}

const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }
    }

    /// The events of typing this: of every key a press, its text and its release.
    fn typed(text: &str) -> Vec<Event> {
        let key = |letter: char| Key::from_name(&letter.to_ascii_uppercase().to_string()).unwrap();
        let events = text.chars().flat_map(|letter| {
            let press = pressed(key(letter), Modifiers::NONE);
            let mut release = press.clone();
            if let Event::Key { pressed, .. } = &mut release {
                *pressed = false;
            }
            [press, Event::Text(letter.to_string()), release]
        });
        events.collect()
    }

    fn command(key: Key) -> Option<Command> {
        Some(match key {
            Key::E => Command::SetEmotion,
            Key::I => Command::SetInfluence,
            Key::P => Command::SetImportance,
            Key::C => Command::SetChannel,
            Key::D => Command::ToggleMoment,
            Key::N => Command::NewTouchpoint,
            _ => return None,
        })
    }

    fn names(property: Property) -> Vec<String> {
        match property {
            Property::Channel => {
                (0..40).map(|at| format!("E-mail {at}")).chain(["Web shop".into()]).collect()
            }
            _ => (0..6).map(|at| format!("value {at}")).collect(),
        }
    }

    fn run(events: &mut Vec<Event>, open: &mut Option<List>) -> Vec<Step> {
        hear(events, open, &command, &names)
    }

    #[test]
    fn letters_and_digits_of_one_frame_all_count() {
        let (mut events, mut open) = (typed("e4i2p3d"), None);
        let steps = run(&mut events, &mut open);
        let wanted = [
            Step::Set(Property::Emotion, 4),
            Step::Set(Property::Influence, 2),
            Step::Set(Property::Importance, 3),
            Step::Run(Command::ToggleMoment),
        ];
        assert_eq!(steps, wanted);
        assert_eq!(open, None);
        assert!(events.iter().all(|event| matches!(event, Event::Key { pressed: false, .. })), "{events:?}");
    }

    #[test]
    fn frames_may_fall_between_any_two_keys() {
        let mut open = None;
        let mut steps = Vec::new();
        for event in typed("e4i2p3") {
            steps.extend(run(&mut vec![event], &mut open));
        }
        assert_eq!(steps.len(), 3, "{steps:?}");
    }

    #[test]
    fn a_letter_closes_the_list_and_opens_its_own() {
        let mut open = None;
        assert_eq!(run(&mut typed("ei2"), &mut open), [Step::Set(Property::Influence, 2)]);
        let mut events = typed("en");
        assert_eq!(run(&mut events, &mut open), []);
        assert_eq!(open, None);
        let left = events.iter().any(|event| matches!(event, Event::Key { key: Key::N, pressed: true, .. }));
        assert!(left, "N is for the command");
    }

    #[test]
    fn a_command_closes_the_list_and_is_left() {
        let mut open = None;
        run(&mut typed("e"), &mut open);
        let mut events = vec![pressed(Key::S, Modifiers::COMMAND)];
        assert_eq!(run(&mut events, &mut open), []);
        assert_eq!((open, events.len()), (None, 1));
        let mut open = Some(List::new(Property::Emotion));
        let mut events = vec![pressed(Key::I, Modifiers::ALT)];
        run(&mut events, &mut open);
        assert_eq!(open, Some(List::new(Property::Emotion)), "Alt with a letter means nothing");
    }

    #[test]
    fn letters_find_in_a_long_list() {
        let mut open = None;
        assert_eq!(run(&mut typed("csho"), &mut open), []);
        assert_eq!(open.as_ref().map(|list| list.shown(&names(Property::Channel))), Some(vec![40]));
        assert_eq!(
            run(&mut vec![pressed(Key::Enter, Modifiers::NONE)], &mut open),
            [Step::Set(Property::Channel, 40)]
        );
        assert_eq!(run(&mut typed("cema1"), &mut open), [Step::Set(Property::Channel, 0)]);
        assert_eq!(run(&mut typed("cw1"), &mut open), [Step::Set(Property::Channel, 40)]);
        assert_eq!(run(&mut typed("cw0"), &mut open), [Step::Set(Property::Channel, 0)]);
        assert_eq!(run(&mut typed("ci2"), &mut open), [Step::Set(Property::Influence, 2)]);
    }
}
