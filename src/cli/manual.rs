//! Shell completions and manual pages, written from the same definitions that read the arguments.

use std::io::Write;

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Arguments, Failure};

/// Completions for a shell, to be read by it at its start.
pub(super) fn completions(shell: Shell, out: &mut dyn Write) -> Result<(), Failure> {
    let mut text = Vec::new();
    generate(shell, &mut Arguments::command(), "candor", &mut text);
    Ok(out.write_all(&text)?)
}

/// The manual page of the program, or of one of its subcommands, for `man`.
pub(super) fn page(of: Option<&str>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = Arguments::command();
    // Gives the subcommands the options that all of them have.
    command.build();
    let page = match of {
        None => command,
        Some(name) => subcommand(&command, name)?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    Ok(out.write_all(&text)?)
}

fn subcommand(command: &Command, name: &str) -> Result<Command, Failure> {
    command.find_subcommand(name).cloned().ok_or_else(|| {
        let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let name = crate::text::safe_line(name);
        Failure::Usage(format!("there is no subcommand '{name}'; there are {}", known.join(", ")))
    })
}
