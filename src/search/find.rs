//! Finding words in everything that a journey says: an index of its words, made once per state.

use std::collections::{BTreeMap, HashMap};

use super::words as w;
use crate::model::*;
use crate::vocabulary::{self, Label, Labelled, Query, Word, words};

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is about.
    pub subject: SubjectRef,
    /// In which of its texts.
    pub place: Label,
    /// That text.
    pub text: String,
}

/// From this rate on a word is what was typed, not only something like it.
const AS_TYPED: u32 = 60;

/// The words of a journey and where they stand.
#[derive(Debug, Default)]
pub struct Index {
    subjects: Vec<SubjectRef>,
    texts: Vec<Text>,
    words: Vec<(Word, Vec<u32>)>,
}

#[derive(Debug)]
struct Text {
    subject: u32,
    place: Label,
    text: String,
}

impl Index {
    /// Reads everything that the journey says; `findings` are what the rules say, with their subjects.
    /// Vocabulary is found in both languages and shown in `lang`.
    pub fn new(
        workspace: &Workspace,
        journey: &Journey,
        lang: Lang,
        findings: impl IntoIterator<Item = (SubjectRef, String)>,
    ) -> Self {
        let mut reader = Reader { workspace, lang, index: Self::default(), words: HashMap::new() };
        reader.journey(journey);
        for (subject, message) in findings {
            reader.about(subject);
            reader.text(w::FINDING, &message);
        }
        let mut index = reader.index;
        index.words = reader
            .words
            .into_iter()
            .filter_map(|(text, places)| Some((words(&text).into_iter().next()?, places)))
            .collect();
        index
    }

    /// What has every word of the query, in the order of the journey: one hit for each subject, in the text
    /// that answers best. Slips of the finger are forgiven where nothing is as typed.
    pub fn find(&self, query: &Query) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let mut found: Option<BTreeMap<u32, (u32, u32)>> = None;
        for word in query.words() {
            let answers = self.answers(word);
            let mut best: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
            for (text, rate) in answers {
                let Some(subject) = self.texts.get(text as usize).map(|text| text.subject) else { continue };
                let known = best.entry(subject).or_insert((rate, text));
                // Of equal answers the first text counts: titles come first.
                if rate > known.0 || (rate == known.0 && text < known.1) {
                    *known = (rate, text);
                }
            }
            found = Some(match found {
                None => best,
                Some(before) => before
                    .into_iter()
                    .filter_map(|(subject, one)| {
                        let other = best.get(&subject)?;
                        let better = other.0 > one.0 || (other.0 == one.0 && other.1 < one.1);
                        Some((subject, if better { *other } else { one }))
                    })
                    .collect(),
            });
        }
        let hits = found.into_iter().flatten().filter_map(|(subject, (_, text))| {
            let text = self.texts.get(text as usize)?;
            let subject = self.subjects.get(subject as usize)?.clone();
            Some(Hit { subject, place: text.place, text: text.text.clone() })
        });
        let mut hits: Vec<Hit> = hits.collect();
        // What several texts say of one thing is one hit.
        let mut seen = std::collections::HashSet::new();
        hits.retain(|hit| seen.insert(hit.subject.clone()));
        hits
    }

    /// The texts with an answer to a word, and how good that is.
    fn answers(&self, word: &Word) -> Vec<(u32, u32)> {
        let rated = self.words.iter().filter_map(|(known, places)| Some((word.rate(known)?, places)));
        let rated: Vec<(u32, &Vec<u32>)> = rated.collect();
        let exact = rated.iter().any(|(rate, _)| *rate >= AS_TYPED);
        let mut best: HashMap<u32, u32> = HashMap::new();
        for (rate, places) in rated.into_iter().filter(|(rate, _)| !exact || *rate >= AS_TYPED) {
            for place in places {
                let known = best.entry(*place).or_default();
                *known = rate.max(*known);
            }
        }
        best.into_iter().collect()
    }
}

struct Reader<'a> {
    workspace: &'a Workspace,
    lang: Lang,
    index: Index,
    words: HashMap<String, Vec<u32>>,
}

impl Reader<'_> {
    /// What follows is about this.
    fn about(&mut self, subject: SubjectRef) {
        self.index.subjects.push(subject);
    }

    fn text(&mut self, place: Label, text: &str) {
        self.spoken(place, text, &[]);
    }

    /// A text that is shown, and others that it is found by.
    fn spoken(&mut self, place: Label, shown: &str, also: &[&str]) {
        if shown.trim().is_empty() {
            return;
        }
        let subject = u32::try_from(self.index.subjects.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let number = u32::try_from(self.index.texts.len()).unwrap_or(u32::MAX);
        let shown_text = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        for text in std::iter::once(shown).chain(also.iter().copied()) {
            for word in words(text) {
                let places = self.words.entry(word.text().to_owned()).or_default();
                if places.last() != Some(&number) {
                    places.push(number);
                }
            }
        }
        self.index.texts.push(Text { subject, place, text: shown_text });
    }

    fn label(&mut self, place: Label, label: Label) {
        self.spoken(place, label.text(self.lang), &[label.en, label.nl]);
    }

    fn value<T: Choice + Labelled>(&mut self, place: Label, value: Option<T>) {
        if let Some(value) = value {
            self.label(place, value.label());
        }
    }

    fn journey(&mut self, journey: &Journey) {
        self.about(SubjectRef::Journey);
        let own =
            [&journey.name, &journey.start_event, &journey.end_event, &journey.decision, &journey.success];
        own.into_iter().for_each(|text| self.text(w::JOURNEY, text));
        for phase in &journey.phases {
            self.phase(phase);
            phase.touchpoints.iter().for_each(|touchpoint| self.touchpoint(touchpoint));
        }
        journey.unsorted.iter().for_each(|touchpoint| self.touchpoint(touchpoint));
        self.transitions(journey);
        self.said(journey);
    }

    fn phase(&mut self, phase: &Phase) {
        self.about(SubjectRef::Phase(phase.id.clone()));
        self.spoken(w::PHASE, &phase.name, &[phase.role.label().en, phase.role.label().nl]);
        self.text(w::QUESTION, &phase.customer_question);
        for goal in [&phase.customer_goal, &phase.org_goal] {
            self.text(w::GOAL, goal);
        }
        let others =
            [&phase.customer_expectation, &phase.customer_activity, &phase.brand_role, &phase.look_first];
        others.into_iter().for_each(|text| self.text(w::WORDS_OF, text));
        let lead = phase.lead_department.clone();
        self.departments(w::OWNER, lead.iter());
    }

    fn departments<'b>(&mut self, place: Label, ids: impl Iterator<Item = &'b Id<Department>>) {
        for id in ids {
            let known = self.workspace.departments.iter().find(|one| one.id == *id);
            self.text(place, known.map_or(id.as_str(), |one| one.name.as_str()));
        }
    }

    fn touchpoint(&mut self, touchpoint: &Touchpoint) {
        self.about(SubjectRef::Touchpoint(touchpoint.id.clone()));
        self.text(w::TITLE, &touchpoint.title);
        self.text(w::NUMBER, &touchpoint.number.to_string());
        let leads = touchpoint.accountable.iter().filter(|id| !touchpoint.owners.contains(id));
        self.departments(w::OWNER, touchpoint.owners.iter().chain(leads));
        if !touchpoint.channel.is_empty() {
            let name = |lang| vocabulary::channel_label(self.workspace, touchpoint.channel.as_str(), lang);
            let (shown, en, nl) = (name(self.lang), name(Lang::En), name(Lang::Nl));
            let group = vocabulary::group_of(&self.workspace.channels, touchpoint.channel.as_str()).label;
            self.spoken(w::CHANNEL, &shown, &[&en, &nl, group.en, group.nl]);
        }
        self.value(w::MEDIA, touchpoint.media_type);
        self.value(w::INFLUENCE, touchpoint.influence);
        self.value(w::SOURCE, touchpoint.source);
        self.value(
            w::STATUS,
            Some(touchpoint.status).filter(|status| *status != TouchpointStatus::default()),
        );
        for id in &touchpoint.personas {
            let known = self.workspace.personas.iter().find(|one| one.id == *id);
            let name = known.map_or_else(|| id.as_str().to_owned(), |one| one.name.clone());
            self.text(w::PERSONAS, &name);
        }
        self.text(w::PLATFORM, &touchpoint.platform);
        self.written(touchpoint);
    }

    /// What people wrote about a touchpoint.
    fn written(&mut self, touchpoint: &Touchpoint) {
        for text in [&touchpoint.notes, &touchpoint.description] {
            self.text(w::NOTES, text);
        }
        let scores = &touchpoint.expectation;
        let others = [
            &touchpoint.impression,
            &touchpoint.opportunity,
            &touchpoint.contact_role,
            &scores.customer_words,
            &scores.organisation_words,
        ];
        others.into_iter().for_each(|text| self.text(w::WORDS_OF, text));
        touchpoint.pain_points.iter().for_each(|pain| self.text(w::PAIN, &pain.text));
        touchpoint.promise.iter().for_each(|promise| self.text(w::PROMISE, &promise.text));
        for evidence in touchpoint.evidence.iter().chain(&scores.evidence) {
            self.text(w::EVIDENCE_TEXT, &format!("{} {}", evidence.text, evidence.source));
        }
        touchpoint.metrics.iter().for_each(|metric| self.text(w::METRIC, &metric.name));
        touchpoint.call_to_action.iter().for_each(|call| self.text(w::CALL, &call.label));
        let content = self.workspace.content.iter().filter(|one| touchpoint.content.contains(&one.id));
        let content: Vec<String> = content.map(|one| one.title.clone()).collect();
        content.iter().for_each(|title| self.text(w::CONTENT, title));
        let systems = self.workspace.systems.iter().filter(|one| touchpoint.systems.contains(&one.id));
        let systems: Vec<String> = systems.map(|one| one.name.clone()).collect();
        systems.iter().for_each(|name| self.text(w::SYSTEM, name));
    }

    fn transitions(&mut self, journey: &Journey) {
        let mut ranks: HashMap<(&str, &str, TransitionKind), u32> = HashMap::new();
        for step in journey.all_transitions() {
            let rank = ranks.entry((step.from.as_str(), step.to.as_str(), step.kind)).or_default();
            let texts = [&step.label, &step.condition];
            let handed = step.handover.as_ref().map(|handover| &handover.what);
            if texts.iter().any(|text| !text.is_empty()) || handed.is_some() {
                self.about(SubjectRef::Transition(step.from.clone(), step.to.clone(), step.kind, *rank));
                texts.into_iter().chain(handed).for_each(|text| self.text(w::TRANSITION, text));
            }
            *rank += 1;
        }
    }

    /// What was said, agreed and planned, each with what it is about.
    fn said(&mut self, journey: &Journey) {
        for insight in &journey.insights {
            self.about(insight.subject.clone());
            self.text(w::INSIGHT, &insight.text);
        }
        for action in &journey.actions {
            self.about(action.subject.clone());
            self.text(w::ACTION, &action.text);
        }
        for need in &journey.needs {
            self.about(SubjectRef::Phase(need.phase.clone()));
            self.text(w::QUESTION, &need.text);
        }
        for contact in &journey.planned_contacts {
            let touchpoint = contact.touchpoint.clone().map(SubjectRef::Touchpoint);
            self.about(touchpoint.unwrap_or_else(|| SubjectRef::Phase(contact.phase.clone())));
            self.text(w::CONTACT, &contact.name);
        }
        for persona in self.workspace.personas.iter().filter(|one| journey.personas.contains(&one.id)) {
            self.about(SubjectRef::Persona(persona.id.clone()));
            for text in [&persona.name, &persona.needs, &persona.habits] {
                self.text(w::PERSONA, text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn sample() -> (Workspace, Journey) {
        let sales = Department { id: Id::new("sales"), name: "Verkoop".into(), ..Department::default() };
        let workspace = Workspace { departments: vec![sales].into(), ..Workspace::default() };
        let card = |id: &str, title: &str, channel: &str, notes: &str| {
            Arc::new(Touchpoint {
                id: Id::new(id),
                title: title.into(),
                channel: Id::new(channel),
                notes: notes.into(),
                owners: vec![Id::new("sales")].into(),
                media_type: Some(MediaType::Earned),
                ..Touchpoint::default()
            })
        };
        let phase = Phase {
            id: Id::new("start"),
            name: "Orientation".into(),
            touchpoints: vec![
                card("stars", "Review stars", "review_site", "Nobody answers there"),
                card("call", "Call us", "phone", ""),
            ]
            .into(),
            transitions: vec![Arc::new(Transition {
                from: Id::new("stars"),
                to: Id::new("call"),
                label: "in doubt".into(),
                ..Transition::default()
            })]
            .into(),
            ..Phase::default()
        };
        let insight = Insight {
            text: "The number is hard to find".into(),
            subject: SubjectRef::Touchpoint(Id::new("call")),
            ..Insight::default()
        };
        let journey = Journey {
            phases: vec![Arc::new(phase)].into(),
            insights: vec![insight].into(),
            ..Journey::default()
        };
        (workspace, journey)
    }

    fn found(query: &str) -> Vec<(String, &'static str)> {
        let (workspace, journey) = sample();
        let finding = (SubjectRef::Touchpoint(Id::new("stars")), "nobody listens".to_owned());
        let index = Index::new(&workspace, &journey, Lang::En, [finding]);
        index.find(&Query::new(query)).into_iter().map(|hit| (hit.subject.short(), hit.place.en)).collect()
    }

    fn one(id: &str, place: &'static str) -> Vec<(String, &'static str)> {
        vec![(id.to_owned(), place)]
    }

    #[test]
    fn finds_in_every_text_and_says_where() {
        assert_eq!(found("stars"), one("stars", "title"));
        assert_eq!(found("answers"), one("stars", "notes"));
        assert_eq!(found("listens"), one("stars", "gap"));
        assert_eq!(found("hard number"), one("call", "insight"));
        assert_eq!(found("doubt"), one("stars→call", "transition"));
        assert_eq!(found("orientation"), one("start", "phase"));
        assert!(found("").is_empty() && found("quantum").is_empty());
    }

    #[test]
    fn finds_vocabulary_in_both_languages_and_forgives_slips() {
        assert_eq!(found("telefoon"), one("call", "channel"));
        assert_eq!(found("verkoop stars"), one("stars", "title"));
        assert_eq!(found("verdiende").len(), 2);
        assert_eq!(found("reveiw"), one("stars", "title"));
        assert_eq!(found("verkop").len(), 2);
        // As typed it is there, so nothing that is merely alike is.
        assert_eq!(found("call"), one("call", "title"));
    }
}
