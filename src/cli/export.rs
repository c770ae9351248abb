//! `wandel export`: a journey as one or more pictures. Nothing is written before all of them are made.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::arguments::{ExportArgs, Fit, WITH_MACROS};
use super::choose::{self, choices};
use super::failure::{Failure, plain};
use crate::analysis;
use crate::export::{self, Drawing, Format, Holds, Progress, Resolution, Settings};
use crate::layout::{self, Layout, Request};
use crate::model::{Attribute, Choice as _, Criterion, Date, Id, Journey, Persona, Touchpoint, Workspace};
use crate::report;
use crate::scene::badges::Badges;
use crate::scene::{self, Options, Scene, each, slide};
use crate::search::{self, Facts, Lit, NotKnown};
use crate::storage;
use crate::theme::Theme;

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// The files, for people.
    pub text: String,
    /// What is missing in them, a line each.
    pub missing: Vec<String>,
}

/// Makes and writes the pictures; says what was written, and which pictures on it are missing.
pub fn run(arguments: &ExportArgs) -> Result<Written, Failure> {
    if let Some(format) = super::content::format(arguments)? {
        let text = super::content::run(arguments, format)?;
        return Ok(Written { text, ..Written::default() });
    }
    let format = format(arguments)?;
    refuse_what_it_has_not(format, arguments)?;
    let opened = storage::open(&arguments.file)?;
    let workspace = &opened.workspace;
    let journey = choose::journey(workspace, &arguments.file, arguments.journey.as_deref(), arguments.state)?;
    choose::refuse_contradictions(&opened, journey, &arguments.file, "map")?;
    let lang = arguments.lang.unwrap_or(workspace.language);
    let request = Request {
        lanes: arguments.lanes.map(Into::into),
        lang,
        persona: persona(workspace, arguments, arguments.persona.as_deref())?,
        phase: phase(journey, arguments)?,
        pictures: arguments.pictures,
        ownerless: arguments.no_owners,
        ..Request::default()
    };
    let portraits = request.persona.is_some() || arguments.each.is_some();
    let (album, missing) = match arguments.pictures {
        true => storage::album(&arguments.file, workspace, journey, portraits),
        false => Default::default(),
    };
    let as_of = arguments.as_of.unwrap_or_else(crate::settings::today);
    let (filter, route) = narrowed(workspace, journey, arguments)?;
    let found = touchpoints_with_gaps(workspace, journey, (as_of, &filter));
    let facts = Facts { workspace, journey, findings: found.as_ref() };
    let lit =
        (!filter.is_empty() || route.is_some()).then(|| Arc::new(Lit::of(&filter, route.as_ref(), &facts)));
    let whole = arguments.fit == Fit::Whole && arguments.each.is_none() && format.holds != Holds::Deck;
    let gaps = (!arguments.no_gaps).then_some(as_of);
    let (badges, layout) = badges_and_layout((workspace, journey), gaps, whole.then_some(&request));
    let options = Options {
        lang,
        scale: Some(1.0),
        badges: Arc::new(badges),
        owners: !arguments.no_owners,
        colours: arguments.colour_by.into(),
        notes: !arguments.no_notes,
        file_name: arguments.file.file_name().map(|name| name.to_string_lossy().into_owned()),
        as_of: Some(as_of),
        narrowed: search::told(&filter, route.as_ref(), &facts, lang),
        lit,
        album: arguments.pictures.then(|| Arc::new(album)),
        ..Options::default()
    };
    let theme = Theme::named(&arguments.theme).unwrap_or_else(Theme::light);
    let deck = || slide::deck(workspace, journey, &request, &theme, &options);
    let pictures = match arguments.fit {
        _ if format.holds == Holds::Deck => slide::named(&arguments.to, deck()),
        _ if let Some(of) = arguments.each => {
            let scenes = each::each((workspace, journey), of.into(), &request, &theme, &options);
            each::numbered(&arguments.to, scenes)
        }
        Fit::Whole => {
            let scene = |layout| scene::build(workspace, journey, layout, &theme, &options);
            layout.iter().map(|layout| (arguments.to.clone(), scene(layout))).collect()
        }
        Fit::Slide => {
            slide::named(&arguments.to, slide::slides(workspace, journey, &request, &theme, &options))
        }
    };
    if pictures.is_empty() {
        return Err(nothing_of_each());
    }
    let findings = || report::found(workspace, journey, &report::Request::new(lang, as_of));
    let file = arguments.file.file_name().unwrap_or_default().to_string_lossy();
    let drawing = Drawing { scenes: &[], workspace, file: &file, journey, lang, findings: &findings };
    let files = files(pictures, format, arguments);
    let text = match arguments.into {
        true => into(&files, &drawing)?,
        false => write(files, format, &drawing, arguments)?,
    };
    Ok(Written { text, missing: missing.into_iter().map(|one| one.en).collect() })
}

/// The gaps as on a date and the layout as asked for; neither needs the other, so both are made at once.
fn badges_and_layout(
    (workspace, journey): (&Workspace, &Journey),
    gaps: Option<Date>,
    request: Option<&Request>,
) -> (Badges, Option<Layout>) {
    std::thread::scope(|scope| {
        let badges = |as_of| Badges::of(&analysis::analyse(workspace, journey, as_of));
        let badges = gaps.map(|as_of| scope.spawn(move || badges(as_of)));
        let layout = request.map(|request| layout::layout(workspace, journey, request, None));
        (badges.map(export::joined).unwrap_or_default(), layout)
    })
}

fn nothing_of_each() -> Failure {
    let hint = "add some in the window, or leave --each out";
    Failure::new("there is nothing to make a picture of each of", hint)
}

fn format(arguments: &ExportArgs) -> Result<&'static Format, Failure> {
    let ending = arguments.to.extension().unwrap_or_default().to_string_lossy();
    let known = export::FORMATS.iter().map(|format| format!(".{}", format.extension));
    let with_macros = ending.eq_ignore_ascii_case(WITH_MACROS);
    if with_macros && (!arguments.into || storage::stamp(&arguments.to).is_none()) {
        let message = format!("{} would have no macros", arguments.to.display());
        let hint = "name a .pptx, or renew the slides of a .pptm that is there with --into";
        return Err(Failure::argument(message, hint));
    }
    export::format(if with_macros { "pptx" } else { &ending }).ok_or_else(|| {
        let known: Vec<_> = known.collect();
        Failure::argument("this kind of picture is not known", format!("use {}", known.join(" or ")))
    })
}

/// A picture without pixels has no size in pixels, and one without pages no paper.
fn refuse_what_it_has_not(format: &Format, arguments: &ExportArgs) -> Result<(), Failure> {
    let given = [
        ("--width", arguments.width.is_some(), "png"),
        ("--scale", arguments.scale.is_some(), "png"),
        ("--transparent", arguments.transparent, "png"),
        ("--paper", arguments.paper.is_some(), "pdf"),
        ("--poster", arguments.poster.is_some(), "pdf"),
        ("--into", arguments.into, "pptx"),
    ];
    if arguments.pictures && (format.holds == Holds::Deck || arguments.fit == Fit::Slide) {
        let message = "--pictures is for whole maps: the cards of slides have no room for them";
        return Err(Failure::argument(message, "leave --pictures out, or leave --fit slide out"));
    }
    if arguments.each.is_some() && format.holds == Holds::Deck {
        let message = format!("--each is for pictures, not for {}", arguments.to.display());
        return Err(Failure::argument(message, "leave --each out: a deck has a slide for each phase"));
    }
    let Some((flag, _, ending)) =
        given.iter().find(|(_, given, ending)| *given && *ending != format.extension)
    else {
        return Ok(());
    };
    let message = format!("{flag} is for {}, not for {}", ending.to_uppercase(), arguments.to.display());
    Err(Failure::argument(message, format!("leave {flag} out, or name a .{ending}")))
}

/// What goes into which file: a format with pages takes all pictures into one.
fn files(
    pictures: Vec<(PathBuf, Scene)>,
    format: &Format,
    arguments: &ExportArgs,
) -> Vec<(PathBuf, Vec<Scene>)> {
    if format.holds != Holds::One && arguments.each.is_none() {
        return vec![(arguments.to.clone(), pictures.into_iter().map(|(_, scene)| scene).collect())];
    }
    pictures.into_iter().map(|(path, scene)| (path, vec![scene])).collect()
}

fn persona(
    workspace: &Workspace,
    arguments: &ExportArgs,
    id: Option<&str>,
) -> Result<Option<Id<crate::model::Persona>>, Failure> {
    let Some(id) = id else { return Ok(None) };
    let found = workspace.personas.iter().find(|persona| persona.id.as_str() == id);
    let ids = workspace.personas.iter().map(|persona| persona.id.as_str());
    found.map(|persona| Some(persona.id.clone())).ok_or_else(|| {
        let message = format!("there is no persona `{id}` in {}", arguments.file.display());
        Failure::argument(message, choices(id, ids))
    })
}

/// The filter and the persona whose way is lit.
fn narrowed(
    workspace: &Workspace,
    journey: &Journey,
    arguments: &ExportArgs,
) -> Result<(Vec<Criterion>, Option<Id<Persona>>), Failure> {
    let facts = Facts { workspace, journey, findings: None };
    let criterion = |text: &String| {
        search::read(text, &facts).map_err(|unknown| match unknown {
            NotKnown::Attribute(known) => Failure::argument(
                format!("`{text}` names no attribute to filter by"),
                format!("write one of {} and its value, such as owner=sales", known.join(", ")),
            ),
            NotKnown::Value(by, known) => {
                let value = text.split_once('=').map_or("", |(_, value)| value.trim());
                Failure::argument(
                    format!("`{value}` is no {} in {}", by.id(), arguments.file.display()),
                    choices(value, known.iter().map(String::as_str)),
                )
            }
        })
    };
    let filter = arguments.filter.iter().map(criterion).collect::<Result<_, _>>()?;
    Ok((filter, persona(workspace, arguments, arguments.route.as_deref())?))
}

/// The touchpoints with open findings, where the filter asks for them.
fn touchpoints_with_gaps(
    workspace: &Workspace,
    journey: &Journey,
    (as_of, filter): (Date, &[Criterion]),
) -> Option<HashSet<Id<Touchpoint>>> {
    if !filter.iter().any(|one| one.by == Attribute::Findings) {
        return None;
    }
    let analysis = analysis::analyse(workspace, journey, as_of);
    let open = analysis.findings.iter().filter(|finding| finding.is_open());
    Some(open.filter_map(analysis::Finding::touchpoint).cloned().collect())
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

/// Renews our slides in the deck that is there; makes one where there is none.
fn into(files: &[(PathBuf, Vec<Scene>)], drawing: &Drawing<'_>) -> Result<String, Failure> {
    let Some((path, scenes)) = files.first() else { return Ok(String::new()) };
    let drawing = Drawing { scenes, ..*drawing };
    let settings = Settings::from(Resolution::Scale(1.0));
    let name = plain(&path.display().to_string());
    if storage::stamp(path).is_none() {
        storage::write_export(path, &export::pptx(&drawing, &settings)?, false)?;
        return Ok(format!("wrote {name}\n"));
    }
    let (bytes, done) = export::pptx_into(&drawing, &settings, &storage::read_deck(path)?)?;
    storage::write_export(path, &bytes, true)?;
    let mut said =
        format!("wrote {name}: {} slides renewed, {} new, {} gone", done.renewed, done.added, done.removed);
    if done.linked > 0 {
        said.push_str(&format!(", {} kept since others link to them", done.linked));
    }
    Ok(format!("{said}; {} others as they were\n", done.others))
}

fn write(
    files: Vec<(PathBuf, Vec<Scene>)>,
    format: &Format,
    drawing: &Drawing<'_>,
    arguments: &ExportArgs,
) -> Result<String, Failure> {
    let resolution = match (arguments.scale, arguments.width, arguments.fit) {
        (Some(scale), ..) => Resolution::Scale(scale),
        (_, Some(width), _) => Resolution::Width(width),
        (None, None, Fit::Slide) => Resolution::Width(slide::WIDTH),
        (None, None, Fit::Whole) => Resolution::Scale(2.0),
    };
    let settings = Settings {
        resolution,
        transparent: arguments.transparent,
        paper: arguments.paper.map(Into::into),
        poster: arguments.poster.map(Into::into),
        progress: Progress::default(),
    };
    for (path, _) in files.iter().filter(|_| !arguments.force) {
        choose::refuse_existing(path)?;
    }
    let made = files.iter().map(|(path, scenes)| {
        let drawing = Drawing { scenes, ..*drawing };
        Ok((path, (format.write)(&drawing, &settings)?))
    });
    let made = made.collect::<Result<Vec<_>, Failure>>()?;
    let bytes = made.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice()));
    storage::write_exports(bytes, arguments.force)?;
    let mut text = String::new();
    for (path, _) in &made {
        text.push_str(&format!("wrote {}\n", plain(&path.display().to_string())));
    }
    Ok(text)
}
