//! Preferences of the person at this machine, and the day there: plain data. `storage` reads and
//! writes them; nothing of a map is kept here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::model::{Date, DateTime, Lang};

/// Preferences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the window; that of the system if unset.
    pub language: Option<Lang>,
    /// The theme by name, `"light"` if empty.
    pub theme: String,
    /// `"glow"` or `"wgpu"`; chosen by the program if empty.
    pub renderer: String,
    /// Files opened before, newest first, at most twelve.
    pub recent: Vec<PathBuf>,
    /// Width and height of the window in points.
    pub window: Option<(f32, f32)>,
    /// Where the window's upper left corner is, in points; wherever the system puts it if unset.
    pub position: Option<(f32, f32)>,
    /// Whether the window fills the screen.
    pub maximized: bool,
    /// Panels that are folded away, by name.
    pub folded: Vec<String>,
    /// Zoom of the interface, 1 is normal.
    pub interface_scale: Option<f32>,
    /// Keys that differ from the defaults, by command.
    pub keys: BTreeMap<String, String>,
    /// What was chosen in the palette lately, newest first.
    pub chosen: Vec<String>,
    /// Whether things may move by themselves; as the system says if unset.
    pub reduced_motion: Option<bool>,
    /// What columns of imported lists were used for, by their headings.
    pub import_columns: BTreeMap<String, String>,
    /// What unknown words of imported lists were taken for, by column and word.
    pub import_values: BTreeMap<String, String>,
    /// How tables look, by the name of each.
    pub tables: BTreeMap<String, TableLook>,
}

/// How a table looks: what a person chose for it. Empty means as at first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableLook {
    /// The columns that are shown, in their order, with their widths in points.
    pub columns: Vec<(String, f32)>,
    /// The columns that it is sorted by, and whether from the last to the first.
    pub sort: Vec<(String, bool)>,
}

impl Settings {
    /// Puts a file in front of the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(12);
    }
}

/// The day on this machine's clock, where the user is: what an analysis or an export takes unless
/// another date is given.
pub fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The zone of this machine's clock, in which times of other calendars are read.
pub fn zone() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::system()
}

/// The day and the time on this machine's clock, to the second: what a note of a session is stamped with.
pub fn now() -> DateTime {
    let now = jiff::Zoned::now().datetime();
    now.with().subsec_nanosecond(0).build().unwrap_or(now)
}
