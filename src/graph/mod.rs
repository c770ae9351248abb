//! The journey as a directed graph of numbers: reachability, dominators, components. Knows no touchpoint.
