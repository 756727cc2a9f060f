//! Stage `group`: which dossiers tell of the same happening, and why.
//!
//! Never all pairs: articles meet only through a key they share, and a key that too many articles carry joins nobody. Cost
//! grows with the number of articles and their keys.

mod carriers;
mod join;
mod story;
mod tour;
mod voice;

pub use carriers::{Carriers, Tally};
pub use join::Groups;
pub use story::{ARCHIVE, Link, links};
pub use tour::tour;
pub use voice::{is_copy, voices};
