//! The graph's answers against slow, obvious ones: leave a node or an edge out and look again.

#![allow(clippy::needless_range_loop, reason = "the numbers of nodes are what is asked about")]

use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};
use proptest::prelude::*;

use super::*;

/// A small graph with circles, self-loops and parallel edges, and what is asked of it.
#[derive(Clone, Debug)]
struct Case {
    count: usize,
    edges: Vec<(usize, usize)>,
    closed: Vec<bool>,
    starts: Vec<usize>,
    ends: Vec<usize>,
}

impl Case {
    fn graph(&self) -> Graph {
        Graph::new(self.count, self.edges.iter().copied())
    }

    /// The edges that are open, but for one node and one edge.
    fn open(&self, node: Option<usize>, edge: Option<usize>) -> Vec<(usize, usize)> {
        let open = |index: &usize| !self.closed[*index] && edge != Some(*index);
        let touches = |(from, to): &(usize, usize)| node == Some(*from) || node == Some(*to);
        let edges = (0..self.edges.len()).filter(open).map(|index| self.edges[index]);
        edges.filter(|edge| !touches(edge)).collect()
    }

    /// Whether an end is reached without a node or an edge.
    fn arrives(&self, node: Option<usize>, edge: Option<usize>) -> bool {
        let reach = matrix(self.count, &self.open(node, edge));
        let kept = |place: &&usize| Some(**place) != node;
        self.starts
            .iter()
            .filter(kept)
            .any(|start| self.ends.iter().filter(kept).any(|end| reach[*start][*end]))
    }

    fn is_open(&self) -> impl Fn(Edge) -> bool {
        |edge| !self.closed[edge.index]
    }

    fn is_end(&self) -> impl Fn(usize) -> bool {
        |node| self.ends.contains(&node)
    }
}

/// From where one comes where; everybody is where they are.
fn matrix(count: usize, edges: &[(usize, usize)]) -> Vec<Vec<bool>> {
    let mut reach = vec![vec![false; count]; count];
    for node in 0..count {
        reach[node][node] = true;
    }
    for (from, to) in edges {
        reach[*from][*to] = true;
    }
    for by in 0..count {
        for from in 0..count {
            for to in 0..count {
                reach[from][to] |= reach[from][by] && reach[by][to];
            }
        }
    }
    reach
}

fn cases() -> impl Strategy<Value = Case> {
    (1usize..10).prop_flat_map(|count| {
        let node = 0..count;
        let edges =
            proptest::collection::vec(((node.clone(), node.clone()), proptest::bool::weighted(0.1)), 0..18);
        let some = proptest::collection::vec(node, 0..4);
        (Just(count), edges, some.clone(), some).prop_map(|(count, edges, starts, ends)| {
            let (edges, closed) = edges.into_iter().unzip();
            Case { count, edges, closed, starts, ends }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn reaches_what_the_matrix_reaches(case in cases()) {
        let graph = case.graph();
        let slow = matrix(case.count, &case.open(None, None));
        let onward = graph.reach(case.starts.iter().copied(), case.is_open());
        let back = graph.reach_back(case.ends.iter().copied(), case.is_open());
        for node in 0..case.count {
            prop_assert_eq!(onward.has(node), case.starts.iter().any(|start| slow[*start][node]));
            prop_assert_eq!(back.has(node), case.ends.iter().any(|end| slow[node][*end]));
        }
    }

    #[test]
    fn a_route_is_whole_open_and_the_shortest(case in cases()) {
        let route = case.graph().route(case.starts.iter().copied(), case.is_end(), case.is_open());
        prop_assert_eq!(route.is_some(), case.arrives(None, None));
        if let Some(route) = route {
            let (first, last) = (route.nodes[0], *route.nodes.last().unwrap());
            prop_assert!(case.starts.contains(&first) && case.ends.contains(&last));
            prop_assert_eq!(route.nodes.len(), route.edges.len() + 1);
            for (at, edge) in route.edges.iter().enumerate() {
                prop_assert_eq!(case.edges[*edge], (route.nodes[at], route.nodes[at + 1]));
                prop_assert!(!case.closed[*edge]);
            }
            // So many rounds of single steps as the route has are needed, and no fewer.
            let mut near = case.starts.clone();
            for _ in 0..route.edges.len() {
                prop_assert!(!near.iter().any(|node| case.ends.contains(node)), "a shorter one is there");
                let steps = case.open(None, None);
                near = steps.into_iter().filter(|(from, _)| near.contains(from)).map(|(_, to)| to).collect();
            }
        }
    }

    #[test]
    fn the_cheapest_route_needs_the_fewest_extra_nodes(case in cases()) {
        let extra = |node: usize| node % 3 == 1;
        let starts = case.starts.iter().copied();
        let route = case.graph().cheapest_route(starts, case.is_end(), case.is_open(), extra);
        prop_assert_eq!(route.is_some(), case.arrives(None, None));
        if let Some(route) = route {
            let cost = route.nodes.iter().filter(|node| extra(**node)).count();
            let (first, last) = (route.nodes[0], *route.nodes.last().unwrap());
            prop_assert!(case.starts.contains(&first) && case.ends.contains(&last));
            for (at, edge) in route.edges.iter().enumerate() {
                prop_assert_eq!(case.edges[*edge], (route.nodes[at], route.nodes[at + 1]));
                prop_assert!(!case.closed[*edge]);
            }
            // What each node costs at least, made better until nothing changes.
            let price = |node: usize| usize::from(extra(node));
            let mut least = vec![usize::MAX; case.count];
            case.starts.iter().for_each(|node| least[*node] = price(*node));
            for _ in 0..case.count {
                for (from, to) in case.open(None, None) {
                    least[to] = least[to].min(least[from].saturating_add(price(to)));
                }
            }
            prop_assert_eq!(cost, case.ends.iter().map(|node| least[*node]).min().unwrap());
        }
    }

    #[test]
    fn what_cannot_be_avoided_cannot_be_taken_away(case in cases()) {
        let found = case.graph().unavoidable(&case.starts, case.is_end(), case.is_open());
        prop_assert_eq!(found.is_some(), case.arrives(None, None));
        if let Some(found) = found {
            let nodes: Vec<usize> = (0..case.count).filter(|node| !case.arrives(Some(*node), None)).collect();
            let needed = |edge: &usize| !case.arrives(None, Some(*edge));
            let edges: Vec<usize> = (0..case.edges.len()).filter(needed).collect();
            prop_assert_eq!(&found.nodes, &nodes);
            prop_assert_eq!(&found.edges, &edges);
            prop_assert_eq!(&found.nodes, &dominators(&case));
        }
    }

    #[test]
    fn circles_are_where_each_reaches_each(case in cases()) {
        let kept = |node: usize| case.count < 3 || node != 2;
        let inside: Vec<_> = case.edges.iter().copied().filter(|(from, to)| kept(*from) && kept(*to)).collect();
        let reach = matrix(case.count, &inside);
        let mut slow: Vec<Vec<usize>> = Vec::new();
        for node in (0..case.count).filter(|node| kept(*node)) {
            let others: Vec<usize> =
                (0..case.count).filter(|other| reach[node][*other] && reach[*other][node]).collect();
            if others[0] == node && (others.len() > 1 || inside.contains(&(node, node))) {
                slow.push(others);
            }
        }
        prop_assert_eq!(case.graph().circles(kept), slow);
    }
}

/// The nodes over which petgraph's dominators lead to a virtual end from a virtual start.
fn dominators(case: &Case) -> Vec<usize> {
    let mut graph: DiGraph<(), ()> = DiGraph::new();
    let nodes: Vec<_> = (0..case.count + 2).map(|_| graph.add_node(())).collect();
    for (from, to) in case.open(None, None) {
        graph.add_edge(nodes[from], nodes[to], ());
    }
    let (start, end) = (nodes[case.count], nodes[case.count + 1]);
    case.starts.iter().for_each(|node| _ = graph.add_edge(start, nodes[*node], ()));
    case.ends.iter().for_each(|node| _ = graph.add_edge(nodes[*node], end, ()));
    let found = simple_fast(&graph, start);
    let mut over: Vec<usize> =
        found.strict_dominators(end).into_iter().flatten().map(NodeIndex::index).collect();
    over.retain(|node| *node < case.count);
    over.sort_unstable();
    over
}

#[test]
fn a_shortcut_a_second_start_and_a_second_end_each_spare_what_they_go_round() {
    // 0 → 1 → 2 → 3 → 4, with 1 → 3 beside 2.
    let graph = Graph::new(7, [(0, 1), (1, 2), (2, 3), (3, 4), (1, 3), (5, 1), (3, 6)]);
    let all = |_| true;
    let found = |starts: &[usize], ends: &[usize]| {
        graph.unavoidable(starts, |node| ends.contains(&node), all).unwrap()
    };
    assert_eq!(found(&[0], &[4]), Unavoidable { nodes: vec![0, 1, 3, 4], edges: vec![0, 3] });
    assert_eq!(found(&[0, 5], &[4]), Unavoidable { nodes: vec![1, 3, 4], edges: vec![3] });
    assert_eq!(found(&[0, 5], &[4, 6]), Unavoidable { nodes: vec![1, 3], edges: vec![] });
    assert_eq!(found(&[0, 4], &[4]), Unavoidable { nodes: vec![4], edges: vec![] });
    assert_eq!(graph.unavoidable(&[4], |node| node == 0, all), None);
}

#[test]
fn a_parallel_edge_is_a_second_way() {
    let graph = Graph::new(2, [(0, 1), (0, 1)]);
    let both = graph.unavoidable(&[0], |node| node == 1, |_| true).unwrap();
    assert_eq!(both, Unavoidable { nodes: vec![0, 1], edges: vec![] });
    let one = graph.unavoidable(&[0], |node| node == 1, |edge| edge.index == 1).unwrap();
    assert_eq!(one.edges, [1]);
}

#[test]
fn a_line_of_any_length_needs_no_deep_stack() {
    let count = 200_000;
    let line = (1..count).map(|node| (node - 1, node)).chain([(count - 1, count - 1)]);
    let graph = Graph::new(count, line);
    let asked = std::thread::Builder::new().stack_size(128 * 1024).spawn(move || {
        let all = |_| true;
        assert!(graph.reach([0], all).has(count - 1));
        assert!(graph.reach_back([count - 1], all).has(0));
        assert_eq!(graph.route([0], |node| node == count - 1, all).unwrap().edges.len(), count - 1);
        assert_eq!(graph.unavoidable(&[0], |node| node == count - 1, all).unwrap().nodes.len(), count);
        assert_eq!(graph.circles(|_| true), [[count - 1]]);
    });
    asked.unwrap().join().unwrap();
}

#[test]
fn numbers_that_the_graph_does_not_have_are_nowhere() {
    let graph = Graph::new(2, [(0, 1)]);
    let reached = graph.reach([1, 7], |_| true);
    assert_eq!(reached.iter().collect::<Vec<_>>(), [1]);
    assert!(!reached.has(7));
    assert_eq!(graph.route([7], |_| true, |_| true), None);
    assert_eq!(Graph::default().unavoidable(&[0], |_| true, |_| true), None);
}
