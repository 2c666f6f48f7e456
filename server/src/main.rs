//! The program `cerply`.

use std::{process::ExitCode, time::Duration};

use server::{Application, Config, Failure, telemetry};

/// How long a job on a thread of its own may still hold up the end, once everything is answered and on the disk.
const LEFT_OVER: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Failure::Other(format!("no threads to run on: {error}")).report(),
    };
    let ended = runtime.block_on(run());
    // A document that is still being read is nobody's any more.
    runtime.shutdown_timeout(LEFT_OVER);
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

async fn run() -> Result<(), Failure> {
    let config = Config::load()?;
    if let Some(command) = &config.command {
        return command.run(&config).await;
    }
    telemetry::start(&config)?;
    Application::build(config).await?.run_until_stopped().await
}
