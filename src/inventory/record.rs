//! Fields with parts as cells: JSON, so that nothing of them is lost; a plain text where one can be
//! taken without guessing.

use super::cell::{Cell, Kind, Read};
use super::names::Names;
use crate::model::*;

macro_rules! records {
    ($($record:ty, $plain:expr;)*) => { $(
        impl Cell for $record {
            const KIND: Kind = Kind::Record;

            fn write(&self, _: &Names) -> String {
                if *self == Self::default() {
                    return String::new();
                }
                serde_json::to_string(self).unwrap_or_default()
            }

            fn read(text: &str, _: &Names) -> Read<Self> {
                let plain: fn(&str) -> Option<Self> = $plain;
                match serde_json::from_str(text).ok().or_else(|| plain(text)) {
                    Some(value) => Read::known(value),
                    None => Read::not(text),
                }
            }
        }
    )* };
}

records! {
    Option<Promise>, |_| None;
    Option<ResponsePolicy>, |_| None;
    Option<Handover>, |_| None;
    List<PersonaEmotion>, |_| None;
    List<QualityCheck>, |_| None;
    List<Metric>, |_| None;
    List<Evidence>, |_| None;
    List<Tally>, |_| None;
    Option<CallToAction>, |text| {
        Some(Some(CallToAction { label: text.trim().to_owned(), target: None }))
    };
    // A pain a line.
    List<PainPoint>, |text| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        Some(lines.map(|line| PainPoint { text: line.to_owned(), ..PainPoint::default() }).collect())
    };
}
