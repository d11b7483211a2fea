//! What has to be masked: learned from the profile, from the labels of speakers, and from what is said of schools
//! and employers.

use crate::model::exchange::Speaker;
use crate::model::session::Session;

use super::words::{
    CONNECTING, EMPLOYERS, KINDS, NO_EMPLOYER, PARTICLES, ROLES, SCHOOL_KINDS, SCHOOLS, STUDIED,
    TIMES, WORKED, Word, capitals, starts_sentence, words,
};
use super::{Care, Entity, Masks};

impl Masks {
    pub(super) fn learn(&mut self, session: &Session, texts: &[&str]) {
        for skill in &session.skills {
            let name = skill.name.split(" (").next().unwrap_or(&skill.name);
            self.add(joined(&words(name)), None, Care::ByWords);
        }
        self.learn_names(session);
        let profile = &session.profile;
        for job in &profile.experience {
            for line in [&job.employer, &job.title].into_iter().flatten() {
                self.learn_schools(line);
            }
            let employer = job.employer.as_deref().filter(|line| !is_school(line));
            if let Some(employer) = employer {
                self.learn_employer(employer);
            }
        }
        let lines = || profile.headline.iter().chain(&profile.summary).map(String::as_str);
        if let Some(headline) = &profile.headline {
            self.learn_of_headline(headline);
        }
        for text in lines().chain(texts.iter().copied()) {
            self.learn_schools(text);
        }
        for text in lines().chain(texts.iter().copied()) {
            self.learn_by_context(text);
            self.learn_nicknames(text);
        }
    }

    fn learn_names(&mut self, session: &Session) {
        let turns = session.exchanges.iter().flat_map(|exchange| &exchange.turns);
        let labels = turns.filter(|turn| turn.speaker == Speaker::Candidate);
        let labels = labels.filter_map(|turn| turn.name.as_deref());
        let mut names: Vec<&str> =
            session.profile.name.as_deref().into_iter().chain(labels).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let all = words(name);
            let is_name = |word: &&Word<'_>| {
                !word.is_one_of(ROLES) && !word.key.bytes().any(|b| b.is_ascii_digit())
            };
            let all: Vec<&Word<'_>> = all.iter().filter(is_name).collect();
            if all.is_empty() {
                continue;
            }
            let joined = |some: &[&Word<'_>]| some.iter().map(|word| word.key.as_str()).collect();
            self.add(joined(&all), Some(Entity::Candidate), Care::ByWords);
            for part in all.iter().filter(|word| word.key.len() > 1 && !word.is_one_of(PARTICLES)) {
                self.add(part.key.clone(), Some(Entity::Candidate), Care::ByWords);
            }
            // `O'Dwyer` is one part of a name and two words.
            for part in name.split([' ', '-']) {
                let torn = words(part);
                if torn.len() > 1 && torn.iter().all(|word| is_name(&word)) {
                    self.add(self::joined(&torn), Some(Entity::Candidate), Care::ByWords);
                }
            }
            // First and last name, without what stands between them, and the other way round.
            if let [first, .., last] = all.as_slice() {
                for two in [[*first, *last], [*last, *first]] {
                    self.add(joined(&two), Some(Entity::Candidate), Care::ByWords);
                }
            }
        }
    }

    /// `Engineer at Brontide`, `Engineer @ Brontide`
    fn learn_of_headline(&mut self, headline: &str) {
        let all = words(headline);
        for nth in 1..all.len() {
            let between = &headline[all[nth - 1].end()..all[nth].start];
            let is_at =
                all[nth - 1].is_one_of(&["at", "bei", "chez", "ex"]) || between.contains('@');
            if let Some(range) = capitals(headline, &all, nth).filter(|_| is_at) {
                let name = &headline[all[range.start].start..all[range.end - 1].end()];
                if !is_school(name) {
                    self.learn_employer(name);
                }
            }
        }
    }

    fn learn_employer(&mut self, name: &str) {
        let name = name.split(['(', '|', '·', ',', '–', '—', '\n']).next().unwrap_or(name);
        let all = words(name);
        let full = joined(&all);
        if full.len() < 2 || NO_EMPLOYER.contains(&full.as_str()) {
            return;
        }
        let mut core = all.as_slice();
        while let [rest @ .., last] = core
            && !rest.is_empty()
            && last.is_one_of(KINDS)
        {
            core = rest;
        }
        if core.iter().all(|word| word.is_one_of(KINDS) || word.is_function()) {
            core = all.as_slice();
        }
        let entity = self.entity(&joined(core), Entity::Employer);
        for some in (core.len()..=all.len()).map(|end| &all[..end]) {
            self.add(joined(some), Some(entity), Care::ByWords);
        }
        self.add_variants(core, name, entity);
        if let [first, _, ..] = core
            && first.key.len() > 3
            && !first.is_plain()
        {
            self.add(first.key.clone(), Some(entity), Care::ByWords);
        }
        self.add_initials(&all, entity);
        self.add_initials(core, entity);
    }

    /// Names as people say them: `Lumen and Voss` for `Lumen & Voss` and the other way round, `Hartwell Finch` for
    /// `Hartwell-Finch Analytics`, `St Brigid's` for `Saint Brigid's`.
    fn add_variants(&mut self, core: &[Word<'_>], name: &str, entity: Entity) {
        let mut said_and = String::new();
        for (nth, word) in core.iter().enumerate() {
            let is_and = nth > 0 && name[core[nth - 1].end()..word.start].contains(['&', '+']);
            said_and.push_str(if is_and { "and" } else { "" });
            said_and.push_str(&word.key);
        }
        let spelled_out = core.iter().filter(|word| word.key != "and");
        let without_and: String = spelled_out.map(|word| word.key.as_str()).collect();
        let mut variants = vec![said_and, without_and];
        for end in 2..core.len() {
            let beginning = &core[..end];
            let is_odd = beginning.iter().any(|word| !word.is_plain());
            let last = &beginning[end - 1];
            if is_odd && (last.key == "s" || last.key.len() > 1 && !last.is_function()) {
                variants.push(joined(beginning));
            }
        }
        for (from, to) in [("saint", "st"), ("st", "saint")] {
            if core[0].key == from {
                let others: Vec<String> =
                    variants.iter().map(|one| one.replacen(from, to, 1)).collect();
                variants.extend(others);
            }
        }
        for variant in variants {
            self.add(variant, Some(entity), Care::ByWords);
        }
    }

    /// What the candidate is called by others: `call me Jon or Johnny`.
    fn learn_nicknames(&mut self, text: &str) {
        let all = words(text);
        for nth in 2..all.len() {
            let is_called = all[nth - 2].is_one_of(&["call", "calls", "called"])
                && all[nth - 1].key == "me"
                && &text[all[nth - 1].end()..all[nth].start] == " ";
            let is_name =
                |word: &Word<'_>| word.has_capital() && !word.is_plain() && !word.is_one_of(TIMES);
            if !is_called || !is_name(&all[nth]) {
                continue;
            }
            let also = all.get(nth + 1).filter(|word| word.key == "or").and(all.get(nth + 2));
            let also = also.filter(|word| is_name(word));
            for word in [&all[nth]].into_iter().chain(also) {
                self.add(word.key.clone(), Some(Entity::Candidate), Care::ByWords);
            }
        }
    }

    /// `NIMT` for three words and more.
    fn add_initials(&mut self, all: &[Word<'_>], entity: Entity) {
        let names = all.iter().filter(|word| !word.is_one_of(CONNECTING) && word.key != "and");
        let initials: String = names.filter_map(|word| word.key.chars().next()).collect();
        if initials.chars().count() > 2 {
            self.add(initials, Some(entity), Care::Shouted);
        }
    }

    fn learn_schools(&mut self, text: &str) {
        let all = words(text);
        for range in schools(text, &all) {
            self.learn_school(&all[range]);
        }
    }

    fn learn_school(&mut self, name: &[Word<'_>]) {
        let entity = self.entity(&joined(name), Entity::School);
        self.add(joined(name), Some(entity), Care::ByWords);
        self.add_initials(name, entity);
        let is_own = |word: &&Word<'_>| {
            !word.is_one_of(SCHOOLS) && !word.is_one_of(SCHOOL_KINDS) && !word.is_one_of(CONNECTING)
        };
        let own: Vec<&Word<'_>> = name.iter().filter(is_own).collect();
        if let [own] = own.as_slice()
            && !own.is_plain()
        {
            self.add(own.key.clone(), Some(entity), Care::Placed);
        }
    }

    /// Names that the text itself says were an employer or a school: `worked at X`, `a degree from X`, `a company called
    /// X`.
    fn learn_by_context(&mut self, text: &str) {
        const NEAR: usize = 6;
        let all = words(text);
        for nth in 1..all.len() {
            let before = &all[nth.saturating_sub(NEAR)..nth];
            let Some(last) = before.last() else { continue };
            let is_near = |list: &[&str], within: usize| {
                let some = &before[..before.len() - 1];
                let some = &some[some.len().saturating_sub(within)..];
                let from = some.first().map_or(last.start, |word| word.start);
                !text[from..last.start].contains(['.', '?', '!', ';'])
                    && some.iter().any(|word| word.is_one_of(list))
            };
            let studied =
                last.is_one_of(&["at", "from"]) && is_near(STUDIED, NEAR) || last.key == "attended";
            let worked = last.is_one_of(&["at", "for"]) && is_near(WORKED, 3)
                || last.key == "by" && is_near(&["hired", "employed"], 2);
            let called = last.is_one_of(&["called", "named"]) && is_near(EMPLOYERS, 2);
            let worked = worked || called;
            let joined_them = last.key == "joined";
            if !(studied || worked || joined_them) || starts_sentence(text, &all, nth) {
                continue;
            }
            let Some(range) = capitals(text, &all, nth) else { continue };
            let name = &all[range];
            let is_odd = name.len() > 1 || !name[0].is_plain();
            let is_known =
                self.knows(&joined(name)) || name.iter().any(|word| self.knows(&word.key));
            if is_known || name[0].is_one_of(TIMES) || joined_them && !is_odd {
                continue;
            }
            if studied {
                self.learn_school(name);
            } else {
                let (first, last) = (name[0].start, name[name.len() - 1].end());
                self.learn_employer(&text[first..last]);
            }
        }
    }
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.key.as_str()).collect()
}

fn is_school(line: &str) -> bool {
    !schools(line, &words(line)).is_empty()
}

/// The names of schools in a text, as ranges of its words: what stands with capitals around the word for a school.
fn schools(text: &str, all: &[Word<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    let adjoins = |at: usize| {
        matches!(&text[all[at - 1].end()..all[at].start], " " | "-" | "'" | "’" | " & ")
    };
    for nth in 0..all.len() {
        let is_behind = found.last().is_some_and(|last| nth < last.end);
        if is_behind || !all[nth].is_one_of(SCHOOLS) || !all[nth].has_capital() {
            continue;
        }
        let mut start = nth;
        while start > 0 && adjoins(start) {
            let before = &all[start - 1];
            let is_genitive = before.key == "s" && start > 1;
            if is_genitive || before.has_capital() && !before.is_function() {
                start -= 1;
            } else {
                break;
            }
        }
        let end = capitals(text, all, nth).map_or(nth + 1, |range| range.end);
        let is_own = |word: &Word<'_>| {
            word.key.len() > 1
                && !word.is_one_of(SCHOOLS)
                && !word.is_one_of(SCHOOL_KINDS)
                && !word.is_one_of(CONNECTING)
        };
        if all[start..end].iter().any(is_own) {
            found.push(start..end);
        }
    }
    found
}
