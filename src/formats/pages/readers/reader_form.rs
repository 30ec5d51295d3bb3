//! Parts of forms for readers: the field for programs, pages that search engines leave out.

use maud::{Markup, html};

use crate::formats::texts::Locale;

/// Field of the form that people do not see: programs that fill in every field betray themselves.
const TRAP: &str = "website";

/// The field for programs.
pub(super) fn trap(t: Locale) -> Markup {
    html! {
        p.trap aria-hidden="true" {
            label for=(TRAP) { (t.leave_empty) }
            input id=(TRAP) name=(TRAP) tabindex="-1" autocomplete="off";
        }
    }
}

/// Why the form was not taken.
pub(super) fn refused(why: Option<&str>) -> Markup {
    html! { @if let Some(why) = why { p.notice #refused role="alert" { (why) } } }
}

/// Head of a page that is for its bearer alone.
pub(super) fn unlisted() -> Markup {
    html! { meta name="robots" content="noindex"; meta name="referrer" content="same-origin"; }
}
