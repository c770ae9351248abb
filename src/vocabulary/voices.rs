//! Sources that count as one in a coverage target: the voices of other customers, and of the press.

use super::Label;
use crate::model::Source;

/// Other customers, people one knows and communities, as one value of the dimension of sources.
pub const PEERS: &str = "peers";
/// The press, bloggers and experts, as one value of the dimension of sources.
pub const PRESS: &str = "press";

/// Sources that count as one: id, words, members.
pub const SOURCE_GROUPS: &[(&str, Label, &[Source])] = &[
    (
        PEERS,
        Label::new("Customers, friends, communities", "Klanten, bekenden, communities"),
        &[Source::Customer, Source::Peer, Source::Community],
    ),
    (PRESS, Label::new("Press and experts", "Pers en deskundigen"), &[Source::Press, Source::Expert]),
];
