//! Where keys are read, and where a key is looked up that a scope does not know.

/// Where a key is being read. A mode names its scopes from the inside out; the first that knows a key wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Works wherever no text is typed.
    Always,
    /// Anything that scrolls.
    Reading,
    /// The list of sessions.
    Library,
    /// Any tab of a session.
    Session,
    /// The Profile tab.
    Profile,
    /// The Skills tab.
    Skills,
    /// The Q&A tab.
    Answers,
    /// The Scorecard tab.
    Scorecard,
    /// The note editor.
    Note,
    /// A one-line input.
    Line,
    /// The menu of reasons for `unscorable`.
    Reasons,
    /// The choice of the overall recommendation.
    Overall,
    /// The menu of corrections.
    Correct,
    /// The choice of a place in the words of an exchange.
    Cut,
    /// The choice of who speaks.
    Who,
    /// The choice of the words of a quote.
    Quote,
    /// The panel of repairs.
    Mending,
    /// The sheet on the interview itself.
    Quality,
    /// The earlier versions of a note.
    History,
    /// What can be said of a claimed skill.
    Judge,
    /// Help, the import report, the anchors: things laid over the screen.
    Overlay,
    /// The report as it would be handed out.
    Handout,
    /// A question that wants yes or no.
    Confirm,
}

impl Scope {
    /// Where a key is looked up that this scope does not know, from the inside out. Nowhere, where it then types
    /// or does nothing.
    #[must_use]
    pub fn beneath(self) -> &'static [Self] {
        match self {
            Self::Profile | Self::Skills | Self::Answers | Self::Scorecard => {
                &[Self::Session, Self::Reading, Self::Always]
            }
            Self::Handout => &[Self::Overlay, Self::Reading, Self::Always],
            Self::Library | Self::Mending | Self::Quality | Self::History | Self::Overlay => {
                &[Self::Reading, Self::Always]
            }
            Self::Always
            | Self::Reading
            | Self::Session
            | Self::Note
            | Self::Line
            | Self::Reasons
            | Self::Overall
            | Self::Correct
            | Self::Cut
            | Self::Who
            | Self::Quote
            | Self::Judge
            | Self::Confirm => &[],
        }
    }
}
