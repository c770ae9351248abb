//! The window: the only code that knows egui. Shows derived state and collects [`Action`]s;
//! nothing changes while a frame is drawn.

pub mod app;
mod appearance;
mod bars;
mod becoming;
pub mod canvas;
mod catalogue;
mod checking;
pub mod command;
mod confirming;
mod csv_form;
mod decide;
mod dialogs;
mod document;
mod draughtsman;
mod excerpt;
mod export_form;
mod exporting;
mod filing;
mod folding;
pub mod gaps;
mod hearing;
mod hints;
mod importing;
mod inspector;
mod jobs;
mod keys;
mod libraries;
pub mod looking;
mod menus;
mod notes;
mod offer;
mod panels;
mod path_form;
mod photos;
mod picking;
mod picture;
pub mod plan;
mod popups;
mod preferences;
mod preferring;
mod property;
pub mod quick;
mod replay;
mod rows;
mod running;
mod scope;
pub mod selection;
mod session;
mod sheet;
mod single_line;
pub mod table;
pub mod tables;
mod templates;
#[cfg(test)]
mod testing;
mod ticks;
mod timer;
mod tour;
mod unknowns;
mod views;
mod welcome;
mod window;
mod words;
mod write_form;

use std::path::PathBuf;

use crate::edit::{Edit, StepName};
use crate::layout::Request;
use crate::model::{Id, Journey, Touchpoint};
use crate::storage::Recovery;

pub use app::WandelApp;
pub use selection::Selection;
use single_line::{room_before, single_line};
pub use views::MainView;

/// What a frame asks for; applied after it, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// An edit, one step of undo.
    Apply(Edit),
    /// An edit that joins the step before if that has the same group (typing in one field).
    ApplyGrouped(Edit, u64),
    /// Edits that are one step of undo together, with its name.
    ApplyAll(Vec<Edit>, StepName),
    /// Ends the open group.
    EndGroup,
    /// Adds a touchpoint by this edit and opens its title for typing.
    AddAndRename(Edit),
    /// Another selection.
    Select(Selection),
    /// Selects these touchpoints and shows the first.
    Find(Vec<Id<Touchpoint>>),
    /// Shows another journey.
    ShowJourney(Id<Journey>),
    /// Shows another view.
    View(MainView),
    /// Runs a command.
    Run(Command),
    /// Something about exports under way.
    Exporting(exporting::Ask),
    /// Puts this text on the clipboard.
    CopyText(String),
    /// A short message at the foot of the window.
    Notice(String),
    /// Shows the map by another request: lanes, persona.
    Show(Request),
    /// Opens a file, after asking about unsaved changes.
    OpenPath(PathBuf),
    /// Opens a sample by its name.
    OpenSample(String),
    /// Begins a map from a template by its id, or an empty one.
    Begin(Option<String>),
    /// Opens a recovery copy.
    OpenRecovery(Recovery),
    /// Takes a recovery copy off the welcome screen; `true` removes it for good.
    PutRecoveryAway(Recovery, bool),
    /// Answers the dialog that is open.
    Answer(dialogs::Answer),
    /// Opens the list of problems.
    ShowProblems,
    /// A preference of the person at this machine.
    Prefer(preferring::Preference),
    /// What a panel about gaps asks for.
    Gaps(gaps::Ask),
    /// What the view of deciding asks for.
    Decide(decide::Ask),
    /// What the tour asks for.
    Tour(tour::Ask),
    /// What is asked about templates.
    Templates(templates::Ask),
    /// What the catalogue asks for.
    Catalogue(catalogue::Ask),
    /// What something of a session asks for.
    Session(session::Ask),
    /// What a way to look at the map asks for.
    Looking(looking::Ask),
    /// What a panel of notes asks for.
    Notes(notes::Ask),
    /// What the clock of the session asks for.
    Timer(timer::Ask),
    /// What the bar of the playback asks for.
    Replay(replay::Ask),
    /// What the line of quick entry asks for.
    Quick(quick::Ask),
    /// What a table asks for.
    Tables(tables::Ask),
    /// What a view of the contact plan asks for.
    Plan(plan::Ask),
    /// What is asked of pictures.
    Photos(photos::Ask),
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
    SaveTemplate,
    Import,
    Export,
    ExportContent,
    GapReport,
    Close,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    CopyPicture,
    CopySvg,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    SelectNothing,
    Find,
    NewTouchpoint,
    NewPhase,
    NewJourney,
    DuplicateJourney,
    RenameJourney,
    DeleteJourney,
    JourneyLeft,
    JourneyRight,
    AskScope,
    NewAction,
    FromCatalogue,
    Checklists,
    Rename,
    Link,
    Tidy,
    Fold,
    FoldOthers,
    UnfoldAll,
    ZoomIn,
    ZoomOut,
    Fit,
    ActualSize,
    LanesBy,
    ColourBy,
    FilterBy,
    LightRoute,
    KeepView,
    PreviousJourney,
    NextJourney,
    EnterDetails,
    LeaveDetails,
    ToggleMinimap,
    ToggleMotion,
    SetOwner,
    SetChannel,
    SetMedia,
    SetInfluence,
    SetEmotion,
    SetImportance,
    ToggleMoment,
    Agenda,
    Replay,
    MakeToBe,
    ShowDifferences,
    CheckedToday,
    CheckCards,
    ToPreviousPhase,
    ToNextPhase,
    ToggleCatalogue,
    ToggleInspector,
    ToggleGaps,
    Present,
    PresentPrevious,
    PresentNext,
    PresentBlank,
    PresentFreeze,
    PresentGaps,
    PresentWhole,
    Rounds,
    Tally,
    Walk,
    SessionRecord,
    ShowLibraries,
    ToggleExpected,
    TogglePictures,
    LayModels,
    ShowKeys,
    Tour,
    Palette,
    ThemeLight,
    ThemeDark,
    ThemePrint,
    LanguageEnglish,
    LanguageDutch,
}

/// Opens the window, with a file or with the welcome screen, and returns when it is closed.
/// `renderer` is `"glow"` or `"wgpu"`; unset tries the one, then the other. The error is a text for people.
pub fn run(file: Option<PathBuf>, renderer: Option<String>) -> Result<(), String> {
    window::run(file, renderer)
}
