//! Lines to the database: a proxy that can fall silent, at once or at a statement.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use sqlx::postgres::PgConnectOptions;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;

/// When a line falls silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Before the database gets the next statement with these bytes.
    Before(&'static str),
    /// After the database has got the next statement with these bytes: the answer is lost.
    After(&'static str),
}

/// A proxy before the database. Silence holds bytes back and closes nothing, as a line does whose other end is gone.
#[derive(Debug)]
pub struct Line {
    directory: PathBuf,
    plan: Arc<Mutex<Option<Silence>>>,
    /// Whether bytes pass, and the generation of connections: those of an earlier one are dead for good.
    state: watch::Sender<(bool, u64)>,
}

impl Line {
    /// A line to the database of `options`, and the way through the line.
    pub fn to(options: &PgConnectOptions) -> (Self, PgConnectOptions) {
        Self::with(options, false)
    }

    /// A line that drops the parameter `options` of the startup message, as `PgBouncer` does with
    /// `ignore_startup_parameters = options`.
    pub fn without_options(options: &PgConnectOptions) -> (Self, PgConnectOptions) {
        Self::with(options, true)
    }

    fn with(options: &PgConnectOptions, drops_options: bool) -> (Self, PgConnectOptions) {
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let directory = std::env::temp_dir().join(format!("claimdesk-silence-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&directory).unwrap();
        let name = format!(".s.PGSQL.{}", options.get_port());
        let far = options.get_socket().unwrap().join(&name);
        let listener = UnixListener::bind(directory.join(name)).unwrap();
        let plan: Arc<Mutex<Option<Silence>>> = Arc::default();
        let state = watch::Sender::new((true, 0));
        let (plans, states) = (plan.clone(), state.clone());
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let Ok(mut server) = UnixStream::connect(&far).await else { continue };
                if drops_options && begin_without_options(&mut client, &mut server).await.is_err() {
                    continue;
                }
                let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
                let generation = states.borrow().1;
                tokio::spawn(carry(from_client, to_server, generation, states.clone(), Some(plans.clone())));
                tokio::spawn(carry(from_server, to_client, generation, states.clone(), None));
            }
        });
        let options = options.clone().socket(&directory);
        (Self { directory, plan, state }, options)
    }

    /// Falls silent at a statement.
    pub fn plan(&self, silence: Silence) {
        *self.plan.lock().unwrap() = Some(silence);
    }

    /// Falls silent now.
    pub fn fall_silent(&self) {
        self.state.send_modify(|state| state.0 = false);
    }

    /// Bytes pass again, those that were held back, too.
    pub fn come_back(&self) {
        self.state.send_modify(|state| state.0 = true);
    }

    /// Bytes pass again on new connections. Those from before stay open and silent.
    pub fn come_back_for_new_connections(&self) {
        self.state.send_modify(|state| *state = (true, state.1 + 1));
    }

    /// Whether the line is silent.
    pub fn is_silent(&self) -> bool {
        !self.state.borrow().0
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.directory).ok();
    }
}

/// Carries the startup message: its length, the version of the protocol, names and values that end with a zero, a zero.
async fn begin_without_options(client: &mut UnixStream, server: &mut UnixStream) -> std::io::Result<()> {
    let length = usize::try_from(client.read_u32().await?).unwrap();
    let mut message = vec![0; length - 4];
    client.read_exact(&mut message).await?;
    let (version, parameters) = message.split_at(4);
    let words: Vec<&[u8]> = parameters.split(|byte| *byte == 0).collect();
    let mut kept = version.to_vec();
    for pair in words.chunks_exact(2).filter(|pair| !pair[0].is_empty() && pair[0] != b"options") {
        kept.extend([pair[0], b"\0", pair[1], b"\0"].concat());
    }
    kept.push(0);
    server.write_u32(u32::try_from(kept.len() + 4).unwrap()).await?;
    server.write_all(&kept).await
}

async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    generation: u64,
    state: watch::Sender<(bool, u64)>,
    plan: Option<Arc<Mutex<Option<Silence>>>>,
) {
    let mut passes = state.subscribe();
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        let sent = &bytes[..count];
        let planned = plan.as_ref().and_then(|plan| {
            let mut plan = plan.lock().unwrap();
            plan.take_if(|silence| {
                let (Silence::Before(words) | Silence::After(words)) = silence;
                sent.windows(words.len()).any(|window| window == words.as_bytes())
            })
        });
        if let Some(Silence::Before(_)) = planned {
            state.send_modify(|state| state.0 = false);
        }
        if let Some(Silence::After(_)) = planned {
            state.send_modify(|state| state.0 = false);
            if to.write_all(sent).await.is_err() {
                return;
            }
            continue;
        }
        if passes.wait_for(|(passes, now)| *passes && *now == generation).await.is_err()
            || to.write_all(sent).await.is_err()
        {
            return;
        }
    }
}
