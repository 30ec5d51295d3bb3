//! Serve command: start the server and its workers, shut them down in order.

use std::net::{SocketAddr, TcpListener};
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use anyhow::Context;
use private_postgres::Mode;
use tokio::net::TcpSocket;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::app;
use crate::app::context::App;
use crate::cli::database::Database;
use crate::config::Settings;
use crate::domain::kernel::secret::Password;
use crate::domain::kernel::work_class::WorkClass;
use crate::domain::newsroom::job::Lane;
use crate::domain::people::account::Email;
use crate::http::kit::connections::PER_ADDRESS;
use crate::http::kit::extract::address::Proxies;
use crate::http::kit::metrics::Metrics;
use crate::http::kit::operations;
use crate::http::server::{Parts, serve};
use crate::jobs::{clock, delivery_worker, listener, schedule_worker, worker};
use crate::store::kit::pool::shares::Sizes;

/// Connections that may wait to be accepted, on each listener.
const BACKLOG: u32 = 1024;

/// Number of pages that are fetched at once.
const PAGES: usize = 16;

/// E-mail address of the first admin account.
const FIRST_ADMIN: &str = "admin@localhost.localdomain";

/// Runs the server until SIGINT or SIGTERM.
pub(super) async fn run(settings: &Settings, with_samples: bool, dropped_lines: Arc<AtomicU64>) -> anyhow::Result<()> {
    // Bind the ports first, so that a used port is reported before the database starts.
    let (public, listening) = bind(settings.http.listen, "http.listen")?;
    let (local, operating) = bind(settings.operations.listen, "operations.listen")?;

    // From here on, a signal must stop the database in order.
    let mut signals = Signals::listen()?;
    let mut database = tokio::select! {
        database = Database::open(settings, Mode::Server) => database?,
        () = signals.next() => anyhow::bail!("interrupted before the database was ready"),
    };
    let parts = (public, listening, local, operating);
    let metrics = Metrics::counting(dropped_lines);
    let served = serve_until_told(settings, with_samples, &mut database, parts, metrics, &mut signals).await;

    let closed = database.close().await;
    served.and(closed)
}

/// Binds a port without listening: until the server is ready, connections are refused. A client or balancer then knows
/// at once, instead of waiting for a database that recovers or a migration that runs.
fn bind(address: SocketAddr, setting: &str) -> anyhow::Result<(TcpSocket, SocketAddr)> {
    let bound = || -> std::io::Result<_> {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        let listening = socket.local_addr()?;
        Ok((socket, listening))
    };
    bound().with_context(|| advice(address, setting))
}

/// Listens on a bound port. Fails if another server has bound the port at the same time and listens already.
fn listen(socket: TcpSocket, setting: &str) -> anyhow::Result<TcpListener> {
    let address = socket.local_addr()?;
    let listening = || socket.listen(BACKLOG)?.into_std();
    listening().with_context(|| advice(address, setting))
}

fn advice(address: SocketAddr, setting: &str) -> String {
    let flag = setting.replace('.', "-");
    let variable = setting.replace('.', "__").to_uppercase();
    format!(
        "cannot listen on {address}. Choose another address with the setting {setting}: --{flag} ADDRESS:PORT, or the \
         variable CLAIMDESK_{variable}"
    )
}

async fn serve_until_told(
    settings: &Settings,
    with_samples: bool,
    database: &mut Database,
    (public, listening, local, operating): (TcpSocket, SocketAddr, TcpSocket, SocketAddr),
    metrics: Metrics,
    signals: &mut Signals,
) -> anyhow::Result<()> {
    database.use_replicas(settings).await?;
    let app = database.app(settings, listening)?;
    app::newsroom::setting::start(&app).await?;
    app::claims::matching::vectors::declare(&app).await?;
    if let Some(password) = app::people::account::first_admin(&app, &first_admin_email()?).await? {
        // Print the password at once, because it cannot be printed again.
        introduce(&password)?;
        if with_samples {
            app::articles::sample::load(&app).await.context("cannot take in the sample articles")?;
        }
    }

    let shutdown = CancellationToken::new();
    let background = background(&app, own_workers(settings), &shutdown).await?;
    let operations =
        operations::serve(app.clone(), listen(local, "operations.listen")?, metrics.clone(), shutdown.clone())?;
    let workers = settings.http.workers().get();
    let server = serve(Parts {
        app: app.clone(),
        listener: listen(public, "http.listen")?,
        proxies: Proxies(settings.http.trusted_proxies.0.clone()),
        connections_per_address: PER_ADDRESS,
        workers,
        metrics,
        shutdown: shutdown.clone(),
    })?;
    let (server_handle, operations_handle) = (server.handle(), operations.handle());
    let serving = [tokio::spawn(server), tokio::spawn(operations)];

    greet(&app, operating)?;
    let outcome = tokio::select! {
        () = signals.next() => Ok(()),
        // The server cannot work without its database; the service manager restarts both.
        error = database.ended() => Err(error),
    };
    tracing::info!("stopping: requests finish, streams end");

    // Order: readiness fails, streams end, requests finish, workers stop.
    shutdown.cancel();
    let stopping = async {
        server_handle.stop(true).await;
        operations_handle.stop(true).await;
        for task in background {
            let _ = task.await;
        }
        for server in serving {
            let _ = server.await;
        }
    };
    tokio::select! {
        () = stopping => {}
        () = tokio::time::sleep(Duration::from_secs(7)) => tracing::warn!("stopped with work still running"),
        () = signals.next() => tracing::warn!("stopped at once"),
    }
    outcome
}

fn first_admin_email() -> anyhow::Result<Email> {
    Email::new(FIRST_ADMIN).map_err(anyhow::Error::msg)
}

/// Workers for jobs that compute: two for each core, because half of the time they wait for the database. One connection stays
/// free, for the job that needs a second one.
fn own_workers(settings: &Settings) -> usize {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let connections = Sizes::of(settings.database.pool).background;
    let connected = usize::try_from(connections).unwrap_or(cores).saturating_sub(1);
    (2 * cores).min(connected).max(1)
}

/// Starts the workers of the process, `computing` of them for jobs that compute.
async fn background(app: &App, computing: usize, shutdown: &CancellationToken) -> anyhow::Result<Vec<JoinHandle<()>>> {
    let start = app::newsroom::live::end(app).await?;
    // A change by another server since the settings were read is in no event that the listener will see.
    app::newsroom::setting::apply(app).await?;
    let own = || app.of_class(WorkClass::Background);
    let pages = (0..PAGES).map(|_| tokio::spawn(worker::run(own(), Lane::Pages, shutdown.clone())));
    let computing = (0..computing).map(|_| tokio::spawn(worker::run(own(), Lane::Own, shutdown.clone())));
    let others = [
        // Live streams show what happens while background work waits for its turn.
        tokio::spawn(listener::run(app.clone(), start, shutdown.clone())),
        tokio::spawn(delivery_worker::run(own(), shutdown.clone())),
        tokio::spawn(clock::run(own(), shutdown.clone())),
        // At its second, a publication waits for no other background work.
        tokio::spawn(schedule_worker::run(app.clone(), shutdown.clone())),
    ];
    Ok(others.into_iter().chain(pages).chain(computing).collect())
}

fn introduce(password: &Password) -> anyhow::Result<()> {
    crate::cli::output::print(&format!(
        "First admin   {FIRST_ADMIN}\nPassword      {}\n\
         This password is shown only now. Choose your own after signing in.\n",
        password.reveal()
    ))
}

fn greet(app: &App, operating: SocketAddr) -> anyhow::Result<()> {
    let address = &app.publisher().public_url;
    crate::cli::output::print(&format!(
        "Claimdesk is ready at {address}\nHealth for operators: http://{operating}/readyz\n\nStop with Ctrl-C."
    ))
}

/// The signals that stop the process: SIGINT (Ctrl-C) and SIGTERM (service manager).
pub(super) struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Installs the handlers. From here on, the signals do not end the process by themselves.
    pub(super) fn listen() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for the next signal.
    pub(super) async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
