//! Puts findings into words: values are written in the reader's language when somebody reads them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use super::finding::{Finding, Value};
use crate::model::*;
use crate::vocabulary::{
    ENGAGEMENT_LESSONS, ENGAGEMENT_STEPS, Label, Labelled, SOURCE_GROUPS, Words, channel_label, date,
    device_label, emotion_label, listing, number, precise,
};

/// Subjects that are no thing of the journey: what our systems can do, and the loop of answering.
const OTHERS: &[(&str, Label)] = &[
    ("cross_channel", Label::new("Working across channels", "Werken over kanalen heen")),
    ("real_time", Label::new("Reacting at once", "Direct reageren")),
    ("integration", Label::new("Sharing what is known", "Kennis delen tussen systemen")),
    ("listen", Label::new("Listening", "Luisteren")),
    ("understand", Label::new("Understanding", "Begrijpen")),
    ("respond", Label::new("Answering", "Antwoorden")),
    ("improve", Label::new("Improving", "Verbeteren")),
];

const fn unit(one: Label, other: Label) -> Words {
    Words { one, other }
}

const PERCENT: Words = unit(Label::new("{n} %", "{n} %"), Label::new("{n} %", "{n} %"));
const EUROS: Words = unit(Label::new("{n} euro", "{n} euro"), Label::new("{n} euros", "{n} euro"));
const MINUTES: Words = unit(Label::new("{n} minute", "{n} minuut"), Label::new("{n} minutes", "{n} minuten"));
const DAYS: Words = unit(Label::new("{n} day", "{n} dag"), Label::new("{n} days", "{n} dagen"));

const PERMISSION: Label =
    Label::new("Permission for {purposes}, by {channels}", "Toestemming voor {purposes}, via {channels}");
const PERMISSION_PURPOSES: Label = Label::new("Permission for {purposes}", "Toestemming voor {purposes}");
const PERMISSION_CHANNELS: Label = Label::new("Permission by {channels}", "Toestemming via {channels}");

/// The names behind the ids of a workspace and one of its journeys, found in one pass where they are many.
#[derive(Debug)]
pub struct Names<'a> {
    workspace: &'a Workspace,
    lang: Lang,
    /// The titles of touchpoints, found when the first is asked for.
    touchpoints: OnceCell<HashMap<&'a str, &'a str>>,
    journey: &'a Journey,
}

impl<'a> Names<'a> {
    /// The names for readers of a language.
    pub fn new(workspace: &'a Workspace, journey: &'a Journey, lang: Lang) -> Self {
        Self { workspace, lang, touchpoints: OnceCell::new(), journey }
    }

    fn titles(&self) -> &HashMap<&'a str, &'a str> {
        self.touchpoints.get_or_init(|| {
            let all = self.journey.all_touchpoints();
            all.map(|touchpoint| (touchpoint.id.as_str(), touchpoint.title.as_str())).collect()
        })
    }

    /// The language that is written.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Words with values put in.
    pub fn fill(&self, words: Label, values: &[(&'static str, Value)]) -> String {
        let written: Vec<(&str, Cow<'_, str>)> =
            values.iter().map(|(name, value)| (*name, self.value(value))).collect();
        let values: Vec<(&str, &str)> = written.iter().map(|(name, text)| (*name, text.as_ref())).collect();
        words.fill(self.lang, &values)
    }

    /// What a finding says.
    pub fn message(&self, finding: &Finding) -> String {
        self.fill(finding.words, &finding.values)
    }

    /// What to do about a finding.
    pub fn action(&self, finding: &Finding) -> String {
        self.fill(finding.action.as_deref().copied().unwrap_or(finding.rule.action), &finding.values)
    }

    /// A value in words.
    pub fn value<'b>(&'b self, value: &'b Value) -> Cow<'b, str> {
        match value {
            Value::Number(figure) => precise(*figure, self.lang).into(),
            Value::Mean(figure) => number(*figure, self.lang).into(),
            Value::Share(share) => format!("{} %", number((share * 100.0).round(), self.lang)).into(),
            Value::Counted(count, words) => words.count(self.lang, *count).into(),
            Value::Figure(figure, unit) => self.figure(*figure, *unit).into(),
            // Within a sentence, where the label of a button would begin with a capital.
            Value::Emotion(emotion) => emotion_label(*emotion).map_or_else(
                || emotion.to_string().into(),
                |label| label.text(self.lang).to_lowercase().into(),
            ),
            Value::Day(day) => date(*day, self.lang).into(),
            Value::Text(text) => text.as_str().into(),
            Value::Words(label) => label.text(self.lang).into(),
            Value::Term(label) => label.text(self.lang).to_lowercase().into(),
            Value::Clauses(values) => {
                let written: Vec<Cow<'_, str>> = values.iter().map(|value| self.value(value)).collect();
                written.join("; ").into()
            }
            Value::Touchpoint(id) => quoted(self.touchpoint(id)),
            Value::Phase(id) => self.phase(id).into(),
            Value::Department(id) => self.department(id).into(),
            Value::Persona(id) => self.persona(id).into(),
            Value::Segment(id) => self.segment(id).into(),
            Value::Market(id) => self.market(id).into(),
            Value::Channel(id) => self.channel(id).into(),
            Value::Device(id) => device_label(id.as_str(), self.lang).into(),
            Value::Need(id) => quoted(name(&self.journey.needs, id, |need| (&need.id, &need.text))),
            Value::Contact(id) => quoted(self.contact(id)),
            Value::Content(id) => {
                quoted(name(&self.workspace.content, id, |asset| (&asset.id, &asset.title)))
            }
            Value::Objective(id) => {
                quoted(name(&self.workspace.objectives, id, |objective| (&objective.id, &objective.text)))
            }
            Value::Trigger(id) => {
                quoted(name(&self.journey.triggers, id, |trigger| (&trigger.id, &trigger.name)))
            }
            Value::LifecycleStage(id) => {
                name(&self.workspace.lifecycle_stages, id, |stage| (&stage.id, &stage.name)).into()
            }
            Value::Phrase(phrase) => self.fill(phrase.0, &phrase.1).into(),
            Value::List(values) => {
                // The labels of channels hold commas of their own.
                let written = values.iter().map(|value| match value {
                    Value::Channel(id) => format!("‘{}’", self.channel(id)).into(),
                    value => self.value(value),
                });
                let written: Vec<Cow<'_, str>> = written.collect();
                let names: Vec<&str> = written.iter().map(AsRef::as_ref).collect();
                listing(&names, self.lang).into()
            }
        }
    }

    /// A figure with its unit, where that says something.
    fn figure(&self, figure: f64, unit: Option<MetricUnit>) -> String {
        let words = match unit {
            Some(MetricUnit::Percent) => &PERCENT,
            Some(MetricUnit::Euro) => &EUROS,
            Some(MetricUnit::Minutes) => &MINUTES,
            Some(MetricUnit::Days) => &DAYS,
            _ => return precise(figure, self.lang),
        };
        let label = if (figure - 1.0).abs() < f64::EPSILON { words.one } else { words.other };
        label.fill(self.lang, &[("n", &precise(figure, self.lang))])
    }

    /// What a finding is about, by the names that people gave.
    pub fn subject(&self, subject: &SubjectRef) -> String {
        let pair = |one: &str, sign: &str, other: &str| format!("{one} {sign} {other}");
        match subject {
            SubjectRef::Journey => self.journey.name.clone(),
            SubjectRef::Phase(id) => self.phase(id).to_owned(),
            SubjectRef::Phases(ids) => self.listed(ids.iter().map(|id| self.phase(id))),
            SubjectRef::Touchpoint(id) => self.touchpoint(id).to_owned(),
            SubjectRef::Touchpoints(ids) => self.listed(ids.iter().map(|id| self.touchpoint(id))),
            SubjectRef::Transition(from, to, ..) => pair(self.touchpoint(from), "→", self.touchpoint(to)),
            SubjectRef::Cell(phase, dimension, value) => {
                pair(self.phase(phase), "×", &self.in_dimension(*dimension, value))
            }
            SubjectRef::PhasePair(from, to) => pair(self.phase(from), "→", self.phase(to)),
            SubjectRef::Persona(id) => self.persona(id).to_owned(),
            SubjectRef::Segment(id) => self.segment(id).to_owned(),
            SubjectRef::SegmentChannel(segment, channel) => {
                pair(self.segment(segment), "×", &self.channel(channel))
            }
            SubjectRef::Need(id) => name(&self.journey.needs, id, |need| (&need.id, &need.text)).to_owned(),
            SubjectRef::PlannedContact(id) => self.contact(id).to_owned(),
            SubjectRef::ContactPair(one, other) => pair(self.contact(one), "+", self.contact(other)),
            SubjectRef::Trigger(id) => {
                name(&self.journey.triggers, id, |trigger| (&trigger.id, &trigger.name)).to_owned()
            }
            SubjectRef::Content(id) => {
                name(&self.workspace.content, id, |asset| (&asset.id, &asset.title)).to_owned()
            }
            SubjectRef::Objective(id) => {
                name(&self.workspace.objectives, id, |objective| (&objective.id, &objective.text)).to_owned()
            }
            SubjectRef::LifecycleStage(id) => {
                name(&self.workspace.lifecycle_stages, id, |stage| (&stage.id, &stage.name)).to_owned()
            }
            SubjectRef::DataSource(id) => {
                name(&self.workspace.data_sources, id, |source| (&source.id, &source.name)).to_owned()
            }
            SubjectRef::Metric(touchpoint, metric) => {
                format!("{}: {}", self.touchpoint(touchpoint), self.metric(touchpoint, metric))
            }
            SubjectRef::ConsentRule(id) => self.permission(id),
            SubjectRef::ResponseCase(id) => self.case(id),
            SubjectRef::EngagementStep(step) => {
                let label = usize::from(*step).checked_sub(1).and_then(|at| ENGAGEMENT_STEPS.get(at));
                label.map_or_else(|| subject.short(), |label| label.text(self.lang).to_owned())
            }
            SubjectRef::Topic(text) | SubjectRef::Platform(text) => text.clone(),
            SubjectRef::Other(text) => {
                let known = OTHERS.iter().find(|(id, _)| id == text).map(|(_, label)| *label);
                let moment = || MomentOfTruth::from_id(text).map(Labelled::label);
                let lesson = || {
                    let number: usize = text.strip_prefix("lesson_")?.parse().ok()?;
                    ENGAGEMENT_LESSONS.get(number.checked_sub(1)?).copied()
                };
                known
                    .or_else(moment)
                    .or_else(lesson)
                    .map_or_else(|| text.clone(), |label| label.text(self.lang).to_owned())
            }
        }
    }

    /// A permission by what it is for and how it is used; its id when it says neither.
    fn permission(&self, id: &Id<ConsentRule>) -> String {
        let Some(rule) = self.workspace.consent_rules.iter().find(|rule| rule.id == *id) else {
            return id.to_string();
        };
        let purpose = |purpose: &ContactPurpose| purpose.label().text(self.lang).to_lowercase();
        let purposes: Vec<String> = rule.purposes.iter().map(purpose).collect();
        let channels: Vec<String> =
            rule.channels.iter().map(|channel| format!("‘{}’", self.channel(channel))).collect();
        let listed =
            |names: &[String]| listing(&names.iter().map(String::as_str).collect::<Vec<_>>(), self.lang);
        let label = match (purposes.is_empty(), channels.is_empty()) {
            (false, false) => PERMISSION,
            (false, true) => PERMISSION_PURPOSES,
            (true, false) => PERMISSION_CHANNELS,
            (true, true) => return id.to_string(),
        };
        label.fill(self.lang, &[("purposes", &listed(&purposes)), ("channels", &listed(&channels))])
    }

    /// A reaction by where it came in and what it is about.
    fn case(&self, id: &Id<ResponseCase>) -> String {
        let case = self.journey.cases.iter().find(|case| case.id == *id);
        case.map_or_else(
            || id.to_string(),
            |case| {
                let place = self.touchpoint(&case.touchpoint);
                if case.topic.is_empty() { place.to_owned() } else { format!("{place}: {}", case.topic) }
            },
        )
    }

    fn listed<'b>(&self, names: impl Iterator<Item = &'b str>) -> String {
        listing(&names.collect::<Vec<_>>(), self.lang)
    }

    /// A value of a dimension of the coverage matrices in words.
    pub fn in_dimension(&self, dimension: Dimension, value: &str) -> String {
        let label = match dimension {
            Dimension::Channel => return channel_label(self.workspace, value, self.lang),
            Dimension::Device => return device_label(value, self.lang).to_owned(),
            Dimension::Persona => {
                let id = Id::new(value);
                return self.persona(&id).to_owned();
            }
            Dimension::Market => {
                let id = Id::new(value);
                return self.market(&id).to_owned();
            }
            Dimension::Media => MediaType::from_id(value).map(Labelled::label),
            Dimension::Source => {
                let group = SOURCE_GROUPS.iter().find(|(id, ..)| *id == value).map(|(_, label, _)| *label);
                group.or_else(|| Source::from_id(value).map(Labelled::label))
            }
            Dimension::Mode => Mode::from_id(value).map(Labelled::label),
            Dimension::Direction => Direction::from_id(value).map(Labelled::label),
        };
        label.map_or_else(|| value.to_owned(), |label| label.text(self.lang).to_owned())
    }

    fn metric(&self, touchpoint: &Id<Touchpoint>, id: &Id<Metric>) -> String {
        let touchpoint = self.journey.touchpoint(touchpoint);
        let metric = touchpoint.and_then(|known| known.metrics.iter().find(|metric| metric.id == *id));
        metric.map_or_else(|| id.to_string(), |metric| metric.name.clone())
    }

    /// The name of a planned contact.
    pub fn contact<'b>(&'b self, id: &'b Id<PlannedContact>) -> &'b str {
        name(&self.journey.planned_contacts, id, |contact| (&contact.id, &contact.name))
    }

    /// The title of a touchpoint, or its id when it is gone.
    pub fn touchpoint<'b>(&'b self, id: &'b Id<Touchpoint>) -> &'b str {
        self.titles().get(id.as_str()).copied().filter(|title| !title.is_empty()).unwrap_or(id.as_str())
    }

    /// The name of a phase.
    pub fn phase<'b>(&'b self, id: &'b Id<Phase>) -> &'b str {
        name(&self.journey.phases, id, |phase| (&phase.id, &phase.name))
    }

    /// The name of a department.
    pub fn department<'b>(&'b self, id: &'b Id<Department>) -> &'b str {
        name(&self.workspace.departments, id, |department| (&department.id, &department.name))
    }

    /// The name of a persona.
    pub fn persona<'b>(&'b self, id: &'b Id<Persona>) -> &'b str {
        name(&self.workspace.personas, id, |persona| (&persona.id, &persona.name))
    }

    /// The name of a segment.
    pub fn segment<'b>(&'b self, id: &'b Id<Segment>) -> &'b str {
        name(&self.workspace.segments, id, |segment| (&segment.id, &segment.name))
    }

    /// The name of a market.
    pub fn market<'b>(&'b self, id: &'b Id<Market>) -> &'b str {
        name(&self.workspace.markets, id, |market| (&market.id, &market.name))
    }

    /// The label of a channel.
    pub fn channel(&self, id: &ChannelId) -> String {
        channel_label(self.workspace, id.as_str(), self.lang)
    }
}

/// The name of an entry with this id; the id itself when there is none or it has no name.
fn name<'b, T, E: 'b>(
    entries: &'b [E],
    id: &'b Id<T>,
    of: impl Fn(&'b E) -> (&'b Id<T>, &'b String),
) -> &'b str {
    let found = entries.iter().map(of).find(|(known, _)| *known == id);
    found.map(|(_, name)| name.as_str()).filter(|name| !name.is_empty()).unwrap_or(id.as_str())
}

/// A name within quotation marks.
fn quoted(name: &str) -> Cow<'_, str> {
    format!("‘{name}’").into()
}
