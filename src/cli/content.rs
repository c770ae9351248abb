//! `wandel export` of what a journey says, without its picture.

use super::arguments::ExportArgs;
use super::choose;
use super::failure::{Failure, plain};
use crate::export::{self, Content, ContentFormat, CsvStyle};
use crate::report::{self, Material, Request};
use crate::{analysis, storage};

/// The format that the output's name asks for; nothing if it is a picture.
pub fn format(arguments: &ExportArgs) -> Result<Option<&'static ContentFormat>, Failure> {
    let ending = arguments.to.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let format = export::content_format(ending, arguments.kind.as_deref());
    match &arguments.kind {
        Some(kind) if format.is_none() => {
            let known: Vec<&str> = export::CONTENT_FORMATS
                .iter()
                .filter(|format| format.extension.eq_ignore_ascii_case(ending))
                .map(|format| format.id)
                .collect();
            let hint = match known.as_slice() {
                [] => "leave --as out".to_owned(),
                known => format!("a .{ending} can be {}", known.join(", ")),
            };
            Err(Failure::argument(format!("a .{ending} cannot be `{kind}`"), hint))
        }
        _ => Ok(format),
    }
}

/// Writes it; the text names what was written.
pub fn run(arguments: &ExportArgs, format: &ContentFormat) -> Result<String, Failure> {
    refuse_looks(arguments)?;
    let opened = storage::open(&arguments.file)?;
    let workspace = &opened.workspace;
    let journey = choose::journey(workspace, &arguments.file, arguments.journey.as_deref(), arguments.state)?;
    choose::refuse_contradictions(&opened, journey, &arguments.file, "export")?;
    if !arguments.force {
        choose::refuse_existing(&arguments.to)?;
    }
    let lang = arguments.lang.unwrap_or(workspace.language);
    let as_of = arguments.as_of.unwrap_or_else(crate::settings::today);
    let matrices = || {
        let request = Request::new(lang, as_of);
        let analysis = analysis::analyse(workspace, journey, as_of);
        let material = Material { workspace, journey, analysis: &analysis, repairs: &[], request: &request };
        report::matrix_tables(&material)
    };
    let style = CsvStyle {
        semicolon: arguments.semicolon,
        decimal_comma: arguments.decimal_comma,
        bom: arguments.bom,
    };
    let content = Content { workspace, journey, lang, as_of, style, matrices: &matrices };
    let bytes = (format.write)(&content)?;
    storage::write_export(&arguments.to, &bytes, arguments.force)?;
    Ok(format!("wrote {}\n", plain(&arguments.to.display().to_string())))
}

/// What says how a picture looks says nothing of a list; leaving it out silently would mislead.
fn refuse_looks(arguments: &ExportArgs) -> Result<(), Failure> {
    let given = [
        (arguments.width.is_some(), "--width"),
        (arguments.scale.is_some(), "--scale"),
        (arguments.persona.is_some(), "--persona"),
        (arguments.phase.is_some(), "--phase"),
        (arguments.lanes.is_some(), "--lanes"),
        (arguments.each.is_some(), "--each"),
        (arguments.into, "--into"),
    ];
    let Some((_, name)) = given.iter().find(|(given, _)| *given) else { return Ok(()) };
    let message = format!("{name} is for pictures, not for {}", arguments.to.display());
    Err(Failure::argument(message, format!("leave {name} out, or name a .png or .svg")))
}
