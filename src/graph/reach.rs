//! What can be reached from several nodes at once, onward or back. Knows only numbers.

use petgraph::Direction;

use super::{Edge, Graph};

/// A set of nodes, asked by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nodes(Vec<bool>);

impl Nodes {
    /// None of so many nodes.
    pub(super) fn none(of: usize) -> Self {
        Self(vec![false; of])
    }

    /// Whether a node is among them.
    pub fn has(&self, node: usize) -> bool {
        self.0.get(node).copied().unwrap_or(false)
    }

    /// Their numbers, rising.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter_map(|(node, has)| has.then_some(node))
    }

    /// Adds a node; whether it was not among them. One that the graph does not have is never added.
    pub(super) fn add(&mut self, node: usize) -> bool {
        self.0.get_mut(node).is_some_and(|has| !std::mem::replace(has, true))
    }
}

impl Graph {
    /// Everything that can be reached from these nodes over the edges that `keep` lets pass; the
    /// nodes themselves too.
    pub fn reach(&self, starts: impl IntoIterator<Item = usize>, keep: impl Fn(Edge) -> bool) -> Nodes {
        self.walk(starts, Direction::Outgoing, keep)
    }

    /// Everything from which one of these nodes can be reached; the nodes themselves too.
    pub fn reach_back(&self, ends: impl IntoIterator<Item = usize>, keep: impl Fn(Edge) -> bool) -> Nodes {
        self.walk(ends, Direction::Incoming, keep)
    }

    fn walk(
        &self,
        starts: impl IntoIterator<Item = usize>,
        way: Direction,
        keep: impl Fn(Edge) -> bool,
    ) -> Nodes {
        let mut reached = Nodes::none(self.count());
        let mut open: Vec<usize> = starts.into_iter().filter(|start| reached.add(*start)).collect();
        while let Some(node) = open.pop() {
            for edge in self.at(node, way).filter(|edge| keep(*edge)) {
                let next = if way == Direction::Outgoing { edge.to } else { edge.from };
                if reached.add(next) {
                    open.push(next);
                }
            }
        }
        reached
    }
}
