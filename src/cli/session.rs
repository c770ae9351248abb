//! `wandel session`: what a session leaves behind, as one page or as dates for a calendar.

use super::arguments::SessionArgs;
use super::choose;
use super::failure::{Failure, plain};
use crate::export;
use crate::report::{self, Material, Request};
use crate::{analysis, storage};

/// Writes or prints what was asked for; the text is for people.
pub fn run(arguments: &SessionArgs) -> Result<String, Failure> {
    let opened = storage::open(&arguments.file)?;
    let workspace = &opened.workspace;
    let journey = choose::journey(workspace, &arguments.file, arguments.journey.as_deref(), arguments.state)?;
    choose::refuse_contradictions(&opened, journey, &arguments.file, "page")?;
    let lang = arguments.lang.unwrap_or(workspace.language);
    let request = Request::new(lang, arguments.as_of.unwrap_or_else(crate::settings::today));
    let analysis = analysis::analyse(workspace, journey, request.as_of);
    let material = Material { workspace, journey, analysis: &analysis, repairs: &[], request: &request };
    let page = report::page(&material);
    let Some(path) = &arguments.to else { return Ok(export::md(&page)) };
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let format = export::session_format(ending).ok_or_else(|| {
        Failure::argument("this kind of file is not known", "end its name in .html, .md or .ics")
    })?;
    if !arguments.force {
        choose::refuse_existing(path)?;
    }
    let dues = report::dues(&material);
    let bytes = (format.write)(&page, &dues, request.as_of)?;
    storage::write_export(path, &bytes, arguments.force)?;
    let mut said = format!("wrote {}\n", plain(&path.display().to_string()));
    if format.extension == "ics" {
        said.push_str(&counted(dues.dated.len(), dues.undated));
    }
    Ok(said)
}

/// How many actions went into the calendar, and how many could not.
fn counted(dated: usize, undated: usize) -> String {
    let noun = |n: usize| if n == 1 { "action" } else { "actions" };
    let left = match undated {
        0 => String::new(),
        n => format!("; {n} {} without a date left out", noun(n)),
    };
    format!("{dated} {}{left}\n", noun(dated))
}
