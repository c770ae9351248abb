//! The kernels of `graph` on two generated graphs of 10,000 nodes and 15,000 edges, held against
//! rustworkx and igraph by `compare.py` in the same run, on the same graphs, with equal answers.
//!
//! In the wide graph nothing is unavoidable; in the narrow one every route passes each thousandth node.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use wandel::graph::{Graph, Nodes};

use crate::generator;

const NODES: usize = 10_000;
const EDGES: usize = 15_000;
const ROUNDS: usize = 20;

struct Case {
    name: &'static str,
    edges: Vec<(usize, usize)>,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

/// Two thirds of the edges keep nearly everything reachable; the rest jump ahead or back.
fn case(name: &'static str, narrow: bool) -> Case {
    let mut dice = generator::Dice::new(if narrow { 7 } else { 8 });
    // No step leaps over a thousandth node of the narrow graph, and none goes back behind one.
    let clip = |from: usize, to: usize| match (narrow, to > from) {
        (false, _) => to.min(NODES - 1),
        (true, true) => to.min((from / 1000 + 1) * 1000).min(NODES - 1),
        (true, false) => to.max(from / 1000 * 1000),
    };
    let mut edges: Vec<(usize, usize)> =
        (0..NODES - 1).map(|from| (from, clip(from, from + 1 + dice.below(8)))).collect();
    while edges.len() < EDGES {
        let from = dice.below(NODES - 1);
        let to =
            if dice.percent(80) { from + 1 + dice.below(400) } else { from.saturating_sub(dice.below(300)) };
        edges.push((from, clip(from, to)));
    }
    let ends = if narrow { vec![9500] } else { (9000..9100).collect() };
    Case { name, edges, starts: (0..if narrow { 1 } else { 100 }).collect(), ends }
}

fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let answer = work();
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        std::hint::black_box(answer);
    }
    best
}

fn list(numbers: &[usize]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Prints our times beside theirs. Without Python and the two packages (`pip install rustworkx
/// igraph`) only ours are printed.
pub fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/kernels/compare.py");
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has = |module: &str| {
        let import = Command::new(&python).args(["-c", &format!("import {module}")]).output();
        import.is_ok_and(|output| output.status.success())
    };
    if has("rustworkx") && has("igraph") {
        let done = Command::new(&python).arg(script).arg(folder.path()).status();
        assert!(done.is_ok_and(|status| status.success()), "another answer, or slower than rustworkx");
    } else {
        println!("rustworkx or igraph is not installed: our own times, in ms");
        print!("{}", std::fs::read_to_string(folder.path().join("times.csv")).unwrap());
    }
}

/// Writes graphs, answers and times to a folder.
fn write(folder: &Path) {
    let (mut times, mut answers) = (String::new(), String::new());
    for case in [case("wide", false), case("narrow", true)] {
        let name = case.name;
        let mut text = format!("{}\n{}\n{NODES}\n", list(&case.starts), list(&case.ends));
        case.edges.iter().for_each(|(from, to)| writeln!(text, "{from} {to}").unwrap());
        std::fs::write(folder.join(format!("{name}.txt")), text).unwrap();

        let build = || Graph::new(NODES, case.edges.iter().copied());
        let graph = build();
        let ends = Nodes::new(NODES, case.ends.iter().copied());
        let all = |_| true;
        let is_end = |node| ends.has(node);
        let starts = || case.starts.iter().copied();
        let mut note = |kernel: &str, time: f64, answer: String| {
            writeln!(times, "{name},{kernel},{time:.4}").unwrap();
            writeln!(answers, "{name},{kernel},{answer}").unwrap();
        };
        let count = |nodes: Nodes| nodes.iter().count().to_string();
        note("build", best(build), NODES.to_string());
        note("reach", best(|| graph.reach(starts(), all)), count(graph.reach(starts(), all)));
        let back = || graph.reach_back(case.ends.iter().copied(), all);
        note("reach back", best(back), count(back()));
        let route = || graph.route(starts(), is_end, all);
        note("shortest route", best(route), route().unwrap().edges.len().to_string());
        let circles = || graph.circles(|_| true);
        note("components", best(circles), circles().len().to_string());
        let single = || graph.unavoidable(&case.starts, is_end, all).unwrap();
        let time = best(single);
        note("single points", time, list(&single().nodes));
        note("single links", time, list(&single().edges));
    }
    std::fs::write(folder.join("times.csv"), times).unwrap();
    std::fs::write(folder.join("answers.csv"), answers).unwrap();
}
