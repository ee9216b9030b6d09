//! Keys that are put together at run time: a beginning that stands in the code,
//! and what is behind it, out of the very types whose names the code puts there.

use std::collections::BTreeSet;

use login_rescue::advice::environment::verdicts;
use login_rescue::advice::{Cause, Certainty, Hint, Reason, Rule, Standing, by_hand, links};
use login_rescue::inspect::reading;
use login_rescue::inspect::{Code, Group, Verb};
use login_rescue::journal::event::{
    About, Aspect, Browser, Channel, DataKind, Fact, Failure, FormKind, Means, OtherPlace, Outcome, Remedy, ResetStep, Scope, System,
    TrialResult, Trouble, Variant, Verdict, Way, Witness,
};
use login_rescue::journal::summary::StorageHealth;
use login_rescue::named::Named;
use login_rescue::protocol::Failure as RequestFailure;
use login_rescue::protocol::clearing::Extent;
use login_rescue::report::description::Kind;
use login_rescue::report::export::ExportFormat;
use login_rescue::report::key;
use login_rescue::report::letter::Detail;
use login_rescue::report::packet::PacketOptions;
use login_rescue::report::share::LeakKind;
use login_rescue::site::messages::Meaning;
use serde::de::DeserializeOwned;
use strum::VariantArray;

/// The beginning of some keys as it stands in the code, and the whole keys.
pub(crate) struct Family {
    pub(crate) beginning: &'static str,
    pub(crate) keys: Vec<String>,
}

/// The names under which the variants of an enum are stored. It is asked for
/// one that it cannot have, and names those that it has.
fn variants<T: DeserializeOwned>() -> Vec<String> {
    let Err(refused) = serde_json::from_str::<T>("\"\\u0000\"") else { return Vec::new() };
    let words = refused.to_string();
    let (_, expected) = words.rsplit_once("expected").unwrap_or_default();
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn family<'a>(beginning: &'static str, names: impl IntoIterator<Item = impl AsRef<str> + 'a>) -> Family {
    let base = beginning.trim_end_matches('_');
    Family { beginning, keys: names.into_iter().map(|name| format!("{base}_{}", name.as_ref().replace('-', "_"))).collect() }
}

fn of<T: DeserializeOwned>(beginning: &'static str) -> Family {
    family(beginning, variants::<T>())
}

/// Every variant of a closed list.
fn listed<T: VariantArray + Named>(beginning: &'static str) -> Family {
    family(beginning, T::VARIANTS.iter().map(Named::name))
}

fn with_ends(mut family: Family, ends: &[&str]) -> Family {
    family.keys = family.keys.iter().flat_map(|key| ends.iter().map(move |end| format!("{key}{end}"))).collect();
    family
}

fn without(mut family: Family, key: &str) -> Family {
    family.keys.retain(|one| one != key);
    family
}

/// Every family.
pub(crate) fn families() -> Vec<Family> {
    let mut all = vec![
        of::<About>("about"),
        of::<Fact>("kind"),
        of::<Browser>("browser"),
        of::<Channel>("channel"),
        of::<DataKind>("data"),
        of::<Extent>("extent"),
        of::<Means>("means"),
        of::<Outcome>("outcome"),
        // What is not known is not told as an outcome.
        without(of::<Outcome>("letter_outcome"), "letter_outcome_unknown"),
        of::<Outcome>("letter_elsewhere"),
        of::<OtherPlace>("where"),
        of::<OtherPlace>("letter_where"),
        of::<ResetStep>("reset"),
        of::<ResetStep>("letter_reset"),
        of::<Scope>("scope"),
        // That all is well is not said.
        without(of::<StorageHealth>("keeping"), "keeping_well"),
        of::<System>("system"),
        of::<TrialResult>("trial"),
        of::<TrialResult>("letter_result"),
        of::<Trouble>("seen"),
        of::<Trouble>("letter_site"),
        of::<FormKind>("seen"),
        of::<RequestFailure>("failed"),
        of::<Verdict>("verdict"),
        of::<Way>("way"),
        of::<Witness>("stated_by"),
        listed::<Cause>("cause"),
        listed::<Hint>("hint"),
        listed::<Rule>("ground_"),
        listed::<Detail>("letter_detail"),
        listed::<PacketOptions>("wish"),
        family("share_leak", LeakKind::VARIANTS.iter().map(|kind| kind.key().trim_start_matches("share_leak_").to_owned())),
        listed::<Kind>("word_"),
        family("filter_", ["day", "outcome"]),
        listed::<ExportFormat>("form_"),
        with_ends(listed::<ExportFormat>("form_"), &["_for"]),
        family("month_", (1..=12).map(|month| month.to_string())),
        family("weekday_", (0..7).map(|day| day.to_string())),
        family("name_", ('0'..='9').chain('a'..='z').map(String::from)),
        family("reading_", reading::keys()),
        listed::<Group>("hints_"),
        family("mailbox_", links::MAILBOXES.map(|mailbox| mailbox.name)),
        family("link_", links::LINKS.map(|link| link.name)),
        family("by_hand_app_", by_hand::STORES),
        listed::<Code>("finding_"),
        listed::<Code>("why"),
        family("verb", Code::VARIANTS.iter().map(|code| code.verb()).filter(|verb| *verb != Verb::ByHand).map(|verb| verb.name())),
        of::<Reason>("wait"),
        of::<Standing>("standing"),
        of::<Remedy>("remedy"),
        with_ends(of::<Remedy>("remedy"), &["_what", "_when", "_how", "_cost", "_proof"]),
        of::<Variant>("variant"),
        of::<Aspect>("aspect"),
        of::<Failure>("failure"),
    ];
    all.extend(more());
    let certainties = variants::<Certainty>();
    for cause in Cause::VARIANTS {
        let sure = certainties.iter().filter(|name| *name != "unknown").map(|name| format!("{}_{name}", key("cause", cause)));
        all.push(Family { beginning: "cause", keys: sure.collect() });
    }
    for aspect in Aspect::VARIANTS.iter().copied() {
        let mut keys = Vec::new();
        for verdict in verdicts(aspect) {
            let of = [key("aspect", &aspect), key("", verdict)].concat();
            keys.extend(matches!(verdict, Verdict::Bad | Verdict::Doubtful).then(|| format!("{of}_repair")));
            keys.push(format!("{of}_why"));
        }
        all.push(Family { beginning: "aspect", keys });
    }
    for place in by_hand::Place::VARIANTS {
        all.push(Family {
            beginning: "by_hand_",
            keys: ["by_hand_", "by_hand_clear_", "by_hand_update_"].map(|of| [of, place.name()].concat()).into(),
        });
    }
    all
}

/// Those of which only some variants have a sentence, and those whose names are not a whole enum.
fn more() -> Vec<Family> {
    let own = |beginning, names: &[&'static str]| family(beginning, names.to_vec());
    vec![
        own("damage", &["foreign", "newer", "too_large"]),
        own("form_", &["copy_label", "save_label"]),
        own("hint_", &["direction_mark"]),
        of::<Channel>("letter_again"),
        family("letter_did_", variants::<Remedy>().into_iter().chain(variants::<Variant>())),
        own("letter_in_", &["ja", "en"]),
        matters("letter_question"),
        matters("letter_reason"),
        matters("letter_subject"),
        of_meanings(),
        // A finding of the record may be told in other words than one that stands in the field now.
        own("noted_", &["domain_typo", "wrong_ending"]),
        with_ends(own("page_", &["blocked", "elsewhere", "no_form", "not_allowed", "silent"]), &["_next"]),
        own("picture_not_", &["moved", "page", "permission", "refused"]),
        own("remedy_part_", &["what", "when", "how", "cost", "proof"]),
        with_ends(of::<ResetStep>("reset_"), &["_do"]),
        with_ends(
            own(
                "variant",
                &[
                    "private_window",
                    "other_browser",
                    "other_device",
                    "other_network",
                    "without_vpn",
                    "without_extensions",
                    "security_software",
                ],
            ),
            &["_how"],
        ),
        // Why a finding matters may differ in a password.
        with_ends(
            own(
                "why",
                &[
                    "blank_ends",
                    "dash",
                    "fullwidth_space",
                    "fullwidth_text",
                    "fullwidth_underscore",
                    "halfwidth_kana",
                    "kana",
                    "layout_jis",
                    "layout_us",
                    "odd_space",
                    "rewritten",
                    "wave_dash",
                ],
            ),
            &["_password"],
        ),
    ]
}

fn of_meanings() -> Family {
    family("meaning", Meaning::VARIANTS.iter().map(|meaning| meaning.name()))
}

fn matters(beginning: &'static str) -> Family {
    family(beginning, ["login", "reset-mail", "after-reset", "account", "site", "other-way"])
}

/// Every key of a family.
pub(crate) fn keys() -> BTreeSet<String> {
    families().into_iter().flat_map(|family| family.keys).collect()
}
