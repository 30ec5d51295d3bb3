//! Logging: the destination and the format of log lines, and a writer that never blocks.

use std::fmt::{self, Write as _};
use std::io::{self, IsTerminal as _, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer};

use crate::config::{Log, LogFormat};

/// Lines that may wait for the destination. Further lines are dropped and counted.
const WAITING: usize = 4096;
/// Time for waiting lines to be written at the end of the process.
const FLUSH: Duration = Duration::from_secs(1);

/// Starts logging to standard error; standard output is reserved for the output of commands. Panics are logged, too.
/// Keep the result until the end of the process: its drop writes the waiting lines.
#[must_use]
pub fn start(log: &Log) -> Lines {
    let filter = EnvFilter::new(format!("{},actix_server=warn,actix_web=warn,sqlx=warn,usvg=error", log.filter));
    let kept = Lines::to(io::stderr());
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(kept.writer.clone());
    // Colours are for terminals: in a file they are characters in the way, and each request pays for them (https://no-color.org).
    let lines = lines.with_ansi(io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none());
    // A second call within one process (in tests) has no effect.
    let _ = match log.format {
        LogFormat::Json => lines.json().finish().with(Strangers).try_init(),
        LogFormat::Text => lines.with_target(false).finish().with(Strangers).try_init(),
    };
    // The usual hook would wait for standard error.
    std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "panicked")));
    kept
}

/// Leaves out what the HTTP library logs as errors although it is the fault of a stranger: bytes that are no request. Such
/// requests get 400 and count as `4xx` in the metrics.
struct Strangers;

impl<S: Subscriber> Layer<S> for Strangers {
    fn event_enabled(&self, event: &Event<'_>, _: Context<'_, S>) -> bool {
        if !event.metadata().target().starts_with("actix_http::h1") {
            return true;
        }
        let mut message = Words(String::new());
        event.record(&mut message);
        !["stream error: ", "MAX_BUFFER_SIZE unprocessed data"].iter().any(|start| message.0.starts_with(start))
    }
}

/// The message of an event.
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            let _ = write!(self.0, "{value:?}");
        }
    }
}

/// What waits for the writing thread.
enum Message {
    Line(Vec<u8>),
    /// Asks for an answer when all lines before it are written.
    Flush(SyncSender<()>),
}

/// The log lines of a process on their way to a destination.
#[derive(Debug)]
pub struct Lines {
    writer: Writer,
}

impl Lines {
    /// Starts a thread that writes lines to `destination`.
    fn to(destination: impl Write + Send + 'static) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        let dropped = Arc::new(AtomicU64::new(0));
        let writer = Writer { sender, dropped: dropped.clone() };
        // Without the thread all lines are dropped and counted.
        let _ =
            std::thread::Builder::new().name("log".to_owned()).spawn(move || write(&receiver, destination, &dropped));
        Self { writer }
    }

    /// Number of lines that could not be written.
    #[must_use]
    pub fn dropped(&self) -> Arc<AtomicU64> {
        self.writer.dropped.clone()
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        let (sender, receiver) = sync_channel(1);
        let (end, mut flush) = (Instant::now() + FLUSH, Message::Flush(sender));
        while let Err(TrySendError::Full(again)) = self.writer.sender.try_send(flush) {
            if Instant::now() > end {
                return;
            }
            flush = again;
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = receiver.recv_timeout(end.saturating_duration_since(Instant::now()));
    }
}

/// Writes lines to the destination until the end of the process. A line that cannot be written is counted.
fn write(lines: &Receiver<Message>, mut destination: impl Write, dropped: &AtomicU64) {
    for message in lines {
        match message {
            Message::Line(line) => {
                if destination.write_all(&line).and_then(|()| destination.flush()).is_err() {
                    dropped.fetch_add(1, Ordering::Relaxed);
                }
            }
            Message::Flush(done) => drop(done.try_send(())),
        }
    }
}

/// Hands each line to the writing thread, or drops and counts the line if too many wait.
#[derive(Debug, Clone)]
struct Writer {
    sender: SyncSender<Message>,
    dropped: Arc<AtomicU64>,
}

impl Write for Writer {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.sender.try_send(Message::Line(line.to_vec())).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Writer {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    /// A destination that takes its first line and is then stuck until it may go on.
    struct Stuck(Receiver<()>, Arc<AtomicU64>);

    impl Write for Stuck {
        fn write(&mut self, line: &[u8]) -> io::Result<usize> {
            self.1.fetch_add(1, Ordering::SeqCst);
            // The other end is gone: go on.
            let _ = self.0.recv();
            Ok(line.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_destination_that_is_stuck_delays_nobody_and_lines_are_counted_or_written() {
        let (go_on, stuck) = channel();
        let written = Arc::new(AtomicU64::new(0));
        let lines = Lines::to(Stuck(stuck, written.clone()));
        let mut writer = lines.writer.make_writer();
        let sent = WAITING + 100;
        for _ in 0..sent {
            writer.write_all(b"line\n").unwrap();
        }
        let dropped = lines.dropped();
        let lost = dropped.load(Ordering::SeqCst);
        assert!((99..=100).contains(&lost), "{lost}");
        drop(go_on);
        drop(writer);
        drop(lines);
        assert_eq!(written.load(Ordering::SeqCst) + lost, u64::try_from(sent).unwrap());
    }

    #[test]
    fn a_destination_that_refuses_is_no_error_of_ours() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::StorageFull.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let lines = Lines::to(Full);
        lines.writer.make_writer().write_all(b"line\n").unwrap();
        let dropped = lines.dropped();
        drop(lines);
        assert_eq!(dropped.load(Ordering::SeqCst), 1);
    }
}
