"""The root certificates that certificate chains and TLS servers are verified with."""

from pathlib import Path
from ssl import SSLContext
from warnings import catch_warnings, simplefilter

import certifi
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import load_pem_x509_certificates
from cryptography.x509.verification import Store

from skill.adapters.trust import trusting
from skill.record import Record


class Roots(Record):
    """The same root certificates twice, for two libraries."""

    store: Store
    """For `cryptography`: verifies the chains that requests are signed with."""
    tls: SSLContext
    """For `ssl`: verifies the server that a chain is downloaded from."""


def load_roots(path: str) -> Roots:
    """Load root certificates from a PEM file; an empty path takes those of certifi.

    Raises:
        SettingsError: The file cannot be read or contains no certificate.
    """
    file = path or certifi.where()
    tls = trusting(file)
    with catch_warnings():
        # cryptography warns about one public root whose serial number is invalid.
        simplefilter("ignore", CryptographyDeprecationWarning)
        return Roots(Store(load_pem_x509_certificates(Path(file).read_bytes())), tls)
