//! Settings: definition, loading, display.

mod load;
mod models;
mod pages;
mod public;
mod setting;
mod settings;
mod show;
mod value;

pub use self::load::{Error, parse, parse_from};
pub use self::setting::{SETTINGS, Setting};
pub use self::settings::{Log, Oidc, Settings};
pub use self::show::{effective, env_example, settings_page};
pub(crate) use self::value::seal_bytes;
pub use self::value::{Hosts, LogFormat, Networks, PublicUrl, Standby, Standbys};
