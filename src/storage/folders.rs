//! Where the program keeps what is not the user's document.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The folder for recovery copies; `WANDEL_DATA_DIR` replaces it. Nothing without a home.
pub(super) fn recovery() -> Option<PathBuf> {
    place("WANDEL_DATA_DIR", |strategy| strategy.data_dir()).map(|folder| folder.join("recovery"))
}

/// The folder for the user's own templates; `WANDEL_DATA_DIR` replaces the one around it.
pub(super) fn templates() -> Option<PathBuf> {
    place("WANDEL_DATA_DIR", |strategy| strategy.data_dir()).map(|folder| folder.join("templates"))
}

/// The folder for preferences; `WANDEL_CONFIG_DIR` replaces it. Nothing without a home.
pub(super) fn preferences() -> Option<PathBuf> {
    place("WANDEL_CONFIG_DIR", |strategy| strategy.config_dir())
}

fn place(variable: &str, of: impl Fn(&dyn BaseStrategy) -> PathBuf) -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(variable).filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(of(&strategy).join("wandel"))
}
