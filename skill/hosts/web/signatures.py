"""Checks Amazon's signature of a request: over the raw body, before it is parsed."""

from base64 import b64decode, b64encode

from skill.hosts.web.chain_cache import ChainCache
from skill.hosts.web.chain_urls import canonical_url, is_usual
from skill.hosts.web.rejections import Reason, RejectedError

CHAIN_URL_HEADER = "SignatureCertChainUrl"
SIGNATURE_HEADER = "Signature-256"
"""The header with the SHA-256 signature; the older `Signature`, with SHA-1, is ignored."""


class SignatureCheck:
    """Checks signatures with the certificate chains that the requests' headers name."""

    def __init__(self, chains: ChainCache, skill_id: str) -> None:
        """Create it with the chains, and the id that requests name; empty if they may name any."""
        self._chains = chains
        self._named = skill_id.encode()

    def check(self, chain_url: str, signature: str, body: bytes) -> None:
        """Check that Amazon signed a body.

        If the check fails, the chain is fetched once more: Amazon may have replaced it.

        Args:
            chain_url: Value of the header with the chain's URL; empty if it is missing. A header
                that was sent twice arrives as two values joined by a comma, which is no valid URL.
            signature: Value of the header with the signature, likewise.
            body: The raw body.

        Raises:
            RejectedError: Amazon did not sign it, or the chain cannot be fetched in time.
        """
        url = canonical_url(chain_url)
        signed = _decoded(signature)
        chain = self._chains.get(url, likely=is_usual(url) and self._named in body)
        if chain.signed(signed, body):
            return
        try:
            chain = self._chains.get(url, unlike=chain)
        except RejectedError:
            raise RejectedError(Reason.SIGNATURE) from None
        if not chain.signed(signed, body):
            raise RejectedError(Reason.SIGNATURE)


def _decoded(text: str) -> bytes:
    """Decode a signature from base64; only the canonical encoding is accepted."""
    try:
        signature = b64decode(text, validate=True)
    except ValueError:
        raise RejectedError(Reason.SIGNATURE) from None
    if not signature or b64encode(signature).decode() != text:
        raise RejectedError(Reason.SIGNATURE)
    return signature
