//! Made-up candidates, as pages that somebody pasted.

/// Five questions, all given, with the sections named. The third answer is cut off.
pub(crate) const FIVE: &str = "\
Ines Okafor
Database Engineer
Ines Okafor has looked after the databases of three shipping companies and likes a quiet night.

Experience
Database Engineer
Junior Administrator

Skills
PostgreSQL
Kafka
Redis
Terraform

Interview
How do you find a slow query? I turn on the log for everything above one second, sort it by total time, and read the plan of the worst. With PostgreSQL that is one view.
What is a deadlock? Two sessions wait for each other. The database ends one of them, and the program has to try again.
When would you add a cache? When the same rows are read much more often than they change. We put Redis in front of the price list, and then, uh,
How do you test a backup? By restoring it on another machine, every week, and counting the rows of each table.
What would you ask us? Who gets woken at night, and how often.
";

/// As pages really come: eleven exchanges, most of their questions lost, employers glued to titles,
/// names of pictures among the skills, answers that stop in the middle.
pub(crate) const ELEVEN: &str = "\
Tarek Wolde is a reliability engineer who has kept ticket machines and freight scanners running for nine years. He studied in Ghent and worked at Millbrook, Ostrava Lines and Penhallow, with a liking for small tools.
At Millbrook he moved thirty services to one pipeline. Previously, at Ostrava Lines, he wrote the alarm rules that nobody switched off. Skilled in Go, PostgreSQL and Kafka, Tarek writes runbooks that people read.
Senior Reliability Engineer
MillbrookReliability Engineer
Ostrava LinesSystems Engineer
PenhallowGo

PostgreSQL

Kafka
.png)
Redis

Terraform

Docker

Node.js
.jpg)
Grafana
Could you tell me a little about yourself and what you work on? Um, so I'm Tarek, uh, I look after the, the ticket machines, and before that I wrote, uh, scanners in Go. Uh,
How does a queue help when one service is slower than the other? Uh, it, it keeps the work until the slow one is ready, so, um, the fast one does not wait. We used Kafka for it, and the consumers read in
Yeah. Uh, I would recommend a read replica first, because, uh, it is the cheapest thing that you can take away again. So the reports go to the replica, and, um, what was just written is read from the primary, and then, we can also have, uh
Okay. It is the second door on the left. They will wait for you. Yes. Um, so, uh, a full disk is found by the trend and not by the level. We draw a line through the last week and, uh, ring when it crosses the end within three days.
Um, we can answer with a four hundred, uh, when the client is wrong, and with a five hundred when we are. The client must never have to guess, like, who is to blame.
Yeah. Uh, so for, uh, the price list we read it once and, uh, keep it in Redis for a minute, and when it changes we drop the key, and then, uh,
Maybe we can use a cursor here. A page number moves when rows are added, and a cursor does not. At the end the page is empty, and we return no rows.
It should ask for the parent first, and when the parent is missing it should, uh, say so and not make one up, because the name is only known by
to keep two containers apart, to keep two containers apart, how would you keep two containers apart when they run on the same host. Um, each gets its own network, uh, with Docker that is one line, and only the proxy stands in both.
Um, keep points for growing an express app on a W S. Uh, I would look at the connections first, because, uh, each worker opens ten of them. Then the workers. Uh, yeah.
So, uh, Node Node JS. We build it once, uh, test the same image, and, uh, ship it by hand on Fridays never. The other way with a server of our own is a better
";

/// A page with one answer of so many numbered words between two short ones, so that every row of it can be
/// told from the others.
pub(crate) fn long(words: usize) -> String {
    let answer: Vec<String> = (1..=words).map(|n| format!("word{n:04}")).collect();
    format!(
        "Juno Brandt\nNight Nurse\n\nSkills\nTriage\nHandover\n\nInterview\n\
         What do you do first? I read the board.\n\
         What happened that night? Well, {}.\n\
         What would you change? The handover takes too long.\n",
        answer.join(" ")
    )
}

/// A page with one question, for a library of several.
pub(crate) fn short(name: &str, headline: &str) -> String {
    format!(
        "{name}\n{headline}\n\nSkills\nTriage\nHandover\n\nInterview\n\
         Why did {name} come to us? Because of the garden behind the house.\n\
         What would you ask us? Who waters it when it is dry.\n"
    )
}
