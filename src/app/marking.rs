//! Commands about the words of the answers and of the notes: how they are shown, quotes, repairs, verdicts,
//! earlier versions.

use crate::command::Command;
use crate::keys::Binding;
use crate::model::review::Decision;

use super::quoting::Choose;
use super::{App, Effect};

impl App {
    pub(super) fn marking(&mut self, binding: Binding) -> Vec<Effect> {
        match binding.command {
            Command::Fillers => return self.next_fillers(),
            Command::Phrases => return self.toggle_phrases(),
            Command::Quote => self.open_quoting(),
            Command::NextQuote => self.next_quote(),
            Command::AttachQuote => return self.attach_quote(),
            Command::QuoteFor => self.speaks_for(true),
            Command::QuoteAgainst => self.speaks_for(false),
            Command::NextClause => self.choose_words(Choose::Next),
            Command::PreviousClause => self.choose_words(Choose::Previous),
            Command::GrowQuote => self.choose_words(Choose::Grow),
            Command::ShrinkQuote => self.choose_words(Choose::Shrink),
            Command::GrowWord => self.choose_words(Choose::GrowWord),
            Command::ShrinkWord => self.choose_words(Choose::ShrinkWord),
            Command::CopyQuote => return self.copy_quote(),
            Command::RemoveQuote => return self.remove_quote(),
            Command::Repairs => self.toggle_mending(),
            Command::AcceptRepair => return self.mend(Some(Decision::Accepted)),
            Command::RejectRepair => return self.mend(Some(Decision::Rejected)),
            Command::LeaveRepair => return self.mend(None),
            Command::JumpToRepair => self.jump_to_repair(),
            Command::InterviewQuality => self.toggle_quality(),
            Command::FollowUp => return self.toggle_follow_up(),
            Command::Judgement => self.open_judgement(),
            Command::Judge => return self.judge(binding.nth),
            Command::SuggestedJudgement => return self.take_suggested_judgement(),
            Command::ClearJudgement => return self.judge(0),
            Command::NoteHistory => self.toggle_history(),
            Command::PutNoteBack => return self.put_note_back(),
            Command::TakeQuestion => return self.take_question(),
            // The rest is about corrections.
            _ => return self.correction(binding),
        }
        Vec::new()
    }
}
