//! Tells of saved pages what each form is for, and why:
//! `cargo run --example forms -- FILE.html…`

use std::env;
use std::fs;

use login_rescue::form::evidence::Reason;
use login_rescue::form::judge::judge_and_tell;
use login_rescue::form::markup;

fn main() -> Result<(), std::io::Error> {
    for file in env::args().skip(1) {
        let page = markup::read(&fs::read_to_string(&file)?, "");
        println!("{file}: {}", page.title);
        let forms = judge_and_tell(&page, &mut |scope, reason| match reason {
            Reason::Words(row, times) => println!("  form {scope}: {:?} {times} × {:?}: {}", reason.weights(), row.source, row.words),
            Reason::Part(part, times) => println!("  form {scope}: {:?} {times} × {part:?}", reason.weights()),
        });
        for form in forms {
            let field = |at: Option<usize>| at.and_then(|at| page.fields.get(at)).map_or("-", |field| &field.names);
            let button = form.button.and_then(|at| page.buttons.get(at)).map_or("-", |button| &button.says);
            let password = field(form.passwords.first().copied());
            println!("{:?} (form {}): who {}; password {password}; button {button}", form.purpose, form.scope, field(form.identifier));
        }
    }
    Ok(())
}
