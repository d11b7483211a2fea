//! What is proposed in small answers, and what is left alone.

use super::*;
use crate::model::exchange::RepairSource;
use crate::model::session::Job;
use crate::reading::testing::session;

/// Certainty, words heard and words proposed in an answer of somebody who worked at Tavolo and Greywater.
fn proposed(skills: &[&str], answer: &str, glossary: &Glossary) -> Vec<String> {
    let mut session = session(skills, &[answer]);
    session.profile.experience = ["Tavolo", "Greywater"]
        .map(|name| Job { employer: Some(name.into()), ..Job::default() })
        .into();
    let found = repairs(&session, glossary);
    let line = |mark: &Mark| {
        let repair = mark.repair.as_ref().unwrap();
        format!("{}: {} → {}", repair.certainty.label(), mark.span.text, repair.probable)
    };
    found.values().flatten().map(line).collect()
}

fn found(skills: &[&str], answer: &str) -> Vec<String> {
    proposed(skills, answer, &Glossary::built_in())
}

#[test]
fn names_written_apart_are_joined() {
    assert_eq!(found(&["Vue.js"], "I wrote it in Vue. Js then."), ["high: Vue. Js → Vue.js"]);
    assert_eq!(found(&["Forklift"], "I drove a fork lift there."), ["high: fork lift → Forklift"]);
    assert_eq!(
        found(&[], "Then I came to grey water as a cook."),
        ["high: grey water → Greywater"]
    );
}

#[test]
fn letters_at_the_end_of_a_name_are_heard_one_by_one() {
    let own = &["CircleCI", "Express JS"];
    assert_eq!(
        found(own, "I set up circle c a at work, and git lab c y too."),
        ["medium: circle c a → CircleCI", "medium: git lab c y → Gitlab CI"]
    );
    assert_eq!(found(own, "We took access JS then."), ["medium: access JS → Express JS"]);
    for answer in ["It had a circle u i on top.", "We took plain JS then.", "We had circle c i d."]
    {
        assert_eq!(found(own, answer), [""; 0], "{answer}");
    }
}

#[test]
fn right_spellings_are_left_alone() {
    for answer in ["I used kubernetes.", "We had k8s and Kubernetes.", "It runs on KUBERNETES."] {
        assert_eq!(found(&["Kubernetes"], answer), [""; 0], "{answer}");
    }
    assert_eq!(found(&["Vue.js"], "I know VueJS and vue.js."), [""; 0]);
}

#[test]
fn plain_words_need_a_capital_or_a_word_in_front() {
    let own = &["Express", "Go"];
    for answer in
        ["We express it and go on.", "The table is low and grey.", "I poured the grey water out."]
    {
        assert_eq!(found(own, answer), [""; 0], "{answer}");
    }
}

#[test]
fn an_odd_word_beside_a_clear_one_is_a_slip() {
    let answer = "The tribunel sat for a day, and the tribunal said no.";
    assert_eq!(found(&[], answer), ["high: tribunel → tribunal"]);
    assert_eq!(found(&[], "We unmount the disk and mount the disk."), [""; 0]);
}

#[test]
fn the_users_words_count_as_said() {
    let text = "[[term]]\nname = \"Orvenza\"\nheard = [\"or when sir\"]\n";
    let glossary = Glossary::with_user(text).unwrap();
    let marks = repairs(&session(&[], &["We gave or when sir twice."]), &glossary);
    let mark = marks.values().flatten().next().unwrap();
    let repair = mark.repair.as_ref().unwrap();
    assert_eq!((mark.span.text.as_str(), repair.probable.as_str()), ("or when sir", "Orvenza"));
    assert_eq!((repair.certainty, repair.source), (Certainty::High, RepairSource::Glossary));
    assert_eq!(proposed(&[], "We gave orvensa twice.", &glossary), ["high: orvensa → Orvenza"]);
    assert_eq!(proposed(&[], "We gave Orvenza twice.", &glossary), [""; 0]);
}

#[test]
fn marks_are_in_the_order_of_the_text() {
    let two = "I took a fork lift, and then another fork lift.";
    let marks = repairs(&session(&["Forklift"], &[two]), &Glossary::built_in());
    let starts: Vec<usize> = marks.values().flatten().map(|mark| mark.span.start).collect();
    assert_eq!(starts, [9, 37]);
}

#[test]
fn odd_text_harms_nothing() {
    for answer in [
        "",
        "…",
        "a b c d e f g h",
        "ß Ünï 漢字 كلمة 🙂 e\u{301}",
        &"b".repeat(5000),
        "x.x.x.x. . .",
    ] {
        let _ = found(&["Node.js", "漢字", "", "C++"], answer);
    }
}
