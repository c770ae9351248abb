//! `wandel export`: a journey as one or more pictures. Nothing is written before all of them are made.

use std::path::{Path, PathBuf};

use super::arguments::{ExportArgs, Fit};
use super::failure::{Failure, plain};
use crate::check::Level;
use crate::export::{self, Resolution};
use crate::layout::{self, Request};
use crate::model::{Id, Journey, Workspace};
use crate::scene::{self, Options, Scene, slide};
use crate::storage::{self, Located, Opened};
use crate::theme::Theme;
use crate::vocabulary::nearest;

/// Makes and writes the pictures; the text names what was written.
pub fn run(arguments: &ExportArgs) -> Result<String, Failure> {
    refuse_pixels_of_svg(arguments)?;
    let opened = storage::open(&arguments.file)?;
    let workspace = &opened.workspace;
    let journey = journey(workspace, arguments)?;
    refuse_contradictions(&opened, journey, &arguments.file)?;
    let lang = arguments.lang.unwrap_or(workspace.language);
    let request = Request {
        lanes: arguments.lanes.map(Into::into),
        lang,
        persona: persona(workspace, arguments)?,
        phase: phase(journey, arguments)?,
        ..Request::default()
    };
    let options = Options {
        lang,
        owners: !arguments.no_owners,
        file_name: arguments.file.file_name().map(|name| name.to_string_lossy().into_owned()),
        as_of: Some(arguments.as_of.unwrap_or_else(crate::settings::today)),
        ..Options::default()
    };
    let theme = Theme::named(&arguments.theme).unwrap_or_else(Theme::light);
    let pictures = match arguments.fit {
        Fit::Whole => {
            let layout = layout::layout(workspace, journey, &request, None);
            vec![(arguments.to.clone(), scene::build(workspace, journey, &layout, &theme, &options))]
        }
        Fit::Slide => {
            slide::named(&arguments.to, slide::slides(workspace, journey, &request, &theme, &options))
        }
    };
    write(&pictures, arguments)
}

/// A picture without pixels has no size in pixels.
fn refuse_pixels_of_svg(arguments: &ExportArgs) -> Result<(), Failure> {
    let given = match (arguments.width, arguments.scale) {
        (Some(_), _) => "--width",
        (_, Some(_)) => "--scale",
        _ => return Ok(()),
    };
    let ending = arguments.to.extension().unwrap_or_default();
    if !ending.eq_ignore_ascii_case("svg") {
        return Ok(());
    }
    let message = format!("{given} is for PNG, not for {}", arguments.to.display());
    Err(Failure::argument(message, format!("leave {given} out, for SVG has no pixels, or name a .png")))
}

fn journey<'a>(workspace: &'a Workspace, arguments: &ExportArgs) -> Result<&'a Journey, Failure> {
    let journeys = &workspace.journeys;
    let wanted = |journey: &Journey| match (&arguments.journey, arguments.state) {
        (Some(id), _) => journey.id.as_str() == id,
        (None, Some(state)) => journey.state == state,
        (None, None) => true,
    };
    let ids = || journeys.iter().map(|journey| journey.id.as_str());
    journeys.iter().map(|journey| &**journey).find(|journey| wanted(journey)).ok_or_else(|| {
        let path = arguments.file.display();
        match &arguments.journey {
            Some(id) => {
                Failure::argument(format!("there is no journey `{id}` in {path}"), choices(id, ids()))
            }
            None if journeys.is_empty() => {
                Failure::new(format!("there is no journey in {path}"), "add one in the window")
            }
            None => Failure::argument(
                format!("no journey is in that state in {path}"),
                format!("the file has {}", listed(ids())),
            ),
        }
    })
}

fn persona(
    workspace: &Workspace,
    arguments: &ExportArgs,
) -> Result<Option<Id<crate::model::Persona>>, Failure> {
    let Some(id) = &arguments.persona else { return Ok(None) };
    let found = workspace.personas.iter().find(|persona| persona.id.as_str() == id);
    let ids = workspace.personas.iter().map(|persona| persona.id.as_str());
    found.map(|persona| Some(persona.id.clone())).ok_or_else(|| {
        let message = format!("there is no persona `{id}` in {}", arguments.file.display());
        Failure::argument(message, choices(id, ids))
    })
}

fn phase(journey: &Journey, arguments: &ExportArgs) -> Result<Option<Id<crate::model::Phase>>, Failure> {
    let Some(id) = &arguments.phase else { return Ok(None) };
    let found = journey.phases.iter().find(|phase| phase.id.as_str() == id);
    let ids = journey.phases.iter().map(|phase| phase.id.as_str());
    found.map(|phase| Some(phase.id.clone())).ok_or_else(|| {
        let message = format!("there is no phase `{id}` in {}", arguments.file.display());
        Failure::argument(message, choices(id, ids))
    })
}

/// What could be meant: the nearest id, else all of them.
fn choices<'a>(id: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(id, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the file has {}", listed(known)),
    }
}

fn listed<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let ids: Vec<_> = ids.map(|id| format!("`{id}`")).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}

/// A map of content that contradicts itself would leave things out.
fn refuse_contradictions(opened: &Opened, journey: &Journey, path: &Path) -> Result<(), Failure> {
    let concerns = |located: &&Located| {
        let problem = &located.problem;
        problem.level == Level::Error && problem.journey.as_ref().is_none_or(|id| *id == journey.id)
    };
    let count = opened.problems.iter().filter(concerns).count();
    let Some(first) = opened.problems.iter().find(concerns) else { return Ok(()) };
    let errors = if count == 1 { "is an error".to_owned() } else { format!("are {count} errors") };
    Err(Failure::new(
        format!("the map would not be complete, for there {errors} in {}", path.display()),
        format!("{}; {} `wandel check` lists all", first.problem.message, ended(&first.problem.mend)),
    ))
}

/// The text as the end of a sentence, with a full stop unless it asks.
fn ended(text: &str) -> String {
    let stop = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{text}{stop}")
}

fn write(pictures: &[(PathBuf, Scene)], arguments: &ExportArgs) -> Result<String, Failure> {
    let ending = arguments.to.extension().unwrap_or_default().to_string_lossy();
    let format = export::format(&ending)
        .ok_or_else(|| Failure::argument("this kind of picture is not known", "use .svg or .png"))?;
    let resolution = match (arguments.scale, arguments.width, arguments.fit) {
        (Some(scale), ..) => Resolution::Scale(scale),
        (_, Some(width), _) => Resolution::Width(width),
        (None, None, Fit::Slide) => Resolution::Width(slide::WIDTH),
        (None, None, Fit::Whole) => Resolution::Scale(2.0),
    };
    for (path, _) in pictures.iter().filter(|_| !arguments.force) {
        if storage::stamp(path).is_some() {
            let message = format!("there is already a file {}", path.display());
            return Err(Failure::new(message, "choose another name, or replace it with --force"));
        }
    }
    let made = pictures.iter().map(|(path, scene)| Ok((path, (format.write)(scene, resolution)?)));
    let made = made.collect::<Result<Vec<_>, Failure>>()?;
    let files = made.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice()));
    storage::write_exports(files, arguments.force)?;
    let mut text = String::new();
    for (path, _) in &made {
        text.push_str(&format!("wrote {}\n", plain(&path.display().to_string())));
    }
    Ok(text)
}
