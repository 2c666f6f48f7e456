//! The log: `tracing` to standard output, JSON in production.

use std::{io::IsTerminal, panic::PanicHookInfo};

use tracing_subscriber::{EnvFilter, util::SubscriberInitExt};

use crate::{
    Config, Failure,
    config::{LogConfig, LogFormat},
};

/// Starts the log of this process. A filter that does not parse is a [`Failure::Config`].
pub fn start(config: &Config) -> Result<(), Failure> {
    let LogConfig { filter, format } = &config.log;
    let filter: EnvFilter = filter.parse().map_err(|error| Failure::Config(format!("CERPLY_LOG: {error}")))?;
    let default = if config.deployment.environment.is_production() { LogFormat::Json } else { LogFormat::Text };
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(std::io::stdout().is_terminal());
    let started = match format.unwrap_or(default) {
        LogFormat::Json => {
            log.json().flatten_event(true).with_current_span(true).with_span_list(false).finish().try_init()
        }
        LogFormat::Text => log.finish().try_init(),
    };
    started.map_err(|error| Failure::Other(format!("the log cannot be started: {error}")))?;
    std::panic::set_hook(Box::new(log_panic));
    Ok(())
}

/// Where it happened; what the panic said is logged by whoever catches it, with the request id.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panic");
}
