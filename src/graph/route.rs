//! The shortest route from any of several starts to any of several ends, and the one that needs the
//! fewest additions. Knows only numbers.

use std::collections::VecDeque;

use super::{Edge, Graph, Nodes};

/// A way through the graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// Its nodes from start to end: one more than edges.
    pub nodes: Vec<usize>,
    /// Its edges by number.
    pub edges: Vec<usize>,
}

impl Graph {
    /// One of the routes with the fewest edges, over the edges that `keep` lets pass; nothing when
    /// there is none. A start that is an end makes a route without an edge.
    pub fn route(
        &self,
        starts: impl IntoIterator<Item = usize>,
        is_end: impl Fn(usize) -> bool,
        keep: impl Fn(Edge) -> bool,
    ) -> Option<Route> {
        let mut seen = Nodes::none(self.count());
        // Nodes in the order in which they are met, each with the place of the one before it.
        let mut met: Vec<(usize, Option<(usize, usize)>)> =
            starts.into_iter().filter(|start| seen.add(*start)).map(|start| (start, None)).collect();
        let mut place = 0;
        while let Some((node, _)) = met.get(place).copied() {
            if is_end(node) {
                return Some(retrace(&met, place));
            }
            for edge in self.leaving(node).filter(|edge| keep(*edge)) {
                if seen.add(edge.to) {
                    met.push((edge.to, Some((place, edge.index))));
                }
            }
            place += 1;
        }
        None
    }

    /// One of the routes that pass the fewest nodes that are `extra`, over the edges that `keep` lets
    /// pass; nothing when there is none.
    pub fn cheapest_route(
        &self,
        starts: impl IntoIterator<Item = usize>,
        is_end: impl Fn(usize) -> bool,
        keep: impl Fn(Edge) -> bool,
        extra: impl Fn(usize) -> bool,
    ) -> Option<Route> {
        let mut done = Nodes::none(self.count());
        let mut met: Vec<(usize, Option<(usize, usize)>)> =
            starts.into_iter().map(|start| (start, None)).collect();
        // Places among those met: what costs as much as the node at hand, and what costs one more.
        let (later, now): (Vec<usize>, Vec<usize>) =
            (0..met.len()).partition(|place| met.get(*place).is_some_and(|(node, _)| extra(*node)));
        let (mut now, mut later) = (VecDeque::from(now), VecDeque::from(later));
        loop {
            let Some(place) = now.pop_front() else {
                if later.is_empty() {
                    return None;
                }
                std::mem::swap(&mut now, &mut later);
                continue;
            };
            let Some((node, _)) = met.get(place).copied().filter(|(node, _)| done.add(*node)) else {
                continue;
            };
            if is_end(node) {
                return Some(retrace(&met, place));
            }
            for edge in self.leaving(node).filter(|edge| keep(*edge) && !done.has(edge.to)) {
                let queue = if extra(edge.to) { &mut later } else { &mut now };
                queue.push_back(met.len());
                met.push((edge.to, Some((place, edge.index))));
            }
        }
    }
}

/// The route to the node that was met at a place.
fn retrace(met: &[(usize, Option<(usize, usize)>)], mut place: usize) -> Route {
    let mut route = Route::default();
    while let Some((node, before)) = met.get(place).copied() {
        route.nodes.push(node);
        let Some((earlier, edge)) = before else { break };
        route.edges.push(edge);
        place = earlier;
    }
    route.nodes.reverse();
    route.edges.reverse();
    route
}
