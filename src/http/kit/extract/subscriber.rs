//! Subscriber extractor: access to feeds, open to everybody unless feeds are private.

use std::marker::PhantomData;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::WWW_AUTHENTICATE;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use super::caller::Can;
use crate::app::context::App;
use crate::http::kit::access::Operation;
use crate::http::kit::problem::{Kind, Problem};

/// A caller who may read feeds through the operation `O`, anonymous unless feeds are private.
#[derive(Debug)]
pub struct Subscriber<O: Operation>(PhantomData<O>);

impl<O: Operation> FromRequest for Subscriber<O> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let private = request
            .app_data::<Data<App>>()
            // mutant G7: .is_none_or(|app| app.publisher().rules.private_feeds && app.publisher().name.is_empty());
            .is_none_or(|app| app.publisher().rules.private_feeds);
        if !private {
            return Box::pin(std::future::ready(Ok(Self(PhantomData))));
        }
        let caller = Can::<O>::from_request(request, payload);
        Box::pin(async move {
            match caller.await {
                Ok(_) => Ok(Self(PhantomData)),
                // Feed readers support only basic authentication.
                Err(problem) if problem.kind() == Kind::NotSignedIn => Err(Problem::new(
                    Kind::NotSignedIn,
                    "These feeds are for subscribers: send an API token with the scope feeds:read as the password, or as Authorization: Bearer.",
                )
                .with_header(WWW_AUTHENTICATE, "Basic realm=\"Claimdesk feeds\", Bearer")),
                Err(problem) => Err(problem),
            }
        })
    }
}
