//! Pages in the shape of a pasted profile: white space lost, one paragraph an exchange.

use crate::brief::brief;

#[test]
fn a_nurse_whose_employers_stand_glued_to_the_next_title() {
    let page = r"
Amina Yusuf-Hale is a registered nurse with eleven years in intensive care. She has worked with St. Brannoc's Hospital, Kestrel Health and the Merrow Clinic, leading shifts and training new staff.
At Kestrel Health, she cut medication errors by a third. Skilled in triage, ventilation and wound care, Amina stays calm.
Senior ICU Nurse
St. Brannoc's HospitalCharge Nurse
Kestrel HealthStaff Nurse
Merrow ClinicTriage

Wound Care

Ventilator Management
.png)
IV Therapy

ACLS

Epic
.jpg)
Patient Education
Can you walk me through your background and tell me what drew you to intensive care? Um, so I trained in Leeds, uh, at the university there, and then I went to, uh, Saint Brannock's. I did triage for two years. Uh,
How do you prioritise when two patients deteriorate at once? Uh, I, I look at the airway first, then, uh, breathing, and I call for help early. That's it really.
Yeah. So we use a checklist, uh, for the handover, and everybody says it out loud, because, um, when you read it silently you skip
Um, wound care is mostly patience. Uh, you look at it every day and you write down what you saw.
No.
";
    let expected = r"Amina Yusuf-Hale / Senior ICU Nurse
about: 2
job: Senior ICU Nurse @ St. Brannoc's Hospital (guess)
job: Charge Nurse @ Kestrel Health (guess)
job: Staff Nurse @ Merrow Clinic (guess)
skills: Triage; Wound Care; Ventilator Management; IV Therapy; ACLS; Epic; Patient Education
given: Can you walk me through your background and tell me what drew you to intensive care? | Um, so I … two years. Uh,
given: How do you prioritise when two patients deteriorate at once? | Uh, I, I … That's it really.
lost: | Yeah. So we … silently you skip
lost: | Um, wound care … what you saw.
lost: | No.
debris 12: .png)
debris 18: .jpg)
";
    assert_eq!(brief(page), expected);
}

#[test]
fn one_employer_glued_to_the_first_skill() {
    let page = r"Priya is an industrial electrician who has worked at Voltaire Motors for ten years.
Industrial Electrician
Voltaire MotorsPLC Programming

Wiring

Motor Control
What safety steps do you follow before opening a panel? Um, lock out, tag out, and then I, uh, I test for dead.
Yeah, so we had a fault on line two, uh, it was the contactor, and, um, I replaced it
";
    let expected = r"Priya / Industrial Electrician
about: 1
job: Industrial Electrician @ Voltaire Motors (guess)
skills: PLC Programming; Wiring; Motor Control
given: What safety steps do you follow before opening a panel? | Um, lock out, … test for dead.
lost: | Yeah, so we … I replaced it
";
    assert_eq!(brief(page), expected);
}

#[test]
fn no_employer_at_all() {
    let page = r"Dmitri Volkov is a junior data analyst who recently finished a conversion course.
Junior Data Analyst
Python

SQL

Excel

Tableau
Tell me about a project you are proud of. Uh, so I, uh, I made a dashboard in Tableau for the, the bike shares. And I used python to clean it.
How do you handle missing values? It depends on why they are missing. Um, if it's random I drop them.
I would use a, uh, a left join, because the, um, the other one loses the rows that
";
    let expected = r"Dmitri Volkov / Junior Data Analyst
about: 1
skills: Python; SQL; Excel; Tableau
given: Tell me about a project you are proud of. | Uh, so I, … to clean it.
given: How do you handle missing values? | It depends on … I drop them.
lost: | I would use … the rows that
";
    assert_eq!(brief(page), expected);
}

#[test]
fn seven_employers_with_awkward_names() {
    let page = r"Jean-Luc Bisset is a restaurant manager with a long history in kitchens big and small, and he has opened four places of his own.
General Manager
McDonald'sShift Manager
Café 21Sous Chef
PaperBoatLine Cook
IBMCatering Coordinator
Hotel du LacWaiter
Bistro (Lyon)Dishwasher Assistant
Chez MoiMenu Planning

HACCP

POS systems
Could you introduce yourself? Bonjour, uh, so I'm Jean-Luc, I have been in kitchens since I was fifteen.
What do you do when a cook does not show up? I cook.
";
    let expected = r"Jean-Luc Bisset / General Manager
about: 1
job: General Manager @ McDonald's (guess)
job: Shift Manager @ Café 21 (guess)
job: Sous Chef @ PaperBoat (guess)
job: Line Cook @ IBM (guess)
job: Catering Coordinator @ Hotel du Lac (guess)
job: Waiter @ Bistro (Lyon) (guess)
job: Dishwasher Assistant @ Chez Moi (guess)
skills: Menu Planning; HACCP; POS systems
given: Could you introduce yourself? | Bonjour, uh, so … I was fifteen.
given: What do you do when a cook does not show up? | I cook.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn skills_on_one_line_behind_the_last_employer() {
    let page = r"Marcus Webb is an account executive focused on logistics. He has closed deals worth 4M.
Account Executive
Freight OwlSales Development Representative
Quill & CoSalesforce, HubSpot, Negotiation, Cold Calling, Excel
How do you qualify a lead? Uh, I ask what happens if they do nothing. Um, if nothing happens then it's not a lead.
Um, we used HubSpot, and, uh, then Salesforce, and I hated both.
";
    let expected = r"Marcus Webb / Account Executive
about: 1
job: Account Executive @ Freight Owl (guess)
job: Sales Development Representative @ Quill & Co (guess)
skills: Salesforce; HubSpot; Negotiation; Cold Calling; Excel
given: How do you qualify a lead? | Uh, I ask … not a lead.
lost: | Um, we used … I hated both.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn questions_of_every_form_in_front_of_answers() {
    let page = r"Nadia Petrova is a marketing manager known for small budgets and large audiences.
Marketing Manager
Halcyon CoffeeContent Strategist
Brightleaf MediaSEO

Copywriting

Google Analytics

Email Campaigns
You have worked with a very small team at your last job. Sometimes there was no budget at all. How did you decide what to do first, and what would you do differently today? Um, I think, uh, we did the newsletter first. Because it's free.
Imagine that our biggest competitor copies your campaign word for word. What do you do? Nothing. Uh, I would, I would make a joke about it.
Explain the difference between a brand and a logo. A logo is a, uh, it's a picture. A brand is what they say, um, about
What is your favourite campaign. Um, the one with the, uh, with the empty billboard.
Describe how you measure success for a newsletter. Uh, replies. Not opens. Replies.
And how would you, how would you explain attribution to a client? Uh, I wouldn't. It's, um, it's a guess with a chart.
";
    let expected = r"Nadia Petrova / Marketing Manager
about: 1
job: Marketing Manager @ Halcyon Coffee (guess)
job: Content Strategist @ Brightleaf Media (guess)
skills: SEO; Copywriting; Google Analytics; Email Campaigns
given: You have worked with a very small team at your last job. Sometimes there was no budget at all. How did you decide what to do first, and what would you do differently today? | Um, I think, … Because it's free.
given?: Imagine that our biggest competitor copies your campaign word for word. What do you do? | Nothing. Uh, I … joke about it.
given: Explain the difference between a brand and a logo. | A logo is … say, um, about
given?: What is your favourite campaign. | Um, the one … the empty billboard.
given: Describe how you measure success for a newsletter. | Uh, replies. Not opens. Replies.
recovered: how would you explain attribution to a client? | And how would … with a chart.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn debris_of_pictures_and_buttons() {
    let page = r"![avatar](https://cdn.example.org/u/883.png)
Kofi Mensah is a site supervisor with a background in carpentry. He keeps small crews safe.
Site Supervisor
Granite & Pine ContractorsCarpenter
Mensah & SonsScheduling
![logo](
Carpentry
carpentry.png)
Site Safety
icon-safety.svg
Show more
AutoCAD
Could you tell us how you plan a week on site? On Friday, uh, for the week after. I walk it with, um, with the foremen.
Show more
Um, safety is, uh, it's a habit. You don't, you don't teach it with posters.
";
    let expected = r"Kofi Mensah / Site Supervisor
about: 1
job: Site Supervisor @ Granite & Pine Contractors (guess)
job: Carpenter @ Mensah & Sons (guess)
skills: Scheduling; Carpentry; Site Safety; AutoCAD
given: Could you tell us how you plan a week on site? | On Friday, uh, … with the foremen.
lost: | Um, safety is, … it with posters.
debris 1: ![avatar](https://cdn.example.org/u/883.png)
debris 6: ![logo](
debris 8: carpentry.png)
debris 10: icon-safety.svg
debris 11: Show more
debris 14: Show more
";
    assert_eq!(brief(page), expected);
}

#[test]
fn answers_of_one_word() {
    let page = r"Sam Petersen
Warehouse Operative
Nordkai LogisticsForklift

Picking

Packing
Do you have a forklift licence? Yes.
Have you worked nights? Yes
How many picks an hour did you manage at Nordkai? Eighty
What do you like about the work? Quiet.
";
    let expected = r"Sam Petersen / Warehouse Operative
job: Warehouse Operative @ Nordkai Logistics (guess)
skills: Forklift; Picking; Packing
given: Do you have a forklift licence? | Yes.
given: Have you worked nights? | Yes
given: How many picks an hour did you manage at Nordkai? | Eighty
given: What do you like about the work? | Quiet.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn no_question_was_kept() {
    let page = r"Elif Aydin is an accountant who closes books on time. She has worked with Ledger & Lane and Mavi Foods.
Senior Accountant
Ledger & LaneAccountant
Mavi FoodsBookkeeping

Excel

SAP

IFRS
Uh, I studied in Izmir, and then, uh, I started at Mavi, uh, in the accounts payable.
The month end takes, uh, three days. We start with the bank and then, um,
Okay. I will share it. Can you see it? Yes. There we go Um, so this is the, uh, the balance sheet that I made for the small branch, and it, um, it shows
what steps would you take, steps would you take to find a difference of one cent, what steps would you take to find a difference of one cent in the ledger. I would sort by amount, and, uh, look for the half of it, because often somebody typed it on the wrong side.
So I use Excel for, uh, for everything, and I excel at, uh, at pivot tables. Um, and S A P when I must.
";
    let expected = r"Elif Aydin / Senior Accountant
about: 1
job: Senior Accountant @ Ledger & Lane (guess)
job: Accountant @ Mavi Foods (guess)
skills: Bookkeeping; Excel; SAP; IFRS
lost: | Uh, I studied … the accounts payable.
lost: | The month end … and then, um,
lost: | Okay. I will … um, it shows
recovered: what steps would you take to find a difference of one cent in the ledger | what steps would … the wrong side.
lost: | So I use … when I must.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn empty_lines_between_answers() {
    let page = r"Ada Nwosu is a data scientist who likes small models. She has worked at Plotwell and Nine Rivers Bank.
Data Scientist
PlotwellData Analyst
Nine Rivers BankPython

scikit-learn

SQL

A/B Testing
How would you explain overfitting? Uh, it's when you learn the exam and not the subject.

Tell me about A/B testing at Plotwell. We had, uh, we had two buttons. Um, a b testing showed nothing. It's scikit learn and SQL mostly.

Um, I would use a baseline first.
";
    let expected = r"Ada Nwosu / Data Scientist
about: 1
job: Data Scientist @ Plotwell (guess)
job: Data Analyst @ Nine Rivers Bank (guess)
skills: Python; scikit-learn; SQL; A/B Testing
given: How would you explain overfitting? | Uh, it's when … not the subject.
given: Tell me about A/B testing at Plotwell. | We had, uh, … and SQL mostly.
lost: | Um, I would … a baseline first.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn employers_glued_behind_their_titles() {
    let page = r"Hugo Lindgren is a line mechanic and pilot.
Aircraft MechanicSkyferry
Apprentice MechanicBoden Air

Hydraulics

Avionics

Sheet metal
How do you sign off a repair? Uh, I don't, until somebody else looked at it.
Um, torque is, uh, a number and a feeling.
";
    let expected = r"Hugo Lindgren / Aircraft Mechanic
about: 1
job: Aircraft Mechanic @ Skyferry (guess)
job: Apprentice Mechanic @ Boden Air (guess)
skills: Hydraulics; Avionics; Sheet metal
given: How do you sign off a repair? | Uh, I don't, … looked at it.
lost: | Um, torque is, … and a feeling.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn a_chef_with_skills_that_are_roles() {
    let page = r"Zeynep Kaya is a chef who cooks what grows nearby, and she has led three kitchens.
Head Chef
The Copper PotSous Chef
Olive & RyePastry Chef
HearthMenu Design

Butchery

Packer

Chef's knife skills
How do you handle a rush? Uh, I, I slow down. It sounds, uh, strange. But when I am fast then, um, everybody gets nervous and
Could you tell me about your background? Sure. I, um, I started at Hearth when I was seventeen.
Um,
Can you hear me? Yes. Okay. So, uh, the menu changes each week because the, the farmers decide it.
";
    let expected = r"Zeynep Kaya / Head Chef
about: 1
job: Head Chef @ The Copper Pot (guess)
job: Sous Chef @ Olive & Rye (guess)
job: Pastry Chef @ Hearth (guess)
skills: Menu Design; Butchery; Packer; Chef's knife skills
given: How do you handle a rush? | Uh, I, I … gets nervous and
given: Could you tell me about your background? | Sure. I, um, … I was seventeen.
lost: | Um,
lost: | Can you hear … farmers decide it.
";
    assert_eq!(brief(page), expected);
}

#[test]
fn names_with_capitals_inside() {
    let page = r"Liam O'Connor is a paralegal at a small firm. He drafts, files and remembers.
Paralegal
O'Brien & PartnersLegal Assistant
De La CruzOffice Clerk
McAllisterLegal research
LexisNexis
Drafting
E-filing
What does a paralegal do all day? Um, reads. Mostly, uh, reads.
Yeah so discovery is, uh, it's boxes. You number the pages, and, um, you write what is on them, and somebody reads it and asks for the one that is not
";
    let expected = r"Liam O'Connor / Paralegal
about: 1
job: Paralegal @ O'Brien & Partners (guess)
job: Legal Assistant @ De La Cruz (guess)
job: Office Clerk @ McAllister (guess)
skills: Legal research; LexisNexis; Drafting; E-filing
given: What does a paralegal do all day? | Um, reads. Mostly, uh, reads.
lost: | Yeah so discovery … that is not
";
    assert_eq!(brief(page), expected);
}

#[test]
fn greetings_double_questions_and_repetitions() {
    let page = r"Petra Novak is a QA engineer who breaks things politely. She has worked at Quietbyte, LoopForge and eSteem.
Senior QA Engineer
QuietbyteQA Engineer
LoopForgeTest Analyst
eSteemSelenium

Cypress

TestRail

Postman
.png)
JMeter

SQL
.jpeg)
Jira
Hi Petra, could you briefly introduce yourself and your experience in QA? Hi. Um, yes, I'm Petra, I worked in, uh, Loop Forge, where I tested, uh, payment terminals. Uh, I used post man and selenium mostly, and
What is the difference between Cypress and Selenium? Why would you pick one? Uh, Cypress runs inside the browser.
difference between smoke and regression testing, what is the difference between smoke and regression testing. So, smoke is the first, uh, five minutes. And regression is all of it, everything that once worked should, uh, should still work.
Um, in the database I would look with S Q L, uh, select, uh, count. And then I would compare it with the, um, with the report.
I'm not sure. Can you repeat the question? Okay. Um, I would write a, uh, a test plan first, and then I would, uh, ask the developers what they are afraid of.
";
    let expected = r"Petra Novak / Senior QA Engineer
about: 1
job: Senior QA Engineer @ Quietbyte (guess)
job: QA Engineer @ LoopForge (guess)
job: Test Analyst @ eSteem (guess)
skills: Selenium; Cypress; TestRail; Postman; JMeter; SQL; Jira
given: Hi Petra, could you briefly introduce yourself and your experience in QA? | Hi. Um, yes, … selenium mostly, and
given: What is the difference between Cypress and Selenium? Why would you pick one? | Uh, Cypress runs inside the browser.
recovered: what is the difference between smoke and regression testing | difference between smoke … should still work.
lost: | Um, in the … with the report.
lost: | I'm not sure. … are afraid of.
debris 12: .png)
debris 16: .jpeg)
";
    assert_eq!(brief(page), expected);
}

#[test]
fn a_chain_of_jobs_that_no_list_knows() {
    let page = r"Noor van Dam is a growth hacker who has grown three newsletters. She has worked with PaperBoat and Zesty.
Growth Hacker
PaperBoatCommunity Gardener of Sorts
ZestySEO

Copywriting

Analytics
.png)
A/B Tests
What made you start? Um, curiosity, and, uh, a bad job.
Yeah so the first one, uh, had nine readers and
";
    let expected = r"Noor van Dam / Growth Hacker
about: 1
job: Growth Hacker @ PaperBoat (guess)
job: Community Gardener of Sorts @ Zesty (guess)
skills: SEO; Copywriting; Analytics; A/B Tests
given: What made you start? | Um, curiosity, and, … a bad job.
lost: | Yeah so the … nine readers and
debris 9: .png)
";
    assert_eq!(brief(page), expected);
}

#[test]
fn skills_that_are_called_as_sections_are() {
    let page = r"Vera Holm is a QA analyst with a background in libraries.
QA Analyst
BookstackQA

Training

Projects

Languages

Tools
What do you test first? Um, the thing that, uh, everybody is sure about.
Uh, I write it down.
";
    let expected = r"Vera Holm / QA Analyst
about: 1
job: QA Analyst @ Bookstack (guess)
skills: QA; Training; Projects; Languages; Tools
given: What do you test first? | Um, the thing … is sure about.
lost: | Uh, I write it down.
";
    assert_eq!(brief(page), expected);
}
