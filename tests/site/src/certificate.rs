//! The certificate, made anew at every start.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{CertificateParams, DnType, KeyPair, PublicKeyData as _};
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use crate::site::SiteError;

const NAMES: [&str; 5] = ["hapitas.jp", "*.hapitas.jp", "other.example", "*.other.example", "localhost"];

/// What TLS needs, and what a browser needs to be told.
pub(crate) struct Certificate {
    pub(crate) config: Arc<ServerConfig>,
    pub(crate) der: CertificateDer<'static>,
    /// Base64 of the SHA-256 of the SubjectPublicKeyInfo, as Chromium's flag wants it.
    pub(crate) spki_sha256: String,
}

impl Certificate {
    pub(crate) fn make() -> Result<Self, SiteError> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(NAMES.map(str::to_owned))?;
        params.distinguished_name.push(DnType::CommonName, "reconstructed site, not the real one");
        let der = params.self_signed(&key)?.der().clone();
        let hash = ring::digest::digest(&ring::digest::SHA256, &key.subject_public_key_info());
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![der.clone()], PrivatePkcs8KeyDer::from(key.serialize_der()).into())?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { config: Arc::new(config), der, spki_sha256: STANDARD.encode(hash) })
    }
}
