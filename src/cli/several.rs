//! `wandel export` of one file or of many, once or on every save: a bar on a terminal, plain lines in
//! a pipe.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::ProgressBar;

use super::arguments::{ExportArgs, Fit, is_folder};
use super::failure::{Failure, plain};
use super::{Ending, complain, export, say};
use crate::export::{CONTENT_FORMATS, format};
use crate::model::slug;
use crate::storage;

/// How often a watched file is looked at.
const PAUSE: Duration = Duration::from_millis(250);

/// Exports every file; the worst that came of one is what came of all.
pub fn export(arguments: &ExportArgs) -> Ending {
    let all = match each(arguments) {
        Ok(all) => all,
        Err(failure) => return complain(&failure),
    };
    let ending = run(&all);
    if !arguments.watch {
        return ending;
    }
    if all.iter().all(|one| storage::stamp(&one.file).is_none()) {
        // There is nothing to wait for.
        return ending;
    }
    watch(all)
}

/// The arguments for each file.
fn each(arguments: &ExportArgs) -> Result<Vec<ExportArgs>, Failure> {
    let mut files: Vec<PathBuf> = Vec::new();
    for named in &arguments.files {
        let found = storage::matching(named)?;
        if found.is_empty() {
            let message = format!("no file is called {}", named.display());
            return Err(Failure::new(message, "look at the name, and at the folder"));
        }
        files.extend(found);
    }
    let pattern = arguments.to.to_string_lossy().into_owned();
    let several = pattern.contains("{name}");
    let folder = is_folder(&arguments.to);
    if files.len() > 1 && !several && !folder {
        return Err(Failure::argument(
            format!("{} files cannot all be written to {pattern}", files.len()),
            "write {name} where the name of each goes, for example --to 'maps/{name}.svg'",
        ));
    }
    let one = |file: PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let to = match (several, folder) {
            (true, false) => PathBuf::from(pattern.replace("{name}", &name)),
            (_, true) => PathBuf::from(pattern.replace("{name}", &name)).join(proposed(&name, arguments)),
            (false, false) => arguments.to.clone(),
        };
        // A picture has one format for its ending, so that it need not be said which.
        let ending = to.extension().unwrap_or_default().to_string_lossy();
        let said = arguments.kind.clone().filter(|kind| format(kind).is_none() || *kind != *ending);
        ExportArgs { kind: said, file, to, ..arguments.clone() }
    };
    let all: Vec<ExportArgs> = files.into_iter().map(one).collect();
    let mut outputs: Vec<&Path> = all.iter().map(|one| one.to.as_path()).collect();
    outputs.sort_unstable();
    if let Some([twice, _]) = outputs.windows(2).find(|pair| pair.first() == pair.last()) {
        let message = format!("two files would both be written to {}", twice.display());
        return Err(Failure::argument(message, "give them names of their own"));
    }
    Ok(all)
}

/// The name of what is written into a folder: the file read, what of it is shown, and the day.
fn proposed(stem: &str, arguments: &ExportArgs) -> String {
    let kind = arguments.kind.as_deref().unwrap_or("png");
    let content = CONTENT_FORMATS.iter().find(|format| format.id == kind);
    let ending = content.map_or(kind, |format| format.extension);
    let view = match (content, arguments.fit) {
        (Some(format), _) if format.id != ending => format.id,
        (Some(_), _) => "content",
        (None, _) if kind == "pptx" => "deck",
        (None, Fit::Slide) => "slides",
        (None, Fit::Whole) => "map",
    };
    let as_of = arguments.as_of.unwrap_or_else(crate::settings::today);
    let parts = [arguments.journey.as_deref(), arguments.phase.as_deref(), arguments.persona.as_deref()];
    let parts = parts.into_iter().flatten().map(|part| format!("{}-", slug(part))).collect::<String>();
    format!("{stem}-{parts}{view}-{as_of}.{ending}")
}

fn run(all: &[ExportArgs]) -> Ending {
    let bar = bar(all.len());
    let mut worst = Ending::Done;
    for one in all {
        bar.set_message(plain(&one.file.display().to_string()));
        let result = export::run(one);
        bar.suspend(|| match result {
            Ok(written) => {
                say(&written.text);
                if !written.missing.is_empty() {
                    complain_of(&written.missing, one);
                    worst = worse(worst, Ending::Incomplete);
                }
            }
            Err(failure) => {
                let named = Failure { message: named(&failure.message, one, all.len()), ..failure };
                worst = worse(worst, complain(&named));
            }
        });
        bar.inc(1);
    }
    bar.finish_and_clear();
    worst
}

/// The ending that says more of what went wrong: what failed counts more than what is not whole.
fn worse(one: Ending, other: Ending) -> Ending {
    let weight = |ending: Ending| match ending {
        Ending::Incomplete => 1,
        ending => 10 * ending.code(),
    };
    if weight(other) > weight(one) { other } else { one }
}

/// Says which pictures are missing on what was written.
fn complain_of(missing: &[String], one: &ExportArgs) {
    let mut err = std::io::stderr().lock();
    let _ = writeln!(err, "pictures missing on the map of {}:", plain(&one.file.display().to_string()));
    for line in missing {
        let _ = writeln!(err, "  {}", plain(line));
    }
}

/// The message with the file that it is about, where there are several and it does not say.
fn named(message: &str, one: &ExportArgs, count: usize) -> String {
    let file = one.file.display().to_string();
    if count < 2 || message.contains(&file) { message.to_owned() } else { format!("{message} ({file})") }
}

/// A bar for several files on a terminal; elsewhere nothing, since the lines say it.
fn bar(count: usize) -> ProgressBar {
    if count < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    super::bar::bar(count as u64, "{bar:30} {pos}/{len} {wide_msg}")
}

/// Exports each file again when it is saved, until somebody ends the program.
fn watch(all: Vec<ExportArgs>) -> Ending {
    let stamps = |all: &[ExportArgs]| all.iter().map(|one| storage::stamp(&one.file)).collect::<Vec<_>>();
    let mut seen = stamps(&all);
    // What this command wrote itself it may write over.
    let all: Vec<ExportArgs> = all.into_iter().map(|one| ExportArgs { force: true, ..one }).collect();
    let _ = writeln!(std::io::stderr().lock(), "watching; Ctrl+C ends it");
    loop {
        std::thread::sleep(PAUSE);
        let now = stamps(&all);
        for ((one, before), after) in all.iter().zip(&mut seen).zip(now) {
            // A file that is away for a moment is being replaced.
            if after.is_some() && *before != after {
                *before = after;
                run(std::slice::from_ref(one));
            }
        }
    }
}
