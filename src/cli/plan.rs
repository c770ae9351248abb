//! `wandel plan`: the contact plan as tables, a page or text, whole or one part of it.

use std::path::{Path, PathBuf};

use super::arguments::PlanArgs;
use super::choose::{self, choices};
use super::failure::{Failure, plain};
use crate::export::{self, CsvStyle};
use crate::model::{ChannelId, Id, Workspace};
use crate::report::plan::{self, Filter, Part, Plan};
use crate::storage;
use crate::vocabulary;

/// Writes or prints what was asked for; the text is for people.
pub fn run(arguments: &PlanArgs) -> Result<String, Failure> {
    let opened = storage::open(&arguments.file)?;
    let workspace = &opened.workspace;
    let journey = choose::journey(workspace, &arguments.file, arguments.journey.as_deref(), arguments.state)?;
    choose::refuse_contradictions(&opened, journey, &arguments.file, "plan")?;
    let filter = filter(workspace, arguments)?;
    let plan = Plan {
        workspace,
        journey,
        filter: &filter,
        as_of: arguments.as_of.unwrap_or_else(crate::settings::today),
        lang: arguments.lang.unwrap_or(workspace.language),
    };
    let wanted = arguments.part.as_deref();
    let part = Part::ALL.into_iter().find(|part| wanted == Some(part.id()));
    let report = plan::report(&plan, part);
    let Some(path) = &arguments.to else { return Ok(export::md(&report)) };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let format = export::plan_format(ending).ok_or_else(|| {
        Failure::argument("this kind of file is not known", "end its name in .csv, .html or .md")
    })?;
    let style = CsvStyle {
        semicolon: arguments.semicolon,
        decimal_comma: arguments.decimal_comma,
        bom: arguments.bom,
    };
    let files: Vec<(PathBuf, Vec<u8>)> = (format.write)(&report, style)?
        .into_iter()
        .map(|(name, bytes)| (storage::beside(path, name.as_deref()), bytes))
        .collect();
    write(&files, arguments.force)
}

/// Writes every file, or none if one is there that nobody agreed to lose.
fn write(files: &[(PathBuf, Vec<u8>)], force: bool) -> Result<String, Failure> {
    if !force {
        files.iter().try_for_each(|(path, _)| choose::refuse_existing(path))?;
    }
    storage::write_exports(files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())), force)?;
    let mut said = String::new();
    for (path, _) in files {
        said.push_str(&format!("wrote {}\n", plain(&path.display().to_string())));
    }
    Ok(said)
}

fn filter(workspace: &Workspace, arguments: &PlanArgs) -> Result<Filter, Failure> {
    let file = arguments.file.as_path();
    macro_rules! one_of {
        ($list:ident, $wanted:expr, $noun:literal) => {
            named(
                $wanted.as_deref(),
                ($noun, file),
                workspace.$list.iter().map(|one| (one.id.as_str(), one.name.as_str())),
            )?
            .map(Id::new)
        };
    }
    Ok(Filter {
        persona: one_of!(personas, arguments.persona, "persona"),
        segment: one_of!(segments, arguments.segment, "segment"),
        channel: channel(workspace, arguments)?,
        owner: one_of!(departments, arguments.owner, "owner"),
    })
}

/// The id of the entry that is called so.
fn named<'a>(
    wanted: Option<&str>,
    (noun, file): (&str, &Path),
    mut known: impl Iterator<Item = (&'a str, &'a str)> + Clone,
) -> Result<Option<&'a str>, Failure> {
    let Some(wanted) = wanted else { return Ok(None) };
    let ids = known.clone().map(|(id, _)| id);
    let found = known.find(|(id, name)| *id == wanted || name.eq_ignore_ascii_case(wanted));
    found.map(|(id, _)| Some(id)).ok_or_else(|| {
        let message = format!("there is no {noun} `{wanted}` in {}", file.display());
        Failure::argument(message, choices(wanted, ids))
    })
}

/// A channel of ours or of the file's own.
fn channel(workspace: &Workspace, arguments: &PlanArgs) -> Result<Option<ChannelId>, Failure> {
    let Some(wanted) = &arguments.channel else { return Ok(None) };
    let own = workspace.channels.iter().map(|own| own.id.as_str());
    let mut known = vocabulary::channels().map(|channel| channel.id).chain(own);
    match known.find(|id| id == wanted) {
        Some(id) => Ok(Some(ChannelId::new(id))),
        None => Err(Failure::argument(
            format!("there is no channel `{wanted}`"),
            "`wandel list channels` names them all",
        )),
    }
}
