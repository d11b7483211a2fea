//! Fields that no version knows yet, in every object of every file: none is lost when the file is written again.

use std::fs;

use serde_json::Value;

use super::Copy;

/// Lists by name: what stands in them is what they are about, and no field.
const BY_NAME: [&str; 5] = ["answers", "scores", "skills", "repairs", "scroll"];

/// Puts a field of its own into every object, and says where it was put.
fn mark(value: &mut Value, at: &str, marked: &mut Vec<String>) {
    match value {
        // What was handed in is frozen as a whole.
        Value::Object(fields) if !at.ends_with("/review") => {
            for (name, one) in fields.iter_mut() {
                mark(one, &format!("{at}/{name}"), marked);
            }
            if !BY_NAME.iter().any(|name| at.ends_with(&format!("/{name}"))) {
                fields.insert("x_unknown".into(), at.into());
                marked.push(at.into());
            }
        }
        Value::Array(all) => {
            for (nth, one) in all.iter_mut().enumerate() {
                mark(one, &format!("{at}/{nth}"), marked);
            }
        }
        _ => {}
    }
}

/// The fields of this kind that a file has.
fn marks(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("x_unknown").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|one| marks(one, found));
        }
        Value::Array(all) => all.iter().for_each(|one| marks(one, found)),
        _ => {}
    }
}

#[test]
fn a_field_in_any_object_survives_a_change_of_its_file() {
    let copy = Copy::new();
    // Handed in once, and being amended.
    copy.press("v<cr>33.33co1because<cr>wy");
    copy.press("A");
    let files = ["reviews", "corrections", "preferences", "place", "session"];
    let marked = files.map(|name| {
        let (mut file, mut marked) = (copy.json(name), Vec::new());
        mark(&mut file, name, &mut marked);
        fs::write(copy.path(name), serde_json::to_string_pretty(&file).unwrap()).unwrap();
        marked
    });
    let kinds = [
        "/spans/0",
        "/quotes/0",
        "/unscorable",
        "/overall",
        "/rubric",
        "/history/0",
        "/submissions/0",
    ];
    for kind in kinds {
        assert!(marked[0].iter().any(|at| at.contains(kind)), "no {kind} in {:?}", marked[0]);
    }
    assert!(marked[1].iter().any(|at| at.contains("/operations/0")), "{:?}", marked[1]);
    let written = files.map(|name| fs::read(copy.path(name)).unwrap());
    // Notes, scores, a level given anew, flags, a question, a verdict, how to read, the whole, and the way back.
    copy.press(":1<cr>m:2<cr>ilater<esc>:3<cr>2:4<cr>3:5<cr>eAnd what else?<cr>Salso<esc>tco1because<cr>uu");
    for ((name, marked), written) in files.iter().zip(&marked).zip(&written) {
        let is_rewritten = fs::read(copy.path(name)).unwrap() != *written;
        assert_eq!(is_rewritten, *name != "session", "{name}");
        let mut found = Vec::new();
        marks(&copy.json(name), &mut found);
        let lost: Vec<&String> = marked.iter().filter(|at| !found.contains(at)).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
    }
}
