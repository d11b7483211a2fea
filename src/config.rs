//! The configuration: what a person wrote into `config.toml`, understood. No disk.

use serde::Deserialize;

use crate::model::ids::ReviewerId;

/// Login names that several people may share, so that a review signed with one says little.
const SHARED: &[&str] =
    &["root", "admin", "administrator", "ubuntu", "debian", "user", "guest", "vagrant", "ec2-user"];

/// What `config.toml` may say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The name that reviews are signed with.
    #[serde(default)]
    pub reviewer: Option<ReviewerId>,
}

impl Config {
    /// Understands the text of `config.toml`.
    ///
    /// # Errors
    /// Names line, column and what was expected.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The text of a `config.toml` with this reviewer: the given text with its line about the reviewer
    /// replaced, or that line in front of it.
    #[must_use]
    pub fn with_reviewer(text: &str, reviewer: &ReviewerId) -> String {
        let line = format!("reviewer = \"{reviewer}\"");
        let is_reviewer = |line: &str| {
            line.trim_start()
                .strip_prefix("reviewer")
                .is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        let others: Vec<&str> = text.lines().filter(|line| !is_reviewer(line)).collect();
        let mut out = line;
        out.push('\n');
        for line in others {
            out.push_str(line);
            out.push('\n');
        }
        out
    }
}

/// Whose review it is, and whether that has to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The name.
    pub reviewer: ReviewerId,
    /// True where nobody chose the name and the login name is one that people share.
    pub is_shared: bool,
    /// True where nobody chose the name.
    pub is_made: bool,
}

/// The name to sign with: the one asked for, else the configured one, else one made from the login name.
#[must_use]
pub fn signature(
    asked: Option<ReviewerId>,
    configured: Option<ReviewerId>,
    login: Option<&str>,
) -> Signature {
    if let Some(reviewer) = asked.or(configured) {
        return Signature { reviewer, is_shared: false, is_made: false };
    }
    let login = login.unwrap_or_default();
    let is_shared = login.is_empty() || SHARED.contains(&login.to_lowercase().as_str());
    let name = if is_shared { "reviewer" } else { login };
    Signature { reviewer: ReviewerId::from_name(name), is_shared, is_made: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ana() -> ReviewerId {
        ReviewerId::new("ana").unwrap()
    }

    #[test]
    fn a_name_that_is_asked_for_comes_first() {
        let bo = ReviewerId::new("bo").unwrap();
        assert_eq!(signature(Some(bo.clone()), Some(ana()), Some("root")).reviewer, bo);
        assert_eq!(signature(None, Some(ana()), Some("root")).reviewer, ana());
    }

    #[test]
    fn a_shared_login_name_signs_nothing() {
        let signed = signature(None, None, Some("ubuntu"));
        assert_eq!(signed.reviewer.as_str(), "reviewer");
        assert!(signed.is_shared);
        assert_eq!(signature(None, None, Some("Ana.Lopes")).reviewer.as_str(), "ana-lopes");
    }

    #[test]
    fn an_unknown_key_is_refused_by_line() {
        let error = Config::parse("reviewer = \"ana\"\nreviwer = 1\n").unwrap_err();
        assert!(error.to_string().contains("line 2"), "{error}");
    }

    #[test]
    fn the_reviewer_is_replaced_and_the_rest_stays() {
        let text = Config::with_reviewer("# mine\nreviewer = \"bo\"\n", &ana());
        assert_eq!(text, "reviewer = \"ana\"\n# mine\n");
        assert_eq!(Config::parse(&text).unwrap().reviewer, Some(ana()));
    }
}
