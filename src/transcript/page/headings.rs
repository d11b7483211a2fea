//! The sections of a page and the lines that announce them.

use super::super::piece::Piece;
use super::super::speech::is_one_of;

/// What the lines under a heading are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Prose about the candidate.
    Summary,
    /// Jobs.
    Experience,
    /// Claimed skills.
    Skills,
    /// Questions and answers.
    Interview,
    /// Something that a session has no place for: education, awards, contact.
    Other,
}

/// A line that announces a section, perhaps with the section's content behind a colon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading<'a> {
    /// What it announces.
    pub(super) section: Section,
    /// What stands behind the colon on the same line.
    pub(super) content: Option<Piece<'a>>,
    /// True where hashes, stars, a colon or capitals mark it as a heading.
    pub(super) marked: bool,
}

const SUMMARY: &[&str] = &[
    "about",
    "about me",
    "about the candidate",
    "summary",
    "profile",
    "bio",
    "biography",
    "overview",
    "professional summary",
    "career summary",
    "executive summary",
    "candidate summary",
    "professional profile",
    "personal statement",
    "objective",
    "introduction",
    "background",
    "personal profile",
    "candidate profile",
    "who i am",
];
const EXPERIENCE: &[&str] = &[
    "experience",
    "work experience",
    "work history",
    "employment",
    "employment history",
    "professional experience",
    "career",
    "career history",
    "jobs",
    "positions",
    "roles",
    "previous roles",
    "past roles",
    "job history",
    "relevant experience",
    "employers",
    "work",
    "professional history",
    "past experience",
    "professional background",
];
const SKILLS: &[&str] = &[
    "skills",
    "key skills",
    "technical skills",
    "core skills",
    "top skills",
    "main skills",
    "professional skills",
    "other skills",
    "hard skills",
    "soft skills",
    "skill set",
    "skillset",
    "skills and tools",
    "skills & tools",
    "skills and expertise",
    "skills & expertise",
    "expertise",
    "areas of expertise",
    "competencies",
    "core competencies",
    "key competencies",
    "technologies",
    "tech stack",
    "stack",
    "tools",
    "tools and technologies",
    "tools & technologies",
    "skills and technologies",
    "skills & technologies",
    "specialties",
    "specialities",
    "strengths",
    "claimed skills",
    "vetted skills",
    "verified skills",
    "skills and competencies",
    "abilities",
    "skills & competencies",
    "proficiencies",
    "my skills",
];
const INTERVIEW: &[&str] = &[
    "interview",
    "the interview",
    "transcript",
    "interview transcript",
    "interview answers",
    "q&a",
    "q & a",
    "q and a",
    "qa",
    "questions",
    "answers",
    "questions and answers",
    "questions & answers",
    "interview questions",
    "interview q&a",
    "screening",
    "screening interview",
    "video interview",
    "ai interview",
    "phone screen",
    "phone interview",
    "technical interview",
    "interview responses",
    "responses",
    "screening questions",
    "interview notes",
    "conversation",
    "interview questions and answers",
    "video transcript",
    "full transcript",
    "call transcript",
    "interview recording",
    "answers to questions",
    "interview summary",
];
const OTHER: &[&str] = &[
    "education",
    "certifications",
    "certificates",
    "licenses",
    "licences",
    "licenses and certifications",
    "licenses & certifications",
    "languages",
    "awards",
    "honors",
    "honours",
    "projects",
    "contact",
    "contact details",
    "contact information",
    "references",
    "interests",
    "hobbies",
    "publications",
    "volunteering",
    "volunteer experience",
    "training",
    "qualifications",
    "memberships",
    "patents",
    "courses",
    "personal details",
    "availability",
    "links",
    "location",
    "achievements",
    "portfolio",
    "education and training",
    "hobbies and interests",
    "certifications and licenses",
];

fn section_called(name: &str) -> Option<Section> {
    let named = [
        (SUMMARY, Section::Summary),
        (EXPERIENCE, Section::Experience),
        (SKILLS, Section::Skills),
        (INTERVIEW, Section::Interview),
        (OTHER, Section::Other),
    ];
    named.into_iter().find(|(list, _)| is_one_of(name, list)).map(|(_, section)| section)
}

/// Reads `line` as a heading.
pub(super) fn heading(line: Piece<'_>) -> Option<Heading<'_>> {
    if line.text.len() > 400 {
        return None;
    }
    let bare = unmarked(line);
    let marked = bare.text.len() < line.text.len() || is_shouted(bare.text);
    if let Some(section) = section_called(bare.text) {
        return Some(Heading { section, content: None, marked });
    }
    let colon = line.text.find(':')?;
    let section = section_called(unmarked(line.until(colon)).text)?;
    let content = line.from(colon + 1).trim_of(&['*', '_', ' ']);
    let sensible = section != Section::Interview && !content.is_empty();
    sensible.then_some(Heading { section, content: Some(content), marked: true })
}

/// The line without hashes, stars, underscores, equal signs and a closing colon.
pub(super) fn unmarked(line: Piece<'_>) -> Piece<'_> {
    line.trim_of(&['#', '*', '_', '=', ':', ' ', '\u{a0}', '[', ']', '—', '-', '~', '>'])
}

fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Section, bool)> {
        heading(Piece { text, start: 0 }).map(|found| (found.section, found.marked))
    }

    #[test]
    fn headings_are_known_in_every_dress() {
        assert_eq!(read("Skills"), Some((Section::Skills, false)));
        assert_eq!(read("## Work history"), Some((Section::Experience, true)));
        assert_eq!(read("**About me:**"), Some((Section::Summary, true)));
        assert_eq!(read("INTERVIEW"), Some((Section::Interview, true)));
        assert_eq!(read("=== Q&A ==="), Some((Section::Interview, true)));
        assert_eq!(read("Skilled in patience"), None);
    }

    #[test]
    fn content_may_stand_behind_the_colon() {
        let found = heading(Piece { text: "**Skills:** Wiring, Testing", start: 0 }).unwrap();
        assert_eq!(found.content.unwrap().text, "Wiring, Testing");
    }
}
