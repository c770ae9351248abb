//! What every route from the starts to the ends passes. Knows only numbers.
//!
//! These nodes are the dominators of a virtual end under a virtual start, and the edges those of a
//! graph with a node in the middle of every edge. The whole tree of dominators is not needed for
//! that: one route holds all of them, so it is enough to see how far each part of that route can be
//! bypassed. petgraph's `simple_fast` gives the same nodes, but takes quadratic time on long lines
//! with shortcuts; the tests hold this module against it.

use super::{Edge, Graph, Nodes, Route};

/// What no route avoids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unavoidable {
    /// The nodes, rising. A start or an end is among them when it is the only one that is of use.
    pub nodes: Vec<usize>,
    /// The edges by number, rising.
    pub edges: Vec<usize>,
}

impl Graph {
    /// The nodes and edges without any one of which no end could be reached from any start, over the
    /// edges that `keep` lets pass. Nothing when there is no route at all.
    pub fn unavoidable(
        &self,
        starts: &[usize],
        is_end: impl Fn(usize) -> bool,
        keep: impl Fn(Edge) -> bool,
    ) -> Option<Unavoidable> {
        let route = self.route(starts.iter().copied(), &is_end, &keep)?;
        let mut detours = Detours::new(self, &route);
        let mut found = Unavoidable::default();
        let first = route.nodes.first().copied();
        for start in starts.iter().filter(|start| Some(**start) != first) {
            detours.meet(*start);
        }
        detours.explore(&is_end, &keep);
        for (at, node) in route.nodes.iter().copied().enumerate() {
            // Whatever lies before this node leads no further than to it.
            if detours.farthest <= Some(at) {
                found.nodes.push(node);
            }
            let Some(onward) = route.edges.get(at).copied() else { break };
            for edge in self.leaving(node).filter(|edge| edge.index != onward && keep(*edge)) {
                detours.meet(edge.to);
            }
            detours.explore(&is_end, &keep);
            if detours.farthest <= Some(at) {
                found.edges.push(onward);
            }
        }
        found.nodes.sort_unstable();
        found.edges.sort_unstable();
        Some(found)
    }
}

/// How far along a route one can get without the route itself.
struct Detours<'a> {
    graph: &'a Graph,
    /// The place on the route of each node that lies on it.
    places: Vec<Option<usize>>,
    /// The place behind the route's last: what ends elsewhere gets there.
    beyond: usize,
    /// The farthest place reached so far.
    farthest: Option<usize>,
    seen: Nodes,
    open: Vec<usize>,
}

impl<'a> Detours<'a> {
    fn new(graph: &'a Graph, route: &Route) -> Self {
        let mut places = vec![None; graph.count()];
        for (at, node) in route.nodes.iter().enumerate() {
            if let Some(place) = places.get_mut(*node) {
                *place = Some(at);
            }
        }
        let seen = Nodes::none(graph.count());
        Self { graph, places, beyond: route.nodes.len(), farthest: None, seen, open: Vec::new() }
    }

    /// A step that is not the route's own arrives at a node.
    fn meet(&mut self, node: usize) {
        match self.places.get(node).copied().flatten() {
            Some(place) => self.farthest = self.farthest.max(Some(place)),
            None if self.seen.add(node) => self.open.push(node),
            None => {}
        }
    }

    /// Follows all that was met off the route until it is back on it.
    fn explore(&mut self, is_end: impl Fn(usize) -> bool, keep: impl Fn(Edge) -> bool) {
        while let Some(node) = self.open.pop() {
            if is_end(node) {
                self.farthest = Some(self.beyond);
            }
            let graph = self.graph;
            for edge in graph.leaving(node).filter(|edge| keep(*edge)) {
                self.meet(edge.to);
            }
        }
    }
}
