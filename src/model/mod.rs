//! The words of an interview review as plain data: session, exchange, review, rubric and score.
//!
//! Nothing in here reads a disk, a clock or a terminal. The serde shapes are the file format.

pub mod corrected;
pub mod corrections;
mod edit;
pub mod exchange;
pub mod exchanges;
mod gathered;
pub mod habits;
pub mod ids;
pub mod lines;
mod lists;
pub mod merge;
pub mod millis;
pub mod outdated;
pub mod place;
pub mod positions;
pub mod preferences;
pub mod quoted;
pub mod ratio;
pub mod review;
pub mod rubric;
pub mod scorecard;
pub mod session;
mod standing;
pub mod submission;
mod verdict;
pub mod versions;
pub mod words;
