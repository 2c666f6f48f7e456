//! The certificate that a service shows, and how long it lasts.
//!
//! It is read over a connection of its own on which nothing is asked, and read even when it cannot be trusted: a
//! certificate that ran out yesterday is what has to be told. Whether it can be trusted the other requests tell.

use std::{
    io::{self, Read, Write},
    net::{TcpStream, ToSocketAddrs},
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use x509_cert::{Certificate, der::Decode};

use super::row::Row;
use crate::http::{BaseUrl, Check, Finding, show};

/// A certificate must last so many days more.
const MIN_DAYS: i64 = 14;
const PATIENCE: Duration = Duration::from_secs(10);

/// Days left of the service's certificate.
pub(super) fn days_left(url: &BaseUrl, now: Timestamp) -> Row {
    const NAME: &str = "days left of the certificate";
    let Some(port) = url.https_port() else { return Row::noted(NAME, "none: the service was asked over http") };
    let end = certificate(url.host(), port).and_then(|der| ends(&der));
    let days = end.map(|end| (end.as_second() - now.as_second()).div_euclid(86_400));
    Row::reading(NAME, format!("{MIN_DAYS} or more"), days, |days| *days >= MIN_DAYS)
}

/// When a certificate ends.
fn ends(der: &[u8]) -> Check<Timestamp> {
    let broken = |why: &dyn std::fmt::Display| Finding::new(format!("the certificate cannot be read: {why}"));
    let certificate = Certificate::from_der(der).map_err(|why| broken(&why))?;
    let end = certificate.tbs_certificate().validity().not_after.to_unix_duration();
    Timestamp::from_second(i64::try_from(end.as_secs()).unwrap_or(i64::MAX)).map_err(|why| broken(&why))
}

/// The certificate of whoever answers there.
fn certificate(host: &str, port: u16) -> Check<Vec<u8>> {
    let failed =
        |why: &dyn std::fmt::Display| Finding::new(format!("no TLS with {host}:{port}: {}", show(&why.to_string())));
    let bare = host.trim_matches(['[', ']']);
    let address = (bare, port).to_socket_addrs().map_err(|why| failed(&why))?.next();
    let address = address.ok_or_else(|| failed(&"it has no address"))?;
    let stream = TcpStream::connect_timeout(&address, PATIENCE).map_err(|why| failed(&why))?;
    stream.set_write_timeout(Some(PATIENCE)).map_err(|why| failed(&why))?;
    let mut stream = Until { stream, deadline: Instant::now() + PATIENCE };
    let name = ServerName::try_from(bare.to_owned()).map_err(|why| failed(&why))?;
    let mut connection = ClientConnection::new(Arc::new(config()), name).map_err(|why| failed(&why))?;
    while connection.is_handshaking() {
        connection.complete_io(&mut stream).map_err(|why| failed(&why))?;
    }
    let shown = connection.peer_certificates().and_then(|chain| chain.first()).map(|first| first.to_vec());
    shown.ok_or_else(|| failed(&"it shows no certificate"))
}

/// Gives up at a moment, however slowly the other side goes on.
struct Until {
    stream: TcpStream,
    deadline: Instant,
}

impl Read for Until {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.stream.set_read_timeout(Some(left))?;
        self.stream.read(buffer)
    }
}

impl Write for Until {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn config() -> ClientConfig {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .expect("ring has the suites of TLS 1.2 and 1.3");
    builder.dangerous().with_custom_certificate_verifier(Arc::new(LookOnly(provider))).with_no_client_auth()
}

/// Takes any certificate, since nothing is said over the connection.
#[derive(Debug)]
struct LookOnly(Arc<CryptoProvider>);

impl ServerCertVerifier for LookOnly {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signature, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use rustls::{ServerConfig, ServerConnection, Stream, pki_types::PrivatePkcs8KeyDer};

    use super::{super::row::Outcome, *};

    /// A certificate that ended at the end of 2001, signed by itself: nobody may trust it, and still it is read.
    const CERTIFICATE: &[u8] = include_bytes!("../../tests/tls/ended-in-2001.der");
    const KEY: &[u8] = include_bytes!("../../tests/tls/ended-in-2001.key.der");
    const END: &str = "2001-12-31T00:00:00Z";

    fn serve() -> BaseUrl {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = BaseUrl::parse(&format!("https://127.0.0.1:{}", listener.local_addr().unwrap().port())).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
        let config = config.with_single_cert(vec![CERTIFICATE.into()], PrivatePkcs8KeyDer::from(KEY).into()).unwrap();
        thread::spawn(move || {
            let mut stream = listener.incoming().next().unwrap().unwrap();
            let mut connection = ServerConnection::new(Arc::new(config)).unwrap();
            // Ends when the other side hangs up.
            let _ = Stream::new(&mut connection, &mut stream).read(&mut [0]);
        });
        url
    }

    #[test]
    fn days_are_counted_to_the_end_of_the_certificate_that_is_shown() {
        let end: Timestamp = END.parse().unwrap();
        for (days, holds) in [(14, true), (13, false), (-1, false)] {
            let row = days_left(&serve(), end - jiff::SignedDuration::from_hours(24 * days));
            let expected = if holds { Outcome::Holds } else { Outcome::Fails };
            assert_eq!((row.outcome, row.found.as_str()), (expected, days.to_string().as_str()));
        }
    }

    #[test]
    fn without_tls_there_is_nothing_to_count_and_without_a_certificate_nothing_is_known() {
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(days_left(&BaseUrl::parse("http://localhost").unwrap(), now).outcome, Outcome::Noted);
        assert_eq!(days_left(&BaseUrl::parse("https://127.0.0.1:1").unwrap(), now).outcome, Outcome::NotMeasured);
        assert!(ends(b"no certificate").is_err());
    }
}
