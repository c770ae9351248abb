//! Groups of nodes in which one goes round. Knows only numbers.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::NodeIndex;
use petgraph::visit::NodeFiltered;

use super::Graph;

impl Graph {
    /// The circles among the nodes that `keep` lets pass: nodes each of which can be reached from
    /// every other, or one that leads to itself. Each circle in rising order, by its first node.
    pub fn circles(&self, keep: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let kept = NodeFiltered::from_fn(&self.0, |node: NodeIndex<u32>| keep(node.index()));
        // petgraph's other way, by Tarjan, calls itself as deep as the longest line.
        let groups = kosaraju_scc(&kept);
        let goes_round = |group: &[NodeIndex<u32>]| match group {
            [alone] => self.0.contains_edge(*alone, *alone),
            several => !several.is_empty(),
        };
        let mut circles: Vec<Vec<usize>> = groups
            .into_iter()
            .filter(|group| goes_round(group))
            .map(|group| {
                let mut circle: Vec<usize> = group.into_iter().map(NodeIndex::index).collect();
                circle.sort_unstable();
                circle
            })
            .collect();
        circles.sort_unstable();
        circles
    }
}
