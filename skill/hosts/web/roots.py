"""The authorities that may vouch for Amazon."""

from pathlib import Path
from ssl import SSLContext, create_default_context
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

import certifi
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import load_pem_x509_certificates
from cryptography.x509.verification import Store

from skill.settings import SettingsError


class Roots(NamedTuple):
    """The same authorities twice, for each of the libraries that ask for them."""

    store: Store
    """For the chains that requests are signed with."""
    tls: SSLContext
    """For the connection that a chain is downloaded over."""


def load_roots(path: str) -> Roots:
    """Read a PEM file; an empty path takes the public authorities that certifi brings.

    Raises:
        SettingsError: There is no certificate to be read there.
    """
    file = path or certifi.where()
    try:
        with catch_warnings():
            # One of the public authorities has a serial number that is none.
            simplefilter("ignore", CryptographyDeprecationWarning)
            store = Store(load_pem_x509_certificates(Path(file).read_bytes()))
        return Roots(store, create_default_context(cafile=file))
    except (OSError, ValueError) as error:
        message = f"CRAMP_COACH_TRUST_ROOTS: no certificates can be read from {file}"
        raise SettingsError(message) from error
