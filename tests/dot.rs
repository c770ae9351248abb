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

#[path = "../benches/dot/mod.rs"]
mod dot;
#[path = "../benches/generator/mod.rs"]
mod generator;
mod layout_checks;

use dot::{graph, places};
use emath::{Pos2, Rect, vec2};
use layout_checks::straight_crossings;
use wandel::layout::{CARD_HEIGHT, Layout, Request, layout};
use wandel::model::LaneScheme;

fn lines(layout: &Layout, place: impl Fn(usize) -> Pos2) -> Vec<(Pos2, Pos2)> {
    let routes = layout.routes.iter().filter(|route| route.from != route.to);
    routes.map(|route| (place(route.from), place(route.to))).collect()
}

/// The middle of a card of the usual height: dot's boxes are all alike, and where a card needs another
/// row for its words changes nothing of the order that is compared.
fn middle(card: Rect) -> Pos2 {
    card.min + vec2(card.width() / 2.0, CARD_HEIGHT / 2.0)
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
    if places("digraph {}").is_none() {
        assert!(!full(), "graphviz is not installed");
        println!("skipped: graphviz is not installed");
        return;
    }
    let (mut ours_sum, mut theirs_sum) = (0, 0);
    for count in [25, 50, 100, 200, 300] {
        for seed in 1..=3 {
            let found = without_lanes(count, seed);
            let theirs = places(&graph(&found)).unwrap();
            assert_eq!(theirs.len(), count);
            let ours = straight_crossings(&lines(&found, |card| middle(found.cards[card].rect)));
            let theirs = straight_crossings(&lines(&found, |card| theirs[&card]));
            println!("{count} touchpoints, seed {seed}: {ours} crossings, dot {theirs}");
            assert!(ours * 2 <= theirs * 3, "{count}, seed {seed}: {ours} against {theirs}");
            ours_sum += ours;
            theirs_sum += theirs;
        }
    }
    assert!(ours_sum * 2 <= theirs_sum * 3, "{ours_sum} crossings against {theirs_sum}");
}
