//! What was tried, found out, set and written, in parts of a line.

use super::key;
use super::look::Look;
use crate::journal::event::{Exactness, Fact, Reachability, RecalledTime, TrialResult, Verdict};

/// The parts of the line for such a fact; none for the others. `time` puts a
/// time down, `say` gives the sentence for a key.
#[must_use]
pub fn parts(fact: &Fact, time: &dyn Fn(&RecalledTime) -> String, say: &dyn Fn(&str) -> String) -> Vec<String> {
    let minute = |at: i64| time(&RecalledTime { at, exact: Exactness::Minute });
    let counted = |(key, count): (&str, u32)| (count > 0).then(|| format!("{} {count}", say(key)));
    match fact {
        Fact::Trial(trial) => {
            let what = trial.variant.map_or_else(|| say(&key("remedy", &trial.remedy)), |variant| say(&key("variant", &variant)));
            let by_hand = trial.when.iter().flat_map(|when| [time(when), say("self_reported")]);
            std::iter::once(what).chain(by_hand).collect()
        }
        Fact::TrialResult(ended) => vec![say(&key("trial", &ended.result))],
        Fact::AddressTested(tested) => {
            let answer = match tested.registered {
                Some(true) => "address_registered",
                Some(false) => "address_not_registered",
                None => "address_not_told",
            };
            vec![tested.mask.clone(), say(answer)]
        }
        Fact::Reset(step) => vec![say(&key("reset", step))],
        Fact::CookiesRestored(back) => {
            let all = [("restored_count", back.restored), ("restored_set_anew", back.set_anew), ("restored_failed", back.failed)];
            all.into_iter().filter_map(counted).collect()
        }
        Fact::Reached(reached) => answer(reached, say),
        Fact::Checked(checked) => {
            let notable = checked.found.iter().filter(|found| matches!(found.verdict, Verdict::Bad | Verdict::Doubtful));
            let named: Vec<String> =
                notable.map(|found| format!("{} {}", say(&key("aspect", &found.aspect)), say(&key("verdict", &found.verdict)))).collect();
            if named.is_empty() { vec![say("checked_nothing")] } else { named }
        }
        Fact::Reminder(reminder) => vec![say(&key("about", &reminder.about)), minute(reminder.due)],
        Fact::ReminderEnded(ended) => vec![say(if ended.cancelled { "reminder_cancelled" } else { "reminder_seen" })],
        Fact::LetterSent(letter) => {
            let files = (!letter.attached.is_empty()).then(|| format!("{} {}", say("letter_attached"), letter.attached.join(", ")));
            [say(&key("channel", &letter.channel)), letter.subject.clone()].into_iter().chain(files).collect()
        }
        Fact::Reply(reply) => vec![time(&reply.when), reply.text.clone()],
        Fact::Terms(terms) => vec![terms.text.clone()],
        // Told where they stand: each in its own words.
        Fact::PageSeen(_)
        | Fact::Attempt(_)
        | Fact::SiteMessage(_)
        | Fact::Outcome(_)
        | Fact::DataCleared(_)
        | Fact::Notice(_)
        | Fact::Picture(_)
        | Fact::Note(_)
        | Fact::SelfReport(_)
        | Fact::Elsewhere(_)
        | Fact::Erased(_) => Vec::new(),
    }
}

/// What the site answered, or why it did not.
fn answer(reached: &Reachability, say: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut parts = Vec::new();
    if reached.failures.is_empty() {
        parts.push(say(match (&reached.trouble, reached.status) {
            (Some(_), _) => "reached_trouble",
            (None, Some(200..=399)) => "reached_well",
            _ => "reached_oddly",
        }));
    } else {
        let why: Vec<String> = reached.failures.iter().map(|failure| say(&key("failure", failure))).collect();
        parts.push(why.join(&say("or")));
    }
    parts.extend(reached.status.map(|status| format!("HTTP {status}")));
    parts.extend(reached.code.clone());
    parts.extend(reached.text.clone());
    parts
}

/// How such a fact looks in a list.
#[must_use]
pub fn look(fact: &Fact) -> Look {
    match fact {
        Fact::TrialResult(ended) if ended.result != TrialResult::Solved => Look::Attempt,
        Fact::Reached(reached) if !reached.failures.is_empty() || reached.trouble.is_some() => Look::Attempt,
        Fact::Checked(checked) if checked.found.iter().any(|found| found.verdict == Verdict::Bad) => Look::Attempt,
        Fact::Trial(_) | Fact::TrialResult(_) | Fact::CookiesRestored(_) | Fact::Reached(_) | Fact::Checked(_) | Fact::LetterSent(_) => {
            Look::Done
        }
        _ => Look::Info,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::{AddressTest, Failure, Remedy, Trial, Trouble, Variant};

    fn told(fact: &Fact) -> Vec<String> {
        parts(fact, &|time| time.at.to_string(), &str::to_owned)
    }

    #[test]
    fn a_trial_is_called_by_the_way_in_which_it_was_made() {
        let plain = Trial { remedy: Remedy::Wait, variant: None, when: None };
        assert_eq!(told(&Fact::Trial(plain)), ["remedy_wait"]);
        let when = Some(RecalledTime { at: 5, exact: Exactness::Day });
        let ticked = Trial { remedy: Remedy::OtherPlace, variant: Some(Variant::WithoutVpn), when };
        assert_eq!(told(&Fact::Trial(ticked)), ["variant_without_vpn", "5", "self_reported"]);
    }

    #[test]
    fn what_a_browser_does_not_tell_apart_is_named_together() {
        let failures = vec![Failure::Name, Failure::Certificate];
        let reached = Fact::Reached(Reachability { failures, code: Some("x".into()), ..Reachability::default() });
        assert_eq!(told(&reached), ["failure_nameorfailure_certificate", "x"]);
        assert_eq!(look(&reached), Look::Attempt);
        let down = Reachability { trouble: Some(Trouble::Maintenance), status: Some(503), ..Reachability::default() };
        assert_eq!(told(&Fact::Reached(down)), ["reached_trouble", "HTTP 503"]);
        assert_eq!(told(&Fact::Reached(Reachability { status: Some(200), ..Reachability::default() })), ["reached_well", "HTTP 200"]);
    }

    #[test]
    fn an_address_is_told_by_its_mask() {
        let tested = AddressTest { mask: "t***@example.jp".into(), registered: Some(false) };
        assert_eq!(told(&Fact::AddressTested(tested)), ["t***@example.jp", "address_not_registered"]);
    }
}
