//! Sheets: text that is read and not acted on, as rows with a weight. Profile, help, import report and
//! anchors are sheets; `ui` gives the weights their styles.

use crate::command::{Command, Group, Scope, Spec, TABLE};
use crate::keys::shown;
use crate::model::session::{Format, Job, ReportKind, ReportLine};
use crate::text::{self, counted};

use super::layout::Area;
use super::sitting::Sitting;
use super::{App, Overlay, words};

/// So many lines of an import report are worth reading on a screen; `show` prints them all.
const REPORT_LINES: usize = 1000;
/// Rows of a list tab that do not scroll: an empty one and the headings.
const LIST_HEAD: u16 = 2;

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Columns in front of the text.
    pub indent: u16,
    /// The words.
    pub text: String,
    /// How they are said.
    pub weight: Weight,
    /// Words in a column of their own in front of the text; empty where there are none.
    pub label: String,
}

/// How words are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// What a part is called.
    Heading,
    /// What is to be read.
    Plain,
    /// What may be passed over.
    Quiet,
}

/// Collects the rows of a sheet, wrapped.
struct Sheet {
    width: u16,
    /// Columns that a line of text takes at most.
    measure: u16,
    rows: Vec<SheetRow>,
}

impl Sheet {
    fn new(width: u16, measure: u16) -> Self {
        Self { width, measure, rows: Vec::new() }
    }

    fn blank(&mut self) {
        if !self.rows.is_empty() {
            self.push(0, "", "", Weight::Plain);
        }
    }

    fn heading(&mut self, title: &str) {
        self.blank();
        self.push(0, "", title, Weight::Heading);
    }

    fn push(&mut self, indent: u16, label: &str, text: &str, weight: Weight) {
        self.rows.push(SheetRow { indent, text: text.into(), weight, label: label.into() });
    }

    /// Safe text, wrapped at `indent`, with the label in front of its first row.
    fn paragraph(&mut self, indent: u16, label: &str, verbatim: &str, weight: Weight) {
        let safe = text::safe_block(verbatim);
        let width = self.width.saturating_sub(indent).clamp(1, self.measure);
        let rows = text::wrap(&safe, width);
        for (i, row) in rows.iter().enumerate() {
            let label = if i == 0 { label } else { "" };
            self.push(indent, label, &safe[row.start..row.end], weight);
        }
        if rows.is_empty() {
            self.push(indent, label, "", weight);
        }
    }
}

/// The Profile tab.
#[must_use]
pub fn profile(app: &App, sitting: &Sitting, width: u16) -> Vec<SheetRow> {
    const INDENT: u16 = 3;
    let session = &sitting.session;
    let mut sheet = Sheet::new(width.saturating_sub(2), app.habits.measure);
    let name = session.profile.name.as_deref();
    sheet.push(0, "", "", Weight::Plain);
    sheet.paragraph(INDENT, "", name.unwrap_or("name not found"), Weight::Heading);
    let headline = session.profile.headline.as_deref();
    // A transcript tells nothing but what was said: nothing is missing there.
    let is_page = session.source.format == Format::Page;
    if let Some(headline) = headline.or(is_page.then_some("headline not found")) {
        sheet.paragraph(INDENT, "", headline, Weight::Plain);
    }
    for paragraph in &session.profile.summary {
        sheet.blank();
        sheet.paragraph(INDENT, "", paragraph, Weight::Plain);
    }
    if !session.profile.experience.is_empty() {
        sheet.blank();
        sheet.push(INDENT, "", "Experience", Weight::Heading);
        for job in &session.profile.experience {
            sheet.paragraph(INDENT, "", &job_line(job), Weight::Plain);
        }
    }
    if !session.profile.experience.is_empty() || !session.skills.is_empty() {
        sheet.blank();
    }
    if is_page || !session.skills.is_empty() {
        let count = counted(session.skills.len(), "claimed skill");
        sheet.paragraph(INDENT, "", &count, Weight::Quiet);
    }
    let source = format!("from {}, session {}", session.source.name, session.id);
    sheet.paragraph(INDENT, "", &source, Weight::Quiet);
    if !is_page {
        let why = format!("read as {}: {}", session.source.format.label(), session.source.why);
        sheet.paragraph(INDENT, "", &why, Weight::Quiet);
    }
    let report = format!("import report: {}", report_in_short(&session.report));
    let opens = app.hint(Command::ImportReport, "opens it");
    sheet.paragraph(INDENT, "", &format!("{report} · {opens}"), Weight::Quiet);
    sheet.rows
}

/// `5 guessed, 3 dropped`.
fn report_in_short(report: &[ReportLine]) -> String {
    let kinds = [
        (ReportKind::Guess, "guessed"),
        (ReportKind::Debris, "dropped"),
        (ReportKind::Repaired, "mended"),
        (ReportKind::NotUnderstood, "not understood"),
    ];
    let counts =
        kinds.map(|(kind, word)| (report.iter().filter(|line| line.kind == kind).count(), word));
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if said.is_empty() { "nothing to tell".into() } else { said.join(", ") }
}

fn job_line(job: &Job) -> String {
    let title = job.title.as_deref().unwrap_or("title not found");
    let guess = if job.guess { "  (a guess)" } else { "" };
    match &job.employer {
        Some(employer) => format!("{title}, {employer}{guess}"),
        None => format!("{title}{guess}"),
    }
}

/// The rows of an overlay at this width.
#[must_use]
pub fn overlay(app: &App, overlay: Overlay, width: u16) -> Vec<SheetRow> {
    let mut sheet = Sheet::new(width, app.habits.measure);
    match overlay {
        Overlay::Help(scopes) => help(app, scopes, &mut sheet),
        Overlay::Report => report(app.sitting.as_ref(), &mut sheet),
        Overlay::Anchors => {
            if let Some(sitting) = &app.sitting {
                anchors(sitting, &mut sheet);
            }
        }
        Overlay::Examples => {
            if let Some(sitting) = &app.sitting {
                examples(app, sitting, &mut sheet);
            }
        }
        Overlay::Sums => sums(app, &mut sheet),
    }
    sheet.rows
}

/// The rubric's examples for the question in focus, best first.
fn examples(app: &App, sitting: &Sitting, sheet: &mut Sheet) {
    let question = sitting.question(sitting.exchange()).text.unwrap_or_default();
    let criterion = sitting.criterion().map_or("", |one| &one.id);
    let examples = sitting.rubric.examples_for(question, criterion);
    if examples.is_empty() {
        let anchors = app.hint(Command::Anchors, "shows what each level means");
        let words = format!("The rubric has no example for this question · {anchors}");
        sheet.paragraph(0, "", &words, Weight::Plain);
    }
    for example in examples {
        sheet.blank();
        let label = words::level_name(&sitting.rubric, example.level, None);
        sheet.paragraph(12, &text::safe_line(&label), &example.answer, Weight::Plain);
    }
}

/// All that the scores come to, and the arithmetic behind it.
fn sums(app: &App, sheet: &mut Sheet) {
    let indent = if sheet.width < 60 { 16 } else { 20 };
    for line in app.sums() {
        let bar = if line.bar.is_empty() { String::new() } else { format!("{}  ", line.bar) };
        sheet.paragraph(indent, &line.label, &format!("{bar}{}", line.text), Weight::Plain);
    }
    sheet.blank();
    let words = if app.shows_means() {
        "A mean is the sum of the levels divided by their number n. The weighted mean is the sum of each criterion's \
         mean times its weight, divided by the sum of the weights. No score is computed from the text."
    } else {
        "Means stay hidden until the overall recommendation is given."
    };
    sheet.paragraph(0, "", words, Weight::Quiet);
}

/// What each level means: on each criterion that applies to the answer in focus, the one in focus first.
fn anchors(sitting: &Sitting, sheet: &mut Sheet) {
    let rows = sitting.criterion_rows();
    let in_focus = sitting.criterion();
    let others = rows.into_iter().filter(|one| in_focus.is_none_or(|focus| focus.id != one.id));
    for criterion in in_focus.into_iter().chain(others) {
        if !sitting.rubric.is_single() {
            sheet.heading(&text::safe_line(&criterion.name));
        }
        for (level, anchor) in sitting.rubric.levels.iter().zip(&criterion.anchors).rev() {
            let label = format!("{} {}", level.value, text::safe_line(&level.name));
            sheet.paragraph(12, &label, anchor, Weight::Plain);
        }
    }
}

/// What an overlay is called.
#[must_use]
pub fn overlay_title(app: &App, overlay: Overlay) -> String {
    match overlay {
        Overlay::Help(_) => match app.sitting.as_ref().and_then(Sitting::read_only) {
            Some(_) => "Keys that work here, where nothing can be changed".into(),
            None => "Keys that work here".into(),
        },
        Overlay::Report => "Import report".into(),
        Overlay::Examples => "Answers as they could have been given".into(),
        Overlay::Sums => "What the scores come to".into(),
        Overlay::Anchors => {
            let title = app.sitting.as_ref().map_or("", |sitting| &sitting.rubric.title);
            format!("What each level means · {}", text::safe_line(title))
        }
    }
}

/// The rows of an overlay's text within the body: below its title, above an empty row.
#[must_use]
pub fn overlay_area(body: Area) -> Area {
    let margin = if body.width < 66 { 1 } else { 3 };
    let head = if body.height < 16 { 1 } else { 2 };
    Area::new(
        body.x + margin,
        body.y + head,
        body.width.saturating_sub(2 * margin),
        body.height.saturating_sub(head),
    )
}

/// The rows of the Profile tab; the row below them says whether more follows.
#[must_use]
pub fn profile_area(body: Area) -> Area {
    Area { height: body.height.saturating_sub(1), ..body }
}

/// The rows of the skills on the Skills tab.
#[must_use]
pub fn skills_area(body: Area) -> Area {
    // The row below the list says what is claimed and named in all.
    below_head(body, 2)
}

/// The rows below the answers on the Scorecard tab: an empty one, the counts, the session's note, the overall
/// recommendation, and as many of the sums as half of the body has room for.
#[must_use]
pub fn card_foot(body: Area, sums: usize) -> u16 {
    let sums = u16::try_from(sums).unwrap_or(u16::MAX);
    if body.height < 16 {
        return 3 + sums.min(1);
    }
    let room = (body.height / 2).saturating_sub(4).max(1);
    4 + sums.clamp(1, room)
}

/// The rows of the answers on the Scorecard tab, above `foot` others.
#[must_use]
pub fn card_area(body: Area, foot: u16) -> Area {
    below_head(body, foot)
}

fn below_head(body: Area, foot: u16) -> Area {
    let head = if body.height < 16 { 1 } else { LIST_HEAD };
    Area::new(body.x, body.y + head, body.width, body.height.saturating_sub(head + foot))
}

fn help(app: &App, scopes: &[Scope], sheet: &mut Sheet) {
    const KEYS: u16 = 21;
    // What is typed in is reached from here, and its own keys type.
    let mut scopes: Vec<Scope> = scopes.iter().copied().chain([Scope::Note, Scope::Line]).collect();
    if scopes.contains(&Scope::Answers) {
        scopes.extend([Scope::Quote, Scope::Correct, Scope::Cut, Scope::Who]);
    }
    let scopes = scopes.as_slice();
    for group in Group::ALL {
        let mut rows = TABLE
            .iter()
            .filter(|spec| spec.group == group)
            .filter(|spec| spec.is_in(scopes) && app.makes_sense(spec.command))
            .peekable();
        if rows.peek().is_none() {
            continue;
        }
        let behind = group.behind().map(|command| app.keymap.key(command));
        sheet.heading(&match behind.filter(|key| !key.is_empty()) {
            Some(key) => format!("{}, behind {key}", group.title()),
            None => group.title().to_owned(),
        });
        for spec in rows {
            let indent = if sheet.width < 60 { 14 } else { KEYS };
            let keys = keys_of(app, spec, scopes);
            let does = match spec.command {
                Command::Score if !app.habits.auto_advance => "score the answer with that level",
                _ => spec.doc,
            };
            sheet.paragraph(indent, &keys, does, Weight::Plain);
        }
    }
}

/// The keys of a command for the help: `1…9`, `Space f Ctrl-f PgDn`, or how to type it.
/// Keys that an inner scope has taken are left out.
fn keys_of(app: &App, spec: &Spec, scopes: &[Scope]) -> String {
    // Inside an input nothing else is asked.
    let is_inside = matches!(spec.group, Group::Input | Group::Quote | Group::Correct);
    let scopes = if is_inside { spec.scopes } else { scopes };
    let asks_for_it = |key| {
        app.keymap.resolve(scopes, key).is_some_and(|binding| binding.command == spec.command)
    };
    let keys = app.keymap.keys(spec.command).iter().filter(|&&key| asks_for_it(key));
    let mut keys: Vec<String> = keys.map(|&key| shown(key)).collect();
    let rubric = app.sitting.as_ref().map(|sitting| &sitting.rubric);
    match spec.command {
        Command::Score => keys.truncate(rubric.map_or(9, |rubric| rubric.levels.len())),
        Command::Choose => keys.truncate(rubric.map_or(9, |rubric| rubric.recommendations.len())),
        _ => {}
    }
    match keys.as_slice() {
        [] => format!(":{}", spec.name),
        [first, .., last] if matches!(spec.command, Command::Score | Command::Choose) => {
            format!("{first}…{last}")
        }
        _ => keys.join(" "),
    }
}

fn report(sitting: Option<&Sitting>, sheet: &mut Sheet) {
    let Some(sitting) = sitting else { return };
    let lines = &sitting.session.report;
    for misfit in &sitting.misfits {
        let words = format!("{} by {}: {}", misfit.what, misfit.by, misfit.why);
        let label = "correction without effect";
        sheet.paragraph(if sheet.width < 60 { 16 } else { 28 }, label, &words, Weight::Plain);
    }
    if lines.is_empty() && sitting.misfits.is_empty() {
        sheet.paragraph(0, "", "Nothing was dropped, guessed or mended.", Weight::Plain);
    }
    for line in lines.iter().take(REPORT_LINES) {
        report_line(line, sheet);
    }
    if let Some(more) = lines.len().checked_sub(REPORT_LINES).filter(|more| *more > 0) {
        let id = &sitting.session.id;
        sheet.blank();
        let rest = format!("{more} more lines: candor show {id}");
        sheet.paragraph(0, "", &rest, Weight::Quiet);
    }
}

fn report_line(line: &ReportLine, sheet: &mut Sheet) {
    let label = format!("{:>6}  {}", line.line, line.kind.label());
    let indent = if sheet.width < 60 { 16 } else { 24 };
    sheet.paragraph(indent, &label, &line.message, Weight::Plain);
    if !line.text.is_empty() {
        let room = usize::from(sheet.width.saturating_sub(indent + 2));
        let safe = text::safe_line(&line.text);
        sheet.paragraph(indent, "", &format!("“{}”", text::fit(&safe, room)), Weight::Quiet);
    }
}
