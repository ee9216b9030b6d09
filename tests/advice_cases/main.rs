//! The written cases under `tests/corpora/advice/`: a record → the first cause,
//! how certain it is, and the next step. The figures:
//! `cargo test --test advice_cases -- --nocapture`.

mod notation;

use std::collections::{BTreeMap, BTreeSet};
use strum::VariantArray;

use login_rescue::advice::Tally;
use login_rescue::advice::evidence::tally;
use login_rescue::advice::rank::{certainty, rank};
use login_rescue::advice::{Advice, Cause, Certainty, Hint, Reason, Rule, advise_on_latest};
use login_rescue::journal::event::{Event, Fact, Remedy, Trial, TrialResult, TrialStatement};
use login_rescue::journal::histories;
use login_rescue::named::Named;
use notation::{NOW, Read, Writer, cases, name, named};

/// What is not as expected: `<cause or -> <certainty> next <remedy or -> [wait <reason or ->] [deciding <remedy or ->] [hint <hint>]…`
fn amiss(advice: &Advice, expected: &str) -> Read<Option<String>> {
    let words: Vec<&str> = expected.split_whitespace().collect();
    let cause = advice.first().map_or("-".into(), |first| name(first.cause));
    let mut is = vec![cause, name(advice.certainty)];
    let mut wanted = words[..2].to_vec();
    for pair in words[2..].chunks(2) {
        let or_dash = |name: Option<String>| name.unwrap_or("-".into());
        wanted.extend(pair);
        is.push(pair[0].to_owned());
        is.push(match pair[0] {
            "next" => or_dash(advice.next.map(name)),
            "wait" => or_dash(advice.wait.map(|wait| name(wait.why))),
            "deciding" => or_dash(advice.deciding.map(name)),
            "hint" => {
                let hint = named::<Hint>(pair[1])?;
                if advice.hints.contains(&hint) { pair[1].to_owned() } else { format!("{:?}", advice.hints) }
            }
            other => return Err(format!("nothing to expect of {other}").into()),
        });
    }
    Ok((is != wanted).then(|| {
        let grounds = |r: &login_rescue::advice::RankedCause| {
            r.grounds.iter().map(|g| format!("{}×{}", g.rule.name(), g.times)).collect::<Vec<_>>().join(" ")
        };
        let causes: Vec<String> = advice.causes.iter().map(|r| format!("    {:?} {}: {}", r.cause, r.points, grounds(r))).collect();
        format!("  wanted {}\n  is     {}\n{}", wanted.join(" "), is.join(" "), causes.join("\n"))
    }))
}

#[test]
fn every_case_gets_the_advice_that_was_written_down_for_it() -> Read<()> {
    let cases = cases()?;
    let mut wrong = Vec::new();
    for case in &cases {
        if let Some(why) = amiss(&advise_on_latest(&case.events, NOW), case.expected)? {
            wrong.push(format!("{}\n{why}", case.story));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    Ok(())
}

fn grounds(events: &[Event]) -> Vec<Rule> {
    advise_on_latest(events, NOW).causes.iter().flat_map(|ranked| ranked.grounds.iter().map(|ground| ground.rule)).collect()
}

#[test]
fn the_cases_reach_every_rule_cause_remedy_wait_and_hint() -> Read<()> {
    let cases = cases()?;
    assert!(cases.len() >= 60, "{}", cases.len());
    let (mut causes, mut nexts, mut waits, mut hints) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut pairs: BTreeMap<(Cause, Cause), u32> = BTreeMap::new();
    for case in &cases {
        let advice = advise_on_latest(&case.events, NOW);
        let first = advice.first().map(|first| first.cause);
        *causes.entry((first.map(name), advice.certainty)).or_insert(0) += 1;
        *nexts.entry(advice.next.map(name)).or_insert(0) += 1;
        *waits.entry(advice.wait.map(|wait| wait.why).map(name)).or_insert(0) += 1;
        advice.hints.iter().for_each(|hint| *hints.entry(name(hint)).or_insert(0) += 1);
        if let (Some(first), Some(second)) = (first, advice.causes.get(1).filter(|second| second.points > 0)) {
            *pairs.entry((first.min(second.cause), first.max(second.cause))).or_insert(0) += 1;
        }
    }
    println!(
        "{} cases\nfirst cause {causes:?}\nnext {nexts:?}\nwait {waits:?}\nhints {hints:?}\nfirst and second in question {pairs:?}",
        cases.len()
    );
    let fired: BTreeSet<Rule> = cases.iter().flat_map(|case| grounds(&case.events)).collect();
    let silent: Vec<&Rule> = Rule::VARIANTS.iter().filter(|rule| !fired.contains(rule)).collect();
    println!("{} of {} rules", fired.len(), Rule::VARIANTS.len());
    assert!(silent.is_empty(), "no case has {silent:?}");
    for cause in Cause::VARIANTS {
        for certainty in [Certainty::Possible, Certainty::Likely] {
            assert!(causes.contains_key(&(Some(name(cause)), certainty)), "no case is {cause:?}, {certainty:?}");
        }
    }
    assert!(causes.contains_key(&(None, Certainty::Unknown)));
    for remedy in Remedy::VARIANTS {
        assert!(nexts.contains_key(&Some(name(remedy))), "in no case the next step is {remedy:?}");
    }
    for why in [Reason::Announced, Reason::Down, Reason::Busy, Reason::Evenings, Reason::Locked, Reason::ManyTries] {
        assert!(waits.contains_key(&Some(name(why))), "no case waits for {why:?}");
    }
    for hint in Hint::VARIANTS {
        assert!(hints.contains_key(&name(hint)), "no case gives {hint:?}");
    }
    use Cause::{Account, Browser, Input, Network, Site};
    for pair in
        [(Input, Account), (Input, Browser), (Account, Browser), (Browser, Network), (Browser, Site), (Network, Site), (Account, Site)]
    {
        assert!(pairs.contains_key(&pair), "no case has both in question: {pair:?}");
    }
    Ok(())
}

/// Every next step is taken ten minutes after the last, and the login refused again with the same words.
#[test]
fn whoever_follows_the_advice_in_vain_is_led_on_and_in_the_end_to_support() -> Read<()> {
    for words in ["メールアドレスまたはパスワードが違います", "画像認証に失敗しました", "セッションの有効期限が切れました", "E-2041"]
    {
        let mut writer = Writer::default();
        let mut now = NOW;
        let mut taken: Vec<Remedy> = Vec::new();
        writer.attempt(now, "refused", &[], Some(words.to_owned()))?;
        for _ in 0..8 {
            now += 600_000;
            let advice = advise_on_latest(&writer.0, now);
            let next = advice.next.ok_or("a next step, as nothing has worked")?;
            assert!(!taken.contains(&next), "{words}: {next:?} again after {taken:?}");
            taken.push(next);
            let trial = writer.push(now + 1_000, Fact::Trial(Trial { remedy: next, variant: None, when: None }));
            writer.attempt(now + 60_000, "refused", &[], Some(words.to_owned()))?;
            let result = TrialResult::Unchanged;
            writer.push(now + 90_000, Fact::TrialResult(TrialStatement { trial, result }));
        }
        let advice = advise_on_latest(&writer.0, now + 600_000);
        println!("{words}: {}", taken.iter().map(name).collect::<Vec<_>>().join(" → "));
        assert!(advice.hints.contains(&Hint::WriteToSupport), "{:?}", advice.hints);
        assert!(advice.certainty <= Certainty::Possible, "{:?}", advice.causes);
    }
    Ok(())
}

/// Without it, the first cause, its certainty or its rival would be others.
#[test]
fn every_rule_makes_a_difference_in_some_case() -> Read<()> {
    let tallies: Vec<Tally> = cases()?.iter().map(|case| tally(&case.events, &histories(&case.events, NOW), NOW)).collect();
    let verdict = |tally: &Tally| {
        let causes = rank(tally);
        (causes[0].cause, certainty(&causes), causes[1].cause)
    };
    let matters = |rule: Rule| {
        tallies.iter().any(|with| {
            let mut without = Tally::default();
            for (other, times, at) in with.iter().filter(|(other, ..)| *other != rule) {
                (0..times).for_each(|_| without.add(other, at));
            }
            verdict(with) != verdict(&without)
        })
    };
    let idle: Vec<&Rule> = Rule::VARIANTS.iter().filter(|rule| !matters(**rule)).collect();
    assert!(idle.is_empty(), "{idle:?}");
    Ok(())
}
