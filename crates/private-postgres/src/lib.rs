//! A private PostgreSQL server for an application: find, initialize, start, adopt, share, stop.
//!
//! [`Cluster::open`] uses the server programs that the machine has installed. It creates a database cluster in the
//! application's data directory, starts a server that listens on a Unix socket only, creates the application's
//! database, and returns when the server accepts connections. The next open adopts a server whose application was
//! killed. Other processes of the application share the cluster ([`Mode::Command`]). If the application runs as
//! root, the server runs as an ordinary user, because PostgreSQL refuses to run as root.
//!
//! ```no_run
//! use private_postgres::{Cluster, Mode, Options};
//! use sqlx::{ConnectOptions, Connection};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let options = Options::new("notes", "/var/lib/notes", Mode::Server);
//! let cluster = Cluster::open(options).await?;
//!
//! let mut db = cluster.connect_options().connect().await?;
//! sqlx::raw_sql("create table if not exists note (text text)").execute(&mut db).await?;
//! db.close().await?;
//!
//! cluster.close().await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Files
//!
//! In the data directory, for an application named `notes`:
//!
//! | path | content |
//! |---|---|
//! | `postgres` | the database cluster (`PGDATA`), mode 0700 |
//! | `run` | the Unix socket, mode 0700: the access control of the server |
//! | `postgres.log`, `postgres.log.1` | the server's log; the second holds the previous 16 MiB |
//! | `notes.lock`, `notes.visits` | file locks: the owner of the cluster, and the other commands that use it |
//! | `postgres.location` | only if the PostgreSQL user cannot reach the data directory: where the cluster is instead, a directory in `/var/lib/notes` |
//!
//! If the path of `run` is too long for a socket, the socket is in `/run/notes` (as root) or in `/tmp/notes-…`.
//!
//! # Settings
//!
//! Memory (`shared_buffers`, `effective_cache_size`, `work_mem`, `maintenance_work_mem`) is sized to the machine or its
//! container, `jit` is off, and the write-ahead log may grow to 2 GiB between checkpoints. What the user sets in
//! `postgresql.conf` or with `alter system` wins. `fsync` and the other durability settings keep PostgreSQL's defaults.
//!
//! # Deliberately absent
//!
//! - **Downloads and bundled servers.** Security updates come from the distribution.
//! - **TCP and passwords.** The mode of the socket directory decides who can connect, always as the superuser.
//! - **Major version upgrades.** [`Error::OtherVersion`] names both versions; `pg_upgrade` does the work.
//! - **Migrations and pools.** The application opens its own connections with [`Cluster::connect_options`].
//! - **Other systems than Linux.** The crate reads `/proc` and `/etc/passwd`.

mod binaries;
mod cluster;
mod connection;
mod error;
mod initdb;
mod layout;
mod lock;
mod options;
mod ownership;
mod process;
mod server;
mod sizing;

pub use binaries::{Binaries, SUPPORTED};
pub use cluster::Cluster;
pub use error::Error;
pub use options::{Mode, Options};
