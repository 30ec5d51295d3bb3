//! Poolers: a session has its role and its time limits, whatever the startup message lost on the way.

use sqlx::Row;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_pooler_that_drops_options_takes_neither_the_role_nor_the_time_limits() {
    let (app, _line) = TestApp::behind_a_pooler().await;
    let settings = "select current_user::text, current_setting('statement_timeout'), current_setting('lock_timeout'), \
        current_setting('idle_in_transaction_session_timeout'), current_setting('synchronous_commit')";
    let expected = ["claimdesk_app", "3s", "2s", "5s", "on"];
    let mut taken = Vec::new();
    // Every connection of the pool, and the one of health probes.
    for number in 0..9 {
        let row = if number < 8 {
            taken.push(app.app.pool.acquire().await.unwrap());
            sqlx::query(settings).fetch_one(&mut **taken.last_mut().unwrap()).await.unwrap()
        } else {
            sqlx::query(settings).fetch_one(&mut app.app.pool.probe().await.unwrap()).await.unwrap()
        };
        let found: Vec<String> = (0..expected.len()).map(|column| row.get(column)).collect();
        assert_eq!(found, expected);
    }
    drop(taken);
    // What only the owner may do leaves nothing of the owner's rights behind.
    claimdesk::store::kit::planner::analyze(&app.app.pool).await.unwrap();
    for _ in 0..8 {
        let user: String = sqlx::query_scalar("select current_user::text").fetch_one(&app.app.pool).await.unwrap();
        assert_eq!(user, "claimdesk_app");
    }
    // The listening connection has the role, too: the whole works.
    let reviewer = app.reviewer().await;
    app.a_claim(&reviewer).await;
}
