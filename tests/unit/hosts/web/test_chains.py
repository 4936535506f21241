from base64 import b64decode

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from cryptography.x509.verification import Store

from simulator.amazon.authority import (
    SIGNER,
    Certified,
    Validity,
    amazon,
    between,
    ec_key,
    leaf,
    root,
    rsa_key,
    top,
)
from skill.hosts.web.chains import Chain, read_chain
from skill.hosts.web.rejections import Reason, RejectedError
from tests.support.rehearsal import NIGHT

DAY = 86400.0
NOW_VALID = Validity.around(NIGHT)
AMAZON = amazon(NIGHT)
ROOT = top(AMAZON)
BETWEEN = between(ROOT, NOW_VALID)


def read(pem: bytes, now: float = NIGHT) -> Chain:
    return read_chain(pem, Store([ROOT.certificate]), now)


def refused(pem: bytes, now: float = NIGHT) -> bool:
    with pytest.raises(RejectedError) as error:
        read(pem, now)
    return error.value.reason is Reason.CHAIN


def test_a_good_chain_gives_the_key_of_its_leaf() -> None:
    chain = read(AMAZON.chain)
    body = b"{}"
    assert chain.key == AMAZON.certificate.public_key()
    assert chain.signed(amazon_signature(body), body)
    assert not chain.signed(amazon_signature(body), body + b" ")


def amazon_signature(body: bytes) -> bytes:
    return b64decode(AMAZON.sign(body))


def test_the_root_may_be_in_the_file_and_the_order_above_the_leaf_is_free() -> None:
    assert read(AMAZON.pem + ROOT.pem + BETWEEN.pem + AMAZON.chain)


def test_words_between_the_certificates_do_no_harm() -> None:
    assert read(b"Amazon's chain:\n" + AMAZON.chain + b"the end\n")


def test_a_chain_is_valid_while_all_of_it_is() -> None:
    long, short = Validity.around(NIGHT, 100), Validity.around(NIGHT, 3)
    for certified in (
        leaf(between(ROOT, long), short),
        leaf(between(ROOT, short), long),
    ):
        chain = read(certified.chain)
        assert (chain.begins, chain.ends) == (NIGHT - 3 * DAY, NIGHT + 3 * DAY)
        assert chain.valid(NIGHT - 3 * DAY)
        assert chain.valid(NIGHT + 3 * DAY)
        assert not chain.valid(NIGHT - 3 * DAY - 1)
        assert not chain.valid(NIGHT + 3 * DAY + 1)


def test_the_root_ends_the_chain_as_well() -> None:
    chain = read(leaf(BETWEEN, Validity.around(NIGHT, 100)).chain)
    assert chain.ends == NIGHT + 30 * DAY


PAST = Validity.around(NIGHT - 100 * DAY)
FUTURE = Validity.around(NIGHT + 100 * DAY)
SHORT = rsa_key("short", 1024)
STRANGER = root(NOW_VALID, "stranger")
BAD: dict[str, Certified] = {
    "expired leaf": leaf(BETWEEN, PAST),
    "leaf of the future": leaf(BETWEEN, FUTURE),
    "expired authority": leaf(between(ROOT, PAST), NOW_VALID),
    "authority of the future": leaf(between(ROOT, FUTURE), NOW_VALID),
    "another name": leaf(BETWEEN, NOW_VALID, "api.amazon.com"),
    "a name below": leaf(BETWEEN, NOW_VALID, f"evil.{SIGNER}"),
    "a wildcard": leaf(BETWEEN, NOW_VALID, "*.amazon.com"),
    "unknown root": leaf(between(STRANGER, NOW_VALID, "strange"), NOW_VALID),
    "a root of the same name": leaf(
        Certified(ROOT.certificate, STRANGER.key, ROOT), NOW_VALID, key=rsa_key("strange")
    ),
    "self-signed": root(NOW_VALID, SIGNER),
    "signed by a leaf": leaf(leaf(BETWEEN, NOW_VALID, "www.amazon.com"), NOW_VALID),
    "a curve": leaf(BETWEEN, NOW_VALID, key=ec_key()),
    "for clients": leaf(BETWEEN, NOW_VALID, usage=ExtendedKeyUsageOID.CLIENT_AUTH),
    "for code": leaf(BETWEEN, NOW_VALID, usage=ExtendedKeyUsageOID.CODE_SIGNING),
    "a short key": leaf(BETWEEN, NOW_VALID, key=SHORT),
    "an authority with a short key": leaf(between(ROOT, NOW_VALID, key=SHORT), NOW_VALID),
    "not for signatures": leaf(BETWEEN, NOW_VALID, may_sign=False),
    "the authority itself": BETWEEN,
}


@pytest.mark.parametrize("certified", BAD.values(), ids=BAD)
def test_a_bad_chain_is_refused(certified: Certified) -> None:
    assert refused(certified.chain)


def test_a_certificate_that_limits_no_use_is_for_signatures_too() -> None:
    assert read(leaf(BETWEEN, NOW_VALID, may_sign=None).chain)


def test_the_name_counts_in_any_case() -> None:
    assert read(leaf(BETWEEN, NOW_VALID, "Echo-API.Amazon.com").chain)


def test_a_missing_link_is_refused() -> None:
    assert refused(AMAZON.pem)
    assert refused(AMAZON.pem + between(STRANGER, NOW_VALID).pem)


def test_an_authority_before_the_leaf_is_refused() -> None:
    assert refused(BETWEEN.pem + AMAZON.pem)


def test_a_good_chain_is_refused_out_of_its_time() -> None:
    assert refused(AMAZON.chain, NIGHT - 31 * DAY)
    assert refused(AMAZON.chain, NIGHT + 31 * DAY)


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"no certificate",
        b"\x00\xff" * 1000,
        b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        AMAZON.chain[:-40],
        AMAZON.chain[:300],
        AMAZON.pem.replace(b"MII", b"MIJ", 1),
        AMAZON.pem + b"-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----\n",
    ],
    ids=range(9),
)
def test_what_is_no_chain_is_refused(pem: bytes) -> None:
    assert refused(pem)
