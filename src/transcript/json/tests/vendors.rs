//! Recognisers and editors of transcripts.

use super::{assert_told, read, times};
use crate::model::session::{Format, ReportKind};

const WHISPER: &str = r#"{"text":" How so? It grew.","segments":[
  {"id":0,"start":0.0,"end":1.25,"text":" How so?","tokens":[1,2],"words":[{"word":" How","start":0.0,"end":0.5,"probability":0.9},{"word":" so?","start":0.5,"end":1.25}]},
  {"id":1,"start":61.0,"end":62.5,"text":" It grew."}],"language":"en"}"#;
const TIMESTAMPED: &str = r#"{"text":" How so?","segments":[{"start":0.1,"end":1.2,"text":" How so?","confidence":0.8,
  "words":[{"text":"How","start":0.1,"end":0.5,"confidence":0.9},{"text":"so?","start":0.5,"end":1.2}]}],"language":"en"}"#;
const WHISPERX: &str = r#"{"segments":[
  {"start":1.0,"end":2.0,"text":" How did 2019 go?","speaker":"SPEAKER_01","words":[{"word":"How","start":1.0,"end":1.2,"score":0.9,"speaker":"SPEAKER_01"},{"word":"did","start":1.2,"end":1.4},{"word":"2019"},{"word":"go?","start":1.8,"end":2.0,"speaker":"SPEAKER_01"}]},
  {"start":2.0,"end":4.0,"text":" Well. Right. It grew 5 times.","words":[{"word":"Well.","start":2.0,"end":2.2,"speaker":"SPEAKER_00"},{"word":"Right.","start":2.2,"end":2.4,"speaker":"SPEAKER_01"},{"word":"It","start":2.4,"end":2.6,"speaker":"SPEAKER_00"},{"word":"grew","start":2.6,"end":2.8},{"word":"5"},{"word":"times.","start":3.0,"end":4.0,"speaker":"SPEAKER_00"}]},
  {"start":5.0,"end":6.0,"text":" Hm.","words":[{"word":"Hm.","start":5.0,"end":6.0}]}],
  "word_segments":[{"word":"How","start":1.0,"end":1.2,"speaker":"SPEAKER_01"}],"language":"en"}"#;
const WHISPER_CPP: &str = r#"{"systeminfo":"x","model":{"type":"base"},"params":{"language":"en"},"result":{"language":"en"},"transcription":[
  {"timestamps":{"from":"00:00:00,000","to":"00:00:01,500"},"offsets":{"from":0,"to":1500},"text":" How so?","speaker":"0"},
  {"timestamps":{"from":"00:00:01,500","to":"00:00:03,000"},"offsets":{"from":1500,"to":3000},"text":" It grew.","speaker":"1"},
  {"timestamps":{"from":"00:00:03,000","to":"00:00:04,000"},"offsets":{"from":3000,"to":4000},"text":" Hm.","speaker":"?"}]}"#;
const DEEPGRAM: &str = r#"{"metadata":{"duration":3.0,"channels":1},"results":{"channels":[{"alternatives":[{"transcript":"How so? It grew.","confidence":0.9,
  "words":[{"word":"how","start":0.08,"end":0.32,"speaker":0,"punctuated_word":"How"},{"word":"so","start":0.32,"end":0.82,"speaker":0,"punctuated_word":"so?"},{"word":"it","start":1.0,"end":1.2,"speaker":1,"punctuated_word":"It"},{"word":"grew","start":1.2,"end":1.6,"speaker":1,"punctuated_word":"grew."}],
  "paragraphs":{"transcript":"\nSpeaker 0: How so?","paragraphs":[{"speaker":0,"sentences":[{"text":"How so?","start":0.08,"end":0.82}]}]}}]}],
  "utterances":[{"start":0.08,"end":0.82,"transcript":"How so?","speaker":0,"channel":0,"words":[]}]}}"#;
const ASSEMBLYAI: &str = r#"{"id":"x","status":"completed","audio_url":"https://example.org/a.mp3","text":"How so? It grew.",
  "words":[{"text":"How","start":170,"end":300,"speaker":"A"}],"utterances":[
  {"speaker":"A","start":170,"end":718,"text":"How so?","words":[{"text":"How","start":170,"end":300,"speaker":"A"}]},
  {"speaker":"B","start":900,"end":1700,"text":"It grew.","words":[]}]}"#;
const ASSEMBLYAI_WORDS: &str = r#"{"id":"x","status":"completed","audio_url":"u","text":"How so? Grew.","utterances":null,"words":[
  {"text":"How","start":170,"end":300,"speaker":"A"},{"text":"so?","start":300,"end":718,"speaker":"A"},{"text":"Grew.","start":900,"end":1700,"speaker":"B"}]}"#;
const AWS: &str = r#"{"jobName":"j","accountId":"1","results":{"transcripts":[{"transcript":"How, so? It grew."}],
  "speaker_labels":{"speakers":2,"segments":[
   {"start_time":"0.0","speaker_label":"","end_time":"9.0","items":[]},
   {"start_time":"0.1","speaker_label":"spk_0","end_time":"1.0","items":[{"start_time":"0.1","speaker_label":"spk_0","end_time":"0.5"},{"start_time":"0.5","speaker_label":"spk_0","end_time":"1.0"}]},
   {"start_time":"1.5","speaker_label":"spk_1","end_time":"2.5","items":[]}]},
  "items":[{"start_time":"0.1","end_time":"0.5","alternatives":[{"confidence":"1.0","content":"How"}],"type":"pronunciation"},
   {"alternatives":[{"confidence":null,"content":","}],"type":"punctuation"},
   {"start_time":"0.5","end_time":"1.0","alternatives":[{"confidence":"1.0","content":"so"}],"type":"pronunciation"},
   {"alternatives":[{"confidence":"0.0","content":"?"}],"type":"punctuation"},
   {"start_time":"1.5","end_time":"1.7","alternatives":[{"content":"It"}],"type":"pronunciation"},
   {"start_time":"2.6","end_time":"2.9","alternatives":[{"content":"grew"}],"type":"pronunciation"},
   {"alternatives":[{"content":"."}],"type":"punctuation"}]},"status":"COMPLETED"}"#;
const AWS_LABELLED: &str = r#"{"jobName":"j","results":{"transcripts":[{"transcript":"So? Yes."}],"items":[
   {"id":0,"type":"pronunciation","start_time":"0.1","end_time":"0.5","alternatives":[{"content":"So"}],"speaker_label":"spk_0"},
   {"id":1,"type":"punctuation","alternatives":[{"content":"?"}],"speaker_label":"spk_0"},
   {"id":2,"type":"pronunciation","start_time":"0.6","end_time":"0.9","alternatives":[{"content":"Yes"}],"speaker_label":"spk_1"},
   {"id":3,"type":"punctuation","alternatives":[{"content":"."}]}],
  "audio_segments":[{"id":0,"transcript":"So?","items":[0,1]}]}}"#;
const AWS_CHANNELS: &str = r#"{"results":{"transcripts":[{"transcript":"So? Ah. Yes."}],"items":[],"channel_labels":{"number_of_channels":2,"channels":[
  {"channel_label":"ch_0","items":[{"start_time":"0.1","end_time":"0.5","alternatives":[{"content":"So"}],"type":"pronunciation"},{"alternatives":[{"content":"?"}],"type":"punctuation"},{"start_time":"4.0","end_time":"4.5","alternatives":[{"content":"Ah"}],"type":"pronunciation"},{"alternatives":[{"content":"."}],"type":"punctuation"}]},
  {"channel_label":"ch_1","items":[{"start_time":"1.0","end_time":"1.5","alternatives":[{"content":"Yes"}],"type":"pronunciation"},{"alternatives":[{"content":"."}],"type":"punctuation"}]}]}}}"#;
const GOOGLE: &str = r#"{"results":[{"alternatives":[{"transcript":"How so?","confidence":0.9}],"resultEndTime":"1.3s","languageCode":"en-us"},
  {"alternatives":[{"transcript":" It grew."}],"resultEndTime":"3.100s"}]}"#;
const GOOGLE_DIARIZED: &str = r#"{"results":[
  {"alternatives":[{"transcript":"How so?","words":[{"startTime":"0.5s","endTime":"0.9s","word":"How"},{"startTime":"0.900s","endTime":"1.3s","word":"so?"}]}]},
  {"alternatives":[{"transcript":" It grew.","words":[{"startTime":"2s","endTime":"2.4s","word":"It"},{"startTime":"2.4s","endTime":"3s","word":"grew."}]}]},
  {"alternatives":[{"transcript":" It grew.","words":[{"startTime":{"nanos":500000000},"endTime":{"nanos":900000000},"word":"How","speakerTag":2},{"startTime":{"nanos":900000000},"endTime":{"seconds":"1","nanos":300000000},"word":"so?","speakerTag":2},
   {"startTime":{"seconds":"2"},"endTime":{"seconds":"2","nanos":400000000},"word":"It","speakerTag":1},{"startTime":{"seconds":"2","nanos":400000000},"endTime":{"seconds":"3"},"word":"grew.","speakerTag":1}]}]}]}"#;
const GOOGLE_TWO: &str = r#"{"results":[{"alternatives":[{"transcript":"So?","words":[{"startOffset":"0.1s","endOffset":"0.4s","word":"So?","speakerLabel":"1"}]}]},
  {"alternatives":[{"transcript":"Yes.","words":[{"startOffset":"1s","endOffset":"1.4s","word":"Yes.","speakerLabel":"2"}]}]}],"metadata":{}}"#;
const IBM: &str = r#"{"result_index":0,"results":[{"final":true,"alternatives":[{"transcript":"how so it grew ","timestamps":[["how",0.1,0.4],["so",0.4,0.9],["it",1.0,1.2],["grew",1.2,1.9]]}]},
  {"final":false,"alternatives":[{"transcript":"it gr","timestamps":[["gr",1.2,1.9]]}]}],
  "speaker_labels":[{"from":0.1,"to":0.4,"speaker":0,"confidence":0.5,"final":false},{"from":0.4,"to":0.9,"speaker":0},{"from":1.0,"to":1.2,"speaker":1},{"from":1.2,"to":1.9,"speaker":1,"final":true}]}"#;
const IBM_JOB: &str = r#"{"created":"x","id":"y","results":[{"result_index":0,"results":[{"final":true,"alternatives":[{"transcript":"so ","timestamps":[["so",0.1,0.4]]}]}],
  "speaker_labels":[{"from":0.1,"to":0.4,"speaker":2}]}],"status":"completed"}"#;
const SPEECHMATICS: &str = r#"{"format":"2.9","job":{"id":"x"},"metadata":{"type":"transcription"},"results":[
  {"type":"word","start_time":0.1,"end_time":0.4,"alternatives":[{"content":"So","confidence":0.9,"language":"en","speaker":"S1"}]},
  {"type":"punctuation","attaches_to":"previous","is_eos":true,"start_time":0.4,"end_time":0.4,"alternatives":[{"content":"?","speaker":"S1"}]},
  {"type":"speaker_change","start_time":0.5,"end_time":0.5,"score":0.8},
  {"type":"punctuation","attaches_to":"next","start_time":1.0,"end_time":1.0,"alternatives":[{"content":"¿","speaker":"S2"}]},
  {"type":"word","start_time":1.0,"end_time":1.4,"alternatives":[{"content":"Sí","speaker":"S2"}]},
  {"type":"word","start_time":2.0,"end_time":2.4,"alternatives":[{"content":"Hm","speaker":"UU"}]}]}"#;
const SPEECHMATICS_ONE: &str = r#"{"job":{"lang":"en"},"speakers":[{"duration":"1.00","confidence":null,"name":"M1","time":"0.1"},{"duration":"2.0","confidence":null,"name":"F2","time":"1.1"}],
  "words":[{"duration":"0.2","confidence":"1.000","name":"So","time":"0.1"},{"duration":"0.0","confidence":"1.0","name":"?","time":"0.3"},{"duration":"0.3","confidence":"1.0","name":"Yes","time":"1.2"},{"duration":"0.00","name":".","time":"1.50"}],"format":"1.0"}"#;
const KALDI: &str = r#"{"action":"audio-transcribe","retval":{"status":true,"punct":"So? Yes.","words":[{"start":0.1,"end":0.4,"word":"so","punct":"So?","index":0},{"start":1.2,"end":1.5,"word":"yes","punct":"Yes.","index":1}],
  "segmentation":{"@type":"AudioFile","segments":[{"@type":"Segment","start":0,"duration":1.0,"speaker":{"@id":"S0","gender":"F"}},{"start":1.1,"duration":0.9,"speaker":{"@id":"S1"}}]}}}"#;
const AUTO_EDIT: &str = r#"{"languageModel":"en","title":"t","text":[{"id":0,"speaker":"Ana","paragraph":[{"id":0,"line":[{"id":0,"text":"How","startTime":0.1,"endTime":0.4},{"id":1,"text":"so?","startTime":0.4,"endTime":0.9}]}]},
  {"id":1,"speaker":"Bo","paragraph":[{"id":0,"line":[{"id":0,"text":"Yes.","startTime":1.1,"endTime":1.4}]}]}]}"#;
const PAPER_EDIT: &str = r#"{"words":[{"id":0,"start":0.1,"end":0.4,"text":"So?"},{"id":1,"start":1.2,"end":1.5,"text":"Yes."},{"id":2,"start":9.0,"end":9.5,"text":"Bye."}],
  "paragraphs":[{"id":0,"start":0.1,"end":1.0,"speaker":"Ana"},{"id":1,"start":1.1,"end":2.0,"speaker":"Bo"}]}"#;

const DRAFT: &str = r#"{"blocks":[{"key":"a","text":"How so?","data":{"speaker":"Ana","start":0.1,"words":[{"word":"how","punct":"How"}]}},{"key":"b","text":"Yes.","data":{"speaker":"Bo","start":1.1}}],"entityMap":{}}"#;

/// Every fixture of this file.
pub(super) const ALL: &[&str] = &[
    WHISPER,
    TIMESTAMPED,
    WHISPERX,
    WHISPER_CPP,
    DEEPGRAM,
    ASSEMBLYAI,
    ASSEMBLYAI_WORDS,
    AWS,
    AWS_LABELLED,
    AWS_CHANNELS,
    GOOGLE,
    GOOGLE_DIARIZED,
    GOOGLE_TWO,
    IBM,
    IBM_JOB,
    SPEECHMATICS,
    SPEECHMATICS_ONE,
    KALDI,
    AUTO_EDIT,
    PAPER_EDIT,
    DRAFT,
];

#[test]
fn whisper_without_speakers_is_one_turn() {
    assert_told(WHISPER, Format::Whisper, &[("", "How so? It grew.")]);
    assert_eq!(times(WHISPER), [(Some(0), Some(62_500))]);
    assert_told(TIMESTAMPED, Format::Whisper, &[("", "How so?")]);
    assert_told(r#"{"text":" All of it. "}"#, Format::Whisper, &[("", "All of it.")]);
    let words_alone = r#"{"task":"transcribe","language":"english","duration":1.5,"text":"How so?","words":[{"word":"How","start":0.1,"end":0.4}]}"#;
    assert_told(words_alone, Format::Whisper, &[("", "How so?")]);
}

#[test]
fn whisperx_completes_missing_speakers_from_segment_and_neighbours() {
    let turns = [
        ("SPEAKER_01", "How did 2019 go?"),
        ("SPEAKER_00", "Well."),
        ("SPEAKER_01", "Right."),
        ("SPEAKER_00", "It grew 5 times."),
        ("", "Hm."),
    ];
    assert_told(WHISPERX, Format::Whisper, &turns);
    assert_eq!(times(WHISPERX)[3], (Some(2400), Some(4000)));
}

#[test]
fn a_segment_whose_words_leave_some_out_keeps_its_text() {
    let text = r#"{"segments":[{"start":0,"end":3,"text":" One two three.","speaker":"A","words":[{"word":"One","speaker":"A"},{"word":"three.","speaker":"B"}]}]}"#;
    assert_told(text, Format::Whisper, &[("A", "One two three.")]);
}

#[test]
fn a_language_without_spaces_keeps_none() {
    let text = r#"{"segments":[{"text":"今日は。","words":[{"word":"今","speaker":"A"},{"word":"日","speaker":"A"},{"word":"は。","speaker":"B"}]}]}"#;
    assert_told(text, Format::Whisper, &[("A", "今日"), ("B", "は。")]);
}

#[test]
fn the_transformers_pipeline_writes_chunks() {
    let text = r#"{"text":" How so? Yes.","chunks":[{"timestamp":[0.0,1.5],"text":" How so?"},{"timestamp":[1.5,null],"text":" Yes."}]}"#;
    assert_told(text, Format::Whisper, &[("", "How so? Yes.")]);
    assert_eq!(times(text), [(Some(0), Some(1500))]);
    let cut = r#"{"speakers":[{"speaker":"SPEAKER_00","timestamp":[0.0,1.5],"text":" How so?"}],"chunks":[{"timestamp":[0.0,1.5],"text":" How so?"}]}"#;
    assert_told(cut, Format::Whisper, &[("SPEAKER_00", "How so?")]);
}

#[test]
fn whisper_cpp_counts_milliseconds_and_names_channels() {
    assert_told(
        WHISPER_CPP,
        Format::WhisperCpp,
        &[("0", "How so?"), ("1", "It grew."), ("", "Hm.")],
    );
    assert_eq!(times(WHISPER_CPP)[1], (Some(1500), Some(3000)));
    let turns = r#"{"transcription":[{"timestamps":{"from":"00:00:01,250","to":"00:00:02,000"},"text":" So?","speaker_turn_next":true},{"text":" Yes.","speaker_turn_next":false}]}"#;
    assert_told(turns, Format::WhisperCpp, &[("", "So?"), ("", "Yes.")]);
    assert_eq!(times(turns)[0], (Some(1250), Some(2000)));
    let tokens = r#"{"transcription":[{"tokens":[{"text":"[_BEG_]"},{"text":" So"},{"text":"me"},{"text":"[_TT_50]"}]}]}"#;
    assert_told(tokens, Format::WhisperCpp, &[("", "Some")]);
}

#[test]
fn deepgram_is_told_by_words_once() {
    assert_told(DEEPGRAM, Format::Deepgram, &[("0", "How so?"), ("1", "It grew.")]);
    assert_eq!(times(DEEPGRAM), [(Some(80), Some(820)), (Some(1000), Some(1600))]);
    let plain = r#"{"results":{"channels":[{"alternatives":[{"transcript":"how so","words":[{"word":"how","start":0.1,"end":0.2},{"word":"so","start":0.2,"end":0.3}]}]}]}}"#;
    assert_told(plain, Format::Deepgram, &[("", "how so")]);
}

#[test]
fn deepgram_without_words_is_told_by_what_there_is() {
    let paragraphs = r#"{"results":{"channels":[{"alternatives":[{"transcript":"x","paragraphs":{"paragraphs":[{"speaker":0,"sentences":[{"text":"How so?","start":0.1,"end":0.5}]},{"speaker":1,"sentences":[{"text":"Yes."},{"text":"So."}]}]}}]}]}}"#;
    assert_told(paragraphs, Format::Deepgram, &[("0", "How so?"), ("1", "Yes. So.")]);
    let utterances = r#"{"results":{"utterances":[{"start":0.1,"end":0.5,"transcript":"How so?","speaker":3}]}}"#;
    assert_told(utterances, Format::Deepgram, &[("3", "How so?")]);
    let without_words = r#"{"results":{"channels":[{"alternatives":[{"transcript":"how so yes","words":[]}]}],"utterances":[{"start":0.1,"end":0.5,"transcript":"How so?","speaker":0},{"start":0.6,"end":0.9,"transcript":"Yes.","speaker":1}]}}"#;
    assert_told(without_words, Format::Deepgram, &[("0", "How so?"), ("1", "Yes.")]);
    let transcript = r#"{"results":{"channels":[{"alternatives":[{"transcript":"How so?"}]}]}}"#;
    assert_told(transcript, Format::Deepgram, &[("", "How so?")]);
    let channels = r#"{"results":{"channels":[{"alternatives":[{"words":[{"word":"so","start":0,"end":1,"speaker":0}]}]},{"alternatives":[{"words":[{"word":"yes","start":2,"end":3,"speaker":0}]}]}]}}"#;
    assert_told(channels, Format::Deepgram, &[("0", "so"), ("1", "yes")]);
}

#[test]
fn assemblyai_is_told_by_utterances_or_words() {
    assert_told(ASSEMBLYAI, Format::AssemblyAi, &[("A", "How so?"), ("B", "It grew.")]);
    assert_eq!(times(ASSEMBLYAI)[0], (Some(170), Some(718)));
    assert_told(ASSEMBLYAI_WORDS, Format::AssemblyAi, &[("A", "How so?"), ("B", "Grew.")]);
    let bare =
        r#"{"audio_url":"u","status":"completed","text":"How so?","words":null,"utterances":null}"#;
    assert_told(bare, Format::AssemblyAi, &[("", "How so?")]);
}

#[test]
fn aws_joins_speakers_by_time_and_names_who_was_given_to_the_nearest() {
    assert_told(AWS, Format::AwsTranscribe, &[("spk_0", "How, so?"), ("spk_1", "It grew.")]);
    assert_eq!(times(AWS), [(Some(100), Some(1000)), (Some(1500), Some(2900))]);
    let report = read(AWS).unwrap().1.report;
    assert_eq!(
        (report.len(), report[0].kind, &*report[0].text),
        (1, ReportKind::Guess, "\"grew\"")
    );
    assert_eq!(report[0].line, 11);
}

#[test]
fn aws_takes_speakers_from_items_and_channels() {
    assert_told(AWS_LABELLED, Format::AwsTranscribe, &[("spk_0", "So?"), ("spk_1", "Yes.")]);
    assert_told(
        AWS_CHANNELS,
        Format::AwsTranscribe,
        &[("ch_0", "So?"), ("ch_1", "Yes."), ("ch_0", "Ah.")],
    );
}

#[test]
fn google_reads_the_last_result_alone_where_it_repeats_all() {
    assert_told(GOOGLE, Format::GoogleSpeech, &[("", "How so? It grew.")]);
    assert_eq!(times(GOOGLE), [(None, Some(3100))]);
    assert_told(GOOGLE_DIARIZED, Format::GoogleSpeech, &[("2", "How so?"), ("1", "It grew.")]);
    assert_eq!(times(GOOGLE_DIARIZED), [(Some(500), Some(1300)), (Some(2000), Some(3000))]);
    assert_told(GOOGLE_TWO, Format::GoogleSpeech, &[("1", "So?"), ("2", "Yes.")]);
    let operation = format!("{{\"done\":true,\"response\":{GOOGLE}}}");
    assert_told(&operation, Format::GoogleSpeech, &[("", "How so? It grew.")]);
}

#[test]
fn ibm_joins_speakers_by_time_and_leaves_out_what_is_not_settled() {
    assert_told(IBM, Format::IbmWatson, &[("0", "how so"), ("1", "it grew")]);
    assert_eq!(times(IBM)[1], (Some(1000), Some(1900)));
    assert_told(IBM_JOB, Format::IbmWatson, &[("2", "so")]);
}

#[test]
fn speechmatics_attaches_punctuation_on_either_side() {
    assert_told(SPEECHMATICS, Format::Speechmatics, &[("S1", "So?"), ("S2", "¿Sí"), ("", "Hm")]);
    assert_told(SPEECHMATICS_ONE, Format::Speechmatics, &[("M1", "So?"), ("F2", "Yes.")]);
}

#[test]
fn editors_keep_speakers_beside_or_around_words() {
    assert_told(KALDI, Format::TimedWords, &[("S0", "So?"), ("S1", "Yes.")]);
    assert_told(AUTO_EDIT, Format::TimedWords, &[("Ana", "How so?"), ("Bo", "Yes.")]);
    assert_told(PAPER_EDIT, Format::TimedWords, &[("Ana", "So?"), ("Bo", "Yes. Bye.")]);
    assert_told(DRAFT, Format::TimedWords, &[("Ana", "How so?"), ("Bo", "Yes.")]);
    assert_eq!(read(PAPER_EDIT).unwrap().1.report.len(), 1);
}
