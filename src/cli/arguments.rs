//! What the command line takes, as `clap` reads it. Every command shows an example in its help.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::analysis::Severity;
use crate::export::{MAX_SIDE, Paper};
use crate::model::{Choice, ColourScheme, Date, LaneScheme, Lang, MapState};
use crate::report::plan::Part;
use crate::scene::each::Each;
use crate::storage;
use crate::theme::Theme;
use crate::vocabulary::{self, Template};

/// Draw a customer journey, see the gaps, export maps. Works offline.
#[derive(Debug, Parser)]
#[command(
    name = "wandel",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:\n  wandel                            open the window\n  wandel journey.ron                open a file in the window\n  wandel export journey.ron --to map.png --width 1920"
)]
pub struct Arguments {
    /// What to do; without a command the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// A journey file to open in the window
    pub file: Option<PathBuf>,
    /// Draw the window with this renderer instead of trying both
    #[arg(long, value_parser = ["glow", "wgpu"])]
    pub renderer: Option<String>,
}

/// The commands that need no window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a journey file from a template
    #[command(
        after_help = "Example:\n  wandel new journey.ron --template t1 --lang nl\n\n`wandel list templates` names them all."
    )]
    New(Box<NewArgs>),
    /// Say what is wrong with journey files, where, and how to mend it
    #[command(
        after_help = "Example:\n  wandel check journey.ron other.ron\n\nWarnings alone exit with 0, errors with 1."
    )]
    Check {
        /// Journey files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Write a journey as a picture, a list, a graph or an outline: by the name of the output
    #[command(
        after_help = "Examples:\n  wandel export journey.ron --to map.png --width 1920\n  wandel export journey.ron --to slide.png --fit slide --lang nl\n  wandel export journey.ron --to wall.pdf --poster a0 --paper a3\n  wandel export journey.ron --to owners.svg --lanes owner --colour-by emotion --as-of 2026-06-01\n  wandel export journey.ron --to deck.pptx --into\n  wandel export journey.ron --to out/ --as pdf\n  wandel export journey.ron --to phase.png --each phase\n  wandel export journey.ron --to touchpoints.csv --semicolon --bom\n  wandel export journey.ron --to chart.mmd --as flowchart\n  wandel export journeys/*.ron --to 'maps/{name}.svg'\n\n`wandel list formats` names them all."
    )]
    Export(Box<ExportArgs>),
    /// Read a spreadsheet, a graph or an outline into a journey file
    #[command(
        after_help = "Examples:\n  wandel import touchpoints.xlsx --to journey.ron\n  wandel import touchpoints.csv --to journey.ron --journey visit --dry-run\n  wandel import list.csv --to journey.ron --map columns.json\n\nA map names columns and words: {\"columns\": {\"Team\": \"owners\"}, \"values\": {\"media_type\": {\"own\": \"Owned media\"}}}\nInstead of a column or a word: (notes), (nothing) or, for owners, personas and the like, (new).\nWhen something of the file finds no place, it is listed and the command exits with 4."
    )]
    Import(Box<ImportArgs>),
    /// Find the gaps in a journey: for people, spreadsheets and programs
    #[command(
        after_help = "Examples:\n  wandel gaps journey.ron\n  wandel gaps journey.ron --to gaps.html --lang nl --as-of 2026-06-01\n  wandel gaps journey.ron --format json --fail-on critical\n\nWith --fail-on the command exits with 3 when such a finding is open."
    )]
    Gaps(Box<GapsArgs>),
    /// Hand out what a session decided: one page to print, or the actions for a calendar
    #[command(
        after_help = "Examples:\n  wandel session journey.ron --to page.html --lang nl\n  wandel session journey.ron --to actions.ics --as-of 2026-06-01\n\nWithout --to the page goes to standard output as Markdown."
    )]
    Session(Box<SessionArgs>),
    /// Hand out the contact plan, whole or one part of it: as tables, a page or text
    #[command(
        after_help = "Examples:\n  wandel plan journey.ron --part hand-offs\n  wandel plan journey.ron --part calendar --to calendar.csv --segment members\n  wandel plan journey.ron --to plan.html --owner service --lang nl\n\nWithout --to the plan goes to standard output as Markdown. A CSV holds one table; a part with several\nbecomes several files, each named after its table."
    )]
    Plan(Box<PlanArgs>),
    /// Name the templates, channels, themes or rules that there are
    #[command(after_help = "Examples:\n  wandel list templates\n  wandel list rules")]
    List {
        /// What to list
        what: Listing,
    },
}

/// What `wandel new` takes.
#[derive(Args, Debug)]
pub struct NewArgs {
    /// The file to write; its name ends in .ron
    pub file: PathBuf,
    /// The template to start from, by id or name
    #[arg(long, value_name = "ID", default_value = "t1", value_parser = template)]
    pub template: Template,
    /// The language of the phases' names
    #[arg(long, default_value = "en", value_parser = lang)]
    pub lang: Lang,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
}

/// What `wandel export` takes.
#[derive(Args, Clone, Debug)]
pub struct ExportArgs {
    /// Journey files; * and ? stand for any letters of a name
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The one of them that is being exported.
    #[arg(skip)]
    pub file: PathBuf,
    /// The file to write; its ending says what kind. {name} stands for the name of each file read; a folder
    /// (with / at its end) gets names of file, view and date
    #[arg(long, value_name = "OUT", value_parser = exported)]
    pub to: PathBuf,
    /// Which of several formats with this ending, as `wandel list formats` names them; in a folder, what kind
    #[arg(long = "as", value_name = "FORMAT", value_parser = PossibleValuesParser::new(all_formats()))]
    pub kind: Option<String>,
    /// Which journey of the file; the first if not said
    #[arg(long, value_name = "ID")]
    pub journey: Option<String>,
    /// The first journey in this state
    #[arg(long, value_parser = state, value_name = "as-is|to-be", conflicts_with = "journey")]
    pub state: Option<MapState>,
    /// What the rows of the map are; as the journey says if not said
    #[arg(long)]
    pub lanes: Option<Lanes>,
    /// What the colours of the cards stand for
    #[arg(long, value_name = "ATTRIBUTE", default_value = "media")]
    pub colour_by: ColourBy,
    /// Only what this persona meets
    #[arg(long, value_name = "ID")]
    pub persona: Option<String>,
    /// Light what fits and dim the rest, for instance owner=sales; more than one narrows further
    #[arg(long, value_name = "ATTRIBUTE=VALUE")]
    pub filter: Vec<String>,
    /// Light the way of this persona and dim the rest
    #[arg(long, value_name = "ID")]
    pub route: Option<String>,
    /// Only this phase
    #[arg(long, value_name = "ID")]
    pub phase: Option<String>,
    /// A picture of each phase or each persona, in files of their own
    #[arg(long, value_name = "OF", conflicts_with_all = ["phase", "persona", "fit"])]
    pub each: Option<OneOf>,
    /// Renew Wandel's slides in the deck that is there and leave all others as they are
    #[arg(long)]
    pub into: bool,
    /// Pixels per point of a PNG, 1 to 4
    #[arg(long, value_name = "N", value_parser = scale, conflicts_with = "width")]
    pub scale: Option<f32>,
    /// The width of a PNG in pixels, 100 to 262144
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(100..=i64::from(MAX_SIDE)))]
    pub width: Option<u32>,
    /// Nothing behind the map of a PNG, instead of the theme's paper
    #[arg(long)]
    pub transparent: bool,
    /// The sheets of a PDF; as large as the map if not said
    #[arg(long, ignore_case = true)]
    pub paper: Option<Sheet>,
    /// Spread the map of a PDF over sheets that together are this large
    #[arg(long, value_name = "PAPER", ignore_case = true, num_args = 0..=1, default_missing_value = "a0")]
    pub poster: Option<Sheet>,
    /// The whole map as one picture, or 16:9 slides that a room can read
    #[arg(long, default_value = "whole")]
    pub fit: Fit,
    /// The colours
    #[arg(long, default_value = "light", value_parser = PossibleValuesParser::new(Theme::names()))]
    pub theme: String,
    /// The language of what is not your own text; the file's if not said
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// The date of the analysis, printed on the map; today if not said
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// Semicolons between the values of a CSV, as Dutch spreadsheets expect them
    #[arg(long)]
    pub semicolon: bool,
    /// A comma within the figures of a CSV
    #[arg(long)]
    pub decimal_comma: bool,
    /// A byte-order mark at the start of a CSV, so that Excel reads accents
    #[arg(long)]
    pub bom: bool,
    /// Export again whenever a file is saved, until this is ended
    #[arg(long)]
    pub watch: bool,
    /// Show the pictures of touchpoints on their cards, and the portrait of --persona or --route
    #[arg(long)]
    pub pictures: bool,
    /// Leave the owners off the cards
    #[arg(long)]
    pub no_owners: bool,
    /// Leave the gaps off cards and phases
    #[arg(long)]
    pub no_gaps: bool,
    /// Leave the notes off cards, phases and lines
    #[arg(long)]
    pub no_notes: bool,
    /// Replace what is written if it exists
    #[arg(long)]
    pub force: bool,
}

/// What `wandel import` takes.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The file to read: .xlsx, .ods, .csv, .mmd, .graphml, .dot, .md, .txt or .json; .ics for the planned
    /// contacts of a journey
    pub file: PathBuf,
    /// The journey file to write
    #[arg(long, value_name = "FILE.ron", value_parser = journey_file)]
    pub to: PathBuf,
    /// Change this journey of that file, by id, instead of writing a new file
    #[arg(long, value_name = "ID")]
    pub journey: Option<String>,
    /// The sheet of a workbook to read; the first with headings that are known if not said
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// A JSON file that says which column is what and which word means what
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Let empty cells empty the fields of touchpoints that are there already
    #[arg(long)]
    pub clear: bool,
    /// The language of a new file
    #[arg(long, default_value = "en", value_parser = lang)]
    pub lang: Lang,
    /// Say what would come of it and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write the journey file though it exists
    #[arg(long)]
    pub force: bool,
}

/// What `wandel gaps` takes.
#[derive(Args, Debug)]
pub struct GapsArgs {
    /// The journey file
    pub file: PathBuf,
    /// Which journey of the file; the first if not said
    #[arg(long, value_name = "ID")]
    pub journey: Option<String>,
    /// The first journey in this state
    #[arg(long, value_parser = state, value_name = "as-is|to-be", conflicts_with = "journey")]
    pub state: Option<MapState>,
    /// What to make; by the name of the output, else a table
    #[arg(long, value_parser = PossibleValuesParser::new(report_formats()))]
    pub format: Option<String>,
    /// The file to write; without it the report goes to standard output
    #[arg(long, value_name = "OUT")]
    pub to: Option<PathBuf>,
    /// The date of the analysis; today if not said
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// The language of the report; the file's if not said
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// Only findings of this level and worse
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub min_severity: Option<Severity>,
    /// Only findings of this rule; may be said several times
    #[arg(long, value_name = "ID", value_parser = rule, num_args = 1..)]
    pub rule: Vec<String>,
    /// Only what this owner has to do with, by id or name
    #[arg(long, value_name = "ID")]
    pub owner: Option<String>,
    /// Exit with 3 when a finding of this level or worse is open
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub fail_on: Option<Severity>,
    /// Semicolons between the values of a CSV, as Dutch spreadsheets expect them
    #[arg(long)]
    pub semicolon: bool,
    /// A comma within the figures of a CSV
    #[arg(long)]
    pub decimal_comma: bool,
    /// A byte-order mark at the start of a CSV, so that Excel reads accents
    #[arg(long)]
    pub bom: bool,
    /// Replace the output if it exists
    #[arg(long)]
    pub force: bool,
}

/// What `wandel session` takes.
#[derive(Args, Debug)]
pub struct SessionArgs {
    /// The journey file
    pub file: PathBuf,
    /// Which journey of the file; the first if not said
    #[arg(long, value_name = "ID")]
    pub journey: Option<String>,
    /// The first journey in this state
    #[arg(long, value_parser = state, value_name = "as-is|to-be", conflicts_with = "journey")]
    pub state: Option<MapState>,
    /// The file to write; its ending says what: .html or .md for the page, .ics for a calendar
    #[arg(long, value_name = "OUT", value_parser = session_file)]
    pub to: Option<PathBuf>,
    /// The date on the page, and the stamp of the calendar; today if not said
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// The language of the page; the file's if not said
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// Replace the output if it exists
    #[arg(long)]
    pub force: bool,
}

/// What `wandel plan` takes.
#[derive(Args, Debug)]
pub struct PlanArgs {
    /// The journey file
    pub file: PathBuf,
    /// Which part of the plan; every part that the journey uses if not said
    #[arg(long, value_name = "ID", value_parser = PossibleValuesParser::new(Part::ALL.map(Part::id)))]
    pub part: Option<String>,
    /// Which journey of the file; the first if not said
    #[arg(long, value_name = "ID")]
    pub journey: Option<String>,
    /// The first journey in this state
    #[arg(long, value_parser = state, value_name = "as-is|to-be", conflicts_with = "journey")]
    pub state: Option<MapState>,
    /// The file to write; its ending says what: .csv, .html or .md
    #[arg(long, value_name = "OUT", value_parser = plan_file)]
    pub to: Option<PathBuf>,
    /// Only what concerns this persona, by id or name
    #[arg(long, value_name = "ID")]
    pub persona: Option<String>,
    /// Only what concerns this segment, by id or name
    #[arg(long, value_name = "ID")]
    pub segment: Option<String>,
    /// Only what goes through this channel
    #[arg(long, value_name = "ID")]
    pub channel: Option<String>,
    /// Only what this owner has to do with, by id or name
    #[arg(long, value_name = "ID")]
    pub owner: Option<String>,
    /// The day on which the plan is looked at; today if not said
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// The language of what is not your own text; the file's if not said
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// Semicolons between the values of a CSV, as Dutch spreadsheets expect them
    #[arg(long)]
    pub semicolon: bool,
    /// A comma within the figures of a CSV
    #[arg(long)]
    pub decimal_comma: bool,
    /// A byte-order mark at the start of a CSV, so that Excel reads accents
    #[arg(long)]
    pub bom: bool,
    /// Replace the output if it exists
    #[arg(long)]
    pub force: bool,
}

/// What the rows of the map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "named after the schemes")]
pub enum Lanes {
    ChannelGroup,
    Channel,
    Owner,
    Media,
    Influence,
    Source,
    Persona,
    Blueprint,
    None,
}

impl From<Lanes> for LaneScheme {
    fn from(lanes: Lanes) -> Self {
        match lanes {
            Lanes::ChannelGroup => Self::ByChannelGroup,
            Lanes::Channel => Self::ByChannel,
            Lanes::Owner => Self::ByDepartment,
            Lanes::Media => Self::ByMedia,
            Lanes::Influence => Self::ByInfluence,
            Lanes::Source => Self::BySource,
            Lanes::Persona => Self::ByPersona,
            Lanes::Blueprint => Self::Blueprint,
            Lanes::None => Self::NoLanes,
        }
    }
}

/// What the colours of the cards stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "named after the schemes")]
pub enum ColourBy {
    Media,
    ChannelGroup,
    Channel,
    Owner,
    Source,
    Influence,
    Emotion,
    Importance,
    None,
}

impl From<ColourBy> for ColourScheme {
    fn from(by: ColourBy) -> Self {
        match by {
            ColourBy::Media => Self::ByMedia,
            ColourBy::ChannelGroup => Self::ByChannelGroup,
            ColourBy::Channel => Self::ByChannel,
            ColourBy::Owner => Self::ByDepartment,
            ColourBy::Source => Self::BySource,
            ColourBy::Influence => Self::ByInfluence,
            ColourBy::Emotion => Self::ByEmotion,
            ColourBy::Importance => Self::ByImportance,
            ColourBy::None => Self::NoColours,
        }
    }
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "named after the sizes")]
pub enum Sheet {
    A4,
    A3,
    A2,
    A1,
    A0,
}

impl From<Sheet> for Paper {
    fn from(sheet: Sheet) -> Self {
        match sheet {
            Sheet::A4 => Self::A4,
            Sheet::A3 => Self::A3,
            Sheet::A2 => Self::A2,
            Sheet::A1 => Self::A1,
            Sheet::A0 => Self::A0,
        }
    }
}

/// What there is a picture of each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum OneOf {
    Phase,
    Persona,
}

impl From<OneOf> for Each {
    fn from(of: OneOf) -> Self {
        match of {
            OneOf::Phase => Self::Phase,
            OneOf::Persona => Self::Persona,
        }
    }
}

/// The ending of decks with macros, which slides can go into.
pub const WITH_MACROS: &str = "pptm";

/// How a map becomes pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fit {
    /// Everything in one picture.
    Whole,
    /// 16:9, one picture or one per phase.
    Slide,
}

/// What `wandel list` can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Listing {
    Templates,
    Channels,
    Themes,
    Rules,
    Formats,
}

fn template(text: &str) -> Result<Template, String> {
    let own = || storage::own_templates().into_iter().find(|template| template.is_called(text));
    vocabulary::template(text)
        .cloned()
        .or_else(own)
        .ok_or_else(|| "there is no such template; `wandel list templates` names them all".to_owned())
}

fn lang(text: &str) -> Result<Lang, String> {
    let known = Lang::ALL.iter().copied().find(|lang| lang.id().eq_ignore_ascii_case(text));
    known.ok_or_else(|| "the languages are `en` and `nl`".to_owned())
}

fn state(text: &str) -> Result<MapState, String> {
    match text {
        "as-is" => Ok(MapState::CurrentState),
        "to-be" => Ok(MapState::FutureState),
        _ => Err("the states are `as-is` and `to-be`".to_owned()),
    }
}

fn report_formats() -> Vec<&'static str> {
    let formats = crate::export::REPORT_FORMATS.iter().map(|format| format.extension);
    std::iter::once("table").chain(formats).collect()
}

fn level(text: &str) -> Result<Severity, String> {
    Severity::from_id(&text.to_lowercase()).ok_or_else(|| {
        let known: Vec<_> = Severity::ALL.iter().map(|level| level.id()).collect();
        format!("the levels are {}", known.join(", "))
    })
}

fn rule(text: &str) -> Result<String, String> {
    let id = text.to_uppercase();
    let known = crate::analysis::rule(&id).is_some();
    known.then_some(id).ok_or_else(|| "there is no such rule; `wandel list rules` names them all".to_owned())
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse::<f32>().ok().filter(|scale| (1.0..=4.0).contains(scale));
    scale.ok_or_else(|| "the scale is a number from 1 to 4".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a date is written as 2026-06-01".to_owned())
}

fn all_formats() -> Vec<&'static str> {
    use crate::export::{CONTENT_FORMATS, FORMATS};
    let pictures = FORMATS.iter().map(|format| format.extension);
    pictures.chain(CONTENT_FORMATS.iter().map(|format| format.id)).collect()
}

/// Whether a folder is named, in which files get names of their own.
pub fn is_folder(path: &std::path::Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

fn exported(text: &str) -> Result<PathBuf, String> {
    use crate::export::{CONTENT_FORMATS, FORMATS, content_format, format};
    let path = PathBuf::from(text);
    if is_folder(&path) {
        return Ok(path);
    }
    ending_in(
        text,
        |ending| {
            ending.eq_ignore_ascii_case(WITH_MACROS)
                || format(ending).is_some()
                || content_format(ending, None).is_some()
        },
        || {
            let mut known: Vec<_> = FORMATS.iter().map(|format| format.extension).collect();
            known.extend(CONTENT_FORMATS.iter().map(|format| format.extension));
            let mut seen = std::collections::BTreeSet::new();
            known.retain(|ending| seen.insert(*ending));
            known
        },
    )
}

fn journey_file(text: &str) -> Result<PathBuf, String> {
    ending_in(text, |ending| ending.eq_ignore_ascii_case("ron"), || vec!["ron"])
}

fn plan_file(text: &str) -> Result<PathBuf, String> {
    ending_in(
        text,
        |ending| crate::export::plan_format(ending).is_some(),
        || crate::export::PLAN_FORMATS.iter().map(|format| format.extension).collect(),
    )
}

fn session_file(text: &str) -> Result<PathBuf, String> {
    ending_in(
        text,
        |ending| crate::export::session_format(ending).is_some(),
        || crate::export::SESSION_FORMATS.iter().map(|format| format.extension).collect(),
    )
}

/// A path whose ending is known; else which ones are.
fn ending_in(
    text: &str,
    is_known: impl Fn(&str) -> bool,
    known: impl Fn() -> Vec<&'static str>,
) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    match path.extension().and_then(|ending| ending.to_str()) {
        Some(ending) if is_known(ending) => Ok(path),
        _ => Err(format!("the name must end in .{}", known().join(" or ."))),
    }
}
