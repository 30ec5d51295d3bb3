//! Binary: reads the settings, starts logging and runs the command.

use std::process::ExitCode;

use claimdesk::{cli, config, telemetry};

fn main() -> ExitCode {
    let (cli, settings) = config::parse::<cli::Cli>().unwrap_or_else(|error| error.exit());
    telemetry::start(&settings.log);
    match cli::run(cli.command, &settings) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("claimdesk: {error:#}");
            ExitCode::FAILURE
        }
    }
}
