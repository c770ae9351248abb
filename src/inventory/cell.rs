//! How each type of field is written as a text and read from one.

use super::items::{items, quoted};
use super::names::{Names, Things};
use super::plain;
use crate::model::*;
use crate::vocabulary::{Label, Labelled, emotion_label, importance_label};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text, taken as it is.
    Text,
    /// A figure.
    Number,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
    /// One of a list of words.
    Word,
    /// Something that is described elsewhere, by name.
    Name(Things),
    /// Several words or names with semicolons between them.
    Several(Option<Things>),
    /// Something with parts, as JSON.
    Record,
}

/// A part of a cell that means nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unread {
    /// What stands there.
    pub text: String,
    /// What was probably meant.
    pub near: Option<String>,
    /// Of what kind the thing is that is not known.
    pub things: Option<Things>,
}

impl Unread {
    fn new(text: &str) -> Self {
        Self { text: text.to_owned(), near: None, things: None }
    }
}

/// What a text was read as.
#[derive(Debug)]
pub struct Read<T> {
    /// The value; nothing if the text means none.
    pub value: Option<T>,
    /// What was not understood of it.
    pub unread: Vec<Unread>,
}

impl<T> Read<T> {
    pub(super) fn known(value: T) -> Self {
        Self { value: Some(value), unread: Vec::new() }
    }

    pub(super) fn not(text: &str) -> Self {
        Self { value: None, unread: vec![Unread::new(text)] }
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Read<U> {
        Read { value: self.value.map(change), unread: self.unread }
    }
}

/// A type of field that a cell can hold. An empty cell is the default and is not read here.
pub(super) trait Cell: Sized {
    /// What such a column holds.
    const KIND: Kind;

    /// The text of the cell.
    fn write(&self, names: &Names) -> String;

    /// What a text means.
    fn read(text: &str, names: &Names) -> Read<Self>;

    /// What such a cell may say, where that is a list.
    fn offers(_: &Names) -> Vec<String> {
        Vec::new()
    }
}

impl Cell for String {
    const KIND: Kind = Kind::Text;

    fn write(&self, _: &Names) -> String {
        self.clone()
    }

    fn read(text: &str, _: &Names) -> Read<Self> {
        Read::known(text.to_owned())
    }
}

const YES: Label = Label::new("yes", "ja");
const NO: Label = Label::new("no", "nee");

impl Cell for Option<bool> {
    const KIND: Kind = Kind::Flag;

    fn write(&self, names: &Names) -> String {
        let word = self.map(|yes| if yes { YES } else { NO }.text(names.lang));
        word.unwrap_or_default().to_owned()
    }

    fn read(text: &str, _: &Names) -> Read<Self> {
        match plain(text).as_str() {
            "yes" | "ja" | "x" | "1" | "true" | "waar" | "y" | "j" => Read::known(Some(true)),
            "no" | "nee" | "0" | "false" | "onwaar" | "n" => Read::known(Some(false)),
            _ => Read::not(text),
        }
    }
}

impl Cell for bool {
    const KIND: Kind = Kind::Flag;

    fn write(&self, names: &Names) -> String {
        self.then(|| YES.text(names.lang).to_owned()).unwrap_or_default()
    }

    fn read(text: &str, names: &Names) -> Read<Self> {
        Option::<bool>::read(text, names).map(Option::unwrap_or_default)
    }
}

/// A figure however it is written: with a comma or a point, a sign or a percentage.
fn figure(text: &str) -> Option<f64> {
    let text = text.trim();
    let (text, part) = text.strip_suffix('%').map_or((text, 1.0), |text| (text.trim_end(), 0.01));
    let text = text.replace('−', "-").replace(',', ".");
    let number: f64 = text.parse().ok()?;
    number.is_finite().then_some(number * part)
}

macro_rules! whole {
    ($($number:ty),*) => { $(
        impl Cell for Option<$number> {
            const KIND: Kind = Kind::Number;

            fn write(&self, _: &Names) -> String {
                self.map(|number| number.to_string()).unwrap_or_default()
            }

            fn read(text: &str, _: &Names) -> Read<Self> {
                if let Ok(number) = text.trim().parse() {
                    return Read::known(Some(number));
                }
                let whole = figure(text).filter(|number| number.fract() == 0.0 && number.abs() < 1e9);
                match whole.and_then(|number| format!("{number:.0}").parse().ok()) {
                    Some(number) => Read::known(Some(number)),
                    None => Read::not(text),
                }
            }
        }

        impl Cell for $number {
            const KIND: Kind = Kind::Number;

            fn write(&self, _: &Names) -> String {
                self.to_string()
            }

            fn read(text: &str, names: &Names) -> Read<Self> {
                let read = Option::<$number>::read(text, names);
                Read { value: read.value.flatten(), unread: read.unread }
            }
        }
    )* };
}

whole!(u8, u32, i8);

impl Cell for Option<f32> {
    const KIND: Kind = Kind::Number;

    fn write(&self, names: &Names) -> String {
        let text = self.map(|number| number.to_string()).unwrap_or_default();
        if names.comma { text.replace('.', ",") } else { text }
    }

    fn read(text: &str, _: &Names) -> Read<Self> {
        // A plain figure is read at once, since a detour over a wider type could round it twice.
        let plain = text.trim().replace(',', ".").parse::<f32>().ok().filter(|number| number.is_finite());
        #[allow(clippy::cast_possible_truncation, reason = "a percentage needs no more digits")]
        let number = plain.or_else(|| figure(text).map(|number| number as f32));
        number.map_or_else(|| Read::not(text), |number| Read::known(Some(number)))
    }
}

/// A day as files and people write it: 2026-06-01, 1-6-2026 and the like, the day first.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    // A spreadsheet may have added midnight.
    let day = text.split([' ', 'T']).next().unwrap_or(text);
    if let Ok(date) = day.parse::<Date>() {
        return Some(date);
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let (day, month) = (day.parse::<i8>().ok()?, month.parse::<i8>().ok()?);
    let year = year.parse::<i16>().ok().filter(|_| year.len() == 4)?;
    Date::new(year, month, day).ok()
}

impl Cell for Option<Date> {
    const KIND: Kind = Kind::Date;

    fn write(&self, _: &Names) -> String {
        self.map(|date| date.to_string()).unwrap_or_default()
    }

    fn read(text: &str, _: &Names) -> Read<Self> {
        date(text).map_or_else(|| Read::not(text), |date| Read::known(Some(date)))
    }
}

/// A word of the vocabulary by identifier or by its label in one of the languages.
fn word<T: Choice + Labelled>(text: &str, names: &Names) -> Read<T> {
    if let Some(value) = known_word(text) {
        return Read::known(value);
    }
    let labels: Vec<Label> = T::ALL.iter().map(|one| one.label()).collect();
    let text = text.trim();
    let near = names.near_word(std::any::type_name::<T>(), text, &labels);
    Read { value: None, unread: vec![Unread { text: text.to_owned(), near, things: None }] }
}

fn known_word<T: Choice + Labelled>(text: &str) -> Option<T> {
    let text = text.trim();
    let key = plain(text);
    let exact = |one: &T| one.id() == text || one.label().en == text || one.label().nl == text;
    let alike = |one: &T| [one.id(), one.label().en, one.label().nl].iter().any(|word| plain(word) == key);
    let found = T::ALL.iter().copied().find(exact);
    found.or_else(|| T::ALL.iter().copied().find(|one| !key.is_empty() && alike(one)))
}

/// A word as a cell has it: its label, or its identifier where the label means another one.
fn written<T: Choice + Labelled>(one: T, lang: Lang) -> String {
    let label = one.label().text(lang);
    let same = known_word::<T>(label) == Some(one);
    if same { label } else { one.id() }.to_owned()
}

macro_rules! words {
    ($($choice:ident),* $(,)?) => { $(
        impl Cell for $choice {
            const KIND: Kind = Kind::Word;

            fn write(&self, names: &Names) -> String {
                written(*self, names.lang)
            }

            fn read(text: &str, names: &Names) -> Read<Self> {
                word(text, names)
            }

            fn offers(names: &Names) -> Vec<String> {
                $choice::ALL.iter().map(|one| written(*one, names.lang)).collect()
            }
        }

        impl Cell for Option<$choice> {
            const KIND: Kind = Kind::Word;

            fn write(&self, names: &Names) -> String {
                self.map(|one| written(one, names.lang)).unwrap_or_default()
            }

            fn read(text: &str, names: &Names) -> Read<Self> {
                let unset = [crate::vocabulary::NOT_ASSESSED, crate::vocabulary::NOT_ASSESSED_SHORT];
                if unset.iter().any(|label| plain(label.en) == plain(text) || plain(label.nl) == plain(text)) {
                    return Read::known(None);
                }
                word(text, names).map(Some)
            }

            fn offers(names: &Names) -> Vec<String> {
                $choice::ALL.iter().map(|one| written(*one, names.lang)).collect()
            }
        }

        impl Item for $choice {
            const THINGS: Option<Things> = None;

            fn write(&self, names: &Names) -> String {
                written(*self, names.lang)
            }

            fn read(text: &str, names: &Names) -> Result<Self, Unread> {
                let read = word(text, names);
                read.value.ok_or_else(|| {
                    read.unread.into_iter().next().unwrap_or_else(|| Unread::new(text))
                })
            }

            fn offers(names: &Names) -> Vec<String> {
                $choice::ALL.iter().map(|one| written(*one, names.lang)).collect()
            }
        }
    )* };
}

words! {
    MediaType, Influence, TouchpointStatus, Source, Mode, Direction, TouchpointPurpose, Lever, Relation,
    ExitOutcome, MomentOfTruth, Tactic, ContactPurpose, BlueprintLayer, TransitionKind, Sentiment,
    PhaseRole, MessageType, Lang,
}

/// Something that a list in a cell holds.
pub(super) trait Item: Sized {
    /// The kind of thing, if it is one that is described elsewhere.
    const THINGS: Option<Things>;
    /// Its text.
    fn write(&self, names: &Names) -> String;
    /// What a text means.
    fn read(text: &str, names: &Names) -> Result<Self, Unread>;
    /// What such an item may say, where that is a list.
    fn offers(_: &Names) -> Vec<String> {
        Vec::new()
    }
}

impl Item for String {
    const THINGS: Option<Things> = None;

    fn write(&self, _: &Names) -> String {
        self.clone()
    }

    fn read(text: &str, _: &Names) -> Result<Self, Unread> {
        Ok(text.to_owned())
    }
}

macro_rules! things {
    ($($entity:ident: $things:ident;)*) => { $(
        impl Item for Id<$entity> {
            const THINGS: Option<Things> = Some(Things::$things);

            fn write(&self, names: &Names) -> String {
                names.name(Things::$things, self.as_str()).to_owned()
            }

            fn read(text: &str, names: &Names) -> Result<Self, Unread> {
                if let Some(id) = names.find(Things::$things, text) {
                    return Ok(Self::new(id));
                }
                // Unknown channels and devices are kept as they are; Wandel writes their ids.
                if names.ours && Things::$things.is_free() && !text.contains(char::is_whitespace) {
                    return Ok(Self::new(text));
                }
                let near = names.near(Things::$things, text);
                Err(Unread { text: text.to_owned(), near, things: Some(Things::$things) })
            }

            fn offers(names: &Names) -> Vec<String> {
                names.all(Things::$things).into_iter().map(str::to_owned).collect()
            }
        }

        impl Cell for Option<Id<$entity>> {
            const KIND: Kind = Kind::Name(Things::$things);

            fn write(&self, names: &Names) -> String {
                self.as_ref().map(|id| Item::write(id, names)).unwrap_or_default()
            }

            fn read(text: &str, names: &Names) -> Read<Self> {
                Id::<$entity>::read_cell(text, names).map(Some)
            }

            fn offers(names: &Names) -> Vec<String> {
                <Id<$entity> as Item>::offers(names)
            }
        }

        impl Cell for Id<$entity> {
            const KIND: Kind = Kind::Name(Things::$things);

            fn write(&self, names: &Names) -> String {
                Item::write(self, names)
            }

            fn read(text: &str, names: &Names) -> Read<Self> {
                Self::read_cell(text, names)
            }

            fn offers(names: &Names) -> Vec<String> {
                <Self as Item>::offers(names)
            }
        }

        impl ReadCell for Id<$entity> {}
    )* };
}

/// Reads a cell with one item.
trait ReadCell: Item {
    fn read_cell(text: &str, names: &Names) -> Read<Self> {
        match <Self as Item>::read(text, names) {
            Ok(value) => Read::known(value),
            Err(unread) => Read { value: None, unread: vec![unread] },
        }
    }
}

things! {
    Persona: Personas;
    Segment: Segments;
    LifecycleStage: LifecycleStages;
    Department: Departments;
    Market: Markets;
    ChannelDef: Channels;
    Device: Devices;
    ContentAsset: Content;
    SystemDef: Systems;
    InformationNeed: Needs;
    Walkthrough: Walkthroughs;
    Trigger: Triggers;
    Touchpoint: Touchpoints;
    Journey: Journeys;
}

impl<T: Item + Clone> Cell for List<T> {
    const KIND: Kind = Kind::Several(T::THINGS);

    fn write(&self, names: &Names) -> String {
        self.iter().map(|item| quoted(&item.write(names))).collect::<Vec<_>>().join("; ")
    }

    fn read(text: &str, names: &Names) -> Read<Self> {
        let mut parts = items(text);
        // Elsewhere people put commas between names; a comma within a name that is known stays.
        if let [one] = parts.as_slice()
            && T::read(one, names).is_err()
            && one.contains([',', '\n', '/'])
            && !text.trim_start().starts_with('"')
        {
            parts = one.split([',', '\n', '/']).map(|part| part.trim().to_owned()).collect();
            parts.retain(|part| !part.is_empty());
        }
        let (mut known, mut unread) = (Vec::new(), Vec::new());
        for part in parts {
            match T::read(&part, names) {
                Ok(item) => known.push(item),
                Err(part) => unread.push(part),
            }
        }
        Read { value: Some(Self::from(known)), unread }
    }

    fn offers(names: &Names) -> Vec<String> {
        T::offers(names)
    }
}

/// A list that may be unset as a whole.
impl Cell for Option<List<Id<Persona>>> {
    const KIND: Kind = Kind::Several(Some(Things::Personas));

    fn write(&self, names: &Names) -> String {
        match self {
            None => String::new(),
            // Nobody at all is another thing than nothing said.
            Some(list) if list.is_empty() => NOBODY.text(names.lang).to_owned(),
            Some(list) => list.write(names),
        }
    }

    fn read(text: &str, names: &Names) -> Read<Self> {
        if [NOBODY.en, NOBODY.nl].contains(&text) {
            return Read::known(Some(List::default()));
        }
        List::read(text, names).map(Some)
    }
}

const NOBODY: Label = Label::new("(nobody)", "(niemand)");

/// A score by its figure or its word.
pub(super) fn worded(text: &str, label: fn(i8) -> Option<Label>) -> Option<i8> {
    let key = plain(text);
    let named = |at: &i8| label(*at).is_some_and(|label| plain(label.en) == key || plain(label.nl) == key);
    (-2..=5).find(named)
}

/// The words for a feeling.
pub(super) fn feeling(at: i8) -> Option<Label> {
    emotion_label(at)
}

/// The words for importance.
pub(super) fn importance(at: i8) -> Option<Label> {
    u8::try_from(at).ok().and_then(importance_label)
}
