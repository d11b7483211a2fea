//! Scores, notes and flags follow the words; a colleague's correction of what I scored waits.

use super::*;

/// My review with a score on an exchange as it stands after these corrections.
fn scored(corrected: &Corrected, position: usize, level: u8) -> Review {
    let mut review = review();
    score(&mut review, corrected, position, level);
    review
}

fn score(review: &mut Review, corrected: &Corrected, position: usize, level: u8) {
    let exchange = &corrected.session.exchanges[position];
    review.apply(Edit::score(exchange, Some(Verdict::Level(level))), at(5));
}

#[test]
fn a_score_stays_with_the_first_part_and_says_that_it_came_before() {
    let review = scored(&after(&[]), 0, 4);
    let corrected = after(&[split(2, TALK[1].2.find("How").unwrap())]);
    let first = review.standing(&corrected.session.exchanges[0]);
    assert_eq!((first.verdict, first.before), (Some(Verdict::Level(4)), Some(Change::Split)));
    assert_eq!(review.standing(&corrected.session.exchanges[1]).verdict, None);
    let again = scored(&corrected, 0, 3).standing(&corrected.session.exchanges[0]);
    assert_eq!((again.verdict, again.before), (Some(Verdict::Level(3)), None));
}

#[test]
fn two_scores_that_are_merged_wait_until_one_is_chosen() {
    let as_imported = after(&[]);
    let mut review = scored(&as_imported, 0, 4);
    score(&mut review, &as_imported, 1, 2);
    let corrected = after(&[merge(1)]);
    let standing = review.standing(&corrected.session.exchanges[0]);
    assert_eq!(standing.verdict, None);
    assert_eq!(standing.choices, [Verdict::Level(4), Verdict::Level(2)]);
    let before = review.clone();
    let exchange = &corrected.session.exchanges[0];
    let undo = review.apply(Edit::score(exchange, Some(Verdict::Level(4))), at(6));
    assert_eq!(review.standing(exchange).verdict, Some(Verdict::Level(4)));
    // Taken apart again, each has what it had.
    assert_eq!(review.verdict(&as_imported.session.exchanges[1].id), Some(Verdict::Level(2)));
    review.apply(undo, at(7));
    assert_eq!(review.standing(exchange), before.standing(exchange));
}

#[test]
fn one_score_of_two_that_are_merged_counts() {
    let review = scored(&after(&[]), 1, 2);
    let standing = review.standing(&after(&[merge(1)]).session.exchanges[0]);
    assert_eq!((standing.verdict, standing.before), (Some(Verdict::Level(2)), Some(Change::Merge)));
}

#[test]
fn a_score_that_another_was_chosen_over_does_not_come_back_with_the_next_merge() {
    let as_imported = after(&[]);
    let mut review = scored(&as_imported, 1, 5);
    score(&mut review, &as_imported, 2, 1);
    score(&mut review, &after(&[merge(2)]), 1, 5);
    let corrected = after(&[merge(2), merge(1)]);
    let standing = review.standing(&corrected.session.exchanges[0]);
    assert_eq!((standing.verdict, standing.before), (Some(Verdict::Level(5)), Some(Change::Merge)));
    assert!(standing.choices.is_empty());
    // What the first of them was scored is still open.
    score(&mut review, &as_imported, 0, 3);
    let standing = review.standing(&corrected.session.exchanges[0]);
    assert_eq!(standing.choices, [Verdict::Level(3), Verdict::Level(5)]);
}

#[test]
fn notes_and_flags_of_what_is_merged_are_read_together() {
    let (first, second) = (talk().exchanges[0].id.clone(), talk().exchanges[1].id.clone());
    let mut review = review();
    review.apply(Edit::Note(first, "calm".into()), at(1));
    review.apply(Edit::Note(second.clone(), "exact".into()), at(1));
    review.apply(Edit::Flag(second.clone(), true), at(1));
    let corrected = after(&[merge(1)]);
    let merged = &corrected.session.exchanges[0];
    assert_eq!(review.note_for(merged), "calm\nexact");
    assert!(review.flags(merged));
    let edit = Edit::note(&review, merged, "calm and exact".into());
    let undo = review.apply(edit, at(2));
    assert_eq!(review.note_for(merged), "calm and exact");
    review.apply(undo, at(3));
    assert_eq!(
        (review.note_for(merged).as_ref(), review.note_on(&second)),
        ("calm\nexact", "exact")
    );
    let edit = Edit::flag(&review, merged, false);
    review.apply(edit, at(4));
    assert!(!review.flags(merged));
}

/// What ana sees, who has this review, after bob's operations and her decisions on them.
fn seen(review: &Review, bobs: &[What], decisions: &[What]) -> Corrected {
    let (mut ana, mut bob) = (file("ana"), file("bob"));
    for what in bobs {
        bob.append(what.clone(), at(1));
    }
    for what in decisions {
        ana.append(what.clone(), at(9));
    }
    apply(&talk(), &ana, &[bob], Some(review))
}

#[test]
fn a_colleagues_correction_of_what_i_scored_waits_for_me() {
    let review = scored(&after(&[]), 0, 4);
    let bobs = [split(2, TALK[1].2.find("How").unwrap()), merge(2)];
    let waiting = seen(&review, &bobs, &[]);
    // What I have not scored is corrected at once.
    assert_eq!(numbers(&waiting), ["1", "2+3"]);
    let [one] = waiting.waiting.as_slice() else { panic!("{:?}", waiting.waiting) };
    assert_eq!((one.operation.as_str(), one.what), ("bob-1", "split"));
    assert!(one.is_on(&waiting.session.exchanges[0]));
    let taken = seen(&review, &bobs, &[What::Take { of: "bob-1".into() }]);
    assert_eq!((numbers(&taken).len(), taken.waiting.len()), (3, 0));
    let left = seen(&review, &bobs, &[What::Leave { of: "bob-1".into() }]);
    assert_eq!((numbers(&left).len(), left.waiting.len()), (2, 0));
}

#[test]
fn what_i_scored_as_my_colleague_had_made_it_does_not_wait() {
    let bobs = [split(2, TALK[1].2.find("How").unwrap())];
    let made = seen(&review(), &bobs, &[]);
    assert_eq!((numbers(&made).len(), made.waiting.len()), (4, 0));
    let review = scored(&made, 0, 4);
    assert!(seen(&review, &bobs, &[]).waiting.is_empty());
}

#[test]
fn my_own_corrections_never_wait() {
    let review = scored(&after(&[]), 0, 4);
    let mut own = file("ana");
    own.append(merge(1), at(1));
    let corrected = apply(&talk(), &own, &[], Some(&review));
    assert_eq!(numbers(&corrected), ["1+2", "3"]);
}
