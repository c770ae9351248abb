//! Graphviz `dot` on the graph of a layout, its ranks fixed to our columns. For tests and figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use emath::{Pos2, pos2};
use wandel::layout::Layout;

/// The column of each card, counted over all phases.
fn columns(layout: &Layout) -> Vec<usize> {
    let mut starts = vec![0];
    for phase in &layout.phases {
        starts.push(starts[starts.len() - 1] + phase.columns.len());
    }
    layout.cards.iter().map(|card| starts[card.phase] + card.step).collect()
}

/// The same graph for `dot`: one rank per column, in the order of ours.
pub fn graph(layout: &Layout) -> String {
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

/// Where `dot` puts each card; nothing if it is not installed.
pub fn places(graph: &str) -> Option<BTreeMap<usize, Pos2>> {
    let mut child = Command::new("dot")
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(graph.as_bytes()).ok()?;
    let output = String::from_utf8(child.wait_with_output().ok()?.stdout).ok()?;
    let nodes = output.lines().filter_map(|line| {
        let mut words = line.split(' ').skip_while(|word| *word == "node");
        let card = words.next()?.strip_prefix('n')?.parse().ok()?;
        Some((card, pos2(words.next()?.parse().ok()?, words.next()?.parse().ok()?)))
    });
    Some(nodes.collect())
}
