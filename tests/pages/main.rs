//! Pages as data, judged on the host: what each form is for, which field is
//! which, which button sends it. The judgement never sees the truth.

// What cannot be read is a test that fails.
#![allow(clippy::unwrap_used, clippy::panic)]

mod corpus;
mod properties;
mod site;

use login_rescue::form::Purpose;
use login_rescue::form::judge::judge;

#[test]
fn every_page_is_judged_as_it_is() {
    let mut cases = corpus::read_all();
    cases.extend(site::read_all());
    let (mut wrong, mut logins, mut helped, mut others, mut taken, mut registrations, mut new_password) = (0, 0, 0, 0, 0, 0, 0);
    for case in &cases {
        let forms = judge(&case.page);
        let faults = case.faults(&forms);
        if !faults.is_empty() {
            wrong += 1;
            println!("{}: {faults}\n{}", case.name, case.reasons());
        }
        let found = |purpose: Purpose| forms.iter().any(|form| form.purpose == purpose);
        if case.is_login() {
            logins += 1;
            helped += usize::from(faults.is_empty());
        } else {
            others += 1;
            taken += usize::from(found(Purpose::SignIn) && !case.purposes.contains(&Purpose::SignIn));
        }
        if case.purposes.first() == Some(&Purpose::Register) {
            registrations += 1;
            new_password += usize::from(found(Purpose::NewPassword));
        }
    }
    println!(
        "{} pages; of {logins} logins all fields and the button: {helped}; of {others} other pages taken for a login: {taken}; \
         of {registrations} registrations offered help with a new password: {new_password}",
        cases.len()
    );
    assert!(cases.len() >= 150 && others * 2 >= cases.len(), "too few pages, or too few that are no logins");
    assert_eq!((wrong, taken, new_password), (0, 0, 0));
}
