//! Preferences on the disk: a small RON file in the user's configuration folder. A broken one is
//! kept aside and the defaults are used, because preferences must never keep the program shut.

use std::path::Path;

use super::format::options;
use super::prescan::Prescan;
use super::save::write_whole;
use super::{FileError, file_error, folders};
use crate::settings::Settings;
use crate::vocabulary::told;

/// More than any preferences need; a larger file is not one of ours.
const LARGEST: u64 = 1024 * 1024;

/// The preferences; the defaults where there are none or where they can't be read.
pub fn load_settings() -> Settings {
    folders::preferences().map_or_else(Settings::default, |folder| load_from(&folder))
}

/// Writes the preferences.
pub fn save_settings(settings: &Settings) -> Result<(), FileError> {
    match folders::preferences() {
        Some(folder) => save_to(&folder, settings),
        None => Err(file_error(
            told!("there is no home folder for preferences" / "er is geen map voor voorkeuren"),
            told!("set WANDEL_CONFIG_DIR" / "geef WANDEL_CONFIG_DIR een waarde"),
        )),
    }
}

fn load_from(folder: &Path) -> Settings {
    let path = folder.join("settings.ron");
    match std::fs::metadata(&path) {
        Ok(data) if data.is_file() => {}
        _ => return Settings::default(),
    }
    read(&path).unwrap_or_else(|| {
        // Kept for whoever wants to mend it; the next save would overwrite it.
        let _ = std::fs::rename(&path, folder.join("settings.ron.bak"));
        Settings::default()
    })
}

/// The preferences in a file; nothing if it can't be read as such.
fn read(path: &Path) -> Option<Settings> {
    if std::fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let text = std::fs::read_to_string(path).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    match Prescan::of(text).refused {
        Some(_) => None,
        None => options().from_str(text).ok(),
    }
}

fn save_to(folder: &Path, settings: &Settings) -> Result<(), FileError> {
    let path = folder.join("settings.ron");
    let failed = |what: String| {
        let message = told!(
            "the preferences can't be saved ({what}): {path}"
                / "de voorkeuren zijn niet op te slaan ({what}): {path}",
            what = what,
            path = path.display().to_string()
        );
        let hint =
            told!("check whether you may write in that folder" / "kijk of je in die map mag schrijven");
        file_error(message, hint)
    };
    let mut plain = settings.clone();
    // A path that is no text can't be written in a text file; only recent files can be such.
    plain.recent.retain(|path| path.to_str().is_some());
    plain.window = plain.window.filter(|(width, height)| width.is_finite() && height.is_finite());
    plain.position = plain.position.filter(|(x, y)| x.is_finite() && y.is_finite());
    plain.interface_scale = plain.interface_scale.filter(|scale| scale.is_finite());
    plain.tables.values_mut().for_each(|look| look.columns.retain(|(_, width)| width.is_finite()));
    let text = options().to_string(&plain).map_err(|error| failed(error.to_string()))?;
    std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
    write_whole(&path, super::format::lay_out(&text).as_bytes()).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::settings::TableLook;

    #[test]
    fn what_was_saved_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("wandel");
        assert_eq!(load_from(&inner), Settings::default());
        let mut settings = Settings { language: Some(Lang::Nl), ..Settings::default() };
        settings.window = Some((1366.0, 768.0));
        settings.keys.insert("new".into(), "Ctrl+N".into());
        settings.remember("/tmp/a b.ron".into());
        let look = TableLook { columns: vec![("title".into(), 200.0)], sort: vec![("owner".into(), true)] };
        settings.tables.insert("touchpoints".into(), look);
        save_to(&inner, &settings).unwrap();
        assert_eq!(load_from(&inner), settings);
        settings.interface_scale = Some(f32::NAN);
        save_to(&inner, &settings).unwrap();
        assert_eq!(load_from(&inner).interface_scale, None);
    }

    #[test]
    fn broken_ones_are_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["(theme: 3", "", &"[".repeat(100_000), "\u{0}\u{1}"] {
            std::fs::write(folder.path().join("settings.ron"), text).unwrap();
            assert_eq!(load_from(folder.path()), Settings::default());
            assert_eq!(std::fs::read_to_string(folder.path().join("settings.ron.bak")).unwrap(), text);
        }
    }

    #[test]
    fn preferences_of_another_version_are_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.ron"), "(theme: \"dark\", wobble: 3)").unwrap();
        assert_eq!(load_from(folder.path()).theme, "dark");
    }
}
