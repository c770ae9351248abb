//! The JSON schema of a whole file, made from the model itself.

use serde_json::{Map, Value, json};

use crate::model::{Entities, Shape, Shaped, Workspace};

/// The schema as text, with a final line break.
pub fn schema() -> String {
    let mut entities = Entities::new();
    Workspace::shape(&mut entities);
    let definitions: Map<String, Value> = entities
        .iter()
        .map(|(name, fields)| {
            let properties: Map<String, Value> =
                fields.iter().map(|(field, shape, _)| ((*field).to_owned(), written(shape))).collect();
            let required: Vec<&str> =
                fields.iter().filter(|(.., required)| *required).map(|(field, ..)| *field).collect();
            let entity = json!({
                "type": "object",
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            });
            ((*name).to_owned(), entity)
        })
        .collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of Wandel as JSON",
        "$ref": "#/$defs/Workspace",
        "$defs": definitions,
    });
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn written(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({ "type": "string" }),
        // A time here has no zone, as the standard's own formats would want.
        Shape::Moment("date") => json!({ "type": "string", "format": "date" }),
        Shape::Moment(what) => json!({ "type": "string", "description": format!("a {what} without a zone") }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Figure => json!({ "type": "number" }),
        Shape::OneOf(texts) => json!({ "enum": texts }),
        Shape::Several(item) => json!({ "type": "array", "items": written(item) }),
        Shape::Named(value) => json!({ "type": "object", "additionalProperties": written(value) }),
        Shape::Maybe(value) => json!({ "anyOf": [written(value), { "type": "null" }] }),
        Shape::Subject => {
            json!({ "anyOf": [{ "type": "string" }, { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": true }] })
        }
        Shape::Entity(name) => json!({ "$ref": format!("#/$defs/{name}") }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;

    const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema/wandel.schema.json");

    #[test]
    fn the_schema_in_the_repository_is_the_model() {
        let made = schema();
        if std::env::var_os("WANDEL_WRITE_SCHEMA").is_some() {
            std::fs::write(KEPT, &made).unwrap();
        }
        let kept = std::fs::read_to_string(KEPT).unwrap();
        assert!(kept == made, "run this test with WANDEL_WRITE_SCHEMA=1 and look at what changed");
    }

    /// Whether a value fits a schema, for the words that ours uses.
    fn fits(value: &Value, schema: &Value, all: &Value) -> Result<(), String> {
        let wrong = || Err(format!("{value} against {schema}"));
        if let Some(name) = schema["$ref"].as_str() {
            return fits(value, all.pointer(name.trim_start_matches('#')).unwrap(), all);
        }
        if let Some(any) = schema["anyOf"].as_array() {
            return if any.iter().any(|one| fits(value, one, all).is_ok()) { Ok(()) } else { wrong() };
        }
        if let Some(texts) = schema["enum"].as_array() {
            return if texts.contains(value) { Ok(()) } else { wrong() };
        }
        match schema["type"].as_str().unwrap() {
            "string" if value.is_string() => Ok(()),
            "boolean" if value.is_boolean() => Ok(()),
            "number" if value.is_number() => Ok(()),
            "integer" => match value.as_i64() {
                Some(n)
                    if n >= schema["minimum"].as_i64().unwrap()
                        && n <= schema["maximum"].as_i64().unwrap() =>
                {
                    Ok(())
                }
                _ => wrong(),
            },
            "array" => value
                .as_array()
                .ok_or("no array")?
                .iter()
                .try_for_each(|one| fits(one, &schema["items"], all)),
            "object" => {
                let object = value.as_object().ok_or(format!("no object: {value}"))?;
                for name in schema["required"].as_array().into_iter().flatten() {
                    object.get(name.as_str().unwrap()).ok_or(format!("no {name} in {value}"))?;
                }
                object.iter().try_for_each(|(key, one)| match schema["properties"].get(key) {
                    Some(known) => fits(one, known, all),
                    None if schema["additionalProperties"] == json!(true) => Ok(()),
                    None if schema["additionalProperties"].is_object() => {
                        fits(one, &schema["additionalProperties"], all)
                    }
                    None => Err(format!("{key} is not known")),
                })
            }
            _ => wrong(),
        }
    }

    #[test]
    fn what_is_written_fits_the_schema_and_what_is_wrong_does_not() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let filled: Workspace = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(include_str!("../../../tests/references/filled.ron"))
            .unwrap();
        let mut value = serde_json::to_value(&filled).unwrap();
        assert_eq!(fits(&value, &schema, &schema), Ok(()));
        value["journeys"][0]["phases"][0]["role"] = json!("zebra");
        assert!(fits(&value, &schema, &schema).is_err());
        value["journeys"][0]["phases"][0]["role"] = json!("purchase");
        value["journeys"][0]["zebra"] = json!(1);
        assert!(fits(&value, &schema, &schema).is_err());
    }
}
