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
    (&ODD, "It was Mirela's idea and Kovarik’s code.", "It was [candidate]'s idea and [candidate]’s code."),
    (&ODD, "MIRELA said so", "[candidate] said so"),
    (&ODD, "At Brontide we had Kafka.", "At [employer 1] we had Kafka."),
    (&ODD, "brontide's pipeline was slow", "[employer 1]'s pipeline was slow"),
    (&ODD, "Before that I was at Quellhof, and Quellhof AB paid well.", "Before that I was at [employer 2], and [employer 2] paid well."),
    (&ODD, "I started at Lantern Moor in spring.", "I started at [employer 3] in spring."),
    (&ODD, "I studied at Eastmarch University.", "I studied at [school 1]."),
    (&ODD, "The moor was dark and a lantern hung there.", "The moor was dark and a lantern hung there."),
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
