//! Where requests are taken, and how many at once.

use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use clap::Args;

/// Where requests are taken, and how many at once.
#[derive(Debug, Clone, Args)]
pub struct ListenConfig {
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "CERPLY_ADDR", value_name = "ADDRESS")]
    pub addr: Option<SocketAddr>,
    /// Port to listen on at every address, as platforms set it; CERPLY_ADDR wins over it
    #[arg(long, env = "PORT", value_name = "PORT")]
    pub port: Option<u16>,
    /// The address people reach this installation by, for the API's description
    #[arg(long, env = "CERPLY_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Connections at once; more wait to be accepted
    #[arg(long, env = "CERPLY_MAX_CONNECTIONS", value_name = "COUNT", default_value_t = 4096,
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// Requests at once; more are refused with 503
    #[arg(long, env = "CERPLY_MAX_REQUESTS", value_name = "COUNT", default_value_t = 1024,
        value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_requests: u32,
    /// Seconds a request may take before it is answered with 503
    #[arg(long, env = "CERPLY_REQUEST_TIMEOUT_SECS", value_name = "SECONDS", default_value_t = 30,
        value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub request_timeout_secs: u64,
}

impl ListenConfig {
    /// The address to listen on.
    pub fn address(&self) -> SocketAddr {
        let by_port = || self.port.map(|port| SocketAddr::from((Ipv4Addr::UNSPECIFIED, port)));
        self.addr.or_else(by_port).unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)))
    }

    /// How long a request may take.
    pub fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.request_timeout_secs)
    }
}
