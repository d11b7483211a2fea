//! Word lists of conversations: greetings, prompts, changes of subject. Data alone, no rules.

/// The one who is spoken to.
pub(super) const YOU: &[&str] = &[
    "you", "your", "yourself", "you've", "you're", "you'd", "you'll", "yours", "y'all",
];
/// Words that thank.
pub(super) const THANKS: &[&str] = &["thank", "thanks", "appreciate", "welcome"];
/// Words that cheer a speaker on and ask nothing.
pub(super) const CHEERS: &[&str] = &[
    "mm-hmm", "mhm", "mm", "hmm", "uh-huh", "mmhmm", "wow", "oh", "ooh", "aha", "ah", "yeah",
    "yes", "yep", "yup", "no", "okay", "ok", "right", "sure", "exactly", "totally", "absolutely",
    "definitely", "correct", "true", "indeed", "cool", "nice", "great", "good", "awesome",
    "amazing", "interesting", "fascinating", "perfect", "excellent", "lovely", "wonderful",
    "fantastic", "brilliant", "sweet", "alright", "really", "seriously", "gotcha", "understood",
    "agreed", "hundred", "percent", "100", "course", "of", "for", "very", "so", "well", "that's",
    "it's", "that", "is", "makes", "sense", "i", "see", "got", "it", "gotcha", "fair", "enough",
    "laughs", "laughter", "laughing", "chuckles", "crosstalk", "inaudible", "haha", "ha", "love",
    "thank", "thanks", "you", "huh", "man", "yikes", "funny", "crazy", "too", "a", "all", "hm",
    "please", "go", "on", "ahead", "continue", "super", "helpful", "impressive", "point", "the",
    "know", "hear", "sounds", "like", "plenty", "time", "big", "deal", "bit", "pretty", "how",
    "what", "lot",
];
/// Words that point at what was said before.
pub(super) const POINTERS: &[&str] = &[
    "that", "it", "this", "they", "them", "those", "these", "he", "she", "him", "her", "his",
    "their", "there", "then", "it's", "its", "that's", "else", "such", "so",
];

/// Said by hosts and interviewers.
pub(super) const HOSTS: &[&str] = &[
    "welcome to", "welcome back to", "joined by", "joining us", "joining me", "for joining",
    "thanks for coming", "you for coming", "for coming in", "for coming on", "for coming today",
    "glad to have you", "great to have you", "happy to have you", "excited to have you",
    "pleased to have you", "have you here", "have you on", "our guest", "my guest",
    "special guest", "today's guest", "for being here", "for being on", "you for being",
    "for taking the time", "taking time", "for applying", "i'll be interviewing",
    "be conducting", "appreciate you coming", "introduce yourself", "your resume", "your cv",
    "your résumé", "on the show today", "i'm your host", "questions for me", "questions for us",
    "be in touch", "get back to you", "hear from us", "your application", "this episode",
];
/// Said by guests and candidates.
pub(super) const GUESTS: &[&str] = &[
    "for having me", "for having us", "thanks for having", "happy to be here", "glad to be here",
    "excited to be here", "pleasure to be here", "great to be here", "good to be here",
    "glad to be on", "happy to be on", "excited to be on", "for inviting", "for the opportunity",
    "for this opportunity", "for considering", "for interviewing", "great question",
    "good question", "that's a good question", "that's a great question", "interesting question",
];
/// Said before the interview begins.
pub(super) const SMALL_TALK: &[&str] = &[
    "how are you", "how're you", "how is it going", "how's it going", "how are things",
    "how have you been", "can you hear", "hear me okay", "do you hear me", "did you find us",
    "find the place", "find the office", "how was your weekend", "how was your journey",
    "how was your trip", "how was your flight", "how was your commute", "how was your morning",
    "how was the traffic", "how was your drive", "how's your day", "how is your day", "nice to meet",
    "good to see you", "good to meet", "great to meet", "lovely to meet", "pleasure to meet",
    "see my screen", "have a seat", "take a seat", "some water", "a coffee", "are you ready",
    "shall we start", "shall we begin", "ready to start", "ready to begin", "okay to start",
    "mind if we record", "okay if we record", "being recorded", "where are you calling from",
    "where are you dialing in from", "how's the weather", "how is the weather",
    "how was the train", "how was your train", "how was the trip", "how was your trip",
    "how was your journey", "how was the journey", "how was your flight", "how was the drive",
    "how was your drive", "how was the traffic", "how was traffic", "find the place",
    "find us okay", "find us alright", "get here okay", "get here alright", "find us all right",
    "get here all right", "find it okay", "find it alright", "find it all right", "trouble finding",
    "find parking", "about parking", "far to come", "a good time", "see me okay", "see me all right",
    "can you see me", "everyone see", "everyone hear", "everybody see", "everybody hear",
    "lovely weather", "weather today", "weather isn't",
];
/// Said when an interview ends.
pub(super) const GOODBYES: &[&str] = &[
    "for your time", "take care", "bye", "goodbye", "bye-bye", "have a great day",
    "have a good day", "have a nice day", "have a lovely day", "have a great rest",
    "have a good rest", "have a good one", "have a good evening", "have a great evening",
    "have a great weekend", "have a good weekend", "nice talking", "great talking",
    "good talking", "nice speaking", "great speaking", "nice chatting", "great chatting",
    "pleasure talking", "pleasure speaking", "pleasure meeting", "a pleasure", "be in touch",
    "get back to you", "hear from us", "hearing from you", "best of luck", "good luck",
    "thanks for coming on", "for coming on the show", "thanks for listening",
    "end of the interview", "end of our interview", "concludes", "wraps up", "see you next",
    "talk to you soon", "see you soon", "thanks again", "thank you again", "for having me",
    "for having us", "for coming in", "for joining us", "for joining me", "for being here",
    "so much for coming", "so much for joining", "been fun", "been awesome", "been great",
    "was awesome", "was great having you", "great having you", "was fun", "you too",
];
/// Said by interviewers when it ends; others say them at any time.
pub(super) const LAST_WORDS: &[&str] = &[
    "let you know", "you for coming", "thanks for coming", "safe travels", "safe journey",
    "safe trip", "safe drive", "drive safely", "drive home", "journey home", "trip home",
    "stop the recording", "stop recording", "out of time", "contact you", "be in contact",
    "all from me", "all from us", "all from my side", "see you then", "see you around",
    "speak soon", "talk soon", "see you monday", "see you tuesday", "see you wednesday",
    "see you thursday", "see you friday", "see you on",
];

/// Ask in the form of a command. They count at the front of a sentence.
pub(super) const PROMPTS: &[&str] = &[
    "walk me", "walk us", "talk me through", "talk us through", "take me", "take us", "tell me",
    "tell us", "tell everyone", "tell our", "tell the", "talk about", "talk to us", "talk to me",
    "talk a little", "talk a bit", "speak to", "speak about", "give me", "give us", "give an",
    "help me understand", "help us understand", "share with", "share a", "share an",
    "share some", "describe a", "describe an", "describe your", "describe the", "describe how",
    "describe what", "describe for", "explain how", "explain what", "explain why", "explain the",
    "explain your", "explain to", "can you", "could you", "would you", "if you could",
    "elaborate on", "expand on", "introduce yourself", "name a", "name one", "name some",
    "unpack that", "break that down", "break it down", "remind me", "teach me", "say more",
    "let's hear", "what about", "how about", "any other", "anything else", "feel free",
    "convince me", "sell me", "show me", "show us", "please describe", "please explain",
    "please tell", "paint a picture", "give me an example",
];
/// Ask in the form of a wish.
pub(super) const WONDERS: &[&str] = &[
    "love to hear", "like to hear", "want to hear", "wanna hear", "wanted to hear",
    "interested to hear", "curious to hear", "interested in hearing", "love to know",
    "like to know", "want to know", "wanna know", "interested to know", "curious to know",
    "like to understand", "love to understand", "want to understand", "like to learn",
    "love to learn", "want to learn more", "i'm curious", "i am curious", "just curious",
    "kind of curious", "i wonder", "i was wondering", "i'm wondering", "just wondering",
    "want to ask", "wanted to ask", "like to ask", "wanna ask", "going to ask", "gonna ask",
    "love for you to", "like you to", "want you to", "wondering if", "wondering how",
    "wondering what", "wondering whether", "my question is", "the question is", "question is",
    "my question for you", "question for you", "you could tell", "you can tell me",
    "you can tell us", "you could start by", "you could walk", "you could describe",
    "you could talk", "you could give", "like to start with", "like to begin with",
];

/// Begin something new.
pub(super) const CHANGES_THE_SUBJECT: &[&str] = &[
    "next question", "another question", "new question", "last question", "final question",
    "first question", "second question", "third question", "question number", "question for you",
    "questions for me", "questions for us", "question about", "moving on", "move on", "let's move",
    "let's talk", "let's switch", "switch gears", "switching gears", "shift gears",
    "shifting gears", "change gears", "different topic", "another topic", "next topic",
    "different note", "different subject", "let's start", "start off", "start with", "to start",
    "to begin", "let's begin", "let's discuss", "let's turn", "turning to", "one more question",
    "changing the subject", "change the subject", "different question", "last one", "next one",
    "tell me about", "tell us about", "tell me a", "about a time", "of a time", "a time when",
    "a situation", "introduce yourself", "about yourself", "see yourself", "your greatest",
    "your biggest", "your strengths", "your weaknesses", "your strength", "your weakness",
    "let's say", "imagine you", "imagine your", "imagine that", "imagine a", "imagine the",
    "imagine we", "imagine there", "suppose you", "suppose your", "suppose that", "suppose a",
    "suppose we", "do you want to work", "should we hire",
    "in your opinion", "how would you", "what would you do", "your experience with",
    "your experience in", "how do you handle", "how do you deal", "describe a", "describe your",
    "what motivates", "why did you choose", "what interests", "what attracted", "your favorite",
    "your favourite", "what brings you", "get started", "get going", "dive in", "kick off",
    "next up", "first exercise", "second exercise", "next exercise", "notice period",
    "salary expectations", "your current role", "what made you apply", "about our company",
    "all from us", "all from me", "all from my side", "you would like to ask", "you'd like to ask",
    "next scenario", "another scenario", "an example of a", "an example of an", "example of how",
    "example of when", "example of where", "over to you", "you have any questions",
    "you have questions", "you got any questions", "got any questions", "any questions from",
    "anything from your side", "anything from your end", "anything you want to ask",
    "anything you wanted to ask", "anything you'd like to", "anything you would like to",
    "something you'd like to", "something you would like to", "could you start", "can you start",
    "start date",
];
/// Hand the questions over to the candidate: whoever asks from here on is not the interviewer.
pub(super) const HANDS_OVER: &[&str] = &[
    "over to you", "your turn to ask", "questions for me", "questions for us",
    "questions for the team", "questions from your side", "you have any questions",
    "you got any questions", "got any questions", "anything from your side", "anything from your end", "like to ask us", "like to ask me",
    "want to ask us", "want to ask me", "questions do you have for", "questions have you got for",
];
/// Words that hold a sentence together and tell nothing of its subject; the shortest have no content anyway.
pub(super) const NO_CONTENT: &[&str] = &[
    "about", "above", "across", "after", "again", "against", "already", "also", "always", "among",
    "another", "anything", "around", "away", "back", "because", "been", "before", "behind", "being",
    "below", "between", "both", "came", "come", "comes", "doing", "done", "down", "during", "each",
    "either", "enough", "even", "ever", "every", "everything", "first", "from", "getting", "gets",
    "given", "gives", "goes", "going", "gone", "having", "here", "into", "itself", "just", "keep",
    "kind", "know", "last", "least", "less", "like", "made", "make", "makes", "many", "more",
    "most", "much", "need", "neither", "never", "next", "nothing", "often", "once", "only", "onto",
    "other", "others", "over", "part", "perhaps", "quite", "rather", "really", "same", "says",
    "seem", "seen", "since", "some", "someone", "something", "sometimes", "somewhere", "sort",
    "still", "take", "takes", "than", "thing", "things", "think", "though", "through", "together",
    "told", "took", "toward", "towards", "tried", "under", "until", "upon", "used", "using",
    "usually", "very", "want", "wanted", "well", "went", "while", "with", "within", "without",
    "work", "worked", "working", "works",
];
/// Numbers and spans of time: they come back without a subject that they share.
pub(super) const MEASURES: &[&str] = &[
    "three", "four", "five", "seven", "eight", "years", "year", "month", "months", "week", "weeks",
    "days", "hours", "minutes", "time", "times", "today",
];
/// Behind "this" they name what the interview is about, and not what was said.
pub(super) const OF_THE_INTERVIEW: &[&str] = &[
    "job", "role", "post", "position", "company", "team", "firm", "opening", "vacancy", "interview",
    "field", "profession", "career", "trade", "school", "hospital", "office", "industry", "business",
    "sector", "bakery", "shop", "store", "clinic", "ward", "restaurant", "kitchen", "practice",
    "year", "month", "season",
];
/// Behind or in front of "there" they say that something is, and point at nothing.
pub(super) const FORMS_OF_BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "isn't", "aren't", "wasn't", "weren't"];
/// Behind "it" they say what is told of something that follows: "is it important to …".
pub(super) const OF_WHAT_FOLLOWS: &[&str] = &[
    "like", "mean", "take", "feel", "important", "hard", "difficult", "easy", "possible", "okay",
    "ok", "common", "normal", "true", "necessary", "worth",
];
/// And with these what follows begins.
pub(super) const FOLLOWS: &[&str] = &[
    "to", "for", "that", "when", "if", "being", "working", "doing", "having", "living", "running",
    "leading", "managing", "teaching",
];
/// Stay with what was said.
pub(super) const ASKS_FOR_MORE: &[&str] = &[
    "tell me more", "tell us more", "say more", "more about that", "bit more", "little more",
    "do you mean", "did you mean", "how so", "why is that", "why was that", "why not",
    "why that", "like what", "such as", "for instance", "what happened", "and then",
    "what then", "elaborate", "expand on", "follow up", "following up", "you said",
    "you mentioned", "you were saying", "you just", "you talked about", "you described",
    "did that", "was that", "is that", "does that", "that mean", "with that", "about that",
    "on that", "of that", "to that", "in that case", "in that situation", "at that point",
    "what else", "anything else", "how did it", "how did they", "how did he", "how did she",
    "did they", "did he", "did she", "did it", "was it", "were they", "the result",
    "the outcome", "what did you learn", "looking back", "in hindsight", "do differently",
    "done differently", "and how", "and why", "and what", "and did", "and was", "and were",
    "but why", "but how", "but what", "so you", "so how did", "so what did", "so that",
    "so did", "so was", "how come", "which one", "which part", "how long did", "how many",
    "how much", "how often", "how big", "can you give an example", "give me an example",
    "give an example", "an example of that", "for example", "what if", "what part", "who else",
    "what was your role", "your role in", "the hardest part", "the most difficult part",
];
