//! candor: an interview reviewer for the terminal.
pub mod command;
pub mod keys;
pub mod model;
pub mod reading;
pub mod store;
pub mod text;
pub mod transcript;
