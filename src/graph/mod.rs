//! The journey as a directed graph of numbers: what can be reached, by which shortest route, what no
//! route can avoid, and which circles there are. Knows no touchpoint and no rule.
//!
//! Built on petgraph's plain `Graph`, whose numbers have no holes: node 3 is the fourth node, edge 3
//! the fourth edge, parallel edges and self-loops included. Every question takes a filter, so that
//! one graph serves all rules. All answers take time in proportion to nodes and edges, and none of
//! the walks recurses, so that a line of ten thousand needs no deep stack.

mod circles;
mod reach;
mod route;
mod unavoidable;

#[cfg(test)]
mod tests;

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

pub use reach::Nodes;
pub use route::Route;
pub use unavoidable::Unavoidable;

/// A directed graph whose nodes and edges are numbered from 0.
#[derive(Clone, Debug, Default)]
pub struct Graph(DiGraph<(), (), u32>);

/// An edge, with the number that it was given by its place in the list of edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Its number.
    pub index: usize,
    /// The node that it leaves.
    pub from: usize,
    /// The node at which it arrives.
    pub to: usize,
}

impl Graph {
    /// A graph of so many nodes with these edges, from and to. A node that only an edge names is
    /// added.
    pub fn new(nodes: usize, edges: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let numbered = edges.into_iter().map(|(from, to)| (NodeIndex::new(from), NodeIndex::new(to)));
        let mut graph: DiGraph<(), (), u32> = DiGraph::from_edges(numbered);
        for _ in graph.node_count()..nodes {
            graph.add_node(());
        }
        Self(graph)
    }

    /// How many nodes there are.
    fn count(&self) -> usize {
        self.0.node_count()
    }

    /// The edges that leave a node.
    pub fn leaving(&self, node: usize) -> impl Iterator<Item = Edge> {
        self.at(node, Direction::Outgoing)
    }

    /// The edges that arrive at a node.
    pub fn arriving(&self, node: usize) -> impl Iterator<Item = Edge> {
        self.at(node, Direction::Incoming)
    }

    fn at(&self, node: usize, way: Direction) -> impl Iterator<Item = Edge> {
        self.0.edges_directed(NodeIndex::new(node), way).map(|edge| Edge {
            index: edge.id().index(),
            from: edge.source().index(),
            to: edge.target().index(),
        })
    }
}
