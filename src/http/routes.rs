//! Route list: every resource of the server.

use crate::http::routing::Routes;

/// Routes under `/api/v1`.
pub fn api<R: Routes>(routes: &mut R) {
    people(routes);
    claims(routes);
    decisions(routes);
    overview(routes);
    webhooks(routes);
}

/// Routes of sign-in, accounts, settings and the caller's own data.
fn people<R: Routes>(routes: &mut R) {
    routes
        .service(crate::http::kit::openapi::read_openapi)
        .service(crate::http::people::session::sign_in)
        .service(crate::http::people::session::read_session)
        .service(crate::http::people::session::sign_out)
        .service(crate::http::people::session::read_ways_in)
        .service(crate::http::people::single_sign_on::leave_for_sign_on)
        .service(crate::http::people::single_sign_on::return_from_sign_on)
        .service(crate::http::people::single_sign_on::confirm_by_sign_on)
        .service(crate::http::people::me::change_password)
        .service(crate::http::people::me::confirm_session)
        .service(crate::http::people::me::list_sessions)
        .service(crate::http::people::me::end_session)
        .service(crate::http::people::me::end_other_sessions)
        .service(crate::http::people::second_factor::read_second_factor)
        .service(crate::http::people::second_factor::begin_second_factor)
        .service(crate::http::people::second_factor::activate_second_factor)
        .service(crate::http::people::second_factor::renew_recovery_codes)
        .service(crate::http::people::second_factor::remove_second_factor)
        .service(crate::http::people::second_factor::remove_account_second_factor)
        .service(crate::http::people::passkey::list_passkeys)
        .service(crate::http::people::passkey::offer_passkey)
        .service(crate::http::people::passkey::add_passkey)
        .service(crate::http::people::passkey::remove_passkey)
        .service(crate::http::people::passkey::ask_passkey)
        .service(crate::http::people::passkey::sign_in_by_passkey)
        .service(crate::http::people::passkey::confirm_by_passkey)
        .service(crate::http::people::token::list_tokens)
        .service(crate::http::people::token::make_token)
        .service(crate::http::people::token::revoke_token)
        .service(crate::http::newsroom::notification::list_notifications)
        .service(crate::http::newsroom::notification::read_notifications)
        .service(crate::http::claims::view::list_views)
        .service(crate::http::claims::view::save_view)
        .service(crate::http::claims::view::remove_view)
        .service(crate::http::people::account::list_accounts)
        .service(crate::http::people::account::read_account_work)
        .service(crate::http::people::account::change_account)
        .service(crate::http::people::account::deactivate_account)
        .service(crate::http::people::absence::set_absence)
        .service(crate::http::people::absence::end_absence)
        .service(crate::http::people::absence::set_own_absence)
        .service(crate::http::people::absence::end_own_absence)
        .service(crate::http::people::account::reactivate_account)
        .service(crate::http::people::account::issue_reset)
        .service(crate::http::people::invitation::list_invitations)
        .service(crate::http::people::invitation::invite_person)
        .service(crate::http::people::invitation::open_invitation)
        .service(crate::http::people::invitation::accept_invitation)
        .service(crate::http::people::invitation::withdraw_invitation)
        .service(crate::http::people::reset::request_reset)
        .service(crate::http::people::reset::open_reset)
        .service(crate::http::people::reset::accept_reset)
        .service(crate::http::verdicts::rating::list_ratings)
        .service(crate::http::verdicts::rating::replace_ratings)
        .service(crate::http::newsroom::setting::read_settings)
        .service(crate::http::newsroom::setting::replace_settings);
}

/// Routes of articles, subscriptions, claims, reviews and comments.
fn claims<R: Routes>(routes: &mut R) {
    routes
        .service(crate::http::articles::article::create_article)
        .service(crate::http::articles::article::list_articles)
        .service(crate::http::articles::article::read_article)
        .service(crate::http::articles::article::correct_article)
        .service(crate::http::articles::archiving::remove_article)
        .service(crate::http::articles::archiving::find_twins)
        .service(crate::http::articles::document::create_article_from_document)
        .service(crate::http::articles::article::read_article_version)
        .service(crate::http::articles::article::analyse_article)
        .service(crate::http::articles::article::offer_more_claims)
        .service(crate::http::articles::article::fetch_article)
        .service(crate::http::articles::article::list_article_claims)
        .service(crate::http::articles::article::read_article_history)
        .service(crate::http::articles::subscription::list_subscriptions)
        .service(crate::http::articles::subscription::add_subscription)
        .service(crate::http::articles::subscription::export_subscriptions)
        .service(crate::http::articles::subscription::import_subscriptions)
        .service(crate::http::articles::subscription::read_subscription)
        .service(crate::http::articles::subscription::change_subscription)
        .service(crate::http::articles::subscription::remove_subscription)
        .service(crate::http::articles::subscription::poll_subscription)
        .service(crate::http::articles::subscription::list_subscription_entries)
        .service(crate::http::claims::claim::list_claims)
        .service(crate::http::claims::claim::count_claims)
        .service(crate::http::claims::queue::take_next_claim)
        .service(crate::http::claims::queue::change_claims)
        .service(crate::http::claims::claim::add_claim)
        .service(crate::http::claims::matching::search_meaning)
        .service(crate::http::claims::matching::search_text)
        .service(crate::http::claims::claim::read_claim)
        .service(crate::http::claims::claim::reword_claim)
        .service(crate::http::claims::claim::confirm_wording)
        .service(crate::http::claims::claim::read_claim_history)
        .service(crate::http::claims::matching::list_related_claims)
        .service(crate::http::claims::matching::decide_match)
        .service(crate::http::claims::matching::reuse_verdict)
        .service(crate::http::claims::occurrence::list_occurrences)
        .service(crate::http::claims::occurrence::read_occurrence)
        .service(crate::http::claims::occurrence::decide_occurrence)
        .service(crate::http::claims::occurrence::list_claim_occurrences)
        .service(crate::http::claims::merge::merge_claims)
        .service(crate::http::claims::merge::unmerge_claim)
        .service(crate::http::claims::merge::split_claim)
        .service(crate::http::claims::review::assign_claim)
        .service(crate::http::claims::review::release_claim)
        .service(crate::http::claims::review::dismiss_claim)
        .service(crate::http::claims::review::reopen_claim)
        .service(crate::http::claims::review::plan_claim)
        .service(crate::http::claims::review::confirm_claim);
}

/// Routes of evidence and verdicts.
fn decisions<R: Routes>(routes: &mut R) {
    routes
        .service(crate::http::verdicts::evidence::list_evidence)
        .service(crate::http::verdicts::evidence::add_evidence)
        .service(crate::http::verdicts::evidence::revise_evidence)
        .service(crate::http::verdicts::evidence::withdraw_evidence)
        .service(crate::http::verdicts::evidence_file::download_file)
        .service(crate::http::verdicts::evidence_snapshot::look_again)
        .service(crate::http::verdicts::evidence_snapshot::download_snapshot)
        .service(crate::http::verdicts::reply::ask_reply)
        .service(crate::http::verdicts::reply::record_reply)
        .service(crate::http::verdicts::guide::list_guides)
        .service(crate::http::verdicts::guide::replace_guide)
        .service(crate::http::claims::comment::list_comments)
        .service(crate::http::claims::comment::add_comment)
        .service(crate::http::claims::comment::edit_comment)
        .service(crate::http::claims::comment::delete_comment)
        .service(crate::http::claims::comment::resolve_comment)
        .service(crate::http::verdicts::verdict::save_draft)
        .service(crate::http::verdicts::verdict::submit_verdict)
        .service(crate::http::verdicts::reading::ask_second_reading)
        .service(crate::http::verdicts::reading::give_second_reading)
        .service(crate::http::verdicts::reading::withdraw_second_reading)
        .service(crate::http::verdicts::reading::adjudicate_verdict)
        .service(crate::http::verdicts::verdict::approve_verdict)
        .service(crate::http::verdicts::verdict::withdraw_verdict)
        .service(crate::http::verdicts::verdict::return_verdict)
        .service(crate::http::publishing::schedule::publish_verdict)
        .service(crate::http::publishing::schedule::take_back_publication)
        .service(crate::http::publishing::schedule::lift_embargo)
        .service(crate::http::verdicts::correction::correct_verdict)
        .service(crate::http::verdicts::correction::retract_verdict)
        .service(crate::http::verdicts::verdict::list_revisions)
        .service(crate::http::verdicts::verdict::preview_verdict)
        .service(crate::http::verdicts::verdict::preview_outputs);
}

/// Routes of insights, audit log, exports, external fact-checks, live events, presence and jobs.
fn overview<R: Routes>(routes: &mut R) {
    routes
        .service(crate::http::newsroom::insight::read_insights)
        .service(crate::http::newsroom::insight::read_insight_table)
        .service(crate::http::newsroom::audit::list_events)
        .service(crate::http::newsroom::audit::export_events)
        .service(crate::http::publishing::export::export_table)
        .service(crate::http::publishing::export::export_lines)
        .service(crate::http::verdicts::external_check::list_external_checks)
        .service(crate::http::verdicts::external_check::import_external_checks)
        .service(crate::http::verdicts::external_check::list_claim_checks)
        .service(crate::http::publishing::publication::list_verdict_changes)
        .service(crate::http::publishing::report::report_error)
        .service(crate::http::publishing::report::list_reports)
        .service(crate::http::publishing::report::decide_report)
        .service(crate::http::newsroom::live::watch_live)
        .service(crate::http::claims::presence::stay_at_claim)
        .service(crate::http::claims::presence::leave_claim)
        .service(crate::http::newsroom::job::list_jobs)
        .service(crate::http::newsroom::job::retry_job)
        .service(crate::http::newsroom::system::read_system)
        .service(crate::http::newsroom::system::analyse_outdated);
}

/// Routes of webhook endpoints.
fn webhooks<R: Routes>(routes: &mut R) {
    routes
        .service(crate::http::publishing::endpoint::list_endpoints)
        .service(crate::http::publishing::endpoint::add_endpoint)
        .service(crate::http::publishing::endpoint::read_endpoint)
        .service(crate::http::publishing::endpoint::change_endpoint)
        .service(crate::http::publishing::endpoint::remove_endpoint)
        .service(crate::http::publishing::endpoint::verify_endpoint)
        .service(crate::http::publishing::endpoint::renew_endpoint_secret)
        .service(crate::http::publishing::endpoint::disable_endpoint)
        .service(crate::http::publishing::delivery::list_deliveries)
        .service(crate::http::publishing::delivery::read_delivery)
        .service(crate::http::publishing::delivery::redeliver)
        .service(crate::http::publishing::delivery::replay_deliveries);
}

/// Routes for readers, feed clients and crawlers.
pub fn public<R: Routes>(routes: &mut R) {
    routes
        // Feeds come first: routes are matched in this order, and feeds get the most requests.
        .service(crate::http::publishing::feed::read_json_feed)
        .service(crate::http::publishing::feed::read_atom_feed)
        .service(crate::http::publishing::feed::read_rss_feed)
        .service(crate::http::publishing::feed::read_csv_feed)
        .service(crate::http::publishing::feed::read_json_corrections)
        .service(crate::http::publishing::feed::read_atom_corrections)
        .service(crate::http::publishing::feed::read_rss_corrections)
        .service(crate::http::publishing::export::read_data_feed)
        .service(crate::http::publishing::search::search_claims)
        .service(crate::http::publishing::archive::read_front_page)
        .service(crate::http::publishing::archive::read_archive)
        .service(crate::http::publishing::verdict_page::read_style)
        .service(crate::http::publishing::verdict_page::read_verdict_document)
        .service(crate::http::publishing::verdict_page::read_checked_article)
        .service(crate::http::publishing::verdict_page::read_verdict_page)
        .service(crate::http::publishing::verdict_page::read_card_png)
        .service(crate::http::publishing::verdict_page::read_card_svg)
        .service(crate::http::publishing::verdict_page::read_embed)
        .service(crate::http::publishing::verdict_page::read_citation)
        .service(crate::http::publishing::oembed::read_oembed)
        .service(crate::http::publishing::sitemap::read_sitemap_index)
        .service(crate::http::publishing::sitemap::read_sitemap)
        .service(crate::http::publishing::sitemap::read_robots)
        .service(crate::http::publishing::sitemap::read_security_contact)
        .service(crate::http::publishing::verdict_page::read_verdict_revision)
        .service(crate::http::publishing::report::read_report_form)
        .service(crate::http::publishing::report::send_report_form)
        .service(crate::http::publishing::report::read_report_stage)
        .service(crate::http::verdicts::evidence_file::read_verdict_file)
        .service(crate::http::verdicts::correction::read_corrections)
        .service(crate::http::articles::hand_over::hand_over_page)
        .service(crate::http::articles::hub::verify_hub)
        .service(crate::http::articles::hub::hear_hub)
        .service(crate::http::kit::problem::read_problem_page);
}
