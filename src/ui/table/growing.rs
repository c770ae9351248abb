//! Entries of libraries that are named in a cell before they are there: offered where a name is not
//! known, and added together with the cell as one step.

use std::sync::Arc;

use super::change;
use super::field::{Entry, Names};
use super::keys::{Asked, Ear};
use super::reading::Trouble;
use super::source::Change;
use super::value::{BETWEEN, Kind, Value};
use crate::edit::{Edit, Library};
use crate::model::Workspace;
use crate::ui::libraries;

/// The library whose entries a column names, as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Grows {
    library: Library,
    workspace: Arc<Workspace>,
}

impl Grows {
    /// The library that these entries are in, if one needs no more than a name to be added.
    pub fn of<T: Entry>(names: Names<'_>) -> Option<Self> {
        T::library().map(|library| Self { library, workspace: Arc::new(libraries::alone(names.workspace)) })
    }

    /// The edit that adds an entry of this name, and the id that it has then.
    fn fresh(&self, name: &str) -> (Edit, String) {
        libraries::grown(self.library, &self.workspace, name)
    }

    /// That edit with those that refer to the entry.
    fn with(&self, name: &str, entry: Edit, others: Vec<Edit>) -> Vec<Edit> {
        libraries::grown_with(self.library, &self.workspace, name, (entry, others))
    }
}

/// The name that a refused text asks to be added, and what is known already beside it in a list.
fn asked_for(kind: &Kind, text: &str) -> Option<(String, String)> {
    let (before, name) = match kind {
        Kind::Several(_) => text.rsplit_once(BETWEEN.trim()).unwrap_or(("", text)),
        _ => ("", text),
    };
    let name = crate::text::one_line(name.trim());
    (!name.is_empty()).then(|| (before.trim().to_owned(), name))
}

impl Ear<'_> {
    /// The name that could be added to a library, of a text that was just refused since nothing is called
    /// that.
    pub fn may_grow(&self) -> Option<String> {
        let editing = self.state.editing.as_ref()?;
        let column = self.source.columns().get(self.state.column(self.state.cursor.column)?)?;
        let unknown = matches!(editing.refused, Some(Trouble::Unknown(_)));
        // What is typed for a new row is no step yet: an entry would stay behind when it is given up.
        let in_row = !self.state.is_at_foot();
        column.grows.as_ref().filter(|_| unknown && in_row && self.source.is_open())?;
        let (before, name) = asked_for(&column.kind, &editing.text)?;
        change::understood(&column.kind, &before, self.lang).is_ok().then_some(name)
    }

    /// Adds what nothing is called yet and puts it into the cell; whether that was possible.
    pub fn grow(&mut self) -> bool {
        let Some(name) = self.may_grow() else { return false };
        let Some(place) = self.state.column(self.state.cursor.column) else { return false };
        let Some(column) = self.source.columns().get(place) else { return false };
        let Some(grows) = &column.grows else { return false };
        let text = self.state.editing.as_ref().map(|editing| editing.text.clone()).unwrap_or_default();
        let (fresh, id) = grows.fresh(&name);
        let value = match &column.kind {
            Kind::Several(_) => {
                let before = asked_for(&column.kind, &text).map(|(before, _)| before).unwrap_or_default();
                let known = change::understood(&column.kind, &before, self.lang).map(|(value, _)| value);
                let mut ids = match known {
                    Ok(Value::Several(ids)) => ids,
                    _ => Vec::new(),
                };
                ids.push(id.into());
                Value::Several(ids)
            }
            _ => Value::Choice(id.into()),
        };
        let Some(row) = self.state.rows.get(self.state.cursor.row).copied() else { return false };
        let edits = self.source.change(&[Change { row, column: place, value }]);
        self.state.report = None;
        self.state.editing = None;
        self.asked.push(Asked::Edit(grows.with(&name, fresh, edits), libraries::added(name)));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Campaign, Department, Id, Segment};

    #[test]
    fn a_new_name_stands_beside_what_the_cell_changes_in_the_libraries() {
        let mut workspace = Workspace::default();
        workspace.segments.edit().push(Segment { id: Id::new("new"), ..Segment::default() });
        let grows = Grows::of::<Campaign>(Names { workspace: &workspace, journey: None }).unwrap();
        let (fresh, id) = grows.fresh("Spring");
        let mut changed = workspace.clone();
        changed.departments.edit().push(Department { id: Id::new("shop"), ..Department::default() });
        let change = Edit::SetLibrary { workspace: changed, what: libraries::LIBRARIES };
        let edits = grows.with("Spring", fresh, vec![change]);
        let [Edit::SetLibrary { workspace, .. }] = edits.as_slice() else { panic!("{edits:?}") };
        assert_eq!((workspace.departments.len(), workspace.segments.len()), (1, 1));
        assert_eq!(workspace.campaigns.first().map(|one| one.id.as_str()), Some(id.as_str()));
    }

    #[test]
    fn in_a_list_only_the_last_name_is_new() {
        let kind = Kind::Several(Vec::new());
        assert_eq!(asked_for(&kind, "Anna; Ben "), Some(("Anna".to_owned(), "Ben".to_owned())));
        assert_eq!(asked_for(&kind, "Anna; "), None);
        let one = Kind::Choice { offers: Vec::new(), needed: false };
        assert_eq!(asked_for(&one, "Anna; Ben"), Some((String::new(), "Anna; Ben".to_owned())));
    }
}
