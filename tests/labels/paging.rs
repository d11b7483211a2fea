//! What a printed page repeats at its head and foot is nobody's.

use crate::common::brief;

#[test]
fn heads_and_feet_of_pages_leave_the_words() {
    let source = "Page 1 of 3\nCONFIDENTIAL\n\nInes: Why bees?\n\nBo: They hum, and when I was\nPage 2 of 3\nCONFIDENTIAL\n\
        twenty I had ten hives.\n\nInes: And wasps?\n\nBo: No.\nPage 3 of 3\nCONFIDENTIAL\n\nInes: Never?\n\nBo: Never.\n";
    let expected = "labels\nInes | Why bees?\nBo | They hum, and when I was/twenty I had ten hives.\nInes | And wasps?\n\
        Bo | No.\nInes | Never?\nBo | Never.\nnot understood 1: Page 1 of 3/CONFIDENTIAL\ndebris 7: Page 2 of 3\n\
        debris 8: CONFIDENTIAL\ndebris 14: Page 3 of 3\ndebris 15: CONFIDENTIAL\n";
    assert_eq!(brief(source), expected);
    assert_eq!(brief(&source.replace('\n', "\r\n")).replace('\r', ""), expected);
}

#[test]
fn a_foot_may_hold_more_than_the_number() {
    let talk = "Ines: Why bees?\n\nBo: They hum.\n\nNord Apiaries\nInterview 7 - Seite 1 von 2\n\nInes: And wasps?\n\nBo: No.\n\n\
        Nord Apiaries\nInterview 7 - Seite 2 von 2\n";
    let expected = "labels\nInes | Why bees?\nBo | They hum.\nInes | And wasps?\nBo | No.\ndebris 5: Nord Apiaries\n\
        debris 6: Interview 7 - Seite 1 von 2\ndebris 12: Nord Apiaries\ndebris 13: Interview 7 - Seite 2 von 2\n";
    assert_eq!(brief(talk), expected);
}

#[test]
fn what_is_said_of_pages_stays() {
    for line in ["Page 2", "It is on page 2", "CONFIDENTIAL"] {
        let source =
            format!("Ines: Where?\n\nBo: Here:\n{line}\n\nInes: Where?\n\nBo: Here:\n{line}\n");
        assert_eq!(brief(&source).matches(&format!("Here:/{line}\n")).count(), 2, "{source}");
    }
    let once = "Ines: Where?\n\nBo: Here:\nPage 2 of 3\n\nInes: Where?\n\nBo: There.\n";
    assert!(brief(once).contains("Here:/Page 2 of 3\n"));
    let said = "Ines: Where?\nBo: On page 2\nInes: Where?\nBo: On page 3\n";
    assert!(
        brief(said)
            .starts_with("labels\nInes | Where?\nBo | On page 2\nInes | Where?\nBo | On page 3\n"),
        "{}",
        brief(said)
    );
}
