//! The program `cerply`.

use std::process::ExitCode;

use server::{Application, Config, Failure, telemetry};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let ended =
        Runtime::new().map_err(|error| Failure::Other(format!("no threads to work on: {error}"))).and_then(|runtime| {
            let ended = runtime.block_on(run());
            // What is still being computed nobody waits for any more: dropping the runtime would.
            runtime.shutdown_background();
            ended
        });
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
