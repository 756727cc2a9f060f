//! Stage `report`: findings and mentions to bytes. Renderers know spans and text, never rules.

mod extracted;

pub use extracted::jsonl as extracted_jsonl;
