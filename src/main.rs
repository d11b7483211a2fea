//! candor, the program: see `lib.rs`.
fn main() {}
