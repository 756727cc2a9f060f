//! Stage `group`.
