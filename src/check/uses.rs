//! Where things are used: every place that refers to something of a kind. Reads the whole workspace,
//! so it is asked only when that has changed.

use std::collections::HashMap;

use super::{Kind, Met, walk};
use crate::model::{SubjectRef, Workspace};

/// A place where something is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// The journey that it is in, counted from 0; nothing for a library.
    pub journey: Option<usize>,
    /// What uses it.
    pub by: SubjectRef,
}

/// Where each thing of a kind is used, by its id, in document order; each place once.
pub fn uses(workspace: &Workspace, wanted: Kind) -> HashMap<String, Vec<Use>> {
    let mut found: HashMap<String, Vec<Use>> = HashMap::new();
    walk(workspace, &mut |sight| {
        let id = match sight.met {
            Met::Reference(kind, id) | Met::Anywhere(kind, id) | Met::Loose(kind, id) if kind == wanted => id,
            _ => return,
        };
        let known = Use { journey: sight.journey, by: sight.owner.subject() };
        match found.get_mut(id) {
            // A touchpoint names its owner twice; the walk comes by at once.
            Some(uses) if uses.last() == Some(&known) => {}
            Some(uses) => uses.push(known),
            None => drop(found.insert(id.to_owned(), vec![known])),
        }
    });
    found
}
