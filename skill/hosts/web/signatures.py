"""Whether a request was signed by Amazon: the raw bytes, before anything is read in them."""

from base64 import b64decode, b64encode

from skill.hosts.web.chain_cache import ChainCache
from skill.hosts.web.chain_urls import canonical_url
from skill.hosts.web.rejections import Reason, RejectedError

CHAIN_URL_HEADER = "SignatureCertChainUrl"
SIGNATURE_HEADER = "Signature-256"
"""The header `Signature`, which is SHA-1, does not count."""


class SignatureCheck:
    """Checks signatures with the chains that their headers name."""

    def __init__(self, chains: ChainCache) -> None:
        self._chains = chains

    def check(self, chain_url: str, signature: str, body: bytes) -> None:
        """Let a signed body pass.

        Args:
            chain_url: The header that names the chain; empty if there is none. One that came twice
                is both values with a comma between them, and counts for nothing.
            signature: The header that holds the signature, likewise.
            body: The bytes as they came.

        Raises:
            RejectedError: Amazon did not sign it, or whether it did cannot be found out in time.
        """
        url = canonical_url(chain_url)
        signed = _decoded(signature)
        chain = self._chains.get(url)
        if chain.signed(signed, body):
            return
        try:
            chain = self._chains.get(url, unlike=chain)
        except RejectedError:
            raise RejectedError(Reason.SIGNATURE) from None
        if not chain.signed(signed, body):
            raise RejectedError(Reason.SIGNATURE)


def _decoded(text: str) -> bytes:
    """The bytes that a header stands for, if it is written in the one way that base64 has."""
    try:
        signature = b64decode(text, validate=True)
    except ValueError:
        raise RejectedError(Reason.SIGNATURE) from None
    if not signature or b64encode(signature).decode() != text:
        raise RejectedError(Reason.SIGNATURE)
    return signature
