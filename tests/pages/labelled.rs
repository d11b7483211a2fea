//! Pages on which labels say who speaks, or what a line is.

use crate::brief::brief;

#[test]
fn labels_for_interviewer_and_candidate() {
    let page = r"Catherine Mbeki
Litigation Partner

Experience
Litigation Partner — Hale & Orwin LLP
Associate — Court Street Chambers

Skills: Commercial litigation, Arbitration, Legal research, Negotiation

Interviewer: Thank you for coming. What made you choose law?
Candidate: My aunt, um, she was a magistrate. And I liked to argue.

Interviewer: Okay.
Candidate: So I read law in Cape Town.
Interviewer: How do you prepare a witness?
Candidate: Slowly. I ask them to tell it backwards.
";
    let expected = r"Catherine Mbeki / Litigation Partner
job: Litigation Partner @ Hale & Orwin LLP
job: Associate @ Court Street Chambers
skills: Commercial litigation; Arbitration; Legal research; Negotiation
given: Thank you for coming. What made you choose law? | My aunt, um, … liked to argue. + So I read … in Cape Town.
given: How do you prepare a witness? | Slowly. I ask … tell it backwards.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn title_at_employer_and_numbered_labels() {
    let page = r"Tomasz Wilk
Journeyman Electrician
Journeyman Electrician at Brightwire Electric
Apprentice Electrician at Soto & Sons
Conduit bending
Motor controls
Blueprint reading
NEC code
Troubleshooting
Q1: How do you check that a circuit is dead?
I test the tester first. Then the circuit, then the tester again.
Q2: What do you do when the drawings are wrong?
I stop and I call the site manager. Uh, you never just
Q3: Do you have your own tools?
Yes
";
    let expected = r"Tomasz Wilk / Journeyman Electrician
job: Journeyman Electrician @ Brightwire Electric
job: Apprentice Electrician @ Soto & Sons
skills: Conduit bending; Motor controls; Blueprint reading; NEC code; Troubleshooting
given: How do you check that a circuit is dead? | I test the … the tester again.
given: What do you do when the drawings are wrong? | I stop and … you never just
given: Do you have your own tools? | Yes
";
    assert_eq!(brief(page), expected);
}

#[test]
fn bold_labels_throughout() {
    let page = r"**Name:** Sofía Ibáñez Luna
**Role:** UX Designer
**Location:** Valencia, Spain

**Summary:** I design forms that people finish. Ten years in public services.

**Experience:**
Senior UX Designer | Ayuntamiento Digital | 2021–now
UX Designer | Tinta Studio | 2017–2021
Graphic Designer | Freelance | 2014–2017

**Skills:** Figma, User research (interviews, diary studies), Prototyping, Accessibility

**Q:** What is a good form?
**A:** One that asks less.

**Q:** How do you handle a stakeholder who disagrees?
**A:** I invite them to a test. Uh, after the third user they are

**Q:** Anything to ask us?
**A:** Do you test with real people?
";
    let expected = r"Sofía Ibáñez Luna / UX Designer
about: 1
job: Senior UX Designer @ Ayuntamiento Digital
job: UX Designer @ Tinta Studio
job: Graphic Designer @ Freelance
skills: Figma; User research (interviews, diary studies); Prototyping; Accessibility
given: What is a good form? | One that asks less.
given: How do you handle a stakeholder who disagrees? | I invite them … user they are
given: Anything to ask us? | Do you test with real people?
aside 3: Valencia, Spain
aside 8: 2021–now
aside 9: 2017–2021
aside 10: 2014–2017
";
    assert_eq!(brief(page), expected);
}

#[test]
fn speakers_by_name() {
    let page = r"Candidate: Grace Adeyemi
Position: Customer Support Lead

Skills
• Zendesk
• Conflict resolution
• French

Transcript
Ben: Hi Grace, how are you today?
Grace: Good, thanks. Uh, a bit of traffic.
Ben: Tell me about a difficult customer.
Grace: There was one who called each day. Each day the same problem, and, um,
we never found it.
Ben: Mm-hmm.
Grace: In the end it was the cat.
";
    let expected = r"Grace Adeyemi / Customer Support Lead
skills: Zendesk; Conflict resolution; French
given: Hi Grace, how are you today? | Good, thanks. Uh, … bit of traffic.
given: Tell me about a difficult customer. | There was one … never found it. + In the end … was the cat.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn semicolons_and_numbered_answers() {
    let page = r"Headline: Bilingual Court Interpreter

Skills: Spanish; Portuguese; Consecutive interpreting; Note-taking

Court Interpreter at Superior Court of Monterra
Freelance Translator at Self-employed

Question 1: How do you prepare for a hearing?
Answer 1: I read the file, um, twice, and I make a list of the words.

Question 2: What if you do not understand?
Answer 2: I ask. I must ask.
";
    let expected = r"– / Bilingual Court Interpreter
job: Court Interpreter @ Superior Court of Monterra
job: Freelance Translator @ Self-employed
skills: Spanish; Portuguese; Consecutive interpreting; Note-taking
given: How do you prepare for a hearing? | I read the … of the words.
given: What if you do not understand? | I ask. I must ask.
";
    assert_eq!(brief(page), expected);
}

/// Labels carry the text and no profile stands around them: it is a talk.
#[test]
fn two_interviewers_and_a_caption_are_a_talk() {
    let page = r"Transcript of the interview with Lena Brandt

Interviewer 1: Welcome Lena. Could you introduce yourself?
Lena Brandt: Sure. I'm a radiographer. I worked at Klinikum Nord.
Interviewer 2: What do you do about a claustrophobic patient?
Lena Brandt: We talk. We, um, we stop when they say stop.

I once stopped six times.
Interviewer 1: Great. Any questions for us?
Lena Brandt: No, thanks.
";
    let expected = r"Lena Brandt / –
given: Welcome Lena. Could you introduce yourself? | Sure. I'm a … at Klinikum Nord.
given?: What do you do about a claustrophobic patient? | We talk. We, … stopped six times.
given: Great. Any questions for us? | No, thanks.
aside 1: Transcript of the interview with Lena Brandt
";
    assert_eq!(brief(page), expected);
}

#[test]
fn labels_on_lines_of_their_own() {
    let page = r"Question:
How do you hang a door?
Answer:
With a wedge and, uh, patience.

Question:
What about a fire door?
Answer:
The same, and a certificate.
";
    let expected = r"– / –
given: How do you hang a door? | With a wedge and, uh, patience.
given: What about a fire door? | The same, and a certificate.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn titles_over_employers_with_dates_and_letters_as_labels() {
    let page = r"Profile
Name: Aiko Tran
Title: Lab Technician
Years of experience: 6

Career history
Lab Technician
Northgate Biologics, 2019–present
Junior Lab Technician
Harbor Diagnostics, 2017–2019

Key skills
PCR / ELISA / Cell culture

Interview transcript
Q. How do you label samples?
A. Twice. Once on the tube and once in the book.
Q. What would you do if you found an unlabelled one?
A. I throw it away, and I, uh, I tell
";
    let expected = r"Aiko Tran / Lab Technician
job: Lab Technician @ Northgate Biologics
job: Junior Lab Technician @ Harbor Diagnostics
skills: PCR; ELISA; Cell culture
given: How do you label samples? | Twice. Once on … in the book.
given: What would you do if you found an unlabelled one? | I throw it … uh, I tell
aside 4: Years of experience: 6
aside 8: 2019–present
aside 10: 2017–2019
";
    assert_eq!(brief(page), expected);
}

#[test]
fn everything_behind_a_colon() {
    let page = r"Summary: Bruno is a bus driver with 20 years without an accident.
Experience: Bus Driver at City Lines; Tram Driver at Metro Sud
Skills: Patience, Route planning

What do you do when a passenger will not pay?
I drive. Uh, it's not my, my job to argue.

What's your favourite line?

The 12. It goes along the sea. In the morning there is nobody, and you, um, you can hear the gulls through the open door. I used to take my son on it when he was small, and he would sit right behind me and count the stops, and he always lost count at the harbour.
";
    let expected = r"Bruno / Bus Driver
about: 1
job: Bus Driver @ City Lines
job: Tram Driver @ Metro Sud
skills: Patience; Route planning
given: What do you do when a passenger will not pay? | I drive. Uh, … job to argue.
given: What's your favourite line? | The 12. It … at the harbour.
";
    assert_eq!(brief(page), expected);
}

/// A recorded talk below a profile: labels with times, as Rev writes them, and as Otter does.
#[test]
fn a_recorded_talk_below_a_profile() {
    let page = |label: fn(&str, &str) -> String| {
        let said = [
            ("Tom Aldous", "0:02", "Welcome, Nadia. Which bridge are you proud of?"),
            (
                "Nadia Verhoeven",
                "0:11",
                "The one at Kelder. It opened a year late and still stands.",
            ),
            ("Tom Aldous", "1:12", "How would you plan a site in winter?"),
            (
                "Nadia Verhoeven",
                "1:16",
                "I would pour before the frost, and I would order heaters early.",
            ),
        ];
        let talk: Vec<String> = said
            .iter()
            .map(|(name, time, words)| format!("{}\n{words}\n", label(name, time)))
            .collect();
        format!(
            "Nadia Verhoeven\nCivil Engineer\n\nExperience\nSite Engineer — Kelder Bridges\n\n\
             Skills\nConcrete\nSurveying\nAutoCAD\n\nInterview\n\n{}",
            talk.join("\n")
        )
    };
    let expected = r"Nadia Verhoeven / Civil Engineer
job: Site Engineer @ Kelder Bridges
skills: Concrete; Surveying; AutoCAD
given: Welcome, Nadia. Which bridge are you proud of? | The one at … and still stands.
given: How would you plan a site in winter? | I would pour … order heaters early.
";
    assert_eq!(brief(&page(|name, time| format!("{name} ({time}):"))), expected);
    assert_eq!(brief(&page(|name, time| format!("{name}  {time}"))), expected);
}
