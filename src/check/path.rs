//! Where in a workspace something stands, kept as a chain on the stack: it costs nothing until a
//! problem is found there.

use std::fmt;

use crate::model::*;

/// A field, or an item of a list, and where that stands in turn.
#[derive(Clone, Copy, Debug)]
pub enum Path<'a> {
    /// The workspace itself.
    Root,
    /// A field of what the path before leads to.
    Field(&'a Path<'a>, &'static str),
    /// An item of the list that the path before leads to, from 0.
    Item(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// The path to a field of this.
    pub fn field(&'a self, name: &'static str) -> Path<'a> {
        Path::Field(self, name)
    }

    /// The path to an item of this list.
    pub fn item(&'a self, index: usize) -> Path<'a> {
        Path::Item(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Field(Path::Root, name) => f.write_str(name),
            Path::Field(before, name) => write!(f, "{before}.{name}"),
            Path::Item(before, index) => write!(f, "{before}[{index}]"),
        }
    }
}

/// What a place belongs to, without a copy of its id.
#[derive(Clone, Copy, Debug)]
pub enum Owner<'a> {
    /// The workspace's own fields and those libraries that no finding names.
    Workspace(&'a str),
    /// A journey's own fields.
    Journey,
    /// A phase.
    Phase(&'a Phase),
    /// A touchpoint.
    Touchpoint(&'a Touchpoint),
    /// A transition and its rank among equals.
    Transition(&'a Transition, u32),
    /// A persona.
    Persona(&'a Persona),
    /// A segment.
    Segment(&'a Segment),
    /// A piece of content.
    Content(&'a ContentAsset),
    /// An objective.
    Objective(&'a Objective),
    /// A legal position.
    ConsentRule(&'a ConsentRule),
    /// A customers' question.
    Need(&'a InformationNeed),
    /// A trigger.
    Trigger(&'a Trigger),
    /// A planned contact.
    PlannedContact(&'a PlannedContact),
    /// A case.
    Case(&'a ResponseCase),
}

impl Owner<'_> {
    /// The same as a subject that can be kept.
    pub fn subject(self) -> SubjectRef {
        match self {
            Self::Workspace(what) => SubjectRef::Other(what.to_owned()),
            Self::Journey => SubjectRef::Journey,
            Self::Phase(phase) => SubjectRef::Phase(phase.id.clone()),
            Self::Touchpoint(touchpoint) => SubjectRef::Touchpoint(touchpoint.id.clone()),
            Self::Transition(step, ordinal) => {
                SubjectRef::Transition(step.from.clone(), step.to.clone(), step.kind, ordinal)
            }
            Self::Persona(persona) => SubjectRef::Persona(persona.id.clone()),
            Self::Segment(segment) => SubjectRef::Segment(segment.id.clone()),
            Self::Content(content) => SubjectRef::Content(content.id.clone()),
            Self::Objective(objective) => SubjectRef::Objective(objective.id.clone()),
            Self::ConsentRule(rule) => SubjectRef::ConsentRule(rule.id.clone()),
            Self::Need(need) => SubjectRef::Need(need.id.clone()),
            Self::Trigger(trigger) => SubjectRef::Trigger(trigger.id.clone()),
            Self::PlannedContact(contact) => SubjectRef::PlannedContact(contact.id.clone()),
            Self::Case(case) => SubjectRef::ResponseCase(case.id.clone()),
        }
    }
}
