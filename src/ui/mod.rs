//! The window: the only code that knows egui. Shows derived state and collects [`Action`]s;
//! nothing changes while a frame is drawn.

pub mod canvas;
pub mod selection;

use crate::edit::Edit;
use crate::model::{Id, Journey};

pub use selection::Selection;

/// What a frame asks for; applied after it, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An edit, one step of undo.
    Apply(Edit),
    /// An edit that joins the step before if that has the same group (typing in one field).
    ApplyGrouped(Edit, u64),
    /// Ends the open group.
    EndGroup,
    /// Adds a touchpoint by this edit and opens its title for typing.
    AddAndRename(Edit),
    /// Another selection.
    Select(Selection),
    /// Shows another journey.
    ShowJourney(Id<Journey>),
    /// Runs a command.
    Run(Command),
    /// Puts this text on the clipboard.
    CopyText(String),
    /// A short message at the foot of the window.
    Notice(String),
}

/// Everything that the menu, the palette and the keyboard can do. Label, tooltip and shortcut of
/// each live in `command.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the label of each says what it does")]
pub enum Command {
    New,
    Open,
    Save,
    SaveAs,
    Export,
    Close,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    SelectNothing,
    NewTouchpoint,
    NewPhase,
    Rename,
    Link,
    Tidy,
    ZoomIn,
    ZoomOut,
    Fit,
    ActualSize,
    SetOwner,
    SetChannel,
    SetMedia,
    SetInfluence,
    SetEmotion,
    SetImportance,
    ToggleMoment,
    ToggleCatalogue,
    ToggleInspector,
    ToggleGaps,
    ShowKeys,
    ThemeLight,
    ThemeDark,
    ThemePrint,
    LanguageEnglish,
    LanguageDutch,
}
