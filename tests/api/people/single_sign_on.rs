//! Single sign-on: admission and roles from the identity provider.

use chrono::TimeDelta;
use reqwest::redirect::Policy;
use serde_json::{Value, json};

use crate::support::people::PASSWORD;
use crate::support::provider::{Fault, Provider};
use crate::support::{Answer, Person, TestApp};

/// Ada, as her provider knows her.
fn ada() -> Value {
    json!({"sub": "7f3", "email": "ada@desk.test", "email_verified": true, "name": "Ada Novak", "roles": ["claimdesk-editor"]})
}

/// A browser that goes nowhere by itself.
fn browser(app: &TestApp) -> Person {
    let http = reqwest::Client::builder().cookie_store(true).redirect(Policy::none()).no_proxy();
    Person { http: http.build().unwrap(), ..app.anyone() }
}

/// To the provider: the address where the browser is sent.
async fn leaves(browser: &Person, to: &str) -> String {
    let path = format!("/api/v1/single-sign-on/departure?to={to}");
    let answer = browser.get(&path).await.expect(303);
    answer.header("location").unwrap().to_owned()
}

async fn returns(browser: &Person, address: &str) -> Answer {
    Answer::to(browser.http.get(address)).await.expect(303)
}

/// There and back: where the browser ends up.
async fn goes(browser: &Person, provider: &Provider) -> String {
    let address = leaves(browser, "/queue").await;
    let back = provider.signs_in(&address);
    let answer = returns(browser, &back).await;
    answer.header("location").unwrap().to_owned()
}

async fn start() -> (TestApp, Provider) {
    let provider = Provider::open(TestApp::begins_at());
    provider.says(ada());
    let app = TestApp::with_identity_provider(&provider).await;
    (app, provider)
}

// ASVS 10.2.1, 10.5.2
#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_comes_with_the_role_that_the_provider_names() {
    let (app, provider) = start().await;
    let ways = app.anyone().get("/api/v1/session/ways").await.json();
    assert_eq!(ways["single_sign_on"], "Newsroom ID");

    let browser = browser(&app);
    let address = leaves(&browser, "/claims%3Fstate%3Dunassigned").await;
    let answer = returns(&browser, &provider.signs_in(&address)).await;
    assert_eq!(answer.header("location"), Some("/claims?state=unassigned"));
    let session = browser.read("/api/v1/session").await;
    assert_eq!(session["account"]["name"], "Ada Novak");
    assert_eq!(session["account"]["role"], "editor");
    assert_eq!(session["proofs"], json!(["single_sign_on"]));
    let open = browser.get("/api/v1/me/sessions").await.json();
    assert_eq!(open["items"][0]["proof"], "single_sign_on");

    // She has no password: none is right, and no letter brings one.
    let credentials = json!({"email": "ada@desk.test", "password": PASSWORD});
    let by_password = app.anyone().post("/api/v1/session", &credentials).await;
    by_password.problem(401, "bad-credentials");

    // Her role follows the provider's words at the next sign-in, and what she was signed in as ends.
    provider.says(json!({"sub": "7f3", "roles": ["claimdesk-reviewer", "others"], "email": "new@desk.test"}));
    let again = self::browser(&app);
    assert_eq!(goes(&again, &provider).await, "/queue");
    let session = again.read("/api/v1/session").await;
    assert_eq!(session["account"]["role"], "reviewer");
    assert_eq!(session["account"]["email"], "ada@desk.test", "the subject counts, not the address");
    browser.get("/api/v1/session").await.problem(401, "not-signed-in");

    let admin = app.admin().await;
    let events = admin.get("/api/v1/events?limit=50").await.expect(200);
    for kind in ["account.created", "account.identity_linked", "account.changed"] {
        assert!(events.text().contains(kind), "{kind}");
    }
}

// threat A25
#[tokio::test(flavor = "multi_thread")]
async fn an_account_with_the_same_verified_address_becomes_theirs_and_keeps_its_password() {
    let (app, provider) = start().await;
    let known = app.editor().await;
    let mut claims = json!({"sub": "9", "email": known.email.to_uppercase(), "roles": ["claimdesk-editor"]});
    provider.says(claims.clone());
    let unsaid = goes(&browser(&app), &provider).await;
    assert_eq!(unsaid, "/sign-in?refused=unverified");
    claims["email_verified"] = json!(false);
    provider.says(claims.clone());
    let denied = goes(&browser(&app), &provider).await;
    assert_eq!(denied, "/sign-in?refused=unverified");
    // Some providers write booleans as words.
    claims["email_verified"] = json!("true");
    provider.says(claims);
    let browser = browser(&app);
    assert_eq!(goes(&browser, &provider).await, "/queue");
    let session = browser.get("/api/v1/session").await.json();
    assert_eq!(session["account"]["id"], known.id.as_str());
    assert_eq!(session["proofs"], json!(["password", "single_sign_on"]));
    known.sign_in(PASSWORD).await.expect(200);

    app.deactivate(&known).await;
    assert_eq!(goes(&browser, &provider).await, "/sign-in?refused=deactivated");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_provider_holds_back_is_asked_for() {
    let (app, provider) = start().await;
    provider.holds_back(true);
    assert_eq!(goes(&browser(&app), &provider).await, "/queue");
    provider.errs(Fault::OtherPerson);
    assert_eq!(goes(&browser(&app), &provider).await, "/sign-in?refused=provider");
}

// ASVS 6.8.2, 9.1.1, 9.1.2, 9.1.3, 9.2.1, 9.2.3, 10.1.2, 10.5.1, 10.5.4
// threat A24.2
#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_by_a_token_that_is_not_for_this_sign_in() {
    let (app, provider) = start().await;
    for fault in [
        Fault::OtherNonce,
        Fault::OtherAudience,
        Fault::OtherIssuer,
        Fault::Expired,
        Fault::Unsigned,
        Fault::Forged,
        Fault::Symmetric,
        Fault::NotYet,
    ] {
        provider.errs(fault);
        let browser = browser(&app);
        assert_eq!(goes(&browser, &provider).await, "/sign-in?refused=provider", "{fault:?}");
        browser.get("/api/v1/session").await.problem(401, "not-signed-in");
    }
    provider.errs(Fault::None);
    provider.says(json!({"sub": "8", "email": "bo@desk.test", "email_verified": true, "roles": ["visitors"]}));
    assert_eq!(goes(&browser(&app), &provider).await, "/sign-in?refused=no_role");
    let count: i64 = app.value("select count(*) from accounts").await;
    assert_eq!(count, 0, "nobody was let in");
}

// ASVS 3.5.3, 3.7.2, 10.1.2, 10.2.1
// threat A24.1, C46
#[tokio::test(flavor = "multi_thread")]
async fn a_flight_works_once_in_its_own_browser_and_for_ten_minutes() {
    let (app, provider) = start().await;
    let (mine, theirs) = (browser(&app), browser(&app));
    let back = provider.signs_in(&leaves(&mine, "/queue").await);
    let refused = |answer: Answer| answer.header("location").unwrap().to_owned();
    // Somebody is lured to where another's sign-in ends.
    assert_eq!(refused(returns(&theirs, &back).await), "/sign-in?refused=expired");
    leaves(&theirs, "/queue").await;
    assert_eq!(refused(returns(&theirs, &back).await), "/sign-in?refused=expired");
    assert_eq!(refused(returns(&mine, &back).await), "/queue");
    assert_eq!(refused(returns(&mine, &back).await), "/sign-in?refused=expired", "twice");

    let back = provider.signs_in(&leaves(&mine, "/queue").await);
    let denied = back.replace("code=", "error=access_denied&was=");
    assert_eq!(refused(returns(&mine, &denied).await), "/sign-in?refused=denied");
    let back = provider.signs_in(&leaves(&mine, "/queue").await);
    app.advance(TimeDelta::minutes(10));
    assert_eq!(refused(returns(&mine, &back).await), "/sign-in?refused=expired");

    for elsewhere in ["https://evil.example", "//evil.example", "%2F%5Cevil.example"] {
        let back = provider.signs_in(&leaves(&mine, elsewhere).await);
        provider.authenticated_at(app.app.clock.now().timestamp());
        assert_eq!(refused(returns(&mine, &back).await), "/", "{elsewhere}");
    }
}

// ASVS 7.6.2
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_signed_in_because_another_page_wanted_it() {
    let (app, _provider) = start().await;
    let browser = browser(&app);
    let path = "/api/v1/single-sign-on/departure?to=/queue";
    let lured = browser.request(reqwest::Method::GET, path);
    let answer = Answer::to(lured.header("sec-fetch-site", "cross-site")).await;
    assert_eq!(answer.expect(303).header("location"), Some("/sign-in"));
}

// ASVS 15.3.2, 16.5.2
// threat A26
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_away_or_turns_its_key_does_no_harm() {
    let (app, provider) = start().await;
    for fault in [Fault::Broken, Fault::Redirects, Fault::Endless] {
        provider.errs(fault);
        assert_eq!(leaves(&browser(&app), "/").await, "/sign-in?refused=provider", "{fault:?}");
    }
    let known = app.account(claimdesk::domain::people::account::Role::Reviewer).await;
    known.sign_in(PASSWORD).await.expect(200);

    provider.errs(Fault::None);
    assert_eq!(goes(&browser(&app), &provider).await, "/queue");
    provider.turns_its_key();
    assert_eq!(goes(&browser(&app), &provider).await, "/queue", "the new key is fetched");
}

// ASVS 6.8.4, 7.6.1
// threat A27
#[tokio::test(flavor = "multi_thread")]
async fn who_came_by_the_provider_confirms_there() {
    let (app, provider) = start().await;
    provider.says(json!({"sub": "1", "email": "chief@desk.test", "email_verified": true, "name": "Chief", "roles": "claimdesk-admin"}));
    let (browser, other) = (browser(&app), browser(&app));
    goes(&browser, &provider).await;
    let invite = json!({"email": "new@desk.test", "name": "New", "role": "reviewer"});
    app.advance(TimeDelta::minutes(11));
    let refused = browser.post("/api/v1/invitations", &invite).await;
    refused.problem(403, "unconfirmed");

    let confirms = async |browser: &Person| {
        let answer = browser.get("/api/v1/me/confirmation/single-sign-on?to=/accounts").await;
        let address = answer.expect(303).header("location").unwrap().to_owned();
        assert!(address.contains("prompt=login") && address.contains("max_age=0"), "{address}");
        let answer = returns(browser, &provider.signs_in(&address)).await;
        answer.header("location").unwrap().to_owned()
    };
    // The provider has not asked for the password again.
    assert_eq!(confirms(&browser).await, "/sign-in?refused=provider");
    let began = app.app.clock.now().timestamp();
    provider.authenticated_at(began);
    // Somebody else signs in there than sits here.
    provider.says(ada());
    assert_eq!(confirms(&browser).await, "/sign-in?refused=another");
    goes(&other, &provider).await;
    browser.post("/api/v1/invitations", &invite).await.problem(403, "unconfirmed");

    provider.says(json!({"sub": "1", "roles": "claimdesk-admin"}));
    assert_eq!(confirms(&browser).await, "/accounts");
    browser.post("/api/v1/invitations", &invite).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_admin_stays_one_whatever_the_provider_says() {
    let (app, provider) = start().await;
    provider
        .says(json!({"sub": "1", "email": "chief@desk.test", "email_verified": true, "roles": ["claimdesk-admin"]}));
    let browser = browser(&app);
    goes(&browser, &provider).await;
    provider.says(json!({"sub": "1", "roles": ["claimdesk-reviewer"]}));
    assert_eq!(goes(&browser, &provider).await, "/queue");
    let session = browser.get("/api/v1/session").await.json();
    assert_eq!(session["account"]["role"], "admin");
    assert_eq!(session["account"]["name"], "chief@desk.test", "nameless: the address");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_first_visits_at_once_make_one_account() {
    let (app, provider) = start().await;
    for round in 0..10 {
        let email = format!("twin{round}@desk.test");
        provider.says(json!({"sub": email, "email": email, "email_verified": true, "roles": ["claimdesk-reviewer"]}));
        let (one, two) = (browser(&app), browser(&app));
        let (there, too) = tokio::join!(goes(&one, &provider), goes(&two, &provider));
        assert_eq!((there.as_str(), too.as_str()), ("/queue", "/queue"));
    }
    let counts: (i64, i64) =
        sqlx::query_as("select (select count(*) from accounts), (select count(*) from identities)")
            .fetch_one(&mut app.database().await)
            .await
            .unwrap();
    assert_eq!(counts, (10, 10));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_provider_there_is_none() {
    let app = TestApp::start().await;
    let ways = app.anyone().get("/api/v1/session/ways").await.json();
    assert_eq!(ways, json!({"passkeys": false, "single_sign_on": null}));
    for path in ["departure", "arrival?state=x&code=y"] {
        let path = format!("/api/v1/single-sign-on/{path}");
        app.anyone().get(&path).await.problem(404, "not-found");
    }
}
