//! Test accounts: a chosen password, the secret of a link, what admins read about an account.

use serde_json::Value;

use crate::support::Person;

pub const CHOSEN: &str = "kettle orbit marble fjord";

/// The secret behind the `#` of a link.
pub fn secret(link: &Value) -> String {
    let link = link["link"].as_str().unwrap();
    link.split_once('#').unwrap().1.to_owned()
}

pub async fn details(admin: &Person, id: &str) -> Value {
    let all = admin.read("/api/v1/accounts?all=true").await;
    let all = all["items"].as_array().unwrap().clone();
    all.into_iter().find(|account| account["id"] == id).unwrap()
}
