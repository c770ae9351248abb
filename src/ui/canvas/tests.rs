//! The canvas as a whole, driven by events.
