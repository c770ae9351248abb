//! The figures: what each step costs at 25, 300, 1,000 and 10,000 touchpoints.
//!
//! `cargo bench --bench figures` prints first the 95th percentile of frames, the bytes of a step of
//! undo, the processor time beside that of `dot`, the time from an edit until its gaps are shown and the
//! whole program beside others, which criterion does not give, then criterion's times.
//! `cargo bench --bench figures -- edit` runs one family, `-- frame/zooming` one kind of frame.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

mod dot;
mod generator;
mod headless;
mod kernels;
mod plan;
mod race;
mod table;
mod window;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use egui::{Vec2, vec2};

use headless::Headless;
use wandel::analysis::{self, Names};
use wandel::edit::{Edit, Editor, Place};
use wandel::export::{self, Resolution};
use wandel::layout::{self, Request};
use wandel::model::{Id, Journey, LaneScheme, Lang, Phase, Touchpoint, Transition, Workspace};
use wandel::scene::{self, Options};
use wandel::storage;
use wandel::theme::Theme;
use wandel::ui::canvas::Counts;
use wandel::vocabulary::Label;

const SIZES: [usize; 4] = [25, 300, 1_000, 10_000];
const SEED: u64 = 7;
const WHAT: Label = Label::new("title", "titel");

fn main() {
    if wanted("memory") {
        memory();
    }
    if wanted("frame") {
        frames();
        table_frames();
    }
    plan::run();
    if wanted("dot") {
        beside_dot();
    }
    if wanted("kernels") {
        kernels::run();
    }
    if wanted("window") {
        window::run();
    }
    if wanted("race") {
        race::run();
    }
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    edit(&mut criterion);
    files(&mut criterion);
    pictures(&mut criterion);
    rules(&mut criterion);
    criterion.final_summary();
}

/// Whether a family or a figure is asked for: all are if none is named.
fn wanted(name: &str) -> bool {
    let mut asked = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).peekable();
    asked.peek().is_none() || asked.any(|argument| name.contains(&argument) || argument.starts_with(name))
}

fn journey(workspace: &Workspace) -> &Arc<Journey> {
    workspace.journeys.first().expect("a journey")
}

/// Another title for the touchpoint in the middle of the document.
fn retitled(workspace: &Workspace, title: String) -> Edit {
    let journey = journey(workspace);
    let all: Vec<_> = journey.all_touchpoints().collect();
    let middle = all.get(all.len() / 2).expect("a touchpoint");
    let touchpoint = Touchpoint { title, ..Touchpoint::clone(middle) };
    Edit::SetTouchpoints { journey: journey.id.clone(), touchpoints: vec![touchpoint], what: WHAT }
}

/// The middle touchpoint to the end of the last phase.
fn moved(workspace: &Workspace) -> Edit {
    let (journey, ids) = (journey(workspace), middle(workspace));
    let phase: Option<Id<Phase>> = journey.phases.last().map(|phase| phase.id.clone());
    let place = Place { phase, before: None };
    Edit::MoveTouchpoints { journey: journey.id.clone(), ids, place, lane: None, pinned_step: None }
}

/// A new touchpoint at the end of the first phase.
fn added(workspace: &Workspace) -> Edit {
    let journey = journey(workspace);
    let phase = journey.phases.first().map(|phase| phase.id.clone());
    let touchpoint = Touchpoint { title: "Review stars".to_owned(), ..Touchpoint::default() };
    let place = Place { phase, before: None };
    Edit::AddTouchpoints { journey: journey.id.clone(), place, touchpoints: vec![touchpoint] }
}

/// A new transition between the first and the last touchpoint.
fn connected(workspace: &Workspace) -> Edit {
    let journey = journey(workspace);
    let from = journey.touchpoints().next().map(|touchpoint| touchpoint.id.clone()).unwrap_or_default();
    let to = journey.touchpoints().last().map(|touchpoint| touchpoint.id.clone()).unwrap_or_default();
    let label = "again".to_owned();
    let transition = Transition { from, to, label, ..Transition::default() };
    Edit::AddTransition { journey: journey.id.clone(), transition }
}

/// The touchpoint in the middle of the phases.
fn middle(workspace: &Workspace) -> Vec<Id<Touchpoint>> {
    let all: Vec<_> = journey(workspace).touchpoints().collect();
    all.get(all.len() / 2).map(|touchpoint| touchpoint.id.clone()).into_iter().collect()
}

/// The middle touchpoint and what refers to it.
fn deleted(workspace: &Workspace) -> Edit {
    Edit::DeleteTouchpoints { journey: journey(workspace).id.clone(), ids: middle(workspace) }
}

/// A copy of the middle touchpoint beside it.
fn duplicated(workspace: &Workspace) -> Edit {
    Edit::DuplicateTouchpoints { journey: journey(workspace).id.clone(), ids: middle(workspace) }
}

/// Another label for the transition in the middle of the document.
fn labelled(workspace: &Workspace) -> Edit {
    let journey = journey(workspace);
    let all: Vec<_> = journey.all_transitions().collect();
    let middle = all.get(all.len() / 2).expect("a transition");
    let key = (middle.from.clone(), middle.to.clone(), middle.kind, 0);
    let transition = Transition { label: "again".to_owned(), ..Transition::clone(middle) };
    Edit::SetTransition { journey: journey.id.clone(), key, transition, what: WHAT }
}

/// Bytes that a step of undo keeps: the growth of the process over 1,000 steps, and what the two
/// states do not share, counted.
fn memory() {
    for size in SIZES {
        let mut editor = Editor::new(generator::workspace(size, SEED), false);
        let before = resident_bytes();
        let mut counted = 0;
        for step in 0..1_000 {
            let edit = retitled(editor.workspace(), format!("Title {step}"));
            let old = Arc::clone(editor.workspace());
            editor.apply(edit).expect("the edit applies");
            counted += unshared(&old, editor.workspace());
        }
        let grown = resident_bytes().saturating_sub(before);
        assert!(counted > 0, "1,000 edits that keep nothing are no edits");
        println!(
            "memory/edit/{size}: {} bytes a step counted, {} bytes a step by the process's growth",
            counted / 1_000,
            grown / 1_000
        );
    }
}

/// The memory of this process in bytes; 0 where the system does not tell.
fn resident_bytes() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = text.split_whitespace().nth(1).and_then(|pages| pages.parse::<usize>().ok());
    pages.unwrap_or(0) * 4096
}

/// Bytes that `new` holds and `old` does not: structures, lists of pointers, titles.
fn unshared(old: &Workspace, new: &Workspace) -> usize {
    let mut bytes = size_of::<Workspace>() + size_of_val(&new.journeys[..]);
    for (before, after) in old.journeys.iter().zip(&new.journeys) {
        if Arc::ptr_eq(before, after) {
            continue;
        }
        bytes += size_of::<Journey>() + size_of_val(&after.phases[..]);
        for (before, after) in before.phases.iter().zip(&after.phases) {
            if Arc::ptr_eq(before, after) {
                continue;
            }
            bytes += size_of::<Phase>();
            if !before.transitions.same(&after.transitions) {
                bytes += size_of_val(&after.transitions[..]);
            }
            if !before.touchpoints.same(&after.touchpoints) {
                bytes += size_of_val(&after.touchpoints[..]);
                let pairs = before.touchpoints.iter().zip(&after.touchpoints);
                let fresh = pairs.filter(|(before, after)| !Arc::ptr_eq(before, after));
                bytes +=
                    fresh.map(|(_, after)| size_of::<Touchpoint>() + after.title.capacity()).sum::<usize>();
            }
        }
    }
    bytes
}

/// The 95th percentile of frames while panning and zooming: egui's pass and the tessellation.
fn frames() {
    for size in SIZES {
        let workspace = generator::workspace(size, SEED);
        let phases = journey(&workspace).phases.len();
        let mut headless = Headless::new(workspace);
        headless.read();
        // Far enough to come to new ground, where the map is so large.
        let (by, turn) = if size >= 1_000 { (vec2(-18.0, -6.0), 100) } else { (vec2(-6.0, -2.0), 30) };
        let read = |counts: Counts, in_view: usize| {
            assert!(counts.cards >= in_view, "{counts:?} of {in_view} cards at reading zoom");
            assert!(counts.lines > 0 && counts.cards < 1_000 && counts.tiles == 0, "{counts:?}");
        };
        timed("reading", size, &mut headless, read, |headless, step| {
            headless.pan(to_and_fro(by, turn, step))
        });
        let cards = |counts: Counts, in_view: usize| {
            assert!(counts.cards >= in_view && counts.tiles == 0, "{counts:?} of {in_view} cards");
        };
        for (name, zoom) in [("half", 0.5), ("quarter", 0.25), ("tenth", 0.1), ("afar", 0.06)] {
            headless.stand_back(zoom);
            timed(name, size, &mut headless, cards, |headless, step| {
                headless.pan(to_and_fro(by, turn, step))
            });
        }
        headless.read();
        // From 100 % to about 9 % and back.
        timed("zooming", size, &mut headless, cards, |headless, step| {
            headless.zoom_by(if (step / 60).is_multiple_of(2) { 0.96 } else { 1.0 / 0.96 })
        });
        headless.read();
        timed("edited", size, &mut headless, read, |headless, _| headless.renew());
        headless.fit();
        let all = |counts: Counts, _: usize| {
            let all = counts.cards * 100 >= size * 95 || counts.tiles >= phases;
            assert!(all, "{counts:?} with everything visible");
        };
        // Within the white space around a fitted map, so that everything stays in view.
        timed("everything", size, &mut headless, all, |headless, step| {
            headless.pan(to_and_fro(vec2(-3.0, -1.0), 4, step))
        });
        headless.read();
        headless.select();
        timed("selected", size, &mut headless, read, |headless, step| {
            headless.pan(to_and_fro(by / 6.0, 30, step))
        });
    }
}

/// So many frames one way, as many back.
fn to_and_fro(by: Vec2, turn: usize, step: usize) -> Vec2 {
    if (step / turn).is_multiple_of(2) { by } else { -by }
}

/// Times 300 frames, checks what each drew, and prints the figures.
fn timed(
    name: &str,
    size: usize,
    headless: &mut Headless,
    check: impl Fn(Counts, usize),
    mut frame: impl FnMut(&mut Headless, usize) -> (Counts, usize),
) {
    let name = format!("frame/{name}/{size}");
    if !wanted(&name) {
        return;
    }
    let mut times = Vec::new();
    let (mut most, mut drawn) = (0, 0);
    for step in 0..300 {
        let start = Instant::now();
        let (counts, triangles) = frame(headless, step);
        times.push(start.elapsed());
        assert!(triangles > 0, "an empty frame");
        most = most.max(triangles);
        check(counts, headless.cards_in_view());
        drawn += counts.cards + counts.tiles;
    }
    let drawn = drawn / times.len();
    assert!(drawn > 0, "hardly a card or tile on the average");
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    println!(
        "{name}: p50 {:.2?}, p95 {:.2?}, {drawn} cards or tiles, at most {most} triangles, at {} %",
        at(50),
        at(95),
        headless.zoom()
    );
}

/// The 95th percentile of frames of the table while it is scrolled, and after an edit.
fn table_frames() {
    for size in SIZES {
        let workspace = generator::workspace(size, SEED);
        let mut table = table::Table::new(&workspace);
        let rows = table.rows();
        let mut timed_table =
            |name: &str, frame: &mut dyn FnMut(&mut table::Table, usize) -> (usize, usize)| {
                let name = format!("frame/{name}/{size}");
                if !wanted(&name) {
                    return;
                }
                let mut times = Vec::new();
                let (mut furthest, mut drawn) = (0.0_f32, 0);
                for step in 0..300 {
                    let start = Instant::now();
                    let (shown, triangles) = frame(&mut table, step);
                    times.push(start.elapsed());
                    // A window of 1080 points holds some 35 rows of 28.
                    assert!(shown >= rows.min(30) && shown <= 40, "{shown} of {rows} rows drawn");
                    assert!(triangles > shown, "rows without text");
                    furthest = furthest.max(table.scrolled());
                    drawn = shown;
                }
                assert!(
                    size <= 25 || !name.contains("scroll") || furthest > 1_000.0,
                    "scrolled to {furthest}"
                );
                times.sort();
                let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
                println!("{name}: p50 {:.2?}, p95 {:.2?}, {drawn} of {rows} rows drawn", at(50), at(95));
            };
        timed_table("table-scroll", &mut |table, step| {
            table.scroll(to_and_fro(vec2(-4.0, -90.0), 100, step))
        });
        timed_table("table-edited", &mut |table, _| table.renew(&workspace));
    }
}

/// The processor time of our layout beside that of Graphviz `dot` on the same graph.
fn beside_dot() {
    if dot::places("digraph {}").is_none() {
        println!("dot: skipped, graphviz is not installed");
        return;
    }
    for (size, times) in [(25, 20), (100, 20), (300, 10), (1_000, 2)] {
        let workspace = generator::workspace(size, SEED);
        let request = Request { lanes: Some(LaneScheme::NoLanes), ..Request::default() };
        let lay_out = || layout::layout(&workspace, journey(&workspace), &request, None);
        let graph = dot::graph(&lay_out());
        let start = thread_time();
        (0..times).for_each(|_| drop(black_box(lay_out())));
        let ours = thread_time().saturating_sub(start) / times;
        let start = children_time();
        (0..times).for_each(|_| drop(dot::places(&graph)));
        let theirs = children_time().saturating_sub(start) / times;
        println!("dot/{size}: {ours:.2?} of processor time a layout, dot {theirs:.2?}");
    }
}

/// The processor time that this thread has used; 0 where the system does not tell.
fn thread_time() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let spent = text.split_whitespace().next().and_then(|word| word.parse().ok());
    Duration::from_nanos(spent.unwrap_or(0))
}

/// The processor time of programs that this one started and that have ended, in hundredths of a second.
fn children_time() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The program's name stands in brackets and may hold spaces; the fields behind it count from 3.
    let behind = text.rsplit_once(')').map_or("", |(_, behind)| behind);
    let ticks = behind.split_whitespace().skip(13).take(2).filter_map(|word| word.parse::<u64>().ok());
    Duration::from_millis(ticks.sum::<u64>() * 10)
}

fn edit(criterion: &mut Criterion) {
    let kinds: [(&str, fn(&Workspace) -> Edit); 7] = [
        ("title", |workspace| retitled(workspace, "Another title".to_owned())),
        ("move", moved),
        ("add", added),
        ("connect", connected),
        ("label", labelled),
        ("duplicate", duplicated),
        ("delete", deleted),
    ];
    for (kind, make) in kinds {
        let mut group = criterion.benchmark_group(format!("edit/{kind}"));
        for size in SIZES {
            let mut editor = Editor::new(generator::workspace(size, SEED), false);
            let edit = make(editor.workspace());
            group.bench_function(BenchmarkId::from_parameter(size), |bencher| {
                bencher.iter(|| {
                    editor.apply(edit.clone()).expect("the edit applies");
                    assert!(editor.undo());
                });
            });
        }
        group.finish();
    }
}

fn files(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    for size in SIZES {
        let workspace = generator::workspace(size, SEED);
        let path = folder.path().join(format!("{size}.ron"));
        storage::save(&path, &workspace).expect("it saves");
        criterion.bench_function(&format!("save/{size}"), |bencher| {
            bencher.iter(|| storage::save(&path, &workspace).expect("it saves"));
        });
        criterion.bench_function(&format!("load/{size}"), |bencher| {
            // Forgetting ten thousand touchpoints again is no part of reading them.
            bencher.iter_with_large_drop(|| {
                let opened = storage::open(&path).expect("it loads");
                assert_eq!(journey(&opened.workspace).all_touchpoints().count(), size);
                opened
            });
        });
        criterion.bench_function(&format!("text/{size}"), |bencher| {
            bencher.iter(|| storage::to_text(black_box(&workspace)).expect("it is text"));
        });
    }
}

fn pictures(criterion: &mut Criterion) {
    let theme = Theme::light();
    let options = Options::default();
    for size in SIZES {
        let workspace = generator::workspace(size, SEED);
        let journey = journey(&workspace);
        let request = Request::default();
        criterion.bench_function(&format!("layout/tidy/{size}"), |bencher| {
            bencher.iter(|| layout::layout(&workspace, journey, &request, None));
        });
        let placed = layout::layout(&workspace, journey, &request, None);
        assert_eq!(placed.cards.len(), journey.touchpoints().count());
        criterion.bench_function(&format!("layout/hold/{size}"), |bencher| {
            bencher.iter(|| layout::layout(&workspace, journey, &request, Some(&placed)));
        });
        criterion.bench_function(&format!("scene/{size}"), |bencher| {
            bencher.iter(|| scene::build(&workspace, journey, &placed, &theme, &options));
        });
        let scene = scene::build(&workspace, journey, &placed, &theme, &options);
        assert!(scene.groups.len() > size);
        criterion.bench_function(&format!("svg/{size}"), |bencher| {
            bencher.iter(|| export::svg(&scene).expect("an SVG"));
        });
        // A picture of 10,000 cards is pixels more than anything else; the first sizes say enough.
        if size <= 1_000 {
            criterion.bench_function(&format!("png/{size}"), |bencher| {
                bencher.iter(|| export::png(&scene, Resolution::Width(1920)).expect("a PNG"));
            });
        }
    }
}

/// All gap rules, without their words and with them (sensitivity is part of both).
fn rules(criterion: &mut Criterion) {
    let as_of = jiff::civil::date(2026, 6, 1);
    for size in SIZES {
        let workspace = generator::workspace(size, SEED);
        let journey = journey(&workspace);
        let found = analysis::analyse(&workspace, journey, as_of).findings.len();
        assert!(found > size, "{found} findings on {size} touchpoints");
        criterion.bench_function(&format!("rules/{size}"), |bencher| {
            bencher.iter_with_large_drop(|| analysis::analyse(&workspace, journey, as_of));
        });
        criterion.bench_function(&format!("rules/words/{size}"), |bencher| {
            bencher.iter(|| {
                let analysis = analysis::analyse(&workspace, journey, as_of);
                let names = Names::new(&workspace, journey, Lang::Nl);
                let words = analysis
                    .findings
                    .iter()
                    .map(|finding| names.message(finding).len() + names.action(finding).len());
                assert!(words.sum::<usize>() > size);
            });
        });
    }
}
