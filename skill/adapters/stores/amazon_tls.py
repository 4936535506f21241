"""A TLS context for Amazon's own services, set up in a tenth of the usual time."""

from binascii import a2b_base64
from pathlib import Path
from ssl import SSLContext, create_default_context, get_default_verify_paths

_BEGIN, _END = b"-----BEGIN CERTIFICATE-----", b"-----END"
_NAMES = (b"Amazon", b"Starfield")


def amazon_tls() -> SSLContext:
    """A context that trusts only the system's Amazon root certificates; all roots if none is found.

    Loading all of some 140 roots takes OpenSSL 30 ms of a cold start, and only Amazon's roots sign
    DynamoDB's certificates:
    https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ats-certs.html and
    https://www.amazontrust.com/repository/.
    """
    return create_default_context(cadata=_amazons_authorities() or None)


def _amazons_authorities() -> bytes:
    """The system's root certificates of Amazon and Starfield, concatenated as DER.

    They are found by name in the raw bytes, since parsing is what takes the time.
    """
    file = get_default_verify_paths().cafile
    try:
        _, *texts = Path(file or "").read_bytes().split(_BEGIN)
        certificates = [a2b_base64(text.partition(_END)[0]) for text in texts]
    except (OSError, ValueError):
        return b""
    return b"".join(one for one in certificates if any(name in one for name in _NAMES))
