//! Layout of one cluster: its directories, its log, its operating system user, how its programs are run.

use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use sha2::{Digest, Sha256};
use tokio::process::Command;

use crate::error::Error;
use crate::options::Options;
use crate::ownership::{User, create_dir, create_private_dir, own_uid, refuse_foreign, unprivileged};

/// The longest path of a Unix socket on Linux, in bytes.
const LONGEST_SOCKET_PATH: usize = 107;
/// PostgreSQL's name of its socket on the port that this crate always uses.
const SOCKET_NAME: &str = ".s.PGSQL.5432";
/// Lines of the server's log in an error message.
const LOG_TAIL: usize = 12;

/// Where one cluster is, and who runs it.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) options: Options,
    /// PostgreSQL's own directory (`PGDATA`), mode 0700.
    pub(crate) cluster: PathBuf,
    /// Contains the socket, mode 0700: a user who can enter it can connect.
    pub(crate) socket: PathBuf,
    /// The server's output.
    pub(crate) log: PathBuf,
    /// The user that runs the server if this process is root; `None` means the user of this process.
    pub(crate) user: Option<User>,
}

/// Creates the data directory; returns its absolute path without symbolic links.
pub(crate) fn create_data_dir(path: &Path) -> Result<PathBuf, Error> {
    // If this process is root, the server's user has to pass through; it cannot list the directory.
    let mode = if own_uid()? == 0 { 0o711 } else { 0o700 };
    create_dir(path, mode)?;
    fs::canonicalize(path).map_err(Error::file("open the directory", path))
}

impl Layout {
    /// The layout of the cluster in `data_dir`, which may not exist yet.
    pub(crate) fn of(data_dir: &Path, options: &Options) -> Result<Self, Error> {
        let location = data_dir.join("postgres.location");
        let noted = fs::read_to_string(&location).ok().map(|text| PathBuf::from(text.trim()));
        let base = noted.as_deref().unwrap_or(data_dir);
        let cluster = base.join("postgres");

        let own_uid = own_uid()?;
        if own_uid != 0 {
            refuse_foreign(&cluster, own_uid)?;
            return Self::in_dir(base, data_dir, options, None);
        }
        let user = unprivileged(&cluster, options.user.as_deref())?;
        if noted.is_some() || make_reachable(data_dir, user)? {
            return Self::in_dir(base, data_dir, options, Some(user));
        }
        let base = Path::new("/var/lib").join(&options.name).join(short_name(data_dir));
        create_dir(&base, 0o711)?;
        fs::write(&location, format!("{}\n", base.display())).map_err(Error::file("write", &location))?;
        tracing::info!(
            data_dir = %data_dir.display(),
            location = %base.display(),
            "the PostgreSQL user cannot reach the data directory, so the database is in another location"
        );
        Self::in_dir(&base, data_dir, options, Some(user))
    }

    fn in_dir(base: &Path, data_dir: &Path, options: &Options, user: Option<User>) -> Result<Self, Error> {
        let inside = base.join("run");
        let fits = inside.join(SOCKET_NAME).as_os_str().len() <= LONGEST_SOCKET_PATH;
        let socket = if fits {
            inside
        } else if user.is_none() {
            PathBuf::from(format!("/tmp/{}-{}", options.name, short_name(data_dir)))
        } else {
            // Only root can create a directory in /run, so no other user can take the name first.
            let run = Path::new("/run").join(&options.name);
            create_dir(&run, 0o711)?;
            run.join(short_name(data_dir))
        };
        Ok(Self {
            options: options.clone(),
            cluster: base.join("postgres"),
            socket,
            log: base.join("postgres.log"),
            user,
        })
    }

    /// The layout of the server that runs here: it keeps the socket directory and the user it was started with.
    pub(crate) fn adopted(self, socket: PathBuf) -> Self {
        let owner = fs::metadata(&self.cluster).ok();
        let user = self.user.and(owner).map(|found| User::owner(&found));
        Self { socket, user, ..self }
    }

    /// Creates the socket directory and checks that it is private.
    pub(crate) fn prepare_socket_dir(&self) -> Result<(), Error> {
        create_private_dir(&self.socket, self.user)?;
        let found = fs::symlink_metadata(&self.socket).map_err(Error::file("read", &self.socket))?;
        let owner = self.user.map_or_else(own_uid, |user| Ok(user.uid))?;
        // In /tmp another user may have taken the name first, for a link or a directory.
        if !found.is_dir() || found.uid() != owner || found.mode() & 0o077 != 0 {
            return Err(Error::UnsafeSocketDirectory { path: self.socket.clone() });
        }
        Ok(())
    }

    /// PostgreSQL's lock file next to its socket.
    pub(crate) fn socket_lock(&self) -> PathBuf {
        self.socket.join(format!("{SOCKET_NAME}.lock"))
    }

    /// A program of PostgreSQL, run as its user and without the variables that would change what it does.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        let withheld = self.options.withheld_env.iter().map(String::as_str);
        let withheld: Vec<&str> = withheld.chain(["PG", "LC_", "LANG"]).collect();
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if withheld.iter().any(|prefix| text.starts_with(prefix)) {
                command.env_remove(&name);
            }
        }
        command.env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        if let Some(user) = self.user {
            command.uid(user.uid).gid(user.gid);
        }
        command
    }

    /// The last lines of the server's log.
    pub(crate) fn log_tail(&self) -> String {
        let text = fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let mut lines: Vec<&str> = text.lines().rev().take(LOG_TAIL).collect();
        lines.reverse();
        lines.join("\n")
    }
}

/// Whether `user` can pass through every directory down to `data_dir`. The data directory itself belongs to this
/// process, so a closed one is opened for passing through.
fn make_reachable(data_dir: &Path, user: User) -> Result<bool, Error> {
    if !data_dir.ancestors().skip(1).all(|parent| user.can_enter(parent)) {
        return Ok(false);
    }
    if !user.can_enter(data_dir) {
        let found = fs::metadata(data_dir).map_err(Error::file("read", data_dir))?;
        fs::set_permissions(data_dir, Permissions::from_mode(found.mode() | 0o011))
            .map_err(Error::file("change the mode of", data_dir))?;
    }
    Ok(true)
}

/// 16 hexadecimal digits that identify a data directory: the start of the SHA-256 of its path.
fn short_name(data_dir: &Path) -> String {
    let digest = Sha256::digest(data_dir.as_os_str().as_encoded_bytes());
    digest.iter().take(8).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}
