//! The words on offer: every label of the product in English and Dutch, and the built-in
//! channels, devices, templates and catalogue. Knows the model; draws nothing.
//!
//! One label source: a [`Label`] cannot be written with one language missing, and an enumeration
//! without a label for each value does not compile.

mod channels;
mod label;
mod labels;

pub use channels::{
    CHANNEL_GROUPS, Channel, ChannelGroup, DEVICES, channel, channel_label, channel_like, channels,
    device_label, group_of,
};
pub use label::{Label, Labelled, Words};
pub use labels::{
    NOT_ASSESSED, NOT_ASSESSED_SHORT, ShortLabel, emotion_label, importance_label, influence_question,
    media_question,
};
