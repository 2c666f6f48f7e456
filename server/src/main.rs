//! The program `cerply`.

use std::process::ExitCode;

use server::{Application, Config, Failure, telemetry};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
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
