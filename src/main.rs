//! Binary: reads the settings, starts logging and runs the command.

use std::io::Write;
use std::process::ExitCode;

use claimdesk::{cli, config, telemetry};

fn main() -> ExitCode {
    let (cli, settings) = config::parse::<cli::Cli>().unwrap_or_else(|error| error.exit());
    let lines = telemetry::start(&settings.log);
    match cli::run(cli.command, &settings, lines.dropped()) {
        Ok(code) => code,
        Err(error) => {
            // The exit code tells of the failure even if the message cannot be written.
            let _ = writeln!(std::io::stderr(), "claimdesk: {error:#}");
            ExitCode::FAILURE
        }
    }
}
