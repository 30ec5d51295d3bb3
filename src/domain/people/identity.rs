//! Identities: accounts asserted by an identity provider, and their roles.

use std::fmt;

use serde_json::{Map, Value};

use super::account::Role;

/// Mapping of the identity provider's group names to roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleWords(pub Vec<(Role, String)>);

impl fmt::Display for RoleWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.0.iter().map(|(role, word)| format!("{}={word}", role.name()));
        f.write_str(&words.collect::<Vec<_>>().join(","))
    }
}

impl RoleWords {
    /// The highest role to which one of the names maps.
    #[must_use]
    pub fn highest(&self, words: &[String]) -> Option<Role> {
        let meant = self.0.iter().filter(|(_, word)| words.contains(word));
        meant.map(|(role, _)| *role).max()
    }
}

/// The identity that a provider asserts.
#[derive(Debug, Clone)]
pub struct Vouched {
    /// The provider's permanent id of the person (the claim `sub`).
    pub subject: String,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// Whether the provider has verified the e-mail address.
    pub email_is_verified: bool,
    /// The person's name.
    pub name: Option<String>,
    /// Group names that may map to roles.
    pub words: Vec<String>,
}

impl Vouched {
    /// Reads the claims of OpenID Connect Core 1.0 §5.1. `role_claim` is the name of a claim, or a JSON Pointer to
    /// one (`/realm_access/roles`), whose value is a group name or a list of them.
    #[must_use]
    pub fn read(subject: String, claims: &Map<String, Value>, role_claim: &str) -> Self {
        let text = |name: &str| claims.get(name)?.as_str().map(str::to_owned);
        let roles = match role_claim.strip_prefix('/') {
            Some(path) => {
                let mut steps = path.split('/').map(|step| step.replace("~1", "/").replace("~0", "~"));
                let first = steps.next().and_then(|step| claims.get(&step));
                steps.fold(first, |value, step| value?.get(step))
            }
            None => claims.get(role_claim),
        };
        let words = match roles {
            Some(Value::String(word)) => vec![word.clone()],
            Some(Value::Array(words)) => {
                let words = words.iter().filter_map(Value::as_str);
                words.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        Self {
            subject,
            email: text("email"),
            email_is_verified: claims.get("email_verified") == Some(&Value::Bool(true)),
            name: text("name").or_else(|| text("preferred_username")),
            words,
        }
    }
}

/// Reasons to refuse a single sign-on. The code is part of the URL of the sign-in page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The attempt has expired, started in another browser, or was used already.
    Expired,
    /// The provider or the person denied the request.
    Denied,
    /// The provider does not respond, or sends an invalid response.
    Provider,
    /// The provider supplies no e-mail address, or has not verified it.
    Unverified,
    /// None of the group names maps to a role.
    NoRole,
    /// The account is deactivated.
    Deactivated,
    /// The identity does not belong to the session that asks for confirmation, or the authentication at the
    /// provider is too old.
    Another,
}

impl Refusal {
    /// The code in the URL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Denied => "denied",
            Self::Provider => "provider",
            Self::Unverified => "unverified",
            Self::NoRole => "no_role",
            Self::Deactivated => "deactivated",
            Self::Another => "another",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(claims: Value, role_claim: &str) -> Vouched {
        let Value::Object(claims) = claims else { panic!("an object") };
        Vouched::read("s".to_owned(), &claims, role_claim)
    }

    #[test]
    fn the_highest_role_counts_wherever_the_provider_keeps_the_words() {
        let words = RoleWords(vec![
            (Role::Admin, "chiefs".to_owned()),
            (Role::Editor, "desk".to_owned()),
            (Role::Reviewer, "all".to_owned()),
        ]);
        let role = |claims, claim| words.highest(&read(claims, claim).words);
        assert_eq!(role(json!({"groups": ["all", "desk"]}), "groups"), Some(Role::Editor));
        assert_eq!(role(json!({"groups": "chiefs"}), "groups"), Some(Role::Admin));
        assert_eq!(role(json!({"https://a/roles": ["all"]}), "https://a/roles"), Some(Role::Reviewer));
        let nested = json!({"realm/access": {"roles": ["desk", 7]}});
        assert_eq!(role(nested, "/realm~1access/roles"), Some(Role::Editor));
        assert_eq!(role(json!({"groups": ["others", "All"]}), "groups"), None);
        assert_eq!(role(json!({"groups": {"all": true}}), "groups"), None);
        assert_eq!(role(json!({}), "groups"), None);
    }

    #[test]
    fn only_a_plain_true_verifies_an_address() {
        let verified = |value| read(json!({"email": "a@b.c", "email_verified": value}), "r").email_is_verified;
        assert!(verified(json!(true)));
        assert!(!verified(json!("true")) && !verified(json!(1)) && !verified(Value::Null));
        let nameless = read(json!({"preferred_username": "ada"}), "r");
        assert_eq!((nameless.name.as_deref(), nameless.email), (Some("ada"), None));
    }
}
