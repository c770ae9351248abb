//! The rows of metrics and the lines of the tree, without a window.
