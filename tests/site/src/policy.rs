//! The `Content-Security-Policy` a query asks for.

use crate::query::Query;

/// Policies with a name; any other value of `csp` is a policy itself.
const NAMED: [(&str, &str); 4] = [
    (
        "strict",
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; \
         connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'",
    ),
    ("none", ""),
    ("wasm", "script-src 'self' 'wasm-unsafe-eval'"),
    ("sandbox", "sandbox allow-scripts allow-forms"),
];

const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'; trusted-types 'none'";

/// The header's value, or nothing.
pub(crate) fn policy(query: &Query) -> Option<String> {
    let asked = query.get("csp").unwrap_or_default();
    let named = NAMED.iter().find(|(name, _)| *name == asked);
    let policy = named.map_or(asked, |(_, policy)| policy);
    let trusted = if query.on("trusted") { TRUSTED_TYPES } else { "" };
    let parts: Vec<&str> = [policy, trusted].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(query: &str) -> Option<String> {
        policy(&Query::parse(query))
    }

    #[test]
    fn a_policy_is_named_or_literal() {
        assert_eq!(of(""), None);
        assert_eq!(of("csp=none"), None);
        assert!(of("csp=strict").is_some_and(|policy| policy.contains("form-action 'self'")));
        assert_eq!(of("csp=img-src+*").as_deref(), Some("img-src *"));
    }

    #[test]
    fn trusted_types_come_on_top() {
        assert_eq!(of("trusted=1").as_deref(), Some(TRUSTED_TYPES));
        let both = format!("script-src 'self' 'wasm-unsafe-eval'; {TRUSTED_TYPES}");
        assert_eq!(of("csp=wasm&trusted=1"), Some(both));
    }
}
