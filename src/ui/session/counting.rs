//! What the window does while ballots are counted, and the writing of ballots. Draws nothing.

use std::path::PathBuf;

use super::keys::Press;
use super::questions::Part;
use super::tally::{self, PARTS, Tally, Turn};
use super::{Play, words};
use crate::export::ballot_html;
use crate::storage;
use crate::ui::WandelApp;
use crate::ui::export_form::Failed;

impl WandelApp {
    /// Opens the choice of what is counted.
    pub(in crate::ui) fn begin_tally(&mut self) {
        self.play(Play::Tallies);
    }

    /// A key in the choice of what is counted.
    pub(super) fn choose_tally(&mut self, press: Press) {
        let part = match press {
            Press::Leave => {
                self.leave_session();
                return;
            }
            Press::Digit(digit) => digit.checked_sub(1).and_then(|at| PARTS.get(at)),
            _ => None,
        };
        let Some(document) = &self.document else { return };
        let journey = document.journey().filter(|it| super::questions::asked(it).next().is_some());
        if let (Some(part), Some(journey)) = (part, journey) {
            let tally = Tally::new(journey, *part, document.editor.workspace());
            self.play(Play::Tally(Box::new(tally)));
        }
    }

    /// A key while ballots are counted.
    pub(super) fn press_tally(&mut self, press: Press) {
        let day = self.as_of;
        let Some(document) = &mut self.document else { return };
        let Some(journey) = document.journey().cloned() else { return };
        let workspace = std::sync::Arc::clone(document.editor.workspace());
        let Some(Play::Tally(tally)) = &mut document.stage.play else { return };
        let part = tally.part;
        match tally.press(press, &journey, &workspace, day) {
            Turn::Stay => {}
            Turn::Edit(edits, name) => drop(self.edit_all(edits, name)),
            Turn::Leave(kept) => {
                self.leave_session();
                if let Some((edits, name)) = kept {
                    self.edit_all(edits, name);
                }
            }
            Turn::Print => self.write_ballots(part),
        }
    }

    /// Writes the ballots for a question beside the file, over nothing that is there.
    pub(super) fn write_ballots(&mut self, part: Part) {
        let Some(document) = &self.document else { return };
        let Some(journey) = document.journey() else { return };
        let ballot = tally::ballot(part, document.editor.workspace(), journey, self.lang);
        let title = document.title();
        let stem =
            std::path::Path::new(&title).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = words::BALLOT_FILE.fill(self.lang, &[("name", &stem), ("what", part.id())]);
        let folder = document.folder().or_else(storage::home_folder);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        self.jobs.export(move || {
            let bytes = ballot_html(&ballot)
                .map_err(|error| Failed::Broken(format!("{error} ({})", error.hint).into()))?;
            let path = free_path(&folder, &name);
            storage::write_export(&path, &bytes, false).map_err(|error| Failed::Broken(error.message))?;
            Ok(vec![path])
        });
    }
}

/// A path in this folder that nothing has: the name, else with the smallest number that is free.
fn free_path(folder: &std::path::Path, name: &str) -> PathBuf {
    let numbered = (2..1_000).map(|number| folder.join(format!("{name}-{number}.html")));
    let plain = folder.join(format!("{name}.html"));
    std::iter::once(plain.clone())
        .chain(numbered)
        .find(|path| storage::stamp(path).is_none())
        .unwrap_or(plain)
}
