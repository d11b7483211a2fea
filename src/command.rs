//! Every command once: its id, one line of help, its group, the scopes it works in and its default keys.
//!
//! Dispatch, help, footer, the `:` line and the README's key table are all made from [`TABLE`]. There is no
//! logic in here; what a command does is decided in `app`.

mod scope;

pub use scope::Scope;

/// How help groups the commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Giving and taking back scores.
    Score,
    /// Notes and questions.
    Write,
    /// Choosing the words of a quote.
    Quote,
    /// What was probably mis-heard.
    Repair,
    /// What the import made of it.
    Correct,
    /// Going from answer to answer.
    Move,
    /// Moving through the text.
    Read,
    /// Tabs and other sessions.
    Look,
    /// Overall recommendation and report.
    Conclude,
    /// The list of sessions.
    Library,
    /// The program itself.
    Program,
    /// Keys inside an input.
    Input,
}

impl Group {
    /// All groups in the order of the help.
    pub const ALL: [Self; 12] = [
        Self::Score,
        Self::Write,
        Self::Move,
        Self::Read,
        Self::Look,
        Self::Quote,
        Self::Repair,
        Self::Correct,
        Self::Conclude,
        Self::Library,
        Self::Program,
        Self::Input,
    ];

    /// The heading in the help.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Score => "Score",
            Self::Write => "Write",
            Self::Quote => "Quote",
            Self::Repair => "Repair",
            Self::Correct => "Correct",
            Self::Move => "Move between answers",
            Self::Read => "Read",
            Self::Look => "Look elsewhere",
            Self::Conclude => "Conclude",
            Self::Library => "Library",
            Self::Program => "Program",
            Self::Input => "While typing or choosing",
        }
    }

    /// The command whose key the group stands behind.
    #[must_use]
    pub fn behind(self) -> Option<Command> {
        match self {
            Self::Quote => Some(Command::Quote),
            Self::Repair => Some(Command::Repairs),
            Self::Correct => Some(Command::Correct),
            _ => None,
        }
    }
}

macro_rules! commands {
    ($( $variant:ident $name:literal [$($key:literal),*] $group:ident in [$($scope:ident),+] $hint:literal $doc:literal; )*) => {
        /// Everything that a key or the `:` line can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $( #[doc = $doc] $variant, )*
        }

        /// All commands in the order of help and footer.
        pub const TABLE: &[Spec] = &[
            $( Spec {
                command: Command::$variant,
                name: $name,
                doc: $doc,
                hint: $hint,
                group: Group::$group,
                scopes: &[$(Scope::$scope),+],
                keys: &[$($key),*],
            }, )*
        ];
    };
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// Its name for the `:` line.
    pub name: &'static str,
    /// One line of help.
    pub doc: &'static str,
    /// One or two words for the footer; empty where it does not stand there.
    pub hint: &'static str,
    /// Its group in the help.
    pub group: Group,
    /// Where its keys work.
    pub scopes: &'static [Scope],
    /// Its default keys, in the notation of `keys`.
    pub keys: &'static [&'static str],
}

commands! {
    Score "score" ["1", "2", "3", "4", "5", "6", "7", "8", "9"] Score in [Session, Reasons, Overlay, Quote] ""
        "score the answer with that level and go to the next open one";
    Unscorable "unscorable" ["x"] Score in [Answers] "unscorable"
        "say that the answer cannot be scored, and why";
    Clear "clear" ["0"] Score in [Answers] ""
        "clear the score";
    Note "note" ["i", "<cr>"] Write in [Answers] "note"
        "note on this answer";
    NextOpen "next-open" ["."] Move in [Answers, Session] "next"
        "go to the next answer without a score";
    Quote "quote" ["v"] Write in [Answers] "quote"
        "quote what was said: choose its words";
    NextQuote "next-quote" ["'"] Write in [Answers, Quote] ""
        "look at the quotes of this answer, one after the other";
    AttachQuote "attach" ["<cr>"] Quote in [Quote] "attach"
        "attach the quote; a digit attaches it and scores";
    QuoteFor "for" ["+"] Quote in [Quote] "for"
        "it speaks for the answer";
    QuoteAgainst "against" ["-"] Quote in [Quote] "against"
        "it speaks against the answer";
    NextClause "next-clause" ["j", "<down>"] Quote in [Quote] "clause"
        "the next clause";
    PreviousClause "previous-clause" ["k", "<up>"] Quote in [Quote] ""
        "the clause before";
    GrowQuote "grow" ["l", "<right>"] Quote in [Quote] "grow"
        "a clause more";
    ShrinkQuote "shrink" ["h", "<left>"] Quote in [Quote] ""
        "a clause less";
    GrowWord "grow-word" ["w"] Quote in [Quote] "word"
        "a word more";
    ShrinkWord "shrink-word" ["b"] Quote in [Quote] ""
        "a word less";
    CopyQuote "copy-quote" ["y"] Quote in [Quote] ""
        "copy the words";
    RemoveQuote "remove-quote" ["x", "<del>"] Quote in [Quote] "take away"
        "take away the quote that is looked at";
    Flag "flag" ["m"] Score in [Answers] "flag"
        "flag for later, or take the flag away";
    NextAnswer "next" ["j"] Move in [Answers] ""
        "next answer";
    PreviousAnswer "previous" ["k"] Move in [Answers] ""
        "previous answer";
    NextFlagged "next-flagged" ["M"] Move in [Answers] ""
        "next flagged answer";
    Back "back" ["<c-o>", "<bs>"] Move in [Session] ""
        "back to where I was before the last jump";
    NoteOnLast "note-on-last" ["I"] Write in [Answers] ""
        "note on the answer scored last, and back";
    NoteInEditor "editor" ["E"] Write in [Answers] ""
        "note on this answer in $EDITOR";
    NoteHistory "note-history" ["H"] Write in [Answers, History] ""
        "earlier versions of the note on this answer";
    PutNoteBack "put-back" ["<cr>"] Write in [History] "put back"
        "put this version of the note back";
    SessionNote "session-note" ["S"] Write in [Session] ""
        "note on the whole session";
    WriteQuestion "question" ["e"] Write in [Answers] ""
        "write or correct the question";
    Correct "correct" ["C"] Correct in [Answers] ""
        "correct what the import made of it: split, merge, who speaks";
    Split "split" ["s"] Correct in [Correct] ""
        "split into two exchanges";
    Merge "merge" ["m"] Correct in [Correct] ""
        "merge with the previous exchange";
    MoveBoundary "boundary" ["b"] Correct in [Correct] ""
        "move where the answer begins";
    WhoSpeaks "who-speaks" ["w"] Correct in [Correct] ""
        "say who speaks";
    CorrectQuestion "correct-question" ["q"] Correct in [Correct] ""
        "correct the question";
    NotCandidate "not-candidate" ["n"] Correct in [Correct] ""
        "not the candidate's words";
    TakeCorrection "take" ["t"] Correct in [Correct] ""
        "take the colleague's correction";
    LeaveCorrection "leave" ["l"] Correct in [Correct] ""
        "leave the colleague's correction";
    CutHere "here" ["<cr>"] Correct in [Cut] "here"
        "this is the place";
    CutLater "later" ["j", "<down>"] Correct in [Cut, Who] "on"
        "a sentence further; for who speaks, the next turn";
    CutEarlier "earlier" ["k", "<up>"] Correct in [Cut, Who] "back"
        "a sentence back; for who speaks, the turn before";
    CutWordLater "word-later" ["l", "<right>"] Correct in [Cut] "word"
        "a word further";
    CutWordEarlier "word-earlier" ["h", "<left>"] Correct in [Cut] ""
        "a word back";
    SpeaksEverywhere "speaks-everywhere" ["c", "i", "o"] Correct in [Who] ""
        "candidate, interviewer or nobody, wherever this label speaks";
    SpeaksHere "speaks-here" ["C", "I", "O"] Correct in [Who] ""
        "candidate, interviewer or nobody, in this turn alone";
    Repairs "repairs" ["r"] Look in [Answers, Skills, Mending] ""
        "what was probably mis-heard: accept or reject it";
    AcceptRepair "accept-repair" ["a"] Repair in [Mending] "accept"
        "accept the repair in all its places";
    RejectRepair "reject-repair" ["x"] Repair in [Mending] "reject"
        "reject the repair in all its places";
    LeaveRepair "leave-repair" ["0"] Repair in [Mending] ""
        "leave the repair open again";
    JumpToRepair "to-repair" ["<cr>"] Repair in [Mending] "to the place"
        "go to the place in the answer";
    FollowUp "follow-up" ["<cr>", "a"] Write in [Quality] "ask next time"
        "put the line on the list of what to ask next time, or take it away";
    InterviewQuality "quality" ["i"] Look in [Profile, Quality] "interview"
        "the interview itself: what was lost, what was never asked";
    Judgement "judgement" ["v"] Write in [Skills] "verdict"
        "say what was heard of the claimed skill";
    Judge "judge" ["s", "m", "c", "n"] Input in [Judge] ""
        "shown, mentioned, contradicted, never came up";
    SuggestedJudgement "suggested-judgement" ["v"] Input in [Judge] ""
        "what the evidence suggests, shown first";
    ClearJudgement "clear-judgement" ["0"] Input in [Judge] ""
        "take the verdict away";
    TakeQuestion "take-question" ["="] Write in [Answers] ""
        "take the question that was recovered or guessed as it stands";
    Copy "copy" ["y"] Write in [Answers] ""
        "copy the answer and its note";
    Undo "undo" ["u"] Score in [Session, Mending, Quality] ""
        "undo the last change";
    Redo "redo" ["<c-r>"] Score in [Session, Mending, Quality] ""
        "redo what was undone";
    Fillers "fillers" ["t"] Read in [Session] ""
        "um and uh: verbatim, dimmed or folded away";
    Phrases "phrases" [] Read in [Session] ""
        "treat “you know”, “I mean” and “well” like um, or no more";
    NextCriterion "next-criterion" [","] Score in [Answers] "criterion"
        "the next criterion of this answer";
    PreviousCriterion "previous-criterion" [] Score in [Answers] ""
        "the criterion before";
    Absent "absent" ["-"] Score in [Answers] ""
        "say that the criterion did not come up in this answer";
    Critical "critical" ["!"] Score in [Answers] ""
        "flag something that speaks against the candidate whatever else was said";
    Anchors "anchors" ["a"] Read in [Answers, Overlay] "anchors"
        "what each level means";
    Examples "examples" ["R"] Read in [Answers, Overlay] ""
        "answers as they could have been given, from the rubric";
    RowDown "down" ["<down>", "j"] Read in [Reading] ""
        "one row down";
    RowUp "up" ["<up>", "k"] Read in [Reading] ""
        "one row up";
    PageDown "page-down" ["<space>", "f", "<c-f>", "<pgdn>"] Read in [Reading] ""
        "one page down";
    PageUp "page-up" ["b", "<c-b>", "<pgup>"] Read in [Reading] ""
        "one page up";
    HalfDown "half-down" ["<c-d>"] Read in [Reading] ""
        "half a page down";
    HalfUp "half-up" ["<c-u>"] Read in [Reading] ""
        "half a page up";
    Top "top" ["g", "<home>"] Read in [Reading] ""
        "to the top";
    Bottom "end" ["G", "<end>"] Read in [Reading] ""
        "to the end";
    Open "open" ["<cr>"] Library in [Library] "open"
        "open the session";
    Filter "filter" ["/"] Library in [Library] "filter"
        "filter the list";
    Import "import" ["o"] Library in [Library] "import"
        "import a file or a folder";
    Sort "sort" ["s"] Library in [Library] "sort"
        "sort by time, name or progress";
    JumpToEvidence "evidence" ["<cr>"] Look in [Skills] "first mention"
        "go to the first answer that names the skill";
    JumpToAnswer "answer" ["<cr>"] Look in [Scorecard] "to the answer"
        "go to the answer of this row";
    ImportReport "report" ["r"] Look in [Profile, Overlay] "import report"
        "what the import dropped, guessed and mended";
    Recommend "overall" ["o"] Conclude in [Scorecard] "overall"
        "give the overall recommendation";
    Submit "submit" ["w"] Conclude in [Scorecard] "submit"
        "hand the review in: check what the rubric requires, and freeze it";
    Amend "amend" ["A"] Conclude in [Session] "amend"
        "change a review that was handed in; what was handed in is kept";
    Sums "sums" ["a"] Conclude in [Scorecard] ""
        "what the scores come to: means, weights, what would move them";
    CopyReport "copy-report" ["y"] Conclude in [Scorecard] ""
        "copy the scorecard as Markdown";
    Preview "export" ["e"] Conclude in [Scorecard] "report"
        "look at the report as it would be handed out, copy it or write it to a file";
    CopyPreview "copy-preview" ["y"] Conclude in [Handout] "copy"
        "copy the report as it is shown";
    WriteReport "write-report" ["w"] Conclude in [Handout] "write"
        "write the report to a new file";
    NextFormat "format" ["<tab>"] Conclude in [Handout] "form"
        "another form: Markdown, plain text, HTML, CSV, JSON";
    MaskNames "mask" ["m"] Conclude in [Handout] "mask names"
        "mask the candidate's name, employers and schools, or show them again";
    WithAnswers "with-answers" ["t"] Conclude in [Handout] "answers"
        "with the words of the answers, or with the quotes alone";
    ForgetSearch "forget-search" ["<esc>"] Read in [Session, Library] ""
        "take the highlights or the filter away";
    Search "search" ["/"] Read in [Session] "search"
        "search in the session";
    NextMatch "next-match" ["n"] Read in [Session] ""
        "next place that matches";
    PreviousMatch "previous-match" ["N"] Read in [Session] ""
        "previous place that matches";
    NextTab "next-tab" ["<tab>", "l", "<right>"] Look in [Session] "tabs"
        "next tab";
    PreviousTab "previous-tab" ["<s-tab>", "h", "<left>"] Look in [Session] ""
        "previous tab";
    PeekProfile "profile" ["p"] Look in [Session] ""
        "look at the profile; the same key returns";
    PeekSkills "skills" ["s"] Look in [Session] ""
        "look at the skills; the same key returns";
    PeekScorecard "scorecard" ["c"] Look in [Session] ""
        "look at the scorecard; the same key returns";
    NextSession "next-session" [">"] Look in [Session] ""
        "next session of the list";
    PreviousSession "previous-session" ["<lt>"] Look in [Session] ""
        "previous session of the list";
    TakeOver "take-over" ["T"] Program in [Session] "take over"
        "where my other window holds the review: save and close there, go on here";
    SetAside "set-aside" [] Program in [Session] ""
        "put an unreadable review file aside and start from what could be read";
    Commands "commands" [":", "<c-p>"] Program in [Always, Confirm] ""
        "type a command: a number goes to that answer, :w :q as in vim";
    Quit "quit" ["q"] Program in [Always] "quit"
        "back, or quit";
    Interrupt "interrupt" ["<c-c>"] Program in [Always] ""
        "says how to quit";
    Suspend "suspend" ["<c-z>"] Program in [Always] ""
        "suspend to the shell";
    Help "help" ["?"] Program in [Always] "help"
        "all keys that work here";
    ClosePanel "close-panel" ["<esc>"] Input in [Mending, Quality, History] "close"
        "close the panel";
    CloseOverlay "close" ["<esc>", "<cr>"] Input in [Overlay] "close"
        "close what lies over the screen";
    KeepNote "keep" ["<esc>", "<c-c>"] Input in [Note] "keep"
        "keep the note and go back to reading";
    KeepNoteAndNext "keep-and-next" ["<c-n>"] Input in [Note] "keep, next open"
        "keep the note and go to the next open answer";
    UndoTyping "undo-typing" ["<c-u>"] Input in [Note] "undo typing"
        "undo typing";
    RedoTyping "redo-typing" ["<c-r>"] Input in [Note] ""
        "redo typing";
    AnswerPageDown "answer-down" ["<pgdn>"] Input in [Note] "scroll answer"
        "scroll the answer down while the note is open";
    AnswerPageUp "answer-up" ["<pgup>"] Input in [Note] ""
        "scroll the answer up while the note is open";
    Accept "accept" ["<cr>"] Input in [Line] "accept"
        "take what was typed";
    Cancel "cancel" ["<esc>", "<c-c>"] Input in [Line, Reasons, Overall, Confirm, Correct, Cut, Who, Quote, Judge] "cancel"
        "leave without a change";
    Recall "recall" ["<up>"] Input in [Line] ""
        "an earlier entry; for a question, one from another session";
    RecallNext "recall-next" ["<down>"] Input in [Line] ""
        "a later entry";
    Because "because" ["n", "q", "c", "g", "o"] Input in [Reasons] ""
        "the reason: not asked, question unknown, cut off, garbled, other";
    SuggestedReason "suggested" ["x"] Input in [Reasons] ""
        "the reason that the marks suggest, shown first";
    Choose "choose" ["1", "2", "3", "4", "5", "6", "7", "8", "9"] Input in [Overall] ""
        "the recommendation";
    Yes "yes" ["y"] Input in [Confirm] ""
        "yes";
    No "no" ["n"] Input in [Confirm] ""
        "no";
}

impl Spec {
    /// True where the command works in one of these scopes.
    #[must_use]
    pub fn is_in(&self, scopes: &[Scope]) -> bool {
        self.scopes.iter().any(|scope| scopes.contains(scope))
    }
}

impl Command {
    /// The row of the table.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // The enum and the table come from one macro, so the order is the same.
        &TABLE[self as usize]
    }

    /// True where each of its keys means something of its own, by its place among them.
    #[must_use]
    pub fn has_a_meaning_for_each_key(self) -> bool {
        matches!(
            self,
            Self::Score
                | Self::Choose
                | Self::Because
                | Self::Judge
                | Self::SpeaksEverywhere
                | Self::SpeaksHere
        )
    }

    /// The command with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|spec| spec.name == name).map(|spec| spec.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_command_and_its_name() {
        for spec in TABLE {
            assert_eq!(spec.command.spec().name, spec.name);
            assert_eq!(Command::named(spec.name), Some(spec.command));
        }
    }

    #[test]
    fn every_row_says_what_it_does() {
        for spec in TABLE {
            assert!(!spec.doc.is_empty() && !spec.doc.ends_with('.'), "{}", spec.name);
            assert!(spec.hint.len() <= 16, "{}", spec.name);
        }
    }
}
