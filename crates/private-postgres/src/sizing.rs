//! Server settings sized to the machine: memory, write-ahead log, no just-in-time compilation. Never durability.

use std::fs;
use std::path::Path;

const MIB: u64 = 1024 * 1024;

/// What `initdb` writes into `postgresql.conf`: values that nobody chose.
const WRITTEN_BY_INITDB: [(&str, &str); 2] = [("shared_buffers", "128MB"), ("max_wal_size", "1GB")];

/// Memory of the machine in bytes, or of its container if that has less; `None` if it is not known.
fn memory() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo").ok().and_then(|text| total(&text))?;
    let limit = fs::read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|text| text.trim().parse().ok());
    Some(limit.map_or(machine, |limit: u64| limit.min(machine)))
}

/// `MemTotal` of `/proc/meminfo`, in bytes.
fn total(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// The settings for a machine with this memory, which the application and other programs use, too.
fn sized(memory: Option<u64>) -> Vec<(&'static str, String)> {
    let part = |divisor: u64, least: u64, most: u64| {
        let bytes = memory.map_or(0, |memory| memory / divisor);
        format!("{}MB", (bytes / MIB).clamp(least, most))
    };
    vec![
        ("shared_buffers", part(8, 128, 8192)),
        ("effective_cache_size", part(2, 512, 1024 * 1024)),
        ("work_mem", part(1024, 4, 64)),
        ("maintenance_work_mem", part(32, 64, 1024)),
        // Compiling a plan takes longer than most queries of an application.
        ("jit", "off".to_owned()),
        // Fewer checkpoints write fewer whole pages. Recovery after a crash reads at most this much.
        ("max_wal_size", "2GB".to_owned()),
        ("wal_compression", "on".to_owned()),
        ("checkpoint_completion_target", "0.9".to_owned()),
    ]
}

/// The settings for the cluster in a directory, as arguments of `postgres`. What somebody has set in its
/// `postgresql.conf` or with `alter system` is left out.
pub(crate) fn arguments(cluster: &Path) -> Vec<String> {
    let read = |name| fs::read_to_string(cluster.join(name)).unwrap_or_default();
    let (file, altered) = (read("postgresql.conf"), read("postgresql.auto.conf"));
    let is_chosen = |name: &str| chosen(&file, name) || chosen(&altered, name);
    let free = sized(memory()).into_iter().filter(|(name, _)| !is_chosen(name));
    free.map(|(name, value)| format!("--{name}={value}")).collect()
}

/// Whether a configuration file sets this parameter to something else than `initdb` does.
fn chosen(file: &str, name: &str) -> bool {
    file.lines().any(|line| {
        let line = line.split('#').next().unwrap_or_default();
        let Some((key, value)) = line.trim().split_once(|c: char| c == '=' || c.is_whitespace()) else {
            return false;
        };
        let value = value.trim_matches(|c: char| c == '=' || c == '\'' || c.is_whitespace());
        key.eq_ignore_ascii_case(name) && !WRITTEN_BY_INITDB.contains(&(name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(memory: Option<u64>, name: &str) -> String {
        let found = sized(memory).into_iter().find(|(one, _)| *one == name);
        found.map(|(_, value)| value).unwrap_or_default()
    }

    #[test]
    fn settings_grow_with_the_machine_within_bounds() {
        let gib = 1024 * MIB;
        for (memory, buffers, cache, work) in [
            (None, "128MB", "512MB", "4MB"),
            (Some(gib), "128MB", "512MB", "4MB"),
            (Some(24 * gib), "3072MB", "12288MB", "24MB"),
            (Some(512 * gib), "8192MB", "262144MB", "64MB"),
        ] {
            assert_eq!(value(memory, "shared_buffers"), buffers);
            assert_eq!(value(memory, "effective_cache_size"), cache);
            assert_eq!(value(memory, "work_mem"), work);
        }
    }

    #[test]
    fn durability_is_left_alone() {
        for name in ["fsync", "full_page_writes", "synchronous_commit", "wal_level", "wal_sync_method"] {
            assert_eq!(value(Some(MIB), name), "", "{name}");
        }
    }

    #[test]
    fn what_somebody_chose_is_left_alone() {
        let file = "shared_buffers = 128MB\t\t# min 128kB\nWork_Mem '32MB'\n#jit = on\nmax_wal_size = 4GB\n";
        assert!(!chosen(file, "shared_buffers"));
        assert!(chosen(file, "work_mem"));
        assert!(!chosen(file, "jit"));
        assert!(chosen(file, "max_wal_size"));
        assert!(chosen("shared_buffers = '1GB'", "shared_buffers"));
    }

    #[test]
    fn memory_is_read_from_the_kernel() {
        assert_eq!(total("MemTotal:       16384 kB\nMemFree: 1 kB\n"), Some(16 * MIB));
        assert_eq!(total("MemFree: 1 kB\n"), None);
    }
}
