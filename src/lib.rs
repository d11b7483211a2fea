//! candor: an interview reviewer for the terminal.
pub mod app;
pub mod cli;
pub mod command;
pub mod config;
pub mod keys;
pub mod model;
pub mod reading;
pub mod report;
pub mod run;
pub mod store;
pub mod text;
pub mod transcript;
pub mod ui;
