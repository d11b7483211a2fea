//! A note in the user's own editor: `$VISUAL`, else `$EDITOR`, else `vi`.

use std::io::{self, stdin};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitStatus};

use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::model::ids::{ReviewerId, SessionId};
use crate::store::{Left, Library, shown};

use super::signals;

/// Lets the editor change a note. Returns the note, or a sentence that says why there is none.
///
/// # Errors
/// The sentence, where the editor cannot be started or does not end well, or where what it left is no note. The note
/// then stays as it was, and what the editor wrote is kept in its file, which the sentence names.
pub(super) fn edit(
    library: &Library,
    session: &SessionId,
    reviewer: &ReviewerId,
    note: &str,
) -> Result<String, String> {
    let mut handed =
        library.hand_out(session, reviewer, note).map_err(|error| error.to_string())?;
    let editor = editor();
    let trouble = trouble(&editor, &run(&editor, handed.path()));
    match (handed.take_back(), trouble) {
        (Ok(Left::Text(text)), None) if text.trim().is_empty() && !note.trim().is_empty() => {
            Err("the editor left an empty file; the note is as it was".into())
        }
        (Ok(Left::Text(text)), None) => Ok(text.trim_end().to_owned()),
        (Ok(Left::Nothing), None) => {
            Err("the editor took the file away; the note is as it was".into())
        }
        (Ok(Left::Text(text)), Some(trouble)) if text != note && !text.trim().is_empty() => {
            handed.keep();
            let path = shown(handed.path());
            Err(format!("what the editor wrote is in {path}; {trouble}"))
        }
        (Ok(_), Some(trouble)) => Err(format!("the note is unchanged; {trouble}")),
        (Err(error), None) => Err(format!("{error}; the note is as it was, the file is kept")),
        (Err(error), Some(trouble)) => {
            Err(format!("the note is unchanged; {trouble}; {error}; the file is kept"))
        }
    }
}

/// What went wrong with the editor, where something did.
fn trouble(editor: &str, ended: &io::Result<ExitStatus>) -> Option<String> {
    let editor = safe(editor);
    match ended {
        Ok(status) if status.success() => None,
        Ok(status) => Some(match (status.code(), status.signal()) {
            (Some(code), _) => format!("the editor '{editor}' ended with exit code {code}"),
            (None, Some(signal)) => format!("the editor '{editor}' was ended by signal {signal}"),
            (None, None) => format!("the editor '{editor}' did not end well"),
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Some(format!("there is no editor '{editor}'; name one in $VISUAL or $EDITOR"))
        }
        Err(error) => Some(format!("the editor '{editor}' cannot be started: {error}")),
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
fn run(editor: &str, path: &Path) -> io::Result<ExitStatus> {
    let attributes = tcgetattr(stdin());
    let status = signals::lend_to(&mut command(editor, path));
    if let Ok(attributes) = attributes {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &attributes);
    }
    status
}

fn safe(text: &str) -> std::borrow::Cow<'_, str> {
    crate::text::safe_line(text)
}
