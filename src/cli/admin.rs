//! Account commands: create accounts from the command line.

use std::io::Read;

use anyhow::{Context, bail};
use clap::Subcommand;
use private_postgres::Mode;

use crate::app;
use crate::app::error::Error;
use crate::app::people::account::PasswordOrigin;
use crate::cli::database::Database;
use crate::config::Settings;
use crate::domain::kernel::random::Random;
use crate::domain::kernel::secret::Password;
use crate::domain::kernel::text::Text;
use crate::domain::people::account::{Email, Role};
use crate::domain::people::actor::Actor;

/// Manage accounts.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Create an account. Without --password-stdin, print a random password once.
    CreateAccount {
        /// E-mail address for the sign-in.
        #[arg(long)]
        email: String,
        /// Name that colleagues see.
        #[arg(long)]
        name: String,
        /// Role of the account.
        #[arg(long, value_enum)]
        role: Role,
        /// Read the password from standard input. One trailing line break is ignored.
        #[arg(long)]
        password_stdin: bool,
    },
}

/// Runs the command, with or without a running server.
pub(super) async fn run(settings: &Settings, command: Admin) -> anyhow::Result<()> {
    let Admin::CreateAccount { email, name, role, password_stdin } = command;
    let email = Email::new(&email).map_err(|fault| anyhow::anyhow!("--email {fault}"))?;
    let name = Text::new(&name).map_err(|fault| anyhow::anyhow!("--name {fault}"))?;
    let (password, handed) = if password_stdin {
        (from_stdin()?, PasswordOrigin::ChosenByOwner)
    } else {
        (Password::random(&Random::System), PasswordOrigin::Out)
    };

    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;
    let created =
        app::people::account::create(&app, &Actor::system(), &email, &name, role, password.clone(), handed).await;
    database.close().await?;

    created.map_err(|error| match error {
        // The e-mail address, the name and the role are already checked.
        Error::Invalid(faults) => {
            let faults: Vec<String> = faults.into_iter().map(|fault| fault.fault.to_string()).collect();
            anyhow::anyhow!("the password {}", faults.join("; "))
        }
        error => error.into(),
    })?;
    crate::cli::output::print(&format!("Created {} for {}.", email.as_str(), &*name))?;
    if handed == PasswordOrigin::Out {
        crate::cli::output::print(&format!("Password: {} (shown only now)", password.reveal()))?;
    }
    Ok(())
}

fn from_stdin() -> anyhow::Result<Password> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("cannot read the password from standard input")?;
    let line = text.strip_suffix('\n').unwrap_or(&text);
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.contains('\n') {
        bail!("the password on standard input must be one line");
    }
    Password::new(line.to_owned()).map_err(|fault| anyhow::anyhow!("the password {fault}"))
}
