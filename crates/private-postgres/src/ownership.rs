//! Users, owners and modes: who runs PostgreSQL, what this user can reach, directories that belong to this user.

use std::fs::{self, DirBuilder, Metadata};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, lchown};
use std::path::Path;

use crate::error::Error;

/// An operating system user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
}

impl User {
    /// The owner of a file.
    pub(crate) fn owner(found: &Metadata) -> Self {
        Self { uid: found.uid(), gid: found.gid() }
    }

    /// Whether this user can pass through a directory.
    pub(crate) fn can_enter(self, dir: &Path) -> bool {
        fs::metadata(dir).is_ok_and(|found| {
            let bit = match Self::owner(&found) {
                owner if owner.uid == self.uid => 0o100,
                owner if owner.gid == self.gid => 0o010,
                _ => 0o001,
            };
            found.mode() & bit != 0
        })
    }
}

/// The user id of this process. The standard library has no call for it, but the kernel shows it here.
pub(crate) fn own_uid() -> Result<u32, Error> {
    let path = Path::new("/proc/self");
    let found = fs::metadata(path).map_err(Error::file("read", path))?;
    Ok(found.uid())
}

/// The user for the server when this process is not root: nobody else, and the cluster must belong to it.
pub(crate) fn refuse_foreign(cluster: &Path, own_uid: u32) -> Result<(), Error> {
    match fs::metadata(cluster) {
        Ok(found) if found.uid() != own_uid => {
            Err(Error::ForeignOwner { path: cluster.to_path_buf(), owner: found.uid(), user: own_uid })
        }
        _ => Ok(()),
    }
}

/// The user for the server when this process is root: `chosen`, else the owner of the existing cluster, else
/// `postgres`, else `nobody`.
pub(crate) fn unprivileged(cluster: &Path, chosen: Option<&str>) -> Result<User, Error> {
    let no_user = |reason| Error::NoUser { reason };
    if let Some(name) = chosen {
        return match account(name) {
            Some(user) if user.uid != 0 => Ok(user),
            Some(_) => Err(no_user(format!("the user {name} is root"))),
            None => Err(no_user(format!("there is no user {name} on this system"))),
        };
    }
    if let Ok(found) = fs::metadata(cluster)
        && found.uid() != 0
    {
        return Ok(User::owner(&found));
    }
    let default = ["postgres", "nobody"].into_iter().find_map(account);
    default.ok_or_else(|| no_user("this system has neither a user postgres nor nobody".into()))
}

/// A user of `/etc/passwd`, whose lines are `name:password:uid:gid:…`.
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

/// Creates a directory and its parents; the mode is that of new directories.
pub(crate) fn create_dir(path: &Path, mode: u32) -> Result<(), Error> {
    DirBuilder::new().recursive(true).mode(mode).create(path).map_err(Error::file("create the directory", path))
}

/// Creates a directory with mode 0700 that belongs to `user`; leaves an existing one as it is.
pub(crate) fn create_private_dir(path: &Path, user: Option<User>) -> Result<(), Error> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => give(path, user),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::file("create the directory", path)(error)),
    }
}

/// Makes `user` the owner of one file or directory; without a user, nothing changes.
pub(crate) fn give(path: &Path, user: Option<User>) -> Result<(), Error> {
    let Some(user) = user else { return Ok(()) };
    lchown(path, Some(user.uid), Some(user.gid)).map_err(Error::file("change the owner of", path))
}

/// Makes `user` the owner of a directory and everything in it; does not follow symbolic links.
pub(crate) fn give_tree(path: &Path, user: User) -> Result<(), Error> {
    give(path, Some(user))?;
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
        for entry in fs::read_dir(path).map_err(Error::file("read", path))? {
            give_tree(&entry.map_err(Error::file("read", path))?.path(), user)?;
        }
    }
    Ok(())
}
