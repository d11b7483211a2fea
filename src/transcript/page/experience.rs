//! Experience: lines with titles and employers, glued or not, become jobs.

use super::super::piece::{Line, Piece};
use super::super::speech::is_one_of;
use super::glue::{
    Sureness, any_halves, employer_and_skill, employer_and_title, is_known_skill, is_named,
    title_and_rest,
};
use super::skills::is_list;
use super::titles::{is_dates, is_doubtful_title, is_title, job_line, without_dates};
use super::vocabulary::ORGANISATIONS;

/// Rule of the report for an employer in front of a title.
pub(super) const BEFORE_TITLE: &str =
    "employer and title taken apart where a small letter meets a capital";
/// Rule of the report for an employer in front of a skill.
pub(super) const BEFORE_SKILL: &str =
    "employer and first skill taken apart where a small letter meets a capital";
const BEHIND_TITLE: &str =
    "title and what follows it taken apart where a small letter meets a capital";
const PLAIN_EMPLOYER: &str = "taken for the employer because it follows a job title";

/// One job as found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct JobDraft<'a> {
    /// What they were.
    pub(super) title: Option<Piece<'a>>,
    /// Where they were.
    pub(super) employer: Option<Piece<'a>>,
    /// True where the two were taken apart by a rule.
    pub(super) guess: bool,
}

/// What the lines of experience come to.
#[derive(Debug, Default)]
pub(super) struct Experience<'a> {
    /// The first job title.
    pub(super) headline: Option<Piece<'a>>,
    /// The jobs in order.
    pub(super) jobs: Vec<JobDraft<'a>>,
    /// The first skill, where it stood glued behind the last employer.
    pub(super) glued_skill: Option<Piece<'a>>,
    /// How many lines were used; the rest are skills.
    pub(super) used: usize,
    /// Lines, and the rule that was guessed by.
    pub(super) guesses: Vec<(Piece<'a>, &'static str)>,
    /// Dates, places and descriptions, which a session has no place for.
    pub(super) others: Vec<Piece<'a>>,
}

/// What one line is.
enum Form<'a> {
    Title,
    Job(JobDraft<'a>, Vec<Piece<'a>>),
    Torn {
        employer: Piece<'a>,
        title: Piece<'a>,
    },
    /// A title with something glued behind it.
    Followed {
        title: Piece<'a>,
        rest: Piece<'a>,
    },
    Dates,
    Plain,
}

fn form(line: Piece<'_>, first: bool, open: bool) -> Form<'_> {
    if is_dates(line.text) {
        return Form::Dates;
    }
    if is_list(line.text) && job_line(line).is_none() {
        return Form::Plain;
    }
    if open && let Some((employer, title)) = employer_and_title(line) {
        return Form::Torn { employer, title };
    }
    if is_title(line.text) && (first || !is_doubtful_title(line.text)) {
        return Form::Title;
    }
    if let Some(job) = job_line(line) {
        let draft = JobDraft { title: Some(job.title), employer: job.employer, guess: false };
        return Form::Job(draft, job.others);
    }
    if let Some((employer, title)) = employer_and_title(line) {
        return Form::Torn { employer, title };
    }
    match title_and_rest(line) {
        Some((title, rest)) if !is_doubtful_title(title.text) => Form::Followed { title, rest },
        _ => Form::Plain,
    }
}

/// How many plain lines may stand between two lines with titles.
const WIDEST_GAP: usize = 2;

/// One past the last line of experience in `lines`: the last that holds a title.
fn run_end(lines: &[Line<'_>], whole_section: bool) -> usize {
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        if at > end + WIDEST_GAP && !whole_section {
            break;
        }
        if !matches!(form(line.piece, at == 0, false), Form::Dates | Form::Plain) {
            end = at + 1;
        }
    }
    end
}

/// Reads `lines` from the first job title on. `elsewhere` is prose in which employers may be named;
/// `whole_section` says that a heading announced jobs and that no skills follow.
pub(super) fn experience<'a>(
    lines: &[Line<'a>],
    elsewhere: &[Piece<'_>],
    whole_section: bool,
) -> Experience<'a> {
    let chain = if whole_section { None } else { chain_end(lines) };
    let end = chain.unwrap_or_else(|| run_end(lines, whole_section));
    if end == 0 {
        return Experience::default();
    }
    let mut reader = Reader { found: Experience::default(), open: None, pairs: 0, elsewhere };
    let employer_first = chain.is_none() && employer_first(lines, end, whole_section);
    for (at, line) in lines[..end].iter().enumerate() {
        let read = match chain {
            Some(_) => link(line.piece, at == 0),
            None => form(line.piece, at == 0, reader.open.is_some()),
        };
        reader.take(read, line.piece, employer_first);
    }
    reader.found.used = end;
    reader.finish(&lines[end..], employer_first, whole_section);
    reader.found
}

/// One past the last line of a chain: a title, lines that each hold a boundary and no empty line
/// between them, the last glued to the first skill; then skills apart from each other. In that shape a
/// title needs no known role.
fn chain_end(lines: &[Line<'_>]) -> Option<usize> {
    let length = 1 + lines.get(1..)?.iter().take_while(|line| !line.blank_before).count();
    let torn = |line: &Line<'_>| {
        !is_list(line.piece.text)
            && job_line(line.piece).is_none()
            && any_halves(line.piece).is_some()
    };
    let first = lines.first()?.piece;
    let plain = any_halves(first).is_none() && !is_known_skill(first.text) && !is_list(first.text);
    let chained = length >= 2 && plain && lines[1..length].iter().all(torn);
    // Debris between two skills swallows an empty line.
    let skills = &lines[length..];
    let apart = !skills.is_empty()
        && skills.iter().filter(|line| line.blank_before).count() * 2 > skills.len();
    (chained && apart).then_some(length - 1)
}

/// What a line of a chain is.
fn link(line: Piece<'_>, first: bool) -> Form<'_> {
    if first {
        return Form::Title;
    }
    employer_and_title(line)
        .or_else(|| any_halves(line))
        .map_or(Form::Plain, |(employer, title)| Form::Torn { employer, title })
}

/// True where each title has its employer on the line above: the lines alternate and begin with one.
fn employer_first(lines: &[Line<'_>], end: usize, whole_section: bool) -> bool {
    let titled = |line: &Line<'_>| matches!(form(line.piece, false, false), Form::Title);
    let plain: Vec<&Line<'_>> =
        lines[..end].iter().filter(|line| !is_dates(line.piece.text)).collect();
    let alternate = plain.len() >= 2
        && plain.chunks(2).all(|pair| pair.len() == 2 && !titled(pair[0]) && titled(pair[1]));
    alternate && (whole_section || plain.len() >= 4)
}

struct Reader<'a, 'b> {
    found: Experience<'a>,
    /// A title whose employer has not come yet.
    open: Option<Piece<'a>>,
    /// How many jobs had their employer on a line of its own or torn off the next title.
    pairs: usize,
    elsewhere: &'b [Piece<'b>],
}

impl<'a> Reader<'a, '_> {
    /// Takes `line`, which reads as `form`.
    fn take(&mut self, form: Form<'a>, line: Piece<'a>, employer_first: bool) {
        match form {
            Form::Title if employer_first => self.close_from_above(line),
            Form::Title => {
                self.leave_open_title();
                self.open_title(line);
            }
            Form::Job(job, others) => {
                self.leave_open_title();
                self.found.headline = self.found.headline.or(job.title);
                self.found.others.extend(others);
                if job.employer.is_none() {
                    self.open = job.title;
                } else {
                    self.found.jobs.push(job);
                }
            }
            Form::Torn { employer, title } => {
                self.found.guesses.push((line, BEFORE_TITLE));
                self.close(employer, true);
                self.open_title(title);
            }
            Form::Plain if employer_first => {
                self.found.jobs.push(JobDraft { employer: Some(line), ..JobDraft::default() });
            }
            Form::Plain if self.open.is_some() => {
                let (employer, dates) = without_dates(line);
                self.found.others.extend(dates);
                self.close(employer, false);
            }
            Form::Followed { title, rest } => {
                self.leave_open_title();
                self.open_title(title);
                self.found.guesses.push((line, BEHIND_TITLE));
                if is_known_skill(rest.text) {
                    self.found.glued_skill = Some(rest);
                } else {
                    self.close(rest, true);
                }
            }
            Form::Dates | Form::Plain => self.found.others.push(line),
        }
    }

    fn open_title(&mut self, title: Piece<'a>) {
        self.found.headline = self.found.headline.or(Some(title));
        self.open = Some(title);
    }

    /// The open title gets its employer.
    fn close(&mut self, employer: Piece<'a>, guess: bool) {
        let title = self.open.take();
        self.pairs += 1;
        self.found.jobs.push(JobDraft { title, employer: Some(employer), guess });
    }

    fn close_from_above(&mut self, title: Piece<'a>) {
        self.found.headline = self.found.headline.or(Some(title));
        if let Some(job) = self.found.jobs.last_mut() {
            job.title = Some(title);
        }
    }

    /// The open title gets no employer: in front of all jobs it is the headline, else a job of its own.
    fn leave_open_title(&mut self) {
        if let Some(title) = self.open.take()
            && self.found.headline != Some(title)
        {
            self.found.jobs.push(JobDraft { title: Some(title), ..JobDraft::default() });
        }
    }

    /// The last title's employer stands on the line behind the run, alone or glued to the first skill.
    fn finish(&mut self, rest: &[Line<'a>], employer_first: bool, whole_section: bool) {
        if self.open.is_none() || employer_first || self.found.glued_skill.is_some() {
            return;
        }
        let next = rest.first().filter(|line| !is_dates(line.piece.text));
        let Some(next) = next else { return self.finish_alone(whole_section) };
        let demanded = self.pairs > 0 || whole_section;
        let (employer, dates) = without_dates(next.piece);
        if whole_section && (rest.len() == 1 || dates.is_some()) {
            self.found.used += 1;
            self.found.others.extend(dates);
            return self.close(employer, false);
        }
        if let Some((employer, skill, sureness)) =
            employer_and_skill(first_item(next.piece), self.elsewhere)
            && (demanded || sureness == Sureness::Known || self.is_the_pages_own_shape(rest))
        {
            self.found.used += 1;
            self.found.guesses.push((employer_line(next.piece, skill), BEFORE_SKILL));
            self.found.glued_skill = Some(next.piece.from(skill.start - next.piece.start));
            return self.close(employer, true);
        }
        if self.is_employer(next.piece, demanded) {
            self.found.used += 1;
            self.found.guesses.push((next.piece, PLAIN_EMPLOYER));
            return self.close(next.piece, true);
        }
        self.finish_alone(whole_section);
    }

    fn finish_alone(&mut self, whole_section: bool) {
        if whole_section && let Some(title) = self.open.take() {
            self.found.jobs.push(JobDraft { title: Some(title), ..JobDraft::default() });
        }
        self.leave_open_title();
    }

    /// A lone title right above, skills apart from each other: the shape in which the employer is
    /// glued to the first skill.
    fn is_the_pages_own_shape(&self, rest: &[Line<'a>]) -> bool {
        self.found.jobs.is_empty()
            && !rest[0].blank_before
            && rest.get(1).is_some_and(|line| line.blank_before)
    }

    fn is_employer(&self, line: Piece<'_>, demanded: bool) -> bool {
        let organised = line
            .text
            .split_whitespace()
            .any(|word| is_one_of(word.trim_end_matches([',', ')']), ORGANISATIONS));
        !is_list(line.text)
            && !is_known_skill(line.text)
            && (organised || demanded || is_named(&format!("at {}", line.text), self.elsewhere))
    }
}

/// The first part of a list, or the whole line.
fn first_item(line: Piece<'_>) -> Piece<'_> {
    if is_list(line.text) {
        line.text.find([',', ';', '•', '|']).map_or(line, |at| line.until(at).trim())
    } else {
        line
    }
}

/// The line up to the end of the skill that was glued to an employer.
fn employer_line<'a>(line: Piece<'a>, skill: Piece<'a>) -> Piece<'a> {
    line.until(skill.end() - line.start)
}
