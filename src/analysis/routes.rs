//! What the routes through a journey are like: where they start, what they reach, what they hang on.
//! Turns touchpoints and transitions into numbers for `graph`; judges nothing.

use std::cell::OnceCell;

use super::study::{Study, TouchpointView, TransitionView};
use crate::graph::{Edge, Graph, Nodes, Unavoidable};

/// The routes of a journey. A touchpoint's number is its index in the study, a transition's too.
#[derive(Debug)]
pub struct Routes {
    /// All transitions between touchpoints that count.
    pub graph: Graph,
    /// Where journeys start: the touchpoints that say so. Where none does, those of the first filled
    /// phase to which nothing leads.
    pub starts: Vec<usize>,
    /// Whether any touchpoint says that journeys start there.
    pub starts_are_marked: bool,
    /// Where the purchase happens.
    pub conversions: Vec<usize>,
    is_conversion: Nodes,
    first_route: Vec<bool>,
    same_customer: Vec<bool>,
    reached: OnceCell<Nodes>,
    unavoidable: OnceCell<Option<Unavoidable>>,
}

impl Routes {
    /// The routes of a study.
    pub fn new(study: &Study<'_>) -> Self {
        let touchpoints = &study.touchpoints;
        let ends = |view: &TransitionView<'_>| (view.from.index, view.to.index);
        let graph = Graph::new(touchpoints.len(), study.transitions.iter().map(ends));
        let those = |wanted: fn(&TouchpointView<'_>) -> bool| -> Vec<usize> {
            touchpoints.iter().filter(|view| wanted(view)).map(|view| view.index).collect()
        };
        let marked = those(|view| view.entry);
        let conversions = those(|view| view.conversion);
        Self {
            starts_are_marked: !marked.is_empty(),
            starts: if marked.is_empty() { first_without_way_in(study, &graph) } else { marked },
            is_conversion: Nodes::new(touchpoints.len(), conversions.iter().copied()),
            conversions,
            first_route: study.transitions.iter().map(TransitionView::is_first_route).collect(),
            same_customer: study.transitions.iter().map(TransitionView::is_same_customer).collect(),
            graph,
            reached: OnceCell::new(),
            unavoidable: OnceCell::new(),
        }
    }

    /// Whether a touchpoint can be reached from a start, over whatever transitions.
    pub fn is_reached(&self, touchpoint: usize) -> bool {
        let reached = || self.graph.reach(self.starts.iter().copied(), |_| true);
        self.reached.get_or_init(reached).has(touchpoint)
    }

    /// Whether the purchase happens at a touchpoint.
    pub fn is_conversion(&self, touchpoint: usize) -> bool {
        self.is_conversion.has(touchpoint)
    }

    /// Whether a first-time customer takes a transition.
    pub fn is_first_route(&self, transition: usize) -> bool {
        self.first_route.get(transition).copied().unwrap_or(false)
    }

    /// Whether the same customer goes on over a transition.
    pub fn is_same_customer(&self, transition: usize) -> bool {
        self.same_customer.get(transition).copied().unwrap_or(false)
    }

    /// What every first route from a start to the purchase passes; nothing when there is no such
    /// route.
    pub fn unavoidable(&self) -> Option<&Unavoidable> {
        let found = || {
            let first_route = |edge: Edge| self.is_first_route(edge.index);
            self.graph.unavoidable(&self.starts, |node| self.is_conversion(node), first_route)
        };
        self.unavoidable.get_or_init(found).as_ref()
    }

    /// Whether the purchase would be out of reach without this touchpoint.
    pub fn is_single_point(&self, touchpoint: usize) -> bool {
        self.unavoidable().is_some_and(|found| found.nodes.binary_search(&touchpoint).is_ok())
    }
}

/// The touchpoints of the first filled phase to which no other leads.
fn first_without_way_in(study: &Study<'_>, graph: &Graph) -> Vec<usize> {
    let is_first = |node: &usize| graph.arriving(*node).all(|edge| edge.from == edge.to);
    study
        .filled_phases()
        .next()
        .map(|phase| phase.range.clone().filter(is_first).collect())
        .unwrap_or_default()
}
