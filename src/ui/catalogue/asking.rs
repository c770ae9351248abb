//! What the window does when the catalogue asks for something.

use egui::Context;

use super::{Ask, Checklists, landing};
use crate::edit::Edit;
use crate::model::Touchpoint;
use crate::ui::canvas::show_under;
use crate::ui::dialogs::Dialog;
use crate::ui::running::new_touchpoint;
use crate::ui::{MainView, Selection, WandelApp};
use crate::vocabulary::CatalogueEntry;

impl WandelApp {
    /// Does what the catalogue asked for.
    pub(in crate::ui) fn catalogue_asked(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Focus => self.focus_catalogue(),
            Ask::Add(entry) => self.add_entry(entry),
            Ask::Tick(edit) => drop(self.edit(*edit, None)),
            Ask::Checklists if self.document.is_some() => {
                self.dialogs.push(Dialog::Checklists(Checklists::new(self.as_of)));
            }
            Ask::Checklists => {}
            Ask::CloseChecklists => {
                self.dialogs.pop_if(|dialog| matches!(dialog, Dialog::Checklists(_)));
            }
            Ask::AddTitle(title) => {
                let touchpoint = Touchpoint { title, ..Touchpoint::default() };
                let edit = self.document.as_ref().and_then(|document| {
                    Some(new_touchpoint(document.journey()?, &document.selection, touchpoint))
                });
                self.add_and_reveal(edit);
            }
        }
        ctx.request_repaint();
    }

    /// The panel is unfolded, a rail spread out.
    fn focus_catalogue(&mut self) {
        if self.settings.folded.iter().any(|known| known == "catalogue") {
            self.fold("catalogue");
        }
        self.show_view(MainView::Map);
        self.catalogue.spread = true;
        self.catalogue.focus = true;
    }

    /// The title is in the file's language, as the user's own text is.
    fn add_entry(&mut self, entry: &CatalogueEntry) {
        let edit = self.document.as_ref().and_then(|document| {
            let (journey, selection) = (document.journey()?, &document.selection);
            let phase = landing(journey, selection, entry).map(|phase| phase.id.clone());
            let usual = Selection { phase, ..Selection::default() };
            let selection = if selection.touchpoints.is_empty() { &usual } else { selection };
            let lang = document.editor.workspace().language;
            Some(new_touchpoint(journey, selection, entry.touchpoint(lang)))
        });
        self.add_and_reveal(edit);
    }

    fn add_and_reveal(&mut self, edit: Option<Edit>) {
        let (Some(mut edit), Some(document)) = (edit, &self.document) else { return };
        if let Edit::AddTouchpoints { touchpoints, .. } = &mut edit {
            touchpoints.iter_mut().for_each(|new| show_under(&document.request, new));
        }
        let added = self.edit(edit, None).and_then(|applied| applied.touchpoints.into_iter().next());
        if let Some(id) = added {
            self.canvas.reveal(id);
        }
    }
}
