//! Where does the cluster of a data directory live, and which operating system user runs it?

use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, lchown};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::Error;

/// Linux takes Unix socket paths of up to 107 bytes.
const LONGEST_SOCKET_PATH: usize = 107;
/// What Postgres calls its socket, with the port number we always use.
const SOCKET_NAME: &str = ".s.PGSQL.5432";
/// Where root keeps clusters whose data directory no other user can reach.
const ELSEWHERE: &str = "/var/lib/claimdesk";

/// An operating system user that Postgres runs as, when that is not ourselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct User {
    pub(super) uid: u32,
    pub(super) gid: u32,
}

/// The directories of one cluster.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Postgres's own directory (`PGDATA`), 0700.
    pub(super) cluster: PathBuf,
    /// Holds the socket, 0700: who can enter it may connect.
    pub(super) socket: PathBuf,
    /// What the server prints.
    pub(super) log: PathBuf,
    /// Set when we are root and the server must run as somebody else.
    pub(super) user: Option<User>,
}

/// Makes the data directory and answers with its absolute path, free of symbolic links.
pub(super) fn data_dir(path: &Path) -> Result<PathBuf, Error> {
    // Root's server process runs as another user, which has to pass through; names stay unreadable to it.
    let mode = if own_uid()? == 0 { 0o711 } else { 0o700 };
    make_dir(path, mode)?;
    fs::canonicalize(path).map_err(Error::file("open the directory", path))
}

impl Place {
    /// Where the cluster of `data_dir` is, or is to be. `user` is the setting `postgres.user`.
    pub(super) fn of(data_dir: &Path, user: Option<&str>) -> Result<Self, Error> {
        let note = data_dir.join("postgres.location");
        let noted = fs::read_to_string(&note)
            .ok()
            .map(|text| PathBuf::from(text.trim()));
        let base = noted.clone().unwrap_or_else(|| data_dir.to_path_buf());

        let own_uid = own_uid()?;
        if own_uid != 0 {
            refuse_foreign(&base.join("postgres"), own_uid)?;
            return Self::in_dir(&base, data_dir, None);
        }

        let user = unprivileged(&base.join("postgres"), user)?;
        let base = match noted {
            Some(base) => base,
            None if reachable(data_dir, user)? => data_dir.to_path_buf(),
            None => settle_elsewhere(data_dir, &note)?,
        };
        Self::in_dir(&base, data_dir, Some(user))
    }

    fn in_dir(base: &Path, data_dir: &Path, user: Option<User>) -> Result<Self, Error> {
        let inside = base.join("run");
        let fits = inside.join(SOCKET_NAME).as_os_str().len() <= LONGEST_SOCKET_PATH;
        let socket = if fits {
            inside
        } else {
            short_socket_dir(data_dir, user)?
        };
        Ok(Self {
            cluster: base.join("postgres"),
            socket,
            log: base.join("postgres.log"),
            user,
        })
    }

    /// Whom the cluster's files belong to, when that matters because we are root.
    pub(super) fn owner(&self) -> Option<User> {
        let found = fs::metadata(&self.cluster).ok()?;
        self.user.map(|_| User {
            uid: found.uid(),
            gid: found.gid(),
        })
    }

    /// Makes the socket directory and checks that it is nobody else's.
    pub(super) fn prepare_socket_dir(&self) -> Result<(), Error> {
        private_dir(&self.socket, self.user)?;
        let found =
            fs::symlink_metadata(&self.socket).map_err(Error::file("read", &self.socket))?;
        let owner = match self.user {
            Some(user) => user.uid,
            None => own_uid()?,
        };
        // In /tmp somebody else may have been first with this name: a link, or a directory of theirs.
        if !found.is_dir() || found.uid() != owner || found.mode() & 0o077 != 0 {
            return Err(Error::UnsafeSocketDirectory {
                path: self.socket.clone(),
            });
        }
        Ok(())
    }
}

/// Makes a directory that only `user` (or we) can enter; one that exists is left as it is.
pub(super) fn private_dir(path: &Path, user: Option<User>) -> Result<(), Error> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => give(path, user),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::file("create the directory", path)(error)),
    }
}

/// Hands a tree of ours to `user`; symbolic links are not followed.
pub(super) fn give_tree(path: &Path, user: Option<User>) -> Result<(), Error> {
    give(path, user)?;
    let is_dir = fs::symlink_metadata(path).is_ok_and(|found| found.is_dir());
    if user.is_some() && is_dir {
        for entry in fs::read_dir(path).map_err(Error::file("read", path))? {
            give_tree(&entry.map_err(Error::file("read", path))?.path(), user)?;
        }
    }
    Ok(())
}

/// Hands one file or directory of ours to `user`.
pub(super) fn give(path: &Path, user: Option<User>) -> Result<(), Error> {
    let Some(user) = user else { return Ok(()) };
    lchown(path, Some(user.uid), Some(user.gid)).map_err(Error::file("change the owner of", path))
}

fn make_dir(path: &Path, mode: u32) -> Result<(), Error> {
    DirBuilder::new()
        .recursive(true)
        .mode(mode)
        .create(path)
        .map_err(Error::file("create the directory", path))
}

/// Our effective user number. The standard library has no call for it, but the kernel shows it here.
fn own_uid() -> Result<u32, Error> {
    let path = Path::new("/proc/self");
    fs::metadata(path)
        .map(|found| found.uid())
        .map_err(Error::file("read", path))
}

fn refuse_foreign(cluster: &Path, own_uid: u32) -> Result<(), Error> {
    match fs::metadata(cluster) {
        Ok(found) if found.uid() != own_uid => Err(Error::ForeignOwner {
            path: cluster.to_path_buf(),
            owner: found.uid(),
            user: own_uid,
        }),
        _ => Ok(()),
    }
}

/// Whom root runs Postgres as: the setting, else the owner of the cluster that is there, else `postgres`,
/// else `nobody`.
fn unprivileged(cluster: &Path, setting: Option<&str>) -> Result<User, Error> {
    if let Some(name) = setting {
        return match account(name) {
            Some(user) if user.uid != 0 => Ok(user),
            Some(_) => Err(Error::NoUser {
                reason: format!("the user {name} is root"),
            }),
            None => Err(Error::NoUser {
                reason: format!("there is no user {name} on this system"),
            }),
        };
    }
    if let Ok(found) = fs::metadata(cluster)
        && found.uid() != 0
    {
        return Ok(User {
            uid: found.uid(),
            gid: found.gid(),
        });
    }
    ["postgres", "nobody"]
        .into_iter()
        .find_map(account)
        .ok_or_else(|| Error::NoUser {
            reason: "this system has neither a user postgres nor nobody".into(),
        })
}

/// A user of `/etc/passwd`: name:password:uid:gid:…
fn account(name: &str) -> Option<User> {
    let passwd = fs::read_to_string("/etc/passwd").ok()?;
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next()? != name {
            return None;
        }
        let uid = fields.nth(1)?.parse().ok()?;
        let gid = fields.next()?.parse().ok()?;
        Some(User { uid, gid })
    })
}

/// Whether `user` can pass through every directory down to `data_dir`. The data directory itself is ours, so it
/// is opened for passing through when it is closed.
fn reachable(data_dir: &Path, user: User) -> Result<bool, Error> {
    let parents_open = data_dir
        .ancestors()
        .skip(1)
        .all(|parent| passable(parent, user));
    if !parents_open {
        return Ok(false);
    }
    if !passable(data_dir, user) {
        let found = fs::metadata(data_dir).map_err(Error::file("read", data_dir))?;
        fs::set_permissions(data_dir, Permissions::from_mode(found.mode() | 0o011))
            .map_err(Error::file("change the mode of", data_dir))?;
    }
    Ok(true)
}

fn passable(dir: &Path, user: User) -> bool {
    fs::metadata(dir).is_ok_and(|found| {
        let bit = if found.uid() == user.uid {
            0o100
        } else if found.gid() == user.gid {
            0o010
        } else {
            0o001
        };
        found.mode() & bit != 0
    })
}

/// Takes a place under [`ELSEWHERE`] and writes it down, so that the next start finds it.
fn settle_elsewhere(data_dir: &Path, note: &Path) -> Result<PathBuf, Error> {
    let base = Path::new(ELSEWHERE).join(name_of(data_dir));
    make_dir(&base, 0o711)?;
    fs::write(note, format!("{}\n", base.display())).map_err(Error::file("write", note))?;
    tracing::info!(
        data_dir = %data_dir.display(),
        place = %base.display(),
        "the user of PostgreSQL cannot reach the data directory, so the database lives elsewhere"
    );
    Ok(base)
}

/// A socket directory with a short name, for data directories with a long one.
fn short_socket_dir(data_dir: &Path, user: Option<User>) -> Result<PathBuf, Error> {
    let name = name_of(data_dir);
    if user.is_none() {
        return Ok(PathBuf::from(format!("/tmp/claimdesk-{name}")));
    }
    // Root can use a directory where nobody else can be first.
    let run = Path::new("/run/claimdesk");
    make_dir(run, 0o711)?;
    Ok(run.join(name))
}

/// Sixteen hexadecimal digits that stand for a data directory.
fn name_of(data_dir: &Path) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(data_dir.as_os_str().as_encoded_bytes());
    digest.iter().take(8).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}
