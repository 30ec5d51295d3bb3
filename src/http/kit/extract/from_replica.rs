//! Context of a request whose answer may be a moment old, and the caller's own position.

use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::http::header::{AUTHORIZATION, HeaderName};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::app::context::App;
use crate::domain::kernel::lsn::Lsn;
use crate::http::kit::access::{Access, MomentOld};
use crate::http::kit::cookies;
use crate::http::kit::problem::{Kind, Problem};

/// Header with the position of a change in the database's log: in the response to the change, and in later requests
/// that must show it.
pub const POSITION: HeaderName = HeaderName::from_static("claimdesk-position");

/// The context for the operation `O`, whose reads may be a moment old. The caller's own changes are always there.
#[derive(Debug)]
pub struct FromReplica<O: MomentOld>(pub Data<App>, PhantomData<O>);

impl<O: MomentOld> Deref for FromReplica<O> {
    type Target = Data<App>;

    fn deref(&self) -> &Data<App> {
        &self.0
    }
}

impl<O: MomentOld> FromRequest for FromReplica<O> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(app) = request.app_data::<Data<App>>() else {
            return ready(Err(Problem::new(Kind::Internal, "Something went wrong on our side.")));
        };
        let app = match app.pool.has_replicas().then(|| after(request, app, O::ACCESS)).flatten() {
            Some(position) => Data::new(app.moment_old(position)),
            None => app.clone(),
        };
        ready(Ok(Self(app, PhantomData)))
    }
}

/// Position of the caller's last change, zero if the caller has changed nothing lately. `None` if it is not known:
/// a program with a token keeps no cookie, and may have written. Feeds and the public search are for programs that
/// only read.
fn after(request: &HttpRequest, app: &App, access: Access) -> Option<Lsn> {
    if let Some(position) = request.headers().get(POSITION) {
        return position.to_str().ok().and_then(Lsn::parse);
    }
    let only_reads = matches!(access, Access::Anyone | Access::Subscribers | Access::Feeds);
    if request.headers().contains_key(AUTHORIZATION) && !only_reads {
        return None;
    }
    match cookies::value(request, &app.publisher().public_url, cookies::Name::Position) {
        Some(position) => Lsn::parse(&position),
        None => Some(Lsn::default()),
    }
}
