//! The JSON Schema of rule files, for editors.

use super::ConflictKind;
use super::check::{PLACEHOLDERS, SEVERITIES};
use super::raw::RawRule;
use serde_json::{Value, json};

/// The schema, pretty-printed with a final line break. Closed sets of names are written into it as enumerations.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(RawRule).to_value();
    let mut set = |pointer: &str, key: &str, value: Value| {
        if let Some(object) = schema.pointer_mut(pointer).and_then(Value::as_object_mut) {
            object.insert(key.to_owned(), value);
        }
    };
    set("/properties/kind", "enum", json!(ConflictKind::ALL.map(ConflictKind::name)));
    set("/properties/severity", "enum", json!(SEVERITIES.map(|(name, _)| name)));
    let offered = PLACEHOLDERS.map(|p| format!("{{{p}}}")).join(" ");
    set("/properties/message", "description", json!(format!("The message in both languages. Offered: {offered}")));
    let within = "The message where both sides stand in one article; `message` when absent. Offers the same.";
    set("/properties/message_within", "description", json!(within));
    set("/$defs/RawCompare", "minProperties", json!(1));
    set("/$defs/RawCompare", "maxProperties", json!(1));
    set("/$defs/RawCondition", "minProperties", json!(1));
    set("/$defs/RawCondition", "maxProperties", json!(1));
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
