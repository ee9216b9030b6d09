//! What holds of advice for any record.

use std::cell::Cell;
use strum::VariantArray;

use login_rescue::advice::Tally;
use login_rescue::advice::evidence::tally;
use login_rescue::advice::rank::{certainty, rank};
use login_rescue::advice::{Cause, Certainty, Hint, Polarity, RankedCause, Rule, advise, advise_on_latest};
use login_rescue::inspect::{Code, Field};
use login_rescue::journal::event::{
    AddressTest, Aspect, AspectResult, Attempt, Clearing, EnvironmentCheck, Event, EventId, Exactness, Fact, Failure, FormKind, Notice,
    OpenFinding, OtherPlace, OtherPlaceReport, Outcome, OutcomeStatement, PageSeen, Reachability, RecalledTime, Remedy, ResetStep, SCHEMA,
    SelfReport, SiteMessage, Trial, TrialResult, TrialStatement, Trouble, Variant, Verdict, Way, Witness,
};
use login_rescue::journal::histories;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;

/// 2026-11-25 21:00 in Japan.
const NOW: i64 = 1_795_608_000_000;

const WORDS: [&str; 16] = [
    "",
    "E-2041",
    "🔑\u{0}\u{202e}",
    "メールアドレスまたはパスワードが違います",
    "入力された情報がお客様の登録情報と一致しません",
    "このアカウントは退会済みです",
    "アカウントがロックされています",
    "このURLは有効期限が切れています",
    "認証コードが正しくありません",
    "画像認証に失敗しました",
    "ブラウザのCookieを有効にしてください",
    "セッションの有効期限が切れました",
    "ただいまメンテナンス中です（11月26日 2:00～5:00）",
    "システムエラーが発生しました",
    "アクセスが集中しています",
    "99時99分～25:99まで メンテナンス",
];

fn finding() -> impl Strategy<Value = OpenFinding> {
    (select(&[Field::Mail, Field::Password][..]), select(Code::VARIANTS)).prop_map(|(field, code)| OpenFinding { field, code })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    use Outcome::{Captcha, In, NoAnswer, NotSent, Refused, SiteDown, Unknown};
    select(&[In, Refused, Captcha, NotSent, NoAnswer, SiteDown, Unknown][..])
}

fn trouble() -> impl Strategy<Value = Trouble> {
    select(&[Trouble::Maintenance, Trouble::Busy, Trouble::ServerError][..])
}

fn recalled() -> impl Strategy<Value = RecalledTime> {
    (0..NOW * 2).prop_map(|at| RecalledTime { at, exact: Exactness::Day })
}

fn failure() -> impl Strategy<Value = Failure> {
    use Failure::{Certificate, Connection, Name, Offline, Permission, TimedOut};
    select(&[Offline, Name, Certificate, Connection, TimedOut, Permission][..])
}

fn found() -> impl Strategy<Value = AspectResult> {
    use Verdict::{Bad, Doubtful, Good, Unknown};
    (select(Aspect::VARIANTS), select(&[Good, Doubtful, Bad, Unknown][..])).prop_map(|(aspect, verdict)| AspectResult { aspect, verdict })
}

/// A fact; those that name another event name the one of this number, modulo what there is.
fn fact() -> impl Strategy<Value = (Fact, prop::sample::Index)> {
    use OtherPlace::{OtherBrowser, OtherComputer, PhoneApp, PhoneBrowser, PrivateWindow};
    let attempt = (prop::collection::vec(finding(), 0..3), any::<(bool, Option<bool>)>(), select(&[Way::Mail, Way::Mail, Way::Line][..]))
        .prop_map(|(findings, (autofilled, cookies), way)| {
            Fact::Attempt(Attempt { findings, autofilled, cookies, way, captcha: true, ..Attempt::default() })
        });
    let form = select(&[FormKind::None, FormKind::SignIn, FormKind::Reset][..]);
    let page = (form, any::<Option<bool>>(), prop::option::of(trouble()), select(&[None, Some(200), Some(503)][..])).prop_map(
        |(form, signed_in, trouble, status)| Fact::PageSeen(PageSeen { form, signed_in, trouble, status, ..PageSeen::default() }),
    );
    let message = select(&WORDS[..]).prop_map(|text| Fact::SiteMessage(SiteMessage { text: text.into(), ..SiteMessage::default() }));
    let id = EventId::new(0, 0);
    let attempt_id = id.clone();
    let stated = (outcome(), select(&[Witness::Page, Witness::Person, Witness::Clock][..]))
        .prop_map(move |(outcome, by)| Fact::Outcome(OutcomeStatement { attempt: attempt_id.clone(), outcome, by }));
    let trial = (select(Remedy::VARIANTS), prop::option::of(select(Variant::VARIANTS)), prop::option::of(recalled()))
        .prop_map(|(remedy, variant, when)| Fact::Trial(Trial { remedy, variant, when }));
    let ended = select(&[TrialResult::Solved, TrialResult::Unchanged, TrialResult::NotDone][..])
        .prop_map(move |result| Fact::TrialResult(TrialStatement { trial: id.clone(), result }));
    let reached =
        (select(&[None, Some(200), Some(404), Some(503)][..]), prop::collection::vec(failure(), 0..3), prop::option::of(trouble()))
            .prop_map(|(status, failures, trouble)| {
                Fact::Reached(Reachability { status: status.filter(|_| failures.is_empty()), failures, trouble, ..Reachability::default() })
            });
    let step = select(&[ResetStep::Asked, ResetStep::MailCame, ResetStep::NoMail, ResetStep::PasswordSent][..]).prop_map(Fact::Reset);
    let elsewhere = (recalled(), select(&[OtherBrowser, PrivateWindow, OtherComputer, PhoneBrowser, PhoneApp][..]), outcome())
        .prop_map(|(when, place, outcome)| Fact::Elsewhere(OtherPlaceReport { when, place, outcome, said: None }));
    let report = (prop::option::of(recalled()), prop::option::of(recalled()))
        .prop_map(|(since, last_success)| Fact::SelfReport(SelfReport { since, last_success }));
    let fact = prop_oneof![
        6 => attempt,
        6 => page,
        5 => message,
        2 => stated,
        2 => trial,
        2 => ended,
        1 => Just(Fact::DataCleared(Clearing::default())),
        2 => reached,
        2 => prop::collection::vec(found(), 0..9).prop_map(|found| Fact::Checked(EnvironmentCheck { found })),
        1 => (trouble(), prop::option::of(select(&WORDS[..])))
            .prop_map(|(trouble, text)| Fact::Notice(Notice { page: Default::default(), trouble, text: text.map(Into::into), status: None })),
        1 => step,
        1 => any::<Option<bool>>().prop_map(|registered| Fact::AddressTested(AddressTest { mask: "t***@example.jp".into(), registered })),
        1 => elsewhere,
        1 => report,
    ];
    (fact, any::<prop::sample::Index>())
}

/// Events of the last days, or of any time at all.
fn record() -> impl Strategy<Value = Vec<Event>> {
    let at = prop_oneof![6 => NOW - 3 * 86_400_000..NOW, 2 => NOW - 3_600_000..NOW, 1 => 0..8_640_000_000_000_000_i64];
    prop::collection::vec((at, select(&[540, 0, -720][..]), fact()), 0..40).prop_map(|rows| {
        let ids: Vec<EventId> = rows.iter().enumerate().map(|(n, (at, ..))| EventId::new(*at, n as u64)).collect();
        let mut events: Vec<Event> = Vec::new();
        for (n, (at, zone, (mut fact, other))) in rows.into_iter().enumerate() {
            let other = ids[other.index(ids.len())].clone();
            match &mut fact {
                Fact::Outcome(stated) => stated.attempt = other,
                Fact::TrialResult(ended) => ended.trial = other,
                Fact::PageSeen(page) if n % 2 == 0 => page.attempt = Some(other),
                Fact::SiteMessage(message) if n % 2 == 0 => message.attempt = Some(other),
                _ => {}
            }
            events.push(Event { v: SCHEMA, id: ids[n].clone(), at, zone, tab: None, view: None, fact });
        }
        events
    })
}

fn place(causes: &[RankedCause], cause: Cause) -> Option<usize> {
    causes.iter().position(|ranked| ranked.cause == cause)
}

/// What a tally says of a cause: times of each rule for it, and against it.
fn sides(tally: &Tally, cause: Cause) -> [Vec<u32>; 2] {
    [Polarity::For, Polarity::Against].map(|side| {
        let of = Rule::VARIANTS.iter().filter(|rule| (rule.row().cause, rule.row().speaks) == (cause, side));
        of.map(|rule| tally.times(*rule)).collect()
    })
}

fn none_fewer(before: &[u32], after: &[u32]) -> bool {
    before.iter().zip(after).all(|(before, after)| before <= after)
}

fn any_tally() -> impl Strategy<Value = Tally> {
    prop::collection::vec((select(Rule::VARIANTS), 1_u32..6), 0..20).prop_map(|rules| {
        let mut tally = Tally::default();
        rules.into_iter().for_each(|(rule, times)| (0..times).for_each(|_| tally.add(rule, Some(1))));
        tally
    })
}

/// The same of whole records: whatever is added, if a cause gains by it and no
/// other does, its rank does not fall. Counts how often that was so, lest it be true of nothing.
#[test]
fn a_record_that_holds_more_for_a_cause_never_ranks_it_lower() {
    let met = Cell::new(0);
    let of = |events: &[Event]| tally(events, &histories(events, NOW), NOW);
    let run = TestRunner::new(ProptestConfig::with_cases(2048)).run(&(record(), record()), |(before, more)| {
        let mut all = before.clone();
        all.extend(more.into_iter().take(2));
        let (was, is) = (of(&before), of(&all));
        // Times for it and against it, the other way round for those that must not gain.
        let no_less = |than: &Tally, is: &Tally, cause: Cause| {
            let ([less, more_against], [more, less_against]) = (sides(than, cause), sides(is, cause));
            none_fewer(&less, &more) && none_fewer(&less_against, &more_against)
        };
        for cause in Cause::VARIANTS.iter().copied() {
            let gains = no_less(&was, &is, cause) && sides(&was, cause) != sides(&is, cause);
            if gains && Cause::VARIANTS.iter().copied().all(|other| other == cause || no_less(&is, &was, other)) {
                met.set(met.get() + 1);
                prop_assert!(place(&rank(&is), cause) <= place(&rank(&was), cause), "{cause:?}");
            }
        }
        Ok(())
    });
    assert_eq!(run, Ok(()));
    assert!(met.get() > 100, "{}", met.get());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    /// Evidence for a cause: one ground more that speaks for it, everything else as it was.
    #[test]
    fn evidence_for_a_cause_never_lowers_its_rank(before in any_tally(), rule in select(Rule::VARIANTS)) {
        let row = rule.row();
        let mut after = before.clone();
        after.add(rule, Some(2));
        let (was, is) = (rank(&before), rank(&after));
        match row.speaks {
            Polarity::For => prop_assert!(place(&is, row.cause) <= place(&was, row.cause), "{rule:?}"),
            Polarity::Against => prop_assert!(place(&is, row.cause) >= place(&was, row.cause), "{rule:?}"),
        }
    }

    #[test]
    fn nothing_is_more_certain_than_its_grounds(tally in any_tally()) {
        let causes = rank(&tally);
        let first = &causes[0];
        let most = first.grounds.iter().map(|ground| ground.rule.row().most).max().unwrap_or_default();
        let certainty = certainty(&causes);
        prop_assert!(certainty <= most);
        prop_assert!(certainty == Certainty::Unknown || first.points > 0);
        prop_assert!(certainty < Certainty::Clear || first.points - causes[1].points >= 3);
    }

    #[test]
    fn the_same_record_gives_the_same_advice_in_any_order(events in record(), turn in any::<prop::sample::Index>()) {
        let advice = advise(&events, &histories(&events, NOW), NOW);
        let mut other = events.clone();
        other.reverse();
        if !other.is_empty() {
            let by = turn.index(other.len());
            other.rotate_left(by);
            other.push(other[0].clone());
        }
        prop_assert_eq!(&advice, &advise(&other, &histories(&other, NOW), NOW));
        prop_assert_eq!(&advice, &advise_on_latest(&other, NOW));
    }

    #[test]
    fn advice_is_whole_and_survives_the_way(events in record(), now in 0..8_640_000_000_000_000_i64) {
        let advice = advise_on_latest(&events, now);
        prop_assert_eq!(advice.causes.len(), 5);
        prop_assert_eq!(advice.checklist.len(), 8);
        let mut remedies: Vec<Remedy> = advice.next.into_iter().chain(advice.others.iter().copied()).collect();
        remedies.sort();
        prop_assert_eq!(remedies, Remedy::VARIANTS);
        prop_assert!(advice.wait.is_none_or(|wait| now < wait.from && wait.from <= wait.until));
        prop_assert!(!advice.hints.contains(&Hint::NewestLink) || advice.link_until.is_some_and(|until| now < until));
        prop_assert!(advice.hints.windows(2).all(|pair| pair[0] < pair[1]));
        let text = serde_json::to_string(&advice).unwrap();
        prop_assert_eq!(serde_json::from_str::<login_rescue::advice::Advice>(&text).unwrap(), advice);
    }
}
