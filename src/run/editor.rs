//! A note in the user's own editor: `$VISUAL`, else `$EDITOR`, else `vi`.

use std::io::{self, stdin};
use std::path::Path;
use std::process::Command;

use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::model::ids::{ReviewerId, SessionId};
use crate::store::{Library, shown};

use super::signals;

/// Lets the editor change a note. Returns the note, or a sentence that says why there is none.
///
/// # Errors
/// The sentence, where the editor cannot be started or fails; what it wrote is then kept in its file.
pub(super) fn edit(
    library: &Library,
    session: &SessionId,
    reviewer: &ReviewerId,
    note: &str,
) -> Result<String, String> {
    let mut handed =
        library.hand_out(session, reviewer, note).map_err(|error| error.to_string())?;
    let editor = editor();
    let ended = run(&editor, handed.path());
    let written = handed.take_back().map_err(|error| error.to_string())?;
    match ended {
        Ok(true) => Ok(written.trim_end().to_owned()),
        Ok(false) | Err(_) if written == note => {
            Err(format!("the note is unchanged; the editor '{}' did not end well", safe(&editor)))
        }
        _ => {
            handed.keep();
            let path = shown(handed.path());
            Err(format!("what the editor wrote is in {path}; '{}' did not end well", safe(&editor)))
        }
    }
}

fn editor() -> String {
    let set = |name| std::env::var(name).ok().filter(|editor: &String| !editor.trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".into())
}

/// The editor with the file. A name with arguments needs no shell, and so is itself the process that signals
/// reach. For everything else there is one, as with git; typed interrupts are not meant for it.
fn command(editor: &str, path: &Path) -> Command {
    const SHELLS_OWN: &str = "|&;<>()$`\\\"'*?[#~=%\n";
    let mut words = editor.split_whitespace();
    let name = words.next().filter(|_| !editor.contains(|c| SHELLS_OWN.contains(c)));
    let mut command = Command::new(name.unwrap_or("sh"));
    if name.is_some() {
        command.args(words);
    } else {
        command.arg("-c").arg(format!("trap : INT QUIT\n{editor} \"$@\"")).arg(editor);
    }
    command.arg(path);
    command
}

/// Runs the editor. One that ends badly may leave the terminal in any state; it is put back.
fn run(editor: &str, path: &Path) -> io::Result<bool> {
    let attributes = tcgetattr(stdin());
    let status = signals::lend_to(&mut command(editor, path));
    if let Ok(attributes) = attributes {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &attributes);
    }
    Ok(status?.success())
}

fn safe(text: &str) -> std::borrow::Cow<'_, str> {
    crate::text::safe_line(text)
}
