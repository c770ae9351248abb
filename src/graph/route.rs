//! The shortest route from any of several starts to any of several ends. Knows only numbers.

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
