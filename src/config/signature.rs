//! Whose review it is: the name to sign with, and where it comes from.

use crate::model::ids::ReviewerId;

/// Login names that several people may share, so that a review signed with one says little.
const SHARED: &[&str] =
    &["root", "admin", "administrator", "ubuntu", "debian", "user", "guest", "vagrant", "ec2-user"];

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

    #[test]
    fn a_name_that_is_asked_for_comes_first() {
        let [ana, bo] = ["ana", "bo"].map(|name| ReviewerId::new(name).unwrap());
        let signed = signature(Some(bo.clone()), Some(ana.clone()), Some("root"));
        assert_eq!(signed.reviewer, bo);
        assert_eq!(signature(None, Some(ana.clone()), Some("root")).reviewer, ana);
    }

    #[test]
    fn a_shared_login_name_signs_nothing() {
        let signed = signature(None, None, Some("ubuntu"));
        assert_eq!(signed.reviewer.as_str(), "reviewer");
        assert!(signed.is_shared);
        assert_eq!(signature(None, None, Some("Ana.Lopes")).reviewer.as_str(), "ana-lopes");
    }
}
