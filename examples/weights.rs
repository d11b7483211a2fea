//! Prints clues as numbers (temporary).
use std::io::{BufRead, Write};
fn main() {
    let stdin = std::io::stdin();
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in stdin.lock().lines().map_while(Result::ok) {
        let Some((cut, text)) = line.split_once('\t') else { continue };
        let cut: usize = cut.parse().unwrap_or(0);
        for (at, clues) in candor::transcript::exchanges::boundary::clues(text) {
            let _ = write!(out, "{}", u8::from(at == cut));
            for (i, c) in clues.iter().enumerate() {
                if *c != 0.0 { let _ = write!(out, " {i}:{c}"); }
            }
            let _ = writeln!(out);
        }
        let _ = writeln!(out);
    }
}
