//! `wandel gaps`: what the rules find in a journey, for people, spreadsheets and programs.

use std::io::Write as _;

use super::arguments::GapsArgs;
use super::choose::{self, choices};
use super::failure::{Failure, plain};
use crate::analysis::{self, Analysis};
use crate::export::{self, CsvStyle, ReportFormat};
use crate::model::{Department, Id, Workspace};
use crate::report::{self, Material, Request};
use crate::storage;

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// What to print for people.
    pub text: String,
    /// Whether a finding as bad as `--fail-on` says is open.
    pub failed: bool,
}

/// Analyses the journey, writes or prints what was asked for.
pub fn run(arguments: &GapsArgs) -> Result<Outcome, Failure> {
    let opened = storage::open(&arguments.file)?;
    let workspace = &opened.workspace;
    let journey = choose::journey(workspace, &arguments.file, arguments.journey.as_deref(), arguments.state)?;
    choose::refuse_contradictions(&opened, journey, &arguments.file, "report")?;
    let request = request(workspace, arguments)?;
    let analysis = analysis::analyse(workspace, journey, request.as_of);
    let failed = arguments.fail_on.is_some_and(|least| {
        let open = analysis.findings.iter().filter(|finding| finding.is_open());
        open.into_iter().any(|finding| finding.severity >= least)
    });
    let format = format(arguments)?;
    let text = match format {
        None => terminal(workspace, journey, &analysis, &request),
        Some(format) => {
            let repairs = analysis::repairs(workspace, journey, request.as_of, || true);
            let material =
                Material { workspace, journey, analysis: &analysis, repairs: &repairs, request: &request };
            deliver(format, &material, arguments)?
        }
    };
    Ok(Outcome { text, failed })
}

fn request(workspace: &Workspace, arguments: &GapsArgs) -> Result<Request, Failure> {
    let mut request = Request::new(
        arguments.lang.unwrap_or(workspace.language),
        arguments.as_of.unwrap_or_else(crate::settings::today),
    );
    request.least = arguments.min_severity.unwrap_or(request.least);
    request.rules.clone_from(&arguments.rule);
    request.owner = owner(workspace, arguments)?;
    Ok(request)
}

fn owner(workspace: &Workspace, arguments: &GapsArgs) -> Result<Option<Id<Department>>, Failure> {
    let Some(wanted) = &arguments.owner else { return Ok(None) };
    let mut known = workspace.departments.iter();
    let found = known
        .find(|department| department.id.as_str() == wanted || department.name.eq_ignore_ascii_case(wanted));
    let ids = workspace.departments.iter().map(|department| department.id.as_str());
    found.map(|department| Some(department.id.clone())).ok_or_else(|| {
        let message = format!("there is no owner `{wanted}` in {}", arguments.file.display());
        Failure::argument(message, choices(wanted, ids))
    })
}

/// The format asked for by name, else by the ending of the output; nothing for lines on a terminal.
fn format(arguments: &GapsArgs) -> Result<Option<&'static ReportFormat>, Failure> {
    let ending = arguments.to.as_ref().and_then(|path| path.extension()?.to_str());
    match (arguments.format.as_deref(), ending) {
        (Some("table"), _) | (None, None) if arguments.to.is_none() => Ok(None),
        (Some("table"), _) => Err(Failure::argument(
            "a table is for the terminal and cannot be written with --to",
            "choose another --format, for example `md`",
        )),
        (Some(name), _) => Ok(export::report_format(name)),
        (None, ending) => export::report_format(ending.unwrap_or_default()).map(Some).ok_or_else(|| {
            let known: Vec<String> =
                export::REPORT_FORMATS.iter().map(|format| format!(".{}", format.extension)).collect();
            Failure::argument(
                "the name of the output does not say what kind of report it is",
                format!("end it in {}, or say --format", known.join(", ")),
            )
        }),
    }
}

fn terminal(
    workspace: &Workspace,
    journey: &crate::model::Journey,
    analysis: &Analysis,
    request: &Request,
) -> String {
    let material = Material { workspace, journey, analysis, repairs: &[], request };
    let rows = report::rows(&material);
    let lines = export::lines(&rows, width());
    let lines: String = lines.lines().map(|line| plain(line) + "\n").collect();
    let noun = if rows.len() == 1 { "finding" } else { "findings" };
    format!("{lines}{} {noun} as of {}\n", rows.len(), request.as_of)
}

/// The letters of a line on this terminal; everything when it is no terminal or does not say.
fn width() -> usize {
    use std::io::IsTerminal as _;
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    if std::io::stdout().is_terminal() { columns.unwrap_or(0) } else { 0 }
}

fn deliver(format: &ReportFormat, material: &Material<'_>, arguments: &GapsArgs) -> Result<String, Failure> {
    if let Some(path) = arguments.to.as_ref().filter(|_| !arguments.force) {
        choose::refuse_existing(path)?;
    }
    if arguments.to.is_none() && format.extension == "xlsx" {
        return Err(Failure::argument("a workbook is no text", "say where to write it with --to gaps.xlsx"));
    }
    let style = CsvStyle {
        semicolon: arguments.semicolon,
        decimal_comma: arguments.decimal_comma,
        bom: arguments.bom,
    };
    let bytes = (format.write)(&report::report(material), &report::rows(material), style)?;
    match &arguments.to {
        Some(path) => {
            storage::write_export(path, &bytes, arguments.force)?;
            Ok(format!("wrote {}\n", plain(&path.display().to_string())))
        }
        None => {
            // Files for programs go out as they are; a reader who has seen enough is no error.
            let mut out = std::io::stdout().lock();
            let _ = out.write_all(&bytes).and_then(|()| out.flush());
            Ok(String::new())
        }
    }
}
