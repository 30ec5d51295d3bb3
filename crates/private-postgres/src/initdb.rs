//! Cluster files: version, creation with `initdb`, change of owner.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::binaries::Binaries;
use crate::error::Error;
use crate::layout::Layout;
use crate::ownership::{create_private_dir, give_tree};
use crate::process::processes;

/// The programs for this cluster. Creates the cluster if there is none.
pub(crate) async fn prepare(layout: &Layout) -> Result<Binaries, Error> {
    if let Some(binaries) = existing(layout)? {
        take_over(layout)?;
        return Ok(binaries);
    }
    let binaries = Binaries::find(layout.options.bin_dir.as_deref())?;
    tracing::info!(version = binaries.major, path = %layout.cluster.display(), "creating the database cluster");
    create(layout, &binaries).await?;
    Ok(binaries)
}

/// The programs that can run the cluster; `None` if there is no cluster.
pub(crate) fn existing(layout: &Layout) -> Result<Option<Binaries>, Error> {
    let path = layout.cluster.join("PG_VERSION");
    if !path.try_exists().map_err(Error::file("read", &path))? {
        return Ok(None);
    }
    let content = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    match content.trim().parse() {
        Ok(major) => {
            let bin_dir = layout.options.bin_dir.as_deref();
            Binaries::for_cluster(bin_dir, &layout.cluster, major).map(Some)
        }
        Err(_) => Err(Error::NotACluster { path, content }),
    }
}

/// Creates the cluster under another name and renames it when it is complete, so that an interrupted `initdb`
/// leaves nothing that looks like a cluster.
async fn create(layout: &Layout, binaries: &Binaries) -> Result<(), Error> {
    let unfinished = layout.cluster.with_file_name("postgres.new");
    let mut output = String::new();
    // Old systems do not have the first locale.
    for locale in ["C.UTF-8", "C"] {
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(Error::file("remove", &unfinished))?;
        }
        create_private_dir(&unfinished, layout.user)?;
        match initdb(layout, binaries, &unfinished, locale).await? {
            Ok(()) => {
                return fs::rename(&unfinished, &layout.cluster).map_err(Error::file("create", &layout.cluster));
            }
            Err(failed) => output = failed,
        }
    }
    fs::remove_dir_all(&unfinished).map_err(Error::file("remove", &unfinished))?;
    Err(Error::Init { path: layout.cluster.clone(), output })
}

/// Runs `initdb`; if it fails, the inner error is its output.
async fn initdb(layout: &Layout, binaries: &Binaries, dir: &Path, locale: &str) -> Result<Result<(), String>, Error> {
    let program = binaries.program("initdb");
    // `trust` is right here: there is no TCP, and only the PostgreSQL user and root can enter the directory of the
    // socket. `peer` would refuse this process if it is root and the server is not.
    let output = layout
        .command(&program)
        .arg("-D")
        .arg(dir)
        .args(["-U", &layout.options.name, "-A", "trust"])
        .args(["--encoding=UTF8", "--no-instructions"])
        .arg(format!("--locale={locale}"))
        .output()
        .await
        .map_err(Error::file("run", &program))?;
    if output.status.success() {
        return Ok(Ok(()));
    }
    let output = [output.stdout, output.stderr].concat();
    Ok(Err(String::from_utf8_lossy(&output).trim().to_owned()))
}

/// Gives the files of a stopped cluster to the user that is to run it now.
fn take_over(layout: &Layout) -> Result<(), Error> {
    let Some(user) = layout.user else {
        return Ok(());
    };
    let found = fs::metadata(&layout.cluster).map_err(Error::file("read", &layout.cluster))?;
    if found.uid() != user.uid && processes(&layout.cluster).is_empty() {
        give_tree(&layout.cluster, user)?;
        if layout.socket.exists() {
            give_tree(&layout.socket, user)?;
        }
    }
    Ok(())
}
