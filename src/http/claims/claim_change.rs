//! A change of one claim as a handler takes it: right, claim, version seen and body in one extractor.

use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::de::DeserializeOwned;

use super::claim_file::file_answer;
use crate::app::claims::claim_file::ClaimFile;
use crate::app::context::App;
use crate::app::error::Result as AppResult;
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::http::kit::access::Operation;
use crate::http::kit::change::change;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::IfMatch;
use crate::http::kit::problem::Problem;

/// A request to change the claim that the path names, by a caller who may use the operation `O`, with the body `B`.
#[derive(Debug)]
pub struct ClaimChange<O: Operation, B> {
    request: HttpRequest,
    can: Can<O>,
    target: Target,
    body: B,
}

/// What a use case needs of the request, without its body.
#[derive(Debug)]
pub struct Target {
    /// The application context.
    pub app: Data<App>,
    /// The caller.
    pub actor: Actor,
    /// The claim.
    pub id: ClaimId,
    /// The version of the claim that the caller has seen.
    pub expected: i64,
}

impl<O: Operation, B> ClaimChange<O, B> {
    /// Runs the use case to its end and responds with the claim file.
    ///
    /// # Errors
    /// The problem that the use case ends with.
    pub async fn answer<F>(
        self,
        status: StatusCode,
        use_case: impl FnOnce(Target, B) -> F,
    ) -> Result<HttpResponse, Problem>
    where
        F: Future<Output = AppResult<ClaimFile>> + Send + 'static,
    {
        self.answer_by(move |_| status, use_case).await
    }

    /// Runs the use case to its end and responds with the claim file, with the status that the file asks for.
    ///
    /// # Errors
    /// The problem that the use case ends with.
    pub async fn answer_by<F>(
        self,
        status: impl FnOnce(&ClaimFile) -> StatusCode + Send + 'static,
        use_case: impl FnOnce(Target, B) -> F,
    ) -> Result<HttpResponse, Problem>
    where
        F: Future<Output = AppResult<ClaimFile>> + Send + 'static,
    {
        let (origin, body) = (self.target.app.clone(), self.body);
        change(&origin, &self.request, &self.can, |app| {
            let running = use_case(Target { app, ..self.target }, body);
            async move {
                let file = running.await?;
                file_answer(status(&file), file)
            }
        })
        .await
    }
}

impl<O: Operation, B: DeserializeOwned + 'static> FromRequest for ClaimChange<O, B> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let app = Data::<App>::extract(request);
        let can = Can::<O>::from_request(request, payload);
        let id = Path::<ClaimId>::from_request(request, payload);
        let seen = IfMatch::from_request(request, payload);
        let body = Body::<B>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let (app, can) = (app.await?, can.await?);
            let (id, seen, Body(body)) = (id.await?.into_inner(), seen.await?, body.await?);
            let target = Target { app, actor: can.actor.clone(), id, expected: seen.of(id) };
            Ok(Self { request, can, target, body })
        })
    }
}
