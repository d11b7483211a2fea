//! The report on its way out: looked at as it would be handed out, copied, or written to a new file.

use std::path::PathBuf;

use crate::model::habits::MeanShown;
use crate::report::{Format, Manner};
use crate::text::{safe_line, wrap};

use super::line::{Line, Purpose};
use super::sheet::{SheetRow, Weight};
use super::sitting::Sitting;
use super::{App, Effect, Mode, Overlay};
use crate::command::Command;

/// The largest text that is copied, in bytes. As base64, with the sequence around it, it comes to 100 000
/// characters; longer ones are cut or dropped without a word by terminals in use.
const LARGEST_COPY: usize = 74_994;

impl App {
    /// What is to be done with the report; `None` where the command is about something else.
    pub(crate) fn hand_out(&mut self, command: Command) -> Option<Vec<Effect>> {
        match command {
            _ if self.hands_out_a_beginning(command) => {}
            Command::CopyReport | Command::CopyPreview => return Some(self.copy_report()),
            Command::Preview => self.preview(),
            Command::WriteReport => self.ask_for_file(),
            Command::NextFormat | Command::MaskNames | Command::WithAnswers => {
                self.change_manner(command);
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Lays the report over the screen, as Markdown at first.
    fn preview(&mut self) {
        let manner = self.plain(Format::default());
        self.modes.push(Mode::Overlay(Overlay::Handout(manner), 0));
    }

    /// What was typed behind `:export`: a form, and a file to write it to at once.
    pub(crate) fn typed_export(&mut self, rest: &str) -> Vec<Effect> {
        let (name, file) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
        let Some(format) = Format::named(name) else {
            let known = Format::ALL.map(Format::ending).join(", ");
            self.warn(format!("a report is one of {known}, and a file may follow"));
            return Vec::new();
        };
        let manner = self.plain(format);
        if file.trim().is_empty() {
            self.modes.push(Mode::Overlay(Overlay::Handout(manner), 0));
            return Vec::new();
        }
        self.write_report(manner, file)
    }

    /// Another form of the report, or other things in it.
    fn change_manner(&mut self, command: Command) {
        if let Some(Mode::Overlay(Overlay::Handout(manner), top)) = self.modes.last_mut() {
            match command {
                Command::NextFormat => {
                    let at = Format::ALL.iter().position(|one| *one == manner.format).unwrap_or(0);
                    manner.format = Format::ALL[(at + 1) % Format::ALL.len()];
                    *top = 0;
                }
                Command::MaskNames => manner.anonymous = !manner.anonymous,
                _ => manner.answers = !manner.answers,
            }
        }
    }

    /// Copies the report that lies over the screen, or the one in Markdown.
    fn copy_report(&mut self) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        let manner = self.handout().unwrap_or_else(|| self.plain(Format::default()));
        let report = sitting.report(manner);
        if report.len() > LARGEST_COPY {
            let bytes = report.len().div_ceil(1000);
            let words = match self.handout() {
                Some(_) => self.hint(Command::WriteReport, "writes it to a file"),
                None => self.hint(Command::Preview, "shows it and can write it"),
            };
            self.warn(format!("{bytes} kB is more than terminals copy (75 kB) · {words}"));
            return Vec::new();
        }
        let name = title(manner.format);
        self.say(format!("report copied as {name}, where the terminal allows it"));
        vec![Effect::Copy(report)]
    }

    /// The report in this form, with nothing else asked for.
    fn plain(&self, format: Format) -> Manner {
        let early_means = self.habits.mean == MeanShown::Always;
        Manner { format, early_means, ..Manner::default() }
    }

    fn handout(&self) -> Option<Manner> {
        match self.modes.last() {
            Some(Mode::Overlay(Overlay::Handout(manner), _)) => Some(*manner),
            _ => None,
        }
    }

    /// Asks for the file to write to; a name is proposed.
    fn ask_for_file(&mut self) {
        let (Some(manner), Some(sitting)) = (self.handout(), &self.sitting) else { return };
        let line = Line::new(Purpose::ReportFile(manner), &sitting.report_name(manner));
        self.modes.push(Mode::Line(line));
    }

    /// Has the report written to a new file.
    pub(crate) fn write_report(&mut self, manner: Manner, file: &str) -> Vec<Effect> {
        let Some(sitting) = &self.sitting else { return Vec::new() };
        vec![Effect::Write(PathBuf::from(file.trim()), sitting.report(manner))]
    }
}

impl Sitting {
    /// `report-3f9c0a51d2e7.md`: nobody's name is in it.
    fn report_name(&self, manner: Manner) -> String {
        let id = self.session.id.as_str();
        let ending = manner.format.ending();
        if manner.anonymous {
            return format!("report-{}-anonymous.{ending}", id.get(..6).unwrap_or(id));
        }
        format!("report-{id}.{ending}")
    }
}

/// The rows of the preview. Of an HTML file the words are shown, not the markup.
pub(crate) fn preview(sitting: &Sitting, manner: Manner, width: u16) -> Vec<SheetRow> {
    let format = if manner.format == Format::Html { Format::Text } else { manner.format };
    let text = sitting.report(Manner { format, ..manner });
    let mut rows = Vec::new();
    for line in text.lines() {
        let line = safe_line(line);
        for row in wrap(&line, width.max(1)) {
            let (text, label) = (line[row.start..row.end].to_owned(), String::new());
            rows.push(SheetRow { indent: 0, text, weight: Weight::Plain, label });
        }
    }
    rows
}

/// What the preview is called.
pub(crate) fn preview_title(manner: Manner) -> String {
    let mut title = format!("Report as {}", title(manner.format));
    let additions = [
        (manner.format == Format::Html, "its words"),
        (manner.anonymous, "names masked"),
        (manner.answers, "with the answers"),
    ];
    for (_, words) in additions.into_iter().filter(|(is_said, _)| *is_said) {
        title.push_str(" · ");
        title.push_str(words);
    }
    title
}

fn title(format: Format) -> &'static str {
    match format {
        Format::Markdown => "Markdown",
        Format::Text => "plain text",
        Format::Html => "HTML",
        Format::Csv => "CSV",
        Format::Json => "JSON",
    }
}
