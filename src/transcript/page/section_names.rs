//! What sections of a page are called. Data alone, no rules.

/// Headings of prose about the candidate.
pub(super) const SUMMARY: &[&str] = &[
    "about", "about me", "about the candidate", "summary", "profile", "bio", "biography",
    "overview", "professional summary", "career summary", "executive summary",
    "candidate summary", "professional profile", "personal statement", "objective",
    "introduction", "background", "personal profile", "candidate profile", "who i am",
];
/// Headings of jobs.
pub(super) const EXPERIENCE: &[&str] = &[
    "experience", "work experience", "work history", "employment", "employment history",
    "professional experience", "career", "career history", "jobs", "positions", "roles",
    "previous roles", "past roles", "job history", "relevant experience", "employers", "work",
    "professional history", "past experience", "professional background",
];
/// Headings of claimed skills.
pub(super) const SKILLS: &[&str] = &[
    "skills", "key skills", "technical skills", "core skills", "top skills", "main skills",
    "professional skills", "other skills", "hard skills", "soft skills", "skill set", "skillset",
    "skills and tools", "skills & tools", "skills and expertise", "skills & expertise",
    "expertise", "areas of expertise", "competencies", "core competencies", "key competencies",
    "technologies", "tech stack", "stack", "tools", "tools and technologies",
    "tools & technologies", "skills and technologies", "skills & technologies", "specialties",
    "specialities", "strengths", "claimed skills", "vetted skills", "verified skills",
    "skills and competencies", "abilities", "skills & competencies", "proficiencies", "my skills",
];
/// Headings of questions and answers.
pub(super) const INTERVIEW: &[&str] = &[
    "interview", "the interview", "transcript", "interview transcript", "interview answers",
    "q&a", "q & a", "q and a", "qa", "questions", "answers", "questions and answers",
    "questions & answers", "interview questions", "interview q&a", "screening",
    "screening interview", "video interview", "ai interview", "phone screen", "phone interview",
    "technical interview", "interview responses", "responses", "screening questions",
    "interview notes", "conversation", "interview questions and answers", "video transcript",
    "full transcript", "call transcript", "interview recording", "answers to questions",
    "interview summary",
];
/// Headings of what a session has no place for.
pub(super) const OTHER: &[&str] = &[
    "education", "certifications", "certificates", "licenses", "licences",
    "licenses and certifications", "licenses & certifications", "languages", "awards", "honors",
    "honours", "projects", "contact", "contact details", "contact information", "references",
    "interests", "hobbies", "publications", "volunteering", "volunteer experience", "training",
    "qualifications", "memberships", "patents", "courses", "personal details", "availability",
    "links", "location", "achievements", "portfolio", "education and training",
    "hobbies and interests", "certifications and licenses",
];

/// Headings that are also names of skills: without a mark they need others beside them.
pub(super) const WEAK: &[&str] = &[
    "qa", "training", "languages", "projects", "tools", "technologies", "stack", "strengths", "work",
    "roles", "background", "introduction", "conversation", "responses", "location", "availability",
    "links", "jobs", "positions", "career", "interests", "contact", "volunteering", "expertise",
    "specialties", "specialities", "abilities", "overview", "publications", "patents", "courses",
    "screening", "portfolio", "references", "employment", "objective",
];
