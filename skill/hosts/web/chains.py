"""Verifies certificate chains, and the signatures made with their keys."""

from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import (
    Certificate,
    DNSName,
    ExtensionNotFound,
    KeyUsage,
    SubjectAlternativeName,
    load_pem_x509_certificates,
)
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.hosts.web.rejections import Reason, RejectedError
from skill.record import Record

SIGNER = "echo-api.amazon.com"
"""The name that the certificate must contain literally; a wildcard `*.amazon.com` is not enough.

https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html
"""

MIN_BITS = 2048
"""Bits that an RSA key needs at least."""


class Chain(Record):
    """A verified chain: its public key, and when it is valid."""

    key: RSAPublicKey
    begins: float
    """Seconds since the epoch from which on all its certificates, root included, are valid."""
    ends: float
    """Seconds since the epoch until which all its certificates are valid."""

    def valid(self, now: float) -> bool:
        """Whether the chain is valid at `now`, in seconds since the epoch."""
        return self.begins <= now <= self.ends

    def signed(self, signature: bytes, body: bytes) -> bool:
        """Whether a signature of `body` was made with its key (RSA PKCS #1 v1.5, SHA-256)."""
        try:
            self.key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature:
            return False
        return True


def read_chain(pem: bytes, roots: Store, now: float) -> Chain:
    """Verify the chain in a PEM file.

    Args:
        pem: The leaf certificate, followed by the intermediate ones in any order.
        roots: The trusted root certificates.
        now: Seconds since the epoch.

    Raises:
        RejectedError: No trusted root signed it, or the leaf is not that of Amazon's signer.
    """
    path = _verified(pem, roots, now)
    leaf = path[0]
    key = leaf.public_key()
    if not isinstance(key, RSAPublicKey) or any(map(_is_weak, path)):
        raise RejectedError(Reason.CHAIN, "its keys are weak or of another kind")
    if SIGNER not in _names(leaf) or not _may_sign(leaf):
        raise RejectedError(Reason.CHAIN, "it is not for signing requests")
    return Chain(
        key,
        begins=max(link.not_valid_before_utc.timestamp() for link in path),
        ends=min(link.not_valid_after_utc.timestamp() for link in path),
    )


def _verified(pem: bytes, roots: Store, now: float) -> list[Certificate]:
    """The certificates from the leaf to a trusted root."""
    try:
        leaf, *between = load_pem_x509_certificates(pem)
    except ValueError:
        raise RejectedError(Reason.CHAIN, "it cannot be read") from None
    try:
        policy = PolicyBuilder().store(roots).time(datetime.fromtimestamp(now, UTC))
        return policy.build_server_verifier(DNSName(SIGNER)).verify(leaf, between)
    except (ValueError, VerificationError):
        raise RejectedError(Reason.CHAIN, "it is not trusted") from None


def _is_weak(link: Certificate) -> bool:
    key = link.public_key()
    return isinstance(key, RSAPublicKey) and key.key_size < MIN_BITS


def _names(leaf: Certificate) -> list[str]:
    names = leaf.extensions.get_extension_for_class(SubjectAlternativeName).value
    return [name.lower() for name in names.get_values_for_type(DNSName)]


def _may_sign(leaf: Certificate) -> bool:
    """Whether the key is for digital signatures, as it is if the certificate limits no use."""
    try:
        return leaf.extensions.get_extension_for_class(KeyUsage).value.digital_signature
    except ExtensionNotFound:
        return True
