//! How is everything said over HTTP? The table of contents: every resource, in one list.

use utoipa_actix_web::service_config::ServiceConfig;

pub mod access;
pub mod accounts;
pub mod answer;
pub mod articles;
pub mod audit;
pub mod change;
pub mod claims;
pub mod comments;
pub mod connections;
pub mod cookies;
pub mod corrections;
pub mod dashboard;
pub mod deliveries;
pub mod endpoints;
pub mod evidence;
pub mod exports;
pub mod external_checks;
pub mod extract;
pub mod feeds;
pub mod insights;
pub mod invitations;
pub mod jobs;
pub mod live;
pub mod me;
pub mod merges;
pub mod metrics;
pub mod middleware;
pub mod notifications;
pub mod oembed;
pub mod openapi;
pub mod operations;
pub mod passkeys;
pub mod presence;
pub mod problem;
pub mod publications;
pub mod queue;
pub mod ratings;
pub mod readings;
pub mod ready;
pub mod related;
pub mod replies;
pub mod resets;
pub mod reviews;
pub mod search;
pub mod second_factors;
pub mod server;
pub mod sessions;
pub mod settings;
pub mod single_sign_on;
pub mod sitemap;
pub mod system;
pub mod tokens;
pub mod verdict_pages;
pub mod verdicts;
pub mod views;

/// Everything under `/api/v1`.
fn api(config: &mut ServiceConfig<'_>) {
    people(config);
    claims(config);
    decisions(config);
    overview(config);
    webhooks(config);
}

/// Who works here, by which rules, and what is theirs.
fn people(config: &mut ServiceConfig<'_>) {
    config
        .service(openapi::read_openapi)
        .service(sessions::sign_in)
        .service(sessions::read_session)
        .service(sessions::sign_out)
        .service(sessions::read_ways_in)
        .service(single_sign_on::leave_for_sign_on)
        .service(single_sign_on::return_from_sign_on)
        .service(single_sign_on::confirm_by_sign_on)
        .service(me::change_password)
        .service(me::confirm_session)
        .service(me::list_sessions)
        .service(me::end_session)
        .service(me::end_other_sessions)
        .service(second_factors::read_second_factor)
        .service(second_factors::begin_second_factor)
        .service(second_factors::activate_second_factor)
        .service(second_factors::renew_recovery_codes)
        .service(second_factors::remove_second_factor)
        .service(second_factors::remove_account_second_factor)
        .service(passkeys::list_passkeys)
        .service(passkeys::offer_passkey)
        .service(passkeys::add_passkey)
        .service(passkeys::remove_passkey)
        .service(passkeys::ask_passkey)
        .service(passkeys::sign_in_by_passkey)
        .service(passkeys::confirm_by_passkey)
        .service(tokens::list_tokens)
        .service(tokens::make_token)
        .service(tokens::revoke_token)
        .service(notifications::list_notifications)
        .service(notifications::read_notifications)
        .service(views::list_views)
        .service(views::save_view)
        .service(views::remove_view)
        .service(accounts::list_accounts)
        .service(accounts::change_account)
        .service(accounts::deactivate_account)
        .service(accounts::reactivate_account)
        .service(accounts::issue_reset)
        .service(invitations::list_invitations)
        .service(invitations::invite_person)
        .service(invitations::open_invitation)
        .service(invitations::accept_invitation)
        .service(invitations::withdraw_invitation)
        .service(resets::request_reset)
        .service(resets::open_reset)
        .service(resets::accept_reset)
        .service(ratings::list_ratings)
        .service(ratings::replace_ratings)
        .service(settings::read_settings)
        .service(settings::replace_settings);
}

/// Articles, their claims, and who works on which.
fn claims(config: &mut ServiceConfig<'_>) {
    config
        .service(articles::create_article)
        .service(articles::list_articles)
        .service(articles::read_article)
        .service(articles::read_article_version)
        .service(articles::analyse_article)
        .service(articles::list_article_claims)
        .service(articles::read_article_history)
        .service(claims::list_claims)
        .service(queue::take_next_claim)
        .service(queue::change_claims)
        .service(claims::add_claim)
        .service(claims::read_claim)
        .service(claims::reword_claim)
        .service(claims::read_claim_history)
        .service(related::list_related_claims)
        .service(merges::merge_claims)
        .service(merges::unmerge_claim)
        .service(merges::split_claim)
        .service(reviews::assign_claim)
        .service(reviews::release_claim)
        .service(reviews::dismiss_claim)
        .service(reviews::reopen_claim)
        .service(reviews::plan_claim)
        .service(reviews::confirm_claim);
}

/// What speaks for and against a claim, and what is decided.
fn decisions(config: &mut ServiceConfig<'_>) {
    config
        .service(evidence::list_evidence)
        .service(evidence::add_evidence)
        .service(evidence::revise_evidence)
        .service(evidence::withdraw_evidence)
        .service(replies::ask_reply)
        .service(replies::record_reply)
        .service(comments::list_comments)
        .service(comments::add_comment)
        .service(comments::resolve_comment)
        .service(verdicts::save_draft)
        .service(verdicts::submit_verdict)
        .service(readings::ask_second_reading)
        .service(readings::give_second_reading)
        .service(readings::withdraw_second_reading)
        .service(readings::adjudicate_verdict)
        .service(verdicts::approve_verdict)
        .service(verdicts::return_verdict)
        .service(verdicts::publish_verdict)
        .service(corrections::correct_verdict)
        .service(corrections::retract_verdict)
        .service(verdicts::list_revisions)
        .service(verdicts::preview_verdict)
        .service(verdicts::preview_outputs);
}

/// The whole at a glance, as it happens and as it happened.
fn overview(config: &mut ServiceConfig<'_>) {
    config
        .service(insights::read_insights)
        .service(insights::read_insight_table)
        .service(audit::list_events)
        .service(audit::export_events)
        .service(exports::export_table)
        .service(exports::export_lines)
        .service(external_checks::list_external_checks)
        .service(external_checks::import_external_checks)
        .service(external_checks::list_claim_checks)
        .service(publications::list_verdict_changes)
        .service(live::watch_live)
        .service(presence::stay_at_claim)
        .service(presence::leave_claim)
        .service(jobs::list_jobs)
        .service(jobs::retry_job)
        .service(system::read_system);
}

/// Who is told of what happens.
fn webhooks(config: &mut ServiceConfig<'_>) {
    config
        .service(endpoints::list_endpoints)
        .service(endpoints::add_endpoint)
        .service(endpoints::read_endpoint)
        .service(endpoints::change_endpoint)
        .service(endpoints::remove_endpoint)
        .service(endpoints::verify_endpoint)
        .service(endpoints::renew_endpoint_secret)
        .service(endpoints::disable_endpoint)
        .service(deliveries::list_deliveries)
        .service(deliveries::read_delivery)
        .service(deliveries::redeliver)
        .service(deliveries::replay_deliveries);
}

/// Everything that readers and their machines may read.
fn public(config: &mut ServiceConfig<'_>) {
    config
        // First, because they are asked for most, and addresses are tried in this order.
        .service(feeds::read_json_feed)
        .service(feeds::read_atom_feed)
        .service(feeds::read_rss_feed)
        .service(feeds::read_csv_feed)
        .service(feeds::read_json_corrections)
        .service(feeds::read_atom_corrections)
        .service(feeds::read_rss_corrections)
        .service(exports::read_data_feed)
        .service(search::search_claims)
        .service(verdict_pages::read_style)
        .service(verdict_pages::read_verdict_document)
        .service(verdict_pages::read_checked_article)
        .service(verdict_pages::read_verdict_page)
        .service(verdict_pages::read_card_png)
        .service(verdict_pages::read_card_svg)
        .service(verdict_pages::read_embed)
        .service(oembed::read_oembed)
        .service(sitemap::read_sitemap_index)
        .service(sitemap::read_sitemap)
        .service(sitemap::read_robots)
        .service(verdict_pages::read_verdict_revision)
        .service(corrections::read_corrections)
        .service(problem::read_problem_page);
}
