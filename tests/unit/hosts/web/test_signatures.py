from base64 import b64decode, b64encode

import pytest
from cryptography.hazmat.primitives.hashes import SHA1, SHA512
from cryptography.x509.verification import Store

from simulator.amazon.authority import (
    CHAIN_URL,
    SIGNER,
    Certified,
    Validity,
    amazon,
    leaf,
    rsa_key,
    top,
)
from skill.hosts.web.chain_cache import RENEW_SECONDS, ChainCache
from skill.hosts.web.chains import Chain, read_chain
from skill.hosts.web.rejections import Reason, RejectedError
from skill.hosts.web.signatures import SignatureCheck
from tests.support.clock import Clock
from tests.support.rehearsal import NIGHT

BODY = b'{"version": "1.0"}'
AMAZON = amazon(NIGHT)
ROTATED = leaf(AMAZON.above or AMAZON, Validity.around(NIGHT), key=rsa_key("rotated"))
GOOD = AMAZON.sign(BODY)


class Publisher:
    """Publishes a chain; counts what it cost to trust it."""

    def __init__(self, certified: Certified = AMAZON) -> None:
        self.certified = certified
        self.validations = 0
        self.clock = Clock()
        self.check = SignatureCheck(ChainCache(self.fetch, self.clock), "").check

    def fetch(self, url: str) -> Chain:
        self.validations += 1
        return read_chain(self.certified.chain, Store([top(AMAZON).certificate]), self.clock())

    def reason(self, url: str = CHAIN_URL, signature: str = GOOD, body: bytes = BODY) -> Reason:
        with pytest.raises(RejectedError) as refused:
            self.check(url, signature, body)
        return refused.value.reason


@pytest.fixture
def publisher() -> Publisher:
    return Publisher()


def test_a_warm_request_costs_no_validation(publisher: Publisher) -> None:
    for _ in range(100):
        publisher.check(CHAIN_URL, GOOD, BODY)
    assert publisher.validations == 1


def test_every_spelling_of_the_url_is_one_chain(publisher: Publisher) -> None:
    publisher.check(CHAIN_URL, GOOD, BODY)
    for number in range(50):
        url = CHAIN_URL.replace("/echo.api", f"/{number}/../echo.api").replace("https", "HTTPS")
        publisher.check(url, GOOD, BODY)
    assert publisher.validations == 1


def test_another_body_is_refused(publisher: Publisher) -> None:
    for body in (b"", BODY[:-1], BODY + b" ", b" " + BODY, BODY.replace(b"1", b"2")):
        assert publisher.reason(body=body) is Reason.SIGNATURE
    publisher.check(CHAIN_URL, GOOD, BODY)


RAW = b64decode(GOOD)
MODULUS = rsa_key(SIGNER).public_key().public_numbers().n


@pytest.mark.parametrize(
    "signature",
    [
        "",
        " ",
        "=",
        "AAAA",
        GOOD[:-1],
        GOOD[:-4],
        GOOD[4:],
        GOOD + "=",
        GOOD + "AAAA",
        GOOD + "\n",
        GOOD + " ",
        " " + GOOD,
        GOOD[:10] + "\n" + GOOD[10:],
        GOOD[:10] + " " + GOOD[10:],
        GOOD[:10] + "*" + GOOD[10:],
        GOOD.rstrip("="),
        GOOD.replace("=", "A"),
        f"{GOOD},{GOOD}",
        f"{GOOD}, {GOOD}",
        f",{GOOD}",
        ("B" if GOOD[0] == "A" else "A") + GOOD[1:],
        "\u00e9" + GOOD[1:],
        b64encode(RAW[::-1]).decode(),
        b64encode(b"\x00" + RAW).decode(),
        b64encode(bytes(256)).decode(),
        b64encode((int.from_bytes(RAW) + MODULUS).to_bytes(257)).decode(),
        AMAZON.sign(BODY, SHA1()),
        AMAZON.sign(BODY, SHA512()),
        AMAZON.sign(b""),
        ROTATED.sign(BODY),
    ],
    ids=range(30),
)
def test_another_signature_is_refused(publisher: Publisher, signature: str) -> None:
    assert publisher.reason(signature=signature) is Reason.SIGNATURE


def test_base64_with_other_unused_bits_is_refused(publisher: Publisher) -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = len(GOOD.rstrip("=")) - 1
    other = GOOD[:last] + alphabet[alphabet.index(GOOD[last]) + 1] + GOOD[last + 1 :]
    assert b64decode(other) == RAW
    assert publisher.reason(signature=other) is Reason.SIGNATURE


def test_what_cannot_be_right_costs_no_download(publisher: Publisher) -> None:
    assert publisher.reason(url="") is Reason.CHAIN_URL
    assert publisher.reason(url=f"{CHAIN_URL},{CHAIN_URL}") is Reason.CHAIN_URL
    assert publisher.reason(signature="") is Reason.SIGNATURE
    assert publisher.validations == 0


def test_a_new_certificate_at_the_same_url_is_found(publisher: Publisher) -> None:
    publisher.check(CHAIN_URL, GOOD, BODY)
    publisher.certified = ROTATED
    publisher.clock.now += RENEW_SECONDS
    publisher.check(CHAIN_URL, ROTATED.sign(BODY), BODY)
    assert publisher.reason() is Reason.SIGNATURE
    assert publisher.validations == 2


def test_bad_signatures_fetch_a_chain_every_other_second_and_harm_no_good_ones(
    publisher: Publisher,
) -> None:
    publisher.check(CHAIN_URL, GOOD, BODY)
    for _ in range(3):
        publisher.clock.now += RENEW_SECONDS
        for _ in range(20):
            assert publisher.reason(body=b"{}") is Reason.SIGNATURE
            publisher.check(CHAIN_URL, GOOD, BODY)
    assert publisher.validations == 1 + 3


def test_a_chain_that_is_over_is_not_used_though_it_is_cached(publisher: Publisher) -> None:
    publisher.certified = leaf(AMAZON.above or AMAZON, Validity.around(NIGHT, 0.5))
    publisher.check(CHAIN_URL, GOOD, BODY)
    publisher.clock.now += 12 * 60 * 60
    publisher.check(CHAIN_URL, GOOD, BODY)
    assert publisher.validations == 1
    publisher.clock.now += 1
    assert publisher.reason() is Reason.CHAIN
