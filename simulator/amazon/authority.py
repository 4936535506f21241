"""Test certificate authorities, and requests signed the way Amazon signs them."""

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SIGNER = "echo-api.amazon.com"
PUBLISHER = "s3.amazonaws.com"
CHAIN_URL = f"https://{PUBLISHER}/echo.api/echo-api-cert-12.pem"
JSON = "application/json"

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(owner: str, size: int = 2048) -> rsa.RSAPrivateKey:  # noqa: ARG001 - of the cache
    """An RSA key, by default of the smallest trusted size; made once for each owner."""
    return rsa.generate_private_key(public_exponent=65537, key_size=size)


@cache
def ec_key() -> ec.EllipticCurvePrivateKey:
    """An elliptic-curve key, a kind that Amazon does not sign with."""
    return ec.generate_private_key(ec.SECP256R1())


class Validity(NamedTuple):
    """The period in which a certificate is valid."""

    begins: datetime
    ends: datetime

    @classmethod
    def around(cls, now: float, days: float = 30) -> Self:
        """From `days` before to `days` after `now`, which is in seconds since the epoch."""
        middle, half = datetime.fromtimestamp(now, UTC), timedelta(days=days)
        return cls(middle - half, middle + half)


class Certified(NamedTuple):
    """A certificate with its key and its issuers."""

    certificate: x509.Certificate
    key: Key
    above: "Certified | None" = None

    @property
    def pem(self) -> bytes:
        """The certificate alone, without its issuers."""
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def chain(self) -> bytes:
        """The certificate and its issuers without the root, as Amazon publishes them."""
        return self.pem + (self.above.chain if self.above and self.above.above else b"")

    def sign(self, body: bytes, digest: HashAlgorithm | None = None) -> str:
        """The signature of a body in base64, by default with SHA-256; TypeError without RSA key."""
        if not isinstance(self.key, rsa.RSAPrivateKey):
            raise TypeError("Amazon signs with RSA alone")
        return b64encode(self.key.sign(body, PKCS1v15(), digest or SHA256())).decode()

    def headers(self, body: bytes, url: str = CHAIN_URL) -> dict[str, str]:
        """The headers of a request with this body, signed as Amazon does."""
        return {
            "Content-Type": JSON,
            "SignatureCertChainUrl": url,
            "Signature": self.sign(body, SHA1()),  # noqa: S303 - as Amazon does
            "Signature-256": self.sign(body),
        }

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write the chain and the key to PEM files for a TLS server; returns their paths."""
        chain, key = folder / "chain.pem", folder / "key.pem"
        chain.write_bytes(self.chain)
        key.write_bytes(self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return chain, key


def root(validity: Validity, name: str = "root") -> Certified:
    """A self-signed root authority."""
    key = rsa_key(name)
    subject = _name(name)
    builder = _authority(_builder(subject, subject, key, key, validity))
    return Certified(builder.sign(key, SHA256()), key)


def between(
    above: Certified, validity: Validity, name: str = "between", key: Key | None = None
) -> Certified:
    """An intermediate authority, signed by `above`."""
    key = key or rsa_key(name)
    issuer = above.certificate.subject
    builder = _authority(_builder(_name(name), issuer, key, above.key, validity))
    return Certified(builder.sign(above.key, SHA256()), key, above)


def leaf(
    above: Certified,
    validity: Validity,
    name: str = SIGNER,
    *,
    key: Key | None = None,
    usage: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
    may_sign: bool | None = True,
) -> Certified:
    """A server certificate for a name, by default that of Amazon's signer.

    `may_sign` says whether its key is for digital signatures; None says nothing about its uses.
    """
    own = key or rsa_key(name)
    issuer = above.certificate.subject
    builder = _builder(_name(name), issuer, own, above.key, validity)
    builder = (
        builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    )
    if may_sign is not None:
        builder = builder.add_extension(_key_usage(digital_signature=may_sign), critical=True)
    return Certified(builder.sign(above.key, SHA256()), own, above)


@cache
def amazon(now: float) -> Certified:
    """A chain like Amazon's: a leaf, an intermediate authority and a root, valid at `now`."""
    validity = Validity.around(now)
    return leaf(between(root(validity), validity), validity)


def top(certified: Certified) -> Certified:
    """The root at the end of a chain."""
    return top(certified.above) if certified.above else certified


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: Key, issuing: Key, validity: Validity
) -> x509.CertificateBuilder:
    builder = x509.CertificateBuilder(
        issuer, subject, key.public_key(), x509.random_serial_number()
    )
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuing.public_key())
    return (
        builder.not_valid_before(validity.begins)
        .not_valid_after(validity.ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(issuer_id, critical=False)
    )


def _authority(builder: x509.CertificateBuilder) -> x509.CertificateBuilder:
    return builder.add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    ).add_extension(_key_usage(signs_certificates=True), critical=True)


def _key_usage(
    *, signs_certificates: bool = False, digital_signature: bool = False
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=False,
        key_encipherment=not signs_certificates,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
