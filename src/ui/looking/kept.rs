//! Views kept under a name: what is looked at now as one, and one of them looked at again. Kept in the
//! file as an edit, so that it can be undone. Draws nothing.

use crate::edit::{Edit, StepName};
use crate::layout::Request;
use crate::model::{Attribute, List, SavedView, Workspace};
use crate::ui::document::Document;
use crate::vocabulary::Label;

/// What is looked at now, under this name.
pub fn capture(document: &Document, name: &str) -> SavedView {
    let sight = &document.sight;
    let route_lit = sight.route.is_some();
    SavedView {
        name: name.trim().to_owned(),
        journey: document.journey().map(|journey| journey.id.clone()),
        lanes: document.request.lanes,
        colours: document.colours,
        persona: sight.route.clone().or_else(|| document.request.persona.clone()),
        route_lit,
        filter: sight.filter.iter().cloned().collect(),
        hides: sight.hides && !sight.filter.is_empty(),
    }
}

/// Looks at the map as a view says.
pub fn look_at(document: &mut Document, view: &SavedView) {
    let known = view
        .journey
        .clone()
        .filter(|id| document.editor.workspace().journeys.iter().any(|journey| journey.id == *id));
    if let Some(journey) = known {
        document.show(journey);
    }
    let (alone, lit) = match view.route_lit {
        true => (None, view.persona.clone()),
        false => (view.persona.clone(), None),
    };
    document.request = Request { lanes: view.lanes, persona: alone, ..document.request.clone() };
    document.colours = view.colours;
    document.sight.clear();
    document.sight.route = lit;
    document.sight.filter = view.filter.to_vec();
    document.sight.hides = view.hides;
}

/// Whether this view is what is looked at now.
pub fn is_shown(document: &Document, view: &SavedView) -> bool {
    let now = capture(document, &view.name);
    SavedView { journey: view.journey.clone().and(now.journey.clone()), ..now } == *view
}

/// The edit after which the file keeps this view: another of the same name makes room for it.
pub fn keep(workspace: &Workspace, view: SavedView) -> (Vec<Edit>, StepName) {
    const VERB: Label = Label::new("keep the view ‘{what}’", "de weergave ‘{what}’ bewaren");
    let name = view.name.clone();
    let mut views = workspace.views.to_vec();
    match views.iter_mut().find(|known| known.name == view.name) {
        Some(known) => *known = view,
        None => views.push(view),
    }
    change(workspace, views, VERB, name)
}

/// The edit after which a view has another name; one that had it goes.
pub fn rename(workspace: &Workspace, old: &str, new: &str) -> (Vec<Edit>, StepName) {
    const VERB: Label = Label::new("rename the view ‘{what}’", "de weergave ‘{what}’ hernoemen");
    let new = new.trim();
    let mut views = workspace.views.to_vec();
    views.retain(|known| known.name == old || known.name != new);
    if let Some(view) = views.iter_mut().find(|known| known.name == old) {
        new.clone_into(&mut view.name);
    }
    change(workspace, views, VERB, old.to_owned())
}

/// The edit after which the file no longer keeps a view.
pub fn forget(workspace: &Workspace, name: &str) -> (Vec<Edit>, StepName) {
    const VERB: Label = Label::new("delete the view ‘{what}’", "de weergave ‘{what}’ verwijderen");
    let mut views = workspace.views.to_vec();
    views.retain(|known| known.name != name);
    change(workspace, views, VERB, name.to_owned())
}

fn change(
    workspace: &Workspace,
    views: Vec<SavedView>,
    verb: Label,
    subject: String,
) -> (Vec<Edit>, StepName) {
    const WHAT: Label = Label::new("views", "weergaven");
    let views: List<SavedView> = views.into_iter().collect();
    let workspace = Workspace { views, ..workspace.clone() };
    (vec![Edit::SetLibrary { workspace, what: WHAT }], StepName::new(verb, subject))
}

/// What of a filter means something in every journey.
pub fn leave_journey(document: &mut Document) {
    document.sight.search = None;
    document.sight.filter.retain(|criterion| criterion.by != Attribute::Phase);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Editor;
    use crate::model::{ColourScheme, Criterion, Id, Journey, LaneScheme};
    use std::sync::Arc;

    fn document() -> Document {
        let journey = |id: &str| Arc::new(Journey { id: Id::new(id), name: id.into(), ..Journey::default() });
        let workspace = Workspace {
            version: 1,
            journeys: vec![journey("one"), journey("two")].into(),
            ..Workspace::default()
        };
        Document::new(workspace, "Untitled".into(), "test")
    }

    #[test]
    fn what_is_kept_is_looked_at_again() {
        let mut document = document();
        document.show(Id::new("two"));
        document.request.lanes = Some(LaneScheme::ByMedia);
        document.colours = ColourScheme::ByEmotion;
        document.sight.route = Some(Id::new("mila"));
        document.sight.toggle(&Criterion { by: Attribute::Media, value: "Paid".into() });
        document.sight.hides = true;
        let view = capture(&document, " Wall ");
        assert!(is_shown(&document, &view));
        document.show(Id::new("one"));
        document.colours = ColourScheme::default();
        document.sight.clear();
        assert!(!is_shown(&document, &view));
        look_at(&mut document, &view);
        assert_eq!((view.name.as_str(), document.journey.as_str()), ("Wall", "two"));
        assert_eq!(capture(&document, "Wall"), view);
        assert!(is_shown(&document, &view));
    }

    #[test]
    fn keeping_renaming_and_deleting_are_steps() {
        let document = document();
        let mut editor = Editor::new((**document.editor.workspace()).clone(), false);
        let names = |editor: &Editor| {
            editor.workspace().views.iter().map(|view| view.name.clone()).collect::<Vec<_>>()
        };
        for name in ["Wall", "Desk", "Wall"] {
            let (edits, step) = keep(editor.workspace(), capture(&document, name));
            editor.apply_all(edits, step).unwrap();
        }
        assert_eq!(names(&editor), ["Wall", "Desk"]);
        let (edits, step) = rename(editor.workspace(), "Desk", "Wall");
        editor.apply_all(edits, step).unwrap();
        assert_eq!(names(&editor), ["Wall"]);
        let (edits, step) = forget(editor.workspace(), "Wall");
        editor.apply_all(edits, step).unwrap();
        assert!(names(&editor).is_empty());
        editor.undo();
        editor.undo();
        assert_eq!(names(&editor), ["Wall", "Desk"]);
        let journeys = editor.workspace().journeys.iter().count();
        assert_eq!(journeys, 2, "journeys are no library");
    }
}
