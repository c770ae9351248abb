//! What was entered beside the sample: ids are made from titles, so each is put in place of its like,
//! and then every field is compared.

use std::collections::BTreeMap;

use serde_json::Value;
use wandel::model::*;

/// Ids of what was entered with those that the sample has for the same thing.
pub type Ids = BTreeMap<String, String>;

/// Fields that hold words of people: no id is put in place of one of them.
const WORDS: [&str; 7] = ["name", "title", "text", "topic", "what", "platform", "withdrawal_route"];

/// Pairs up the things of two files that are alike, by their places; both have as many.
pub fn paired(entered: &Workspace, sample: &Workspace) -> Ids {
    let mut ids = Ids::new();
    let mut pair = |kind: &str, ours: Vec<String>, theirs: Vec<String>| {
        assert_eq!(ours.len(), theirs.len(), "{kind}: {ours:?} beside {theirs:?}");
        for (our, their) in ours.into_iter().zip(theirs) {
            let before = ids.insert(our.clone(), their.clone());
            assert!(
                before.as_ref().is_none_or(|known| *known == their),
                "{kind}: {our} is {before:?} and {their}"
            );
        }
    };
    macro_rules! lists {
        ($ours:expr, $theirs:expr, $($list:ident)*) => { $(
            let [ours, theirs] = [$ours, $theirs].map(|all| all.$list.iter().map(|one| one.id.to_string()).collect());
            pair(stringify!($list), ours, theirs);
        )* };
    }
    lists!(entered, sample, personas segments lifecycle_stages departments markets content objectives
        consent_rules systems data_sources journeys);
    let (ours, theirs): (&Journey, &Journey) = (&entered.journeys[0], &sample.journeys[0]);
    lists!(ours, theirs, phases needs triggers planned_contacts cases walkthroughs actions);
    let touchpoints = |journey: &Journey| {
        let mut all: Vec<_> = journey.all_touchpoints().map(|one| (one.number, one.id.to_string())).collect();
        all.sort();
        all.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    pair("touchpoints", touchpoints(ours), touchpoints(theirs));
    let metrics = |journey: &Journey| {
        let all = journey
            .all_touchpoints()
            .flat_map(|one| one.metrics.iter().map(move |metric| (one.number, metric)));
        let mut all: Vec<_> = all.map(|(number, metric)| (number, metric.id.to_string())).collect();
        all.sort();
        all.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    pair("metrics", metrics(ours), metrics(theirs));
    ids
}

/// What was entered with the ids of the sample.
pub fn renamed(entered: &Workspace, ids: &Ids) -> Workspace {
    let mut value = serde_json::to_value(entered).expect("it can be written");
    rename(&mut value, ids);
    serde_json::from_value(value).expect("it can be read")
}

fn rename(value: &mut Value, ids: &Ids) {
    match value {
        Value::String(text) => {
            if let Some(id) = ids.get(text.as_str()) {
                text.clone_from(id);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|one| rename(one, ids)),
        Value::Object(fields) => {
            for (key, one) in fields {
                if !WORDS.contains(&key.as_str()) {
                    rename(one, ids);
                }
            }
        }
        _ => {}
    }
}

/// A file without contact rules that say nothing.
pub fn tidied(file: &Workspace) -> Workspace {
    let says = |card: &&ContactRuleCard| {
        **card != ContactRuleCard { segment: card.segment.clone(), ..ContactRuleCard::default() }
    };
    let contact_rules = file.contact_rules.iter().filter(says).cloned().collect();
    Workspace { contact_rules, ..file.clone() }
}

/// Where two files differ, a line each.
pub fn differences(one: &Workspace, other: &Workspace) -> Vec<String> {
    let [one, other] = [one, other].map(|file| serde_json::to_value(file).expect("it can be written"));
    let mut found = Vec::new();
    differ("", &one, &other, &mut found);
    found
}

fn differ(at: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(mine), Value::Object(theirs)) => {
            let keys: std::collections::BTreeSet<_> = mine.keys().chain(theirs.keys()).collect();
            for key in keys {
                let [mine, theirs] = [mine, theirs].map(|all| all.get(key).unwrap_or(&Value::Null));
                differ(&format!("{at}.{key}"), mine, theirs, found);
            }
        }
        (Value::Array(mine), Value::Array(theirs)) if mine.len() == theirs.len() => {
            for (place, (mine, theirs)) in mine.iter().zip(theirs).enumerate() {
                let id =
                    theirs.get("id").and_then(Value::as_str).map_or_else(|| place.to_string(), str::to_owned);
                differ(&format!("{at}[{id}]"), mine, theirs, found);
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{at}: {one} in place of {other}")),
    }
}
