//! How our lines compare with those of Graphviz `dot`, whose ranks are fixed to our columns:
//! both are counted by the same code, with every line straight from card centre to card centre.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test says what went wrong by panicking"
)]
#![allow(missing_docs, reason = "tests are read, not called")]

#[path = "../benches/generator/mod.rs"]
mod generator;
mod layout_checks;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use emath::{Pos2, pos2};
use layout_checks::straight_crossings;
use wandel::layout::{Layout, Request, layout};
use wandel::model::LaneScheme;

/// The column of each card, counted over all phases.
fn columns(layout: &Layout) -> Vec<usize> {
    let mut starts = vec![0];
    for phase in &layout.phases {
        starts.push(starts[starts.len() - 1] + phase.columns.len());
    }
    layout.cards.iter().map(|card| starts[card.phase] + card.step).collect()
}

/// The same graph for `dot`: one rank per column, in the order of ours.
fn graph(layout: &Layout) -> String {
    let columns = columns(layout);
    let mut text =
        String::from("digraph g {\nrankdir=LR; node [shape=box, fixedsize=true, width=2.28, height=1];\n");
    let last = columns.iter().max().copied().unwrap_or(0);
    for column in 0..=last {
        let members = columns.iter().enumerate().filter(|(_, of)| **of == column);
        let names: String = members.map(|(card, _)| format!(" n{card};")).collect();
        writeln!(text, "{{ rank=same; c{column} [style=invis, width=0.1];{names} }}").unwrap();
        if column > 0 {
            writeln!(text, "c{} -> c{column} [style=invis, weight=0];", column - 1).unwrap();
        }
    }
    for route in layout.routes.iter().filter(|route| route.from != route.to) {
        let (mut from, mut to) = (route.from, route.to);
        if columns[from] > columns[to] {
            (from, to) = (to, from);
        }
        writeln!(text, "n{from} -> n{to};").unwrap();
    }
    text + "}\n"
}

/// Where `dot` puts each card.
fn dot(graph: &str) -> Option<BTreeMap<usize, Pos2>> {
    let mut child =
        Command::new("dot").arg("-Tplain").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(graph.as_bytes()).ok()?;
    let output = String::from_utf8(child.wait_with_output().ok()?.stdout).ok()?;
    let nodes = output.lines().filter_map(|line| {
        let mut words = line.split(' ').skip_while(|word| *word == "node");
        let card = words.next()?.strip_prefix('n')?.parse().ok()?;
        Some((card, pos2(words.next()?.parse().ok()?, words.next()?.parse().ok()?)))
    });
    Some(nodes.collect())
}

fn lines(layout: &Layout, place: impl Fn(usize) -> Pos2) -> Vec<(Pos2, Pos2)> {
    let routes = layout.routes.iter().filter(|route| route.from != route.to);
    routes.map(|route| (place(route.from), place(route.to))).collect()
}

fn without_lanes(count: usize, seed: u64) -> Layout {
    let workspace = generator::workspace(count, seed);
    let request = Request { lanes: Some(LaneScheme::NoLanes), ..Request::default() };
    layout(&workspace, &workspace.journeys[0], &request, None)
}

fn full() -> bool {
    std::env::var_os("WANDEL_TEST_FULL").is_some_and(|value| value == "1")
}

#[test]
fn few_lines_cross_compared_with_dot() {
    if dot("digraph {}").is_none() {
        assert!(!full(), "graphviz is not installed");
        println!("skipped: graphviz is not installed");
        return;
    }
    let (mut ours_sum, mut theirs_sum) = (0, 0);
    for count in [25, 50, 100, 200, 300] {
        for seed in 1..=3 {
            let found = without_lanes(count, seed);
            let theirs = dot(&graph(&found)).unwrap();
            assert_eq!(theirs.len(), count);
            let ours = straight_crossings(&lines(&found, |card| found.cards[card].rect.center()));
            let theirs = straight_crossings(&lines(&found, |card| theirs[&card]));
            println!("{count} touchpoints, seed {seed}: {ours} crossings, dot {theirs}");
            assert!(
                ours as f64 <= 1.5 * theirs as f64 + 2.0,
                "{count}, seed {seed}: {ours} against {theirs}"
            );
            ours_sum += ours;
            theirs_sum += theirs;
        }
    }
    assert!(ours_sum * 2 <= theirs_sum * 3, "{ours_sum} crossings against {theirs_sum}");
}

/// Prints how long both take; asserts nothing, since time belongs to the machine.
#[test]
fn prints_the_time_beside_that_of_dot() {
    if !full() || dot("digraph {}").is_none() {
        println!("skipped: the time of dot is taken with WANDEL_TEST_FULL=1 only");
        return;
    }
    for count in [300, 1000] {
        let start = Instant::now();
        let found = without_lanes(count, 1);
        let ours = start.elapsed();
        let start = Instant::now();
        dot(&graph(&found)).unwrap();
        println!("{count} touchpoints: ours {ours:?}, dot {:?}", start.elapsed());
    }
}
