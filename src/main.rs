//! candor, the program: arguments in, the library called with two writers, exit code out.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use candor::cli::{self, Exit};
use candor::run::signals;

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout());
    let mut err = io::stderr();
    match cli::main(std::env::args_os(), &mut out, &mut err) {
        Exit::Code(code) => ExitCode::from(code),
        Exit::Signal(signal) => {
            let _ = out.flush();
            signals::end_by(signal);
            // Only where the signal's default is not to end the program.
            ExitCode::from(1)
        }
    }
}
