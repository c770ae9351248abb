//! `wandel import`: a file of another program into a journey file. Says what it took for what, and lists
//! what found no place.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::arguments::ImportArgs;
use super::failure::{Failure, plain};
use super::{bar, choose};
use crate::edit::{Editor, StepName};
use crate::import::{
    self, Calendar, Choice, Choices, DateTurn, DateWishes, Draft, Found, Grid, ImportError, Mapping,
    Remembered, Settled, Target, Use, Wishes,
};
use crate::inventory;
use crate::model::{ChannelId, FORMAT_VERSION, Lang, PlannedContact, Workspace};
use crate::progress::Progress;
use crate::storage;
use crate::vocabulary::Label;

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// What was done, for people.
    pub text: String,
    /// What found no place, a line each; empty if everything did.
    pub left_over: String,
}

/// What a file for `--map` says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Map {
    columns: BTreeMap<String, String>,
    values: BTreeMap<String, BTreeMap<String, String>>,
}

/// Reads, matches and writes; or says what would come of it.
pub fn run(arguments: &ImportArgs) -> Result<Outcome, Failure> {
    let exists = storage::stamp(&arguments.to).is_some();
    if !arguments.force && !arguments.dry_run {
        choose::refuse_existing(&arguments.to)?;
    }
    let map = map(arguments.map.as_deref())?;
    let found = bar::shown("reading", |progress| found(&arguments.file, progress))?;
    let mut text = String::new();
    let draft = match found {
        Found::Whole(workspace) => return whole(*workspace, arguments),
        Found::Dates(calendar) => return dates(&calendar, arguments, exists),
        Found::Draft(draft) => *draft,
        Found::Grids(grids) => draft_of(&grids, arguments, &map, &mut text)?,
    };
    let (workspace, target) = base(arguments, exists)?;
    let wishes = Wishes {
        target,
        name: arguments.file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        choices: choices(&map)?,
        clear: arguments.clear,
        lang: workspace.language,
    };
    let settled = bar::shown("matching", |progress| import::settle(&workspace, &draft, &wishes, progress))
        .map_err(|_| Failure::new("the import was stopped", "nothing was written"))?;
    said(&settled, &mut text);
    let left_over = left_over(&settled, arguments);
    let mut editor = Editor::new(workspace, false);
    editor.apply_all(settled.edits, settled.name).map_err(|refusal| {
        Failure::new(format!("the file cannot be taken over: {refusal}"), "report this")
    })?;
    write(editor.workspace(), arguments, &mut text)?;
    Ok(Outcome { text, left_over })
}

/// What the file holds.
fn found(path: &Path, progress: &Progress) -> Result<Found, Failure> {
    let bytes = storage::read_bytes(path)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let importer = import::importer(ending, &bytes).ok_or_else(|| {
        Failure::new(format!("this kind of file is not known: {}", path.display()), endings())
    })?;
    importer.read_showing(&bytes, progress).map_err(|error| unread(&error, path))
}

fn unread(error: &ImportError, path: &Path) -> Failure {
    Failure::new(format!("{}: {}", error.what.en, path.display()), error.detail.clone())
}

fn endings() -> String {
    let known: Vec<&str> =
        import::IMPORTERS.iter().flat_map(|importer| importer.extensions.iter().copied()).collect();
    format!("files that are read end in .{}", known.join(", ."))
}

fn map(path: Option<&Path>) -> Result<Map, Failure> {
    let Some(path) = path else { return Ok(Map::default()) };
    let bytes = storage::read_bytes(path)?;
    serde_json::from_str(&import::decoded(&bytes)).map_err(|error| {
        let message = format!("the map cannot be read: {error} ({})", path.display());
        Failure::argument(message, "see `wandel import --help` for an example")
    })
}

fn choices(map: &Map) -> Result<Choices, Failure> {
    let mut choices = Choices::new();
    for (field, values) in &map.values {
        let id = field_id(field)?;
        for (text, value) in values {
            let choice = match value.as_str() {
                "(new)" => Choice::Add,
                "(notes)" => Choice::Notes,
                "(nothing)" => Choice::Leave,
                value => Choice::Take(value.to_owned()),
            };
            choices.insert((id.to_owned(), text.clone()), choice);
        }
    }
    Ok(choices)
}

/// The field that a map names, by id or heading.
fn field_id(name: &str) -> Result<&'static str, Failure> {
    let rows = inventory::Rows::Touchpoints;
    rows.meant(name).map(|(column, _)| column.id).ok_or_else(|| {
        let columns = rows.columns();
        let known: Vec<&str> = columns.iter().map(|column| column.id).collect();
        Failure::argument(
            format!("there is no field `{name}`"),
            format!("the fields are {}", known.join(", ")),
        )
    })
}

/// What the tables say, with the columns as they are known or as the map says.
fn draft_of(grids: &[Grid], arguments: &ImportArgs, map: &Map, text: &mut String) -> Result<Draft, Failure> {
    if arguments.sheet.is_none()
        && map.columns.is_empty()
        && let Some(draft) = import::own_draft(grids)
    {
        return Ok(draft);
    }
    let mut remembered = Remembered::new();
    for (heading, name) in &map.columns {
        let one = match name.as_str() {
            "(notes)" => Use::Notes,
            "(nothing)" => Use::Nothing,
            name => Use::Field(field_id(name)?),
        };
        remembered.insert(inventory::plain(heading), one.id().to_owned());
    }
    let (grid, mapping) = chosen(grids, arguments, &remembered)?;
    for (heading, one) in mapping.headings(grid).iter().zip(&mapping.uses) {
        let what = match one {
            Use::Field(id) => {
                let columns = inventory::Rows::Touchpoints.columns();
                columns.iter().find(|column| column.id == *id).map_or(*id, |column| column.label.en)
            }
            Use::Notes => "kept in the notes",
            Use::Nothing => "left out",
        };
        let _ = writeln!(text, "column `{}`: {what}", plain(heading));
    }
    if !mapping.has_title() {
        let message = format!("no column of {} is known to be the title", arguments.file.display());
        let hint = "say which one it is: --map columns.json with {\"columns\": {\"HEADING\": \"title\"}}";
        return Err(Failure::argument(message, hint));
    }
    let mut draft = import::grid_draft(grid, &mapping);
    draft.left_over.extend(import::other_sheets(grids, grid, Lang::En));
    Ok(draft)
}

/// The sheet that is asked for, else the first with a title.
fn chosen<'g>(
    grids: &'g [Grid],
    arguments: &ImportArgs,
    remembered: &Remembered,
) -> Result<(&'g Grid, Mapping), Failure> {
    let all: Vec<(&Grid, Mapping)> = grids.iter().map(|grid| (grid, Mapping::of(grid, remembered))).collect();
    let wanted = |(grid, mapping): &(&Grid, Mapping)| match &arguments.sheet {
        Some(name) => grid.name == *name,
        None => mapping.heading.is_some() && mapping.has_title(),
    };
    let at = all.iter().position(wanted).or((arguments.sheet.is_none()).then_some(0));
    at.and_then(|at| all.into_iter().nth(at)).ok_or_else(|| {
        let names: Vec<String> = grids.iter().map(|grid| format!("`{}`", grid.name)).collect();
        let wanted = arguments.sheet.as_deref().unwrap_or_default();
        Failure::argument(
            format!("there is no sheet `{wanted}`"),
            format!("the file has {}", names.join(", ")),
        )
    })
}

/// Takes the dates of a calendar over into the planned contacts of a journey.
fn dates(calendar: &Calendar, arguments: &ImportArgs, exists: bool) -> Result<Outcome, Failure> {
    let (workspace, Target::Update(id)) = base(arguments, exists)? else {
        let message = "a calendar holds no journey, only dates for one";
        return Err(Failure::argument(message, "say which: --journey ID"));
    };
    let Some(journey) = workspace.journeys.iter().find(|one| one.id == id) else {
        return Err(Failure::new("the journey is gone", "report this"));
    };
    let like = PlannedContact {
        phase: journey.phases.first().map(|phase| phase.id.clone()).unwrap_or_default(),
        channel: ChannelId::new("email"),
        ..PlannedContact::default()
    };
    let wishes = DateWishes { like: &like, today: crate::settings::today(), zone: &crate::settings::zone() };
    let preview = import::preview_dates(&workspace, journey, calendar, &wishes);
    let mut text = String::new();
    for step in preview.steps.iter().filter(|step| step.turn != DateTurn::Same) {
        let _ = writeln!(text, "{}", plain(&step.told(&workspace, Lang::En)));
    }
    for gone in preview.gone_told(Lang::En) {
        let _ = writeln!(text, "{}", plain(&gone));
    }
    let _ = writeln!(text, "{}", preview.summary(Lang::En));
    let mut left_over = String::new();
    for left in &preview.left_out {
        let _ = writeln!(left_over, "{}", plain(&left.told(Lang::En)));
    }
    if preview.beyond > 0 {
        let _ = writeln!(left_over, "{} more entries were not read", preview.beyond);
    }
    let edit = preview.edit(journey, CONTACTS, false);
    let mut editor = Editor::new(workspace, false);
    if let Some(edit) = edit {
        editor.apply_all(vec![edit], StepName::new(CONTACTS, String::new())).map_err(|refusal| {
            Failure::new(format!("the dates cannot be taken over: {refusal}"), "report this")
        })?;
    }
    write(editor.workspace(), arguments, &mut text)?;
    Ok(Outcome { text, left_over })
}

const CONTACTS: Label = Label::new("planned contacts", "geplande contacten");

/// The workspace that is added to, and into which journey.
fn base(arguments: &ImportArgs, exists: bool) -> Result<(Workspace, Target), Failure> {
    let Some(id) = &arguments.journey else {
        let title = arguments.to.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let workspace =
            Workspace { version: FORMAT_VERSION, title, language: arguments.lang, ..Workspace::default() };
        return Ok((workspace, Target::New));
    };
    if !exists {
        let message = format!("there is no file {}", arguments.to.display());
        return Err(Failure::new(message, "leave --journey out to write a new one"));
    }
    let opened = storage::open(&arguments.to)?;
    let journey = choose::journey(&opened.workspace, &arguments.to, Some(id), None)?;
    let target = Target::Update(journey.id.clone());
    if let Some(reason) = opened.read_only {
        return Err(Failure::new(format!("{} ({})", reason.en, arguments.to.display()), "save a copy of it"));
    }
    Ok((opened.workspace, target))
}

/// What was taken for what, what changes and what is added.
fn said(settled: &Settled, text: &mut String) {
    for question in &settled.questions {
        let times = if question.count == 1 { String::new() } else { format!(" ({} times)", question.count) };
        let what = match &question.choice {
            Choice::Take(other) => format!("is taken as `{other}`"),
            Choice::Add => "is new".to_owned(),
            Choice::Notes => "goes to the notes".to_owned(),
            Choice::Leave => "is left out".to_owned(),
        };
        let _ =
            writeln!(text, "{}", plain(&format!("{}: `{}` {what}{times}", question.label.en, question.text)));
    }
    for change in &settled.changes {
        let line =
            format!("{}: {}: `{}` becomes `{}`", change.title, change.field.en, change.before, change.after);
        let _ = writeln!(text, "{}", plain(&line));
    }
    let added = settled.added;
    let _ = writeln!(
        text,
        "added: {} touchpoints, {} transitions, {} phases; changed: {}; unchanged: {} touchpoints",
        added.touchpoints,
        added.transitions,
        added.phases,
        settled.changes.len(),
        settled.same
    );
}

fn left_over(settled: &Settled, arguments: &ImportArgs) -> String {
    if settled.left_over.is_empty() {
        return String::new();
    }
    let mut text = format!("no place for this of {}:\n", plain(&arguments.file.display().to_string()));
    for left in &settled.left_over {
        let at = if left.line == 0 { String::new() } else { format!("line {}: ", left.line) };
        let more = match left.more {
            0 => String::new(),
            more => format!(" (and {more} more of `{}`)", left.kind),
        };
        let _ = writeln!(text, "  {at}{}", plain(&format!("{}{more}", left.text)));
    }
    text
}

/// A whole workspace goes over as it is.
fn whole(workspace: Workspace, arguments: &ImportArgs) -> Result<Outcome, Failure> {
    if arguments.journey.is_some() {
        let message = "a JSON holds a whole file and cannot change one journey";
        return Err(Failure::argument(message, "leave --journey out"));
    }
    let mut text = String::new();
    write(&workspace, arguments, &mut text)?;
    Ok(Outcome { text, left_over: String::new() })
}

fn write(workspace: &Workspace, arguments: &ImportArgs, text: &mut String) -> Result<(), Failure> {
    if arguments.dry_run {
        text.push_str("nothing was written\n");
        return Ok(());
    }
    let ron = storage::to_text(workspace)?;
    storage::write_export(&arguments.to, ron.as_bytes(), arguments.force)?;
    let _ = writeln!(text, "wrote {}", plain(&arguments.to.display().to_string()));
    Ok(())
}
