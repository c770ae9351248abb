//! What would become of a calendar, in words: for the window and for the command line.

use super::{Difference, LeftOut, Preview, Step, Turn, Why};
use crate::model::{Lang, Time, Workspace};
use crate::vocabulary::{Label, Labelled as _, Words, channel_label, date};

impl Why {
    /// Why an entry has no place.
    pub fn label(self) -> Label {
        match self {
            Self::NoDay => Label::new("it names no day", "er staat geen dag bij"),
            Self::Rule => Label::new(
                "it comes again by a rule that Wandel does not follow",
                "het komt terug volgens een regel die Wandel niet volgt",
            ),
            Self::CutOff => Label::new("it is not complete", "het is niet compleet"),
            Self::Task => Label::new("it is a task, not a date", "het is een taak en geen datum"),
            Self::Action => Label::new(
                "it is an action of Wandel, not a contact",
                "het is een actie van Wandel en geen contact",
            ),
            Self::Twice => {
                Label::new("the file has a later version of it", "het bestand heeft er een latere versie van")
            }
            Self::NoPhase => Label::new(
                "the journey has no phase to put it in",
                "de reis heeft geen fase om het in te zetten",
            ),
            Self::TooMany => Label::new(
                "there are more than are taken over at once",
                "er zijn er meer dan in een keer gaan",
            ),
        }
    }
}

impl LeftOut {
    /// An entry without a place, with its line.
    pub fn told(&self, lang: Lang) -> String {
        let title = if self.title.is_empty() { UNNAMED.text(lang) } else { &self.title };
        let (line, why) = (self.line.to_string(), self.why.label());
        LEFT_OUT.fill(lang, &[("line", &line), ("title", title), ("why", why.text(lang))])
    }
}

impl Step {
    /// What becomes of an entry.
    pub fn told(&self, workspace: &Workspace, lang: Lang) -> String {
        let contact = &self.contact;
        let name = super::compare::plain(&contact.name);
        let name = if name.is_empty() { contact.id.as_str() } else { name.as_str() };
        let channel = channel_label(workspace, contact.channel.as_str(), lang);
        let when = when(contact.date, contact.time, lang);
        let values = [("name", name), ("when", when.as_str()), ("channel", &channel)];
        match &self.turn {
            Turn::New => NEW.fill(lang, &values),
            Turn::Same => SAME.fill(lang, &values),
            Turn::Changed(all) => {
                let all: Vec<String> = all.iter().map(|one| difference(one, lang)).collect();
                CHANGED.fill(lang, &[("name", name), ("what", &all.join("; "))])
            }
        }
    }
}

impl Preview {
    /// What the file does not name any more, a line each.
    pub fn gone_told(&self, lang: Lang) -> impl Iterator<Item = String> {
        self.gone.iter().map(move |one| {
            let name = super::compare::plain(&one.name);
            let name = if name.is_empty() { one.id.as_str().to_owned() } else { name };
            GONE.fill(lang, &[("name", &name), ("when", &when(one.date, one.time, lang))])
        })
    }

    /// How many contacts are new, change, stay, are not there any more and have no place.
    pub fn summary(&self, lang: Lang) -> String {
        let counts = [
            (ARE_NEW, self.fresh()),
            (CHANGE, self.changed()),
            (STAY, self.same()),
            (ARE_GONE, self.gone.len()),
            (NO_PLACE, self.left_out.len() + self.beyond),
        ];
        let parts = counts.iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(words, count)| words.count(lang, *count)).collect();
        if parts.is_empty() { NOTHING.text(lang).to_owned() } else { parts.join(" · ") }
    }
}

fn when(day: crate::model::Date, time: Option<Time>, lang: Lang) -> String {
    let clock = time.map(|time| format!(", {:02}:{:02}", time.hour(), time.minute())).unwrap_or_default();
    format!("{}{clock}", date(day, lang))
}

fn difference(one: &Difference, lang: Lang) -> String {
    let clock = |time: &Option<Time>| match time {
        Some(time) => format!("{:02}:{:02}", time.hour(), time.minute()),
        None => WHOLE_DAY.text(lang).to_owned(),
    };
    let (before, after) = match one {
        Difference::Name(before) => return WAS_NAMED.fill(lang, &[("name", before)]),
        Difference::Day(before, after) => (date(*before, lang), date(*after, lang)),
        Difference::Time(before, after) => (clock(before), clock(after)),
        Difference::Status(before, after) => {
            let text = |status: &crate::model::ContactStatus| status.label().text(lang).to_lowercase();
            (text(before), text(after))
        }
    };
    BECOMES.fill(lang, &[("before", &before), ("after", &after)])
}

const UNNAMED: Label = Label::new("an entry without a name", "een afspraak zonder naam");
const LEFT_OUT: Label = Label::new("Line {line}, {title}: {why}", "Regel {line}, {title}: {why}");
const NEW: Label = Label::new("New: {name}, {when}, {channel}", "Nieuw: {name}, {when}, {channel}");
const GONE: Label =
    Label::new("Not in the file any more: {name}, {when}", "Niet meer in het bestand: {name}, {when}");
const SAME: Label = Label::new("Unchanged: {name}, {when}", "Onveranderd: {name}, {when}");
const CHANGED: Label = Label::new("Changes: {name}: {what}", "Verandert: {name}: {what}");
const BECOMES: Label = Label::new("{before} becomes {after}", "{before} wordt {after}");
const WAS_NAMED: Label = Label::new("was called ‘{name}’", "heette ‘{name}’");
const WHOLE_DAY: Label = Label::new("any time", "elk tijdstip");
const NOTHING: Label = Label::new("The calendar holds no dates.", "In de agenda staan geen datums.");
const ARE_NEW: Words = Words {
    one: Label::new("{n} new contact", "{n} nieuw contact"),
    other: Label::new("{n} new contacts", "{n} nieuwe contacten"),
};
const CHANGE: Words = Words {
    one: Label::new("{n} changes", "{n} verandert"),
    other: Label::new("{n} change", "{n} veranderen"),
};
const STAY: Words = Words {
    one: Label::new("{n} stays as it is", "{n} blijft zoals het is"),
    other: Label::new("{n} stay as they are", "{n} blijven zoals ze zijn"),
};
const ARE_GONE: Words = Words {
    one: Label::new("{n} is not in the file any more", "{n} staat niet meer in het bestand"),
    other: Label::new("{n} are not in the file any more", "{n} staan niet meer in het bestand"),
};
const NO_PLACE: Words = Words {
    one: Label::new("{n} has no place", "{n} heeft geen plek"),
    other: Label::new("{n} have no place", "{n} hebben geen plek"),
};
