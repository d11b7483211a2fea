//! Pages with headings, numbers and questions on lines of their own.

use crate::brief::brief;

#[test]
fn markdown_with_numbered_questions() {
    let page = r"# Owen Price

Primary School Teacher

## About

Owen is a teacher with nine years of experience in mixed-ability classrooms. He runs the reading club.

## Work history

- Year 4 Teacher at Oakfield Primary School (2019 – Present)
- Teaching Assistant at Bryn Coch Infants, 2015 - 2019

## Skills

- Phonics
- Lesson planning
- Safeguarding
- Behaviour management

## Interview

**1. How do you plan for a mixed-ability class?**

I start with the text, not with the groups. Everybody reads the same book.

Then I make three ways into it. Some children draw the scene first.

**2. Tell me about a lesson that failed**

It was fractions, with pizza. They were hungry.

**3. What would parents say about you?**

That I write too many letters.
";
    let expected = r"Owen Price / Primary School Teacher
about: 1
job: Year 4 Teacher @ Oakfield Primary School
job: Teaching Assistant @ Bryn Coch Infants
skills: Phonics; Lesson planning; Safeguarding; Behaviour management
given: How do you plan for a mixed-ability class? | I start with … the scene first.
given: Tell me about a lesson that failed | It was fractions, … They were hungry.
given: What would parents say about you? | That I write too many letters.
aside 11: 2019 – Present
aside 12: 2015 - 2019
";
    assert_eq!(brief(page), expected);
}

#[test]
fn employer_above_title_and_answers_of_two_paragraphs() {
    let page = r"About

I'm Lucia Ferrante, a sales manager who likes long conversations and short emails. I have sold software and ice cream machines.

Work experience

Nordlicht Software
Regional Sales Manager
2020 - Present

Gelato Systems
Sales Representative
2016 - 2020

Top skills
Negotiation • CRM • Cold calling • Salesforce • Public speaking

Q&A

Why did you leave your last position?

The region was closed. So I was, uh, without a region.

Describe your best quarter.

Q3 of last year. We closed eleven deals.

I was ill for two weeks of it, and the team closed three without me.

Sell me this pen

No. You have a pen.
";
    let expected = r"Lucia Ferrante / Regional Sales Manager
about: 1
job: Regional Sales Manager @ Nordlicht Software
job: Sales Representative @ Gelato Systems
skills: Negotiation; CRM; Cold calling; Salesforce; Public speaking
given: Why did you leave your last position? | The region was … without a region.
given: Describe your best quarter. | Q3 of last … three without me.
given: Sell me this pen | No. You have a pen.
aside 9: 2020 - Present
aside 13: 2016 - 2020
";
    assert_eq!(brief(page), expected);
}

#[test]
fn lines_broken_at_a_fixed_width() {
    let page = r"Hanna Koskela
Truck Driver

Skills
ADR, Night driving, Tachograph

Interview

What was your longest trip and how did you stay awake on
it without losing time?
It was from Oulu to Lisbon, uh, with frozen fish, and I had
four days for it. You stop when the law says that you stop,
and you sleep when you can. The fish does not mind if you
are slow, but the customer does.

How do you secure a load?
With straps, and with, uh, with a mat under it. And then after
fifty kilometres you stop and you pull all of them again,
because they always
";
    let expected = r"Hanna Koskela / Truck Driver
skills: ADR; Night driving; Tachograph
given: What was your longest trip and how did you stay awake on
it without losing time? | It was from … the customer does.
given: How do you secure a load? | With straps, and … because they always
";
    assert_eq!(brief(page), expected);
}

#[test]
fn title_above_employer_without_headings() {
    let page = r"Ines Moreau
Veterinary Surgeon
Paws & Claws Clinic
Veterinary Assistant
Ferme des Tilleuls

Surgery
Anaesthesia
Radiology
Client communication

What do you do with an aggressive dog?
I wait. Most of them, uh, are afraid.
Have you ever lost a patient?
Yes. Of course. It is part of it.

You write down what happened and you call the owner yourself.
How do you relax?
I don't.
";
    let expected = r"Ines Moreau / Veterinary Surgeon
job: Veterinary Surgeon @ Paws & Claws Clinic
job: Veterinary Assistant @ Ferme des Tilleuls (guess)
skills: Surgery; Anaesthesia; Radiology; Client communication
given: What do you do with an aggressive dog? | I wait. Most … uh, are afraid.
given: Have you ever lost a patient? | Yes. Of course. … the owner yourself.
given: How do you relax? | I don't.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn dates_descriptions_and_an_extra_section() {
    let page = r"Rosa Delgado
Certified Welder with 12 years of experience
Rosa has welded ships, bridges and one very large giraffe. She is certified for TIG and MIG.
Experience
Lead Welder, Port of Vigo Shipyard
2018 - Present
Responsible for a crew of nine and for all pressure welds on the north dock.
Welder, Puentes del Norte
2012 - 2018
Skills
TIG
MIG
Blueprint reading
Inspection
Education
Vocational School of Vigo
Interview
What do you look at first when a weld fails? Uh, the edge. Um, most of the time it was not clean.
Have you worked under water? No.
";
    let expected = r"Rosa Delgado / Certified Welder with 12 years of experience
about: 1
job: Lead Welder @ Port of Vigo Shipyard
job: Welder @ Puentes del Norte
skills: TIG; MIG; Blueprint reading; Inspection
given: What do you look at first when a weld fails? | Uh, the edge. … was not clean.
given: Have you worked under water? | No.
aside 6: 2018 - Present
aside 7: Responsible for a crew of nine and for all pressure welds on the north dock.
aside 9: 2012 - 2018
aside 16: Vocational School of Vigo
";
    assert_eq!(brief(page), expected);
}

#[test]
fn headings_in_capitals_and_a_question_without_mark() {
    let page = r"JAMES OKORO
PHARMACIST

SUMMARY
Pharmacist with hospital and community experience.

EXPERIENCE
Clinical Pharmacist
Lakeside General Hospital

Pharmacy Assistant
Corner Chemist Ltd

SKILLS
Dispensing
Patient counselling
Stock control

INTERVIEW QUESTIONS
1) What would you do about a wrong prescription?
Um, I call the doctor, always. I never change it by myself.
2) How do you deal with an angry customer?
First I listen, then I

3) Why us
Because you are close to my home.
";
    let expected = r"JAMES OKORO / PHARMACIST
about: 1
job: Clinical Pharmacist @ Lakeside General Hospital
job: Pharmacy Assistant @ Corner Chemist Ltd
skills: Dispensing; Patient counselling; Stock control
given: What would you do about a wrong prescription? | Um, I call … it by myself.
given: How do you deal with an angry customer? | First I listen, then I
given: Why us | Because you are … to my home.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn spaces_at_both_ends() {
    let page = r"   Yusuf Demir   
   Barista   

   Skills   
     Latte art,   Milk steaming,  Roasting  

   Questions   

   Why coffee?   
      Because of the smell.   

   What is a flat white?
      Um, it's a small latte with, uh, with less foam  
";
    let expected = r"Yusuf Demir / Barista
skills: Latte art; Milk steaming; Roasting
given: Why coffee? | Because of the smell.
given: What is a flat white? | Um, it's a … with less foam
";
    assert_eq!(brief(page), expected);
}

#[test]
fn answers_alone_under_a_heading() {
    let page = r"About
Ravi is a plumber.
Skills
Soldering
Drainage
Answers
Um, I turn the water off first.
It was the valve.

I once had a flat with, uh, with no stopcock at all, and the
";
    let expected = r"Ravi / –
about: 1
skills: Soldering; Drainage
lost: | Um, I turn … water off first.
lost: | It was the valve.
lost: | I once had … all, and the
";
    assert_eq!(brief(page), expected);
}

#[test]
fn a_headline_in_three_parts_and_questions_without_a_verb() {
    let page = r"Staff Nurse | Critical Care | Leeds

I have been on wards since 2009 and I still like the nights.

Staff Nurse, Mercy Hospital, Leeds
Healthcare Assistant, Sunny Vale Care Home

Technical skills: Ventilators (8 years), Dialysis
Soft skills: Calm, Humour

Salary expectations? Um, what you pay the others.
Your biggest mistake? I gave the right drug to the right patient at the wrong hour.
What is the first thing you do on a shift? I count.
";
    let expected = r"– / Staff Nurse | Critical Care | Leeds
about: 1
job: Staff Nurse @ Mercy Hospital, Leeds
job: Healthcare Assistant @ Sunny Vale Care Home
skills: Ventilators (8 years); Dialysis; Calm; Humour
given?: Salary expectations? | Um, what you pay the others.
given: Your biggest mistake? | I gave the … the wrong hour.
given: What is the first thing you do on a shift? | I count.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn questions_in_spanish() {
    let page = r"María Quiroga es enfermera.

¿Cuál es su experiencia en urgencias?
Eh, trabajé seis años en Bilbao.

¿Por qué quiere cambiar?
Por mi familia.
";
    let expected = r"María Quiroga / –
about: 1
given: ¿Cuál es su experiencia en urgencias? | Eh, trabajé seis años en Bilbao.
given: ¿Por qué quiere cambiar? | Por mi familia.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn a_script_without_capitals() {
    let page = r"田中 花子

Skills
日本語
Excel

Interview
あなたの強みは何ですか？
計画を立てることです。
なぜこの会社ですか？
近いからです。
";
    let expected = r"田中 花子 / –
skills: 日本語; Excel
given: あなたの強みは何ですか？ | 計画を立てることです。
given: なぜこの会社ですか？ | 近いからです。
";
    assert_eq!(brief(page), expected);
}

#[test]
fn bullets_are_no_headings() {
    let page = r"Skills:
- Training
- Projects
* Tools

Education
BSc Nursing, Leeds

Why nursing?
Because I, um, like nights.
";
    let expected = r"– / –
skills: Training; Projects; Tools
given: Why nursing? | Because I, um, like nights.
aside 7: BSc Nursing, Leeds
";
    assert_eq!(brief(page), expected);
}

#[test]
fn sections_may_stand_behind_the_interview() {
    let interview = "Why did you become a teacher?\n\nMy mother taught in a village school and I used to mark \
        the spelling with her.\n\nWhat does a good report look like?\n\nIt says what the child can do, and one \
        thing to do next.\n\n";
    let skills = "Skills\n\nSpanish\nMusic\n";
    let jobs = "\nExperience\n\nTeacher\nHollow Lane Primary\n";
    let read = |page: &str| {
        let session = candor::transcript::understand("page.txt", page.as_bytes()).unwrap();
        let answers: Vec<String> = session
            .exchanges
            .iter()
            .map(|one| one.turns.last().unwrap().text.to_string())
            .collect();
        let skills: Vec<String> = session.skills.iter().map(|one| one.name.clone()).collect();
        (answers.len(), answers.last().unwrap().ends_with("to do next."), skills)
    };
    let expected = (2, true, vec!["Spanish".to_owned(), "Music".to_owned()]);
    let name = "Ximena Duarte\nPrimary school teacher\n\n";
    assert_eq!(read(&format!("{name}{interview}{skills}{jobs}")), expected);
    assert_eq!(read(&format!("{name}Interview\n\n{interview}{skills}")), expected);
}
