//! Cases: who the candidate is, what is said, and what stands there when it is masked.

/// A candidate: name, headline, experience (title, employer), skills, summary.
pub(super) struct Who {
    pub(super) name: &'static str,
    pub(super) headline: &'static str,
    pub(super) experience: &'static [(&'static str, &'static str)],
    pub(super) skills: &'static [&'static str],
    pub(super) summary: &'static str,
}

/// Names that are nothing else.
pub(super) const ODD: Who = Who {
    name: "Mirela Kovařík",
    headline: "Platform Engineer at Brontide",
    experience: &[
        ("Platform Engineer", "Brontide"),
        ("Backend Engineer", "Quellhof AB"),
        ("Software Developer", "Lanternmoor"),
    ],
    skills: &["Kafka", "Go", "PostgreSQL"],
    summary: "Studied at Eastmarch University and builds systems.",
};

/// Names that are plain words too.
pub(super) const PLAIN: Who = Who {
    name: "Will Young",
    headline: "Store lead",
    experience: &[
        ("Analyst", "Apple"),
        ("Courier", "Deliver"),
        ("Store lead", "Target Corporation"),
        ("Clerk", "Summit & Sons Ltd"),
    ],
    skills: &["Excel", "Planning"],
    summary: "",
};

/// Names that are said in several ways, and an employer that is a skill.
pub(super) const MANY: Who = Who {
    name: "José Luis Núñez-O'Dwyer",
    headline: "Engineer",
    experience: &[
        ("Engineer", "Harrowgate Freight Systems GmbH"),
        ("Intern", "Docker"),
        ("BSc Informatics", "Universidad de Almenara"),
        ("Fellow", "Northern Institute of Marine Technology"),
    ],
    skills: &["Docker", "Google Cloud", "Terraform"],
    summary: "",
};

/// Written before the rules were.
pub(super) const FIRST: &[(&Who, &str, &str)] = &[
    (&ODD, "I'm Mirela, I am an engineer.", "I'm [candidate], I am an engineer."),
    (&ODD, "Mirela Kovařík wrote it.", "[candidate] wrote it."),
    (&ODD, "mirela kovarik wrote it", "[candidate] wrote it"),
    (
        &ODD,
        "It was Mirela's idea and Kovarik’s code.",
        "It was [candidate]'s idea and [candidate]’s code.",
    ),
    (&ODD, "MIRELA said so", "[candidate] said so"),
    (&ODD, "At Brontide we had Kafka.", "At [employer 1] we had Kafka."),
    (&ODD, "brontide's pipeline was slow", "[employer 1]'s pipeline was slow"),
    (
        &ODD,
        "Before that I was at Quellhof, and Quellhof AB paid well.",
        "Before that I was at [employer 2], and [employer 2] paid well.",
    ),
    (&ODD, "I started at Lantern Moor in spring.", "I started at [employer 3] in spring."),
    (&ODD, "I studied at Eastmarch University.", "I studied at [school 1]."),
    (
        &ODD,
        "The moor was dark and a lantern hung there.",
        "The moor was dark and a lantern hung there.",
    ),
    (&ODD, "The university taught us Go.", "The university taught us Go."),
    (&ODD, "See mirela_kovarik_cv.pdf for it.", "See [candidate]_cv.pdf for it."),
    (&ODD, "Write to mirela.kovarik@brontide.example please.", "Write to [address] please."),
    (&ODD, "Kovařík, Mirela", "[candidate]"),
    (&PLAIN, "I will deliver on time.", "I will deliver on time."),
    (&PLAIN, "We deliver young apples to the target.", "We deliver young apples to the target."),
    (&PLAIN, "I was at Apple for two years.", "I was at [employer 1] for two years."),
    (&PLAIN, "An apple a day.", "An apple a day."),
    (&PLAIN, "Then I joined Deliver as a courier.", "Then I joined [employer 2] as a courier."),
    (&PLAIN, "Deliver the parcel first.", "Deliver the parcel first."),
    (&PLAIN, "Target hired me in May.", "[employer 3] hired me in May."),
    (&PLAIN, "Target the right group first.", "Target the right group first."),
    (&PLAIN, "My name is Will Young.", "My name is [candidate]."),
    (&PLAIN, "Will you come? I will.", "Will you come? I will."),
    (&PLAIN, "They called me Will there.", "They called me [candidate] there."),
    (&PLAIN, "Young people like it.", "Young people like it."),
    (&PLAIN, "i worked at apple as an analyst", "i worked at [employer 1] as an analyst"),
    (&PLAIN, "At Summit & Sons I kept the books.", "At [employer 4] I kept the books."),
    (&MANY, "Jose here, hello.", "[candidate] here, hello."),
    (&MANY, "Luis Nunez fixed it.", "[candidate] fixed it."),
    (&MANY, "I know Docker well.", "I know Docker well."),
    (&MANY, "I interned at Docker in 2019.", "I interned at [employer 2] in 2019."),
    (&MANY, "Harrowgate moved to Google Cloud.", "[employer 1] moved to Google Cloud."),
    (&MANY, "At NIMT we measured waves.", "At [school 2] we measured waves."),
    (&MANY, "Universidad de Almenara was far.", "[school 1] was far."),
    (&MANY, "The freight systems were old.", "The freight systems were old."),
    (&MANY, "O'Dwyer's test, jose's fix", "[candidate]'s test, [candidate]'s fix"),
];

/// A candidate whose employers were said and not listed.
pub(super) const UNLISTED: Who = Who {
    name: "Grace Okonkwo-Bell",
    headline: "Nurse",
    experience: &[],
    skills: &["Triage"],
    summary: "",
};

/// Written when the rules stood.
pub(super) const SECOND: &[(&Who, &str, &str)] = &[
    (&ODD, "So Mirela what did you do?", "So [candidate] what did you do?"),
    (&ODD, "Thanks, Ms. Kovařík.", "Thanks, Ms. [candidate]."),
    (&ODD, "Um, Brontide, uh, was my second job.", "Um, [employer 1], uh, was my second job."),
    (
        &ODD,
        "The Brontide-Quellhof migration took a year.",
        "The [employer 1]-[employer 2] migration took a year.",
    ),
    (&ODD, "we left quellhof in a hurry", "we left [employer 2] in a hurry"),
    (&ODD, "Lanternmoor’s board said no.", "[employer 3]’s board said no."),
    (&ODD, "At Brontyde they used Kafka.", "At [employer 1] they used Kafka."),
    (&ODD, "I wrote Go and PostgreSQL at BRONTIDE.", "I wrote Go and PostgreSQL at [employer 1]."),
    (&ODD, "A lantern is no moor.", "A lantern is no moor."),
    (&ODD, "My thesis at Eastmarch was on queues.", "My thesis at [school 1] was on queues."),
    (&ODD, "I went to high school in the north.", "I went to high school in the north."),
    (&ODD, "Our school of thought is older.", "Our school of thought is older."),
    (&ODD, "MirelaKovarik.md has it", "[candidate].md has it"),
    (&ODD, "Mireille is my colleague.", "Mireille is my colleague."),
    (&ODD, "A miracle of a platform.", "A miracle of a platform."),
    (&ODD, "Ask me@quellhof.example or mirela.", "Ask [address] or [candidate]."),
    (
        &PLAIN,
        "When I was at Target, we counted stock.",
        "When I was at [employer 3], we counted stock.",
    ),
    (&PLAIN, "The target was missed twice.", "The target was missed twice."),
    (&PLAIN, "Target's stock system is old.", "[employer 3]'s stock system is old."),
    (&PLAIN, "Target numbers went up.", "Target numbers went up."),
    (&PLAIN, "the summit was cold", "the summit was cold"),
    (
        &PLAIN,
        "We reached the summit and my sons cheered.",
        "We reached the summit and my sons cheered.",
    ),
    (&PLAIN, "You will be young for a while.", "You will be young for a while."),
    (&PLAIN, "Mr Young, please sit.", "Mr [candidate], please sit."),
    (&PLAIN, "my name is will", "my name is [candidate]"),
    (&PLAIN, "Will said that Apple paid late.", "[candidate] said that [employer 1] paid late."),
    (&PLAIN, "Apples and pears. Apple pie.", "Apples and pears. Apple pie."),
    (&PLAIN, "DELIVER ON TIME OR NOT", "DELIVER ON TIME OR NOT"),
    (&PLAIN, "After three years at Deliver I left.", "After three years at [employer 2] I left."),
    (&PLAIN, "I excel at planning, in Excel.", "I excel at planning, in Excel."),
    (&PLAIN, "To deliver is what Deliver does.", "To deliver is what [employer 2] does."),
    (&MANY, "Señor Núñez, por favor.", "Señor [candidate], por favor."),
    (&MANY, "Jose\u{301} wrote Terraform.", "[candidate] wrote Terraform."),
    (&MANY, "Docker hired me as an intern.", "[employer 2] hired me as an intern."),
    (&MANY, "We ran Docker on Google Cloud.", "We ran Docker on Google Cloud."),
    (&MANY, "harrowgate freight was bought", "[employer 1] was bought"),
    (
        &MANY,
        "I was a fellow of the Northern Institute of Marine Technology.",
        "I was a fellow of the [school 2].",
    ),
    (&MANY, "Marine technology is a small field.", "Marine technology is a small field."),
    (
        &UNLISTED,
        "I worked at Ferncastle for a year, and Ferncastle was kind.",
        "I worked at [employer 1] for a year, and [employer 1] was kind.",
    ),
    (&UNLISTED, "I graduated from Saltmere College in May.", "I graduated from [school 1] in May."),
    (&UNLISTED, "She did it with grace.", "She did it with grace."),
    (&UNLISTED, "Grace is here. Okonkwo, Grace.", "[candidate] is here. [candidate]."),
    (&UNLISTED, "The bell rang during triage.", "The bell rang during triage."),
    (
        &UNLISTED,
        "I joined Larkfield Clinic after my degree at Thornbury.",
        "I joined [employer 1] after my degree at [school 1].",
    ),
];

/// Written last, and to be hard.
pub(super) const THIRD: &[(&Who, &str, &str)] = &[
    (
        &ODD,
        "my manager at brontide was mirelas friend",
        "my manager at [employer 1] was [candidate]s friend",
    ),
    (
        &ODD,
        "Mirela, Brontide's first engineer, left.",
        "[candidate], [employer 1]'s first engineer, left.",
    ),
    (&ODD, "It ran in Kafka. Quell the noise first.", "It ran in Kafka. Quell the noise first."),
    (&ODD, "github.com/mirela-kovarik/quellhof-tools", "github.com/[candidate]/[employer 2]-tools"),
    (
        &ODD,
        "I moved from Brontide to Ironvale last year.",
        "I moved from [employer 1] to Ironvale last year.",
    ),
    (
        &ODD,
        "I was hired by Ironvale. Ironvale builds pumps.",
        "I was hired by [employer 4]. [employer 4] builds pumps.",
    ),
    (&PLAIN, "Will Young's plan was bold.", "[candidate]'s plan was bold."),
    (&PLAIN, "will young people come?", "will young people come?"),
    (&PLAIN, "In short, Target. It was Target.", "In short, [employer 3]. It was [employer 3]."),
    (&PLAIN, "What will Will do?", "What will [candidate] do?"),
    (&PLAIN, "Summit prep was Will's job.", "Summit prep was [candidate]'s job."),
    (&PLAIN, "So Apple, um, paid us.", "So [employer 1], um, paid us."),
    (&MANY, "Luisa and Josephine were there.", "Luisa and Josephine were there."),
    (&MANY, "Nunez O'Dwyer, José Luis", "[candidate]"),
    (&MANY, "Docker Hub was down.", "Docker Hub was down."),
    (&MANY, "The Universidad was closed.", "The Universidad was closed."),
    (
        &UNLISTED,
        "I studied nursing at the University of Wexcombe.",
        "I studied nursing at the [school 1].",
    ),
    (&UNLISTED, "I work at night and at home.", "I work at night and at home."),
    (&UNLISTED, "I worked for Monday and Tuesday.", "I worked for Monday and Tuesday."),
    (&UNLISTED, "Bell rang me at noon.", "[candidate] rang me at noon."),
];
