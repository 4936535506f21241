"""TLS with Amazon's own services, set up in a tenth of the usual time."""

from binascii import a2b_base64
from pathlib import Path
from ssl import SSLContext, create_default_context, get_default_verify_paths

_BEGIN, _END = b"-----BEGIN CERTIFICATE-----", b"-----END"
_NAMES = (b"Amazon", b"Starfield")


def amazon_tls() -> SSLContext:
    """Trusts those authorities of the system's that are Amazon's; all of them if it finds none.

    Reading some 140 takes OpenSSL 30 ms of a cold start, and no other vouches for DynamoDB:
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ats-certs.html and
    https://www.amazontrust.com/repository/.
    """
    return create_default_context(cadata=_amazons_authorities() or None)


def _amazons_authorities() -> bytes:
    """Certificates in a row, as DER."""
    file = get_default_verify_paths().cafile
    try:
        _, *texts = Path(file or "").read_bytes().split(_BEGIN)
        certificates = [a2b_base64(text.partition(_END)[0]) for text in texts]
    except (OSError, ValueError):
        return b""
    return b"".join(one for one in certificates if any(name in one for name in _NAMES))
