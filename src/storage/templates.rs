//! The user's own templates: one small RON file each in the program's data folder, in the form of
//! those that come with it. One that can't be read is passed over: it must not keep the program shut.

use std::path::{Path, PathBuf};

use super::format::{lay_out, options};
use super::prescan::Prescan;
use super::save::write_whole;
use super::{FileError, file_error, folders};
use crate::vocabulary::{Template, Told, told};

/// More than any template needs; a larger file is not one of ours.
const LARGEST: u64 = 256 * 1024;

/// The user's own templates by name.
pub fn own_templates() -> Vec<Template> {
    folders::templates().map_or_else(Vec::new, |folder| read_from(&folder))
}

/// Writes a template of the user's own, in place of one with the same id.
pub fn save_template(template: &Template) -> Result<(), FileError> {
    write_to(&folder()?, template)
}

/// Removes a template of the user's own.
pub fn delete_template(template: &Template) -> Result<(), FileError> {
    let path = path_in(&folder()?, template);
    std::fs::remove_file(&path).map_err(|error| {
        let message = told!(
            "the template can't be deleted ({error}): {path}"
                / "het sjabloon kan niet verwijderd worden ({error}): {path}",
            error = error.to_string(),
            path = path.display().to_string(),
        );
        file_error(message, may_you_write())
    })
}

fn may_you_write() -> Told {
    told!("check whether you may write in that folder" / "kijk of je in die map mag schrijven")
}

fn folder() -> Result<PathBuf, FileError> {
    let none = || {
        let message = told!("there is no home folder for templates" / "er is geen map voor sjablonen");
        file_error(message, told!("set WANDEL_DATA_DIR" / "stel WANDEL_DATA_DIR in"))
    };
    folders::templates().ok_or_else(none)
}

fn path_in(folder: &Path, template: &Template) -> PathBuf {
    folder.join(format!("{}.ron", crate::model::slug(&template.id)))
}

fn write_to(folder: &Path, template: &Template) -> Result<(), FileError> {
    let path = path_in(folder, template);
    let failed = |what: String| {
        let message = told!(
            "the template can't be saved ({what}): {path}"
                / "het sjabloon kan niet opgeslagen worden ({what}): {path}",
            what = what,
            path = path.display().to_string(),
        );
        file_error(message, may_you_write())
    };
    let text = options().to_string(template).map_err(|error| failed(error.to_string()))?;
    std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    write_whole(&path, lay_out(&text).as_bytes()).map_err(|error| failed(error.to_string()))
}

fn read_from(folder: &Path) -> Vec<Template> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let named = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "ron");
    let mut templates: Vec<Template> = paths.filter(named).filter_map(|path| read(&path)).collect();
    templates
        .sort_by_key(|template| (template.name(crate::model::Lang::En).to_lowercase(), template.id.clone()));
    templates.dedup_by(|one, other| one.id == other.id);
    templates
}

/// A template if this is one: with phases, and with an id that marks it as the user's own.
fn read(path: &Path) -> Option<Template> {
    if std::fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let text = std::fs::read_to_string(path).ok()?;
    if Prescan::of(&text).refused.is_some() {
        return None;
    }
    let template: Template = options().from_str(&text).ok()?;
    (template.is_own() && !template.stages.is_empty()).then_some(template)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn what_was_saved_is_read_and_can_be_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("templates");
        assert!(read_from(&inner).is_empty());
        let journey = crate::vocabulary::template("t1").unwrap().journey(Lang::Nl);
        let own = Template::from_journey(&journey, "Onze reis ★", &[]);
        write_to(&inner, &own).unwrap();
        assert_eq!(read_from(&inner), std::slice::from_ref(&own));
        std::fs::write(inner.join("broken.ron"), "(id: \"own-x\"").unwrap();
        std::fs::write(inner.join("deep.ron"), "[".repeat(100_000)).unwrap();
        std::fs::write(inner.join("note.txt"), "hello").unwrap();
        assert_eq!(read_from(&inner), std::slice::from_ref(&own));
        std::fs::remove_file(path_in(&inner, &own)).unwrap();
        assert!(read_from(&inner).is_empty());
    }
}
