//! How is a cluster made, and whose is it?

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Stdio;

use tokio::process::Command;

use super::place::{Place, give_tree, private_dir};
use super::running::processes;
use super::{Binaries, DATABASE, Error};

/// The major version of the cluster in `dir`; `None` when there is no cluster yet.
pub(super) fn cluster_version(dir: &Path) -> Result<Option<u32>, Error> {
    let path = dir.join("PG_VERSION");
    if !path.try_exists().map_err(Error::file("read", &path))? {
        return Ok(None);
    }
    let content = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    match content.trim().parse() {
        Ok(major) => Ok(Some(major)),
        Err(_) => Err(Error::NotACluster { path, content }),
    }
}

/// Makes the cluster beside its place and moves it there when it is whole, so that an interrupted `initdb`
/// leaves nothing that looks like one.
pub(super) async fn init(place: &Place, binaries: &Binaries) -> Result<(), Error> {
    let half_made = place.cluster.with_file_name("postgres.new");
    if half_made.exists() {
        fs::remove_dir_all(&half_made).map_err(Error::file("remove", &half_made))?;
    }

    let mut result = Err(String::new());
    for locale in ["C.UTF-8", "C"] {
        private_dir(&half_made, place.user)?;
        result = initdb(place, binaries, &half_made, locale).await?;
        if result.is_ok() {
            break;
        }
        fs::remove_dir_all(&half_made).map_err(Error::file("remove", &half_made))?;
    }
    result.map_err(|output| Error::Init {
        path: place.cluster.clone(),
        output,
    })?;

    fs::rename(&half_made, &place.cluster).map_err(Error::file("create", &place.cluster))
}

async fn initdb(
    place: &Place,
    binaries: &Binaries,
    dir: &Path,
    locale: &str,
) -> Result<Result<(), String>, Error> {
    let program = binaries.program("initdb");
    // `trust` is right here: there is no TCP, and the only socket lies in a directory that nobody but the user
    // of PostgreSQL can enter (and root, whom nothing could keep out). A password beside it would guard nothing.
    // `peer` would refuse us when we are root and the server is not.
    let output = command(place, &program)
        .arg("-D")
        .arg(dir)
        .args([
            "-U",
            DATABASE,
            "-A",
            "trust",
            "--encoding=UTF8",
            "--no-instructions",
        ])
        .arg(format!("--locale={locale}"))
        .output()
        .await
        .map_err(Error::file("run", &program))?;

    if output.status.success() {
        return Ok(Ok(()));
    }
    let said = [output.stdout, output.stderr].concat();
    Ok(Err(String::from_utf8_lossy(&said).trim().to_owned()))
}

/// Hands an existing cluster to the user that the settings name now.
pub(super) fn take_over_files(place: &Place) -> Result<(), Error> {
    let Some(user) = place.user else {
        return Ok(());
    };
    let owner = fs::metadata(&place.cluster)
        .map_err(Error::file("read", &place.cluster))?
        .uid();
    if owner != user.uid && processes(&place.cluster).is_empty() {
        give_tree(&place.cluster, place.user)?;
        if place.socket.exists() {
            give_tree(&place.socket, place.user)?;
        }
    }
    Ok(())
}

/// A program of Postgres, run as its user and with nothing of our environment that would change what it does.
pub(super) fn command(place: &Place, program: &Path) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy();
        let ours = ["PG", "LC_", "LANG", "CLAIMDESK_", "DATABASE_URL"];
        if ours.iter().any(|prefix| name_text.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    command
        .env("LC_ALL", "C")
        .current_dir("/")
        .stdin(Stdio::null());
    if let Some(user) = place.user {
        command.uid(user.uid).gid(user.gid);
    }
    command
}
