//! Catalogue of texts: one field for each text, so that a missing text does not compile.

/// Declares the catalogue, and all of its texts as a list.
macro_rules! catalogue {
    (texts { $($text:ident),* $(,)? } forms { $($form:ident),* $(,)? }) => {
        /// The texts of one language. `{name}` is a place for a word, a number or a link.
        #[derive(Debug)]
        pub(crate) struct Texts {
            /// Names of the months in dates.
            pub(crate) months: [&'static str; 12],
            $(pub(crate) $text: &'static str,)*
            $(pub(crate) $form: Forms,)*
        }

        #[cfg(test)]
        impl Texts {
            /// All texts with their names.
            pub(crate) fn all(&self) -> Vec<(&'static str, &'static str)> {
                let mut all = vec![$((stringify!($text), self.$text)),*];
                $(all.extend(self.$form.all().map(|form| (stringify!($form), form)));)*
                all
            }
        }
    };
}

catalogue! {
    texts {
        tag, direction, date, moment, thousands, comma,
        // The frame of every page.
        skip, site, all_verdicts, corrections, sign_in, search_verdicts, search, ask_why, ask, verdicts,
        published_by, as_feeds, all_corrections, how_we_correct, how_we_check, our_standards, who_owns_us,
        who_we_are, license,
        // Lists of verdicts.
        verdicts_with, condition, archive_description, conditions, remove, remove_condition, all_of_claimant,
        similar_verdicts, newest_first, not_all_words, pages, newest_verdicts, older_verdicts, fact_checks,
        front_description, fact_checks_by, nothing_published, feed_with_conditions, words, rating, kind,
        kind_of_claim, topic, claimant, outlet, language, published_from, published_before, more_conditions, apply,
        all, no_older, no_match, read_all_verdicts, ask_for_a_check, topics, claimed_by, revised, retracted,
        corrected,
        // Pages of an article and of a claimant.
        an_article, what_was_checked, checked_in, read_the_article, claimant_description, person, organisation,
        roles, elsewhere, every_check, since, until, from_to, checks_by, we_choose,
        // The page of corrections.
        corrections_description, corrections_lead, nothing_corrected, older_corrections, clarification, correction,
        retraction, what_readers_reported, reports_of_year,
        // The page and the card of a verdict.
        fact_check, whole_check, preview, earlier_revision, newest_revision, report_an_error, history, related,
        other_languages, checked_by, approved_by,
        earlier_work, verdict, scale, how_we_checked, sources, published, published_revised, as_of, recheck,
        what_was_said, article_changed, all_of_article, the_article,
        media_picture, media_video, media_recording, media_decontextualized, media_edited, media_original,
        media_satire, media_staged, media_transformed, media_seen, media_copy, media_original_at,
        supports, refutes, context, download, read,
        interview, letter, call, document, photograph, observation, casualties, quantity, date_kind, agreement,
        event, quote, causal, prediction,
        // What readers take with them.
        share, share_by, mail, citation, reference_managers, embed, cited, note_published, note_corrected,
        note_retracted,
        // Feeds.
        feed_verdicts, feed_verdicts_description, feed_corrections, feed_corrections_description,
        // Reports of errors.
        leave_empty, about_verdict, what_is_wrong, report_help, send_report, your_report, report_received,
        report_thanks, report_keep, report_corrected, report_declined, report_noted, reports_too_fast,
        reports_too_many, say_what_is_wrong, too_long, bad_characters,
        // Requests for a check.
        ask_lead, ask_description, ask_text, ask_text_help, ask_address, ask_address_help, ask_question, ask_promise,
        ask_file, ask_file_help, ask_file_again, ask_file_empty, ask_file_type, ask_file_broken, ask_picture_size,
        ask_file_too_large, ask_one_file, ask_no_room,
        send, checked_already, is_it_this, is_it_one_of_these, something_else, kept_nothing, ask_still,
        your_question, asked_on, ask_keep, ask_another, steps, step_received, step_looked_at, step_checking,
        step_checked, stage_received, stage_looked_at, stage_checking, stage_checked, stage_declined, reason_opinion,
        reason_unclear, reason_no_sources, reason_not_now, reason_expired, ask_nothing, ask_no_address, ask_too_fast,
        ask_too_many, your_question_fault,
        // Pages in place of pages.
        not_found, not_found_help, bad_query, bad_query_help, bad_value, for_subscribers, for_subscribers_help, busy,
        busy_help, unavailable, unavailable_help, not_possible, not_possible_help, go_on, go_on_corrections,
        on_all_verdicts, on_all_corrections, on_read_corrections,
    }
    forms { article_description, reports, led_to_correction }
}

/// The forms of a text with the number `{count}`, by the plural categories of Unicode (CLDR). A language without a category has
/// the form `other` in it.
#[derive(Debug)]
pub(crate) struct Forms {
    pub(crate) zero: &'static str,
    pub(crate) one: &'static str,
    pub(crate) two: &'static str,
    pub(crate) few: &'static str,
    pub(crate) many: &'static str,
    pub(crate) other: &'static str,
}

impl Forms {
    /// The forms of a language with singular and plural.
    pub(super) const fn two(one: &'static str, other: &'static str) -> Self {
        Self { zero: other, one, two: other, few: other, many: other, other }
    }

    #[cfg(test)]
    fn all(&self) -> [&'static str; 6] {
        [self.zero, self.one, self.two, self.few, self.many, self.other]
    }
}
