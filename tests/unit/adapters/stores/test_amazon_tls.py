from pathlib import Path
from ssl import CERT_REQUIRED, SSLContext

import certifi
import pytest

from simulator.amazon.authority import Certified
from skill.adapters.stores.amazon_tls import amazon_tls

PUBLIC = Path(certifi.where())
NEEDED = {f"Amazon Root CA {number}" for number in range(1, 5)} | {
    "Starfield Services Root Certificate Authority - G2"
}
"""https://www.amazontrust.com/repository/"""


def trusted(file: Path, monkeypatch: pytest.MonkeyPatch) -> SSLContext:
    """What is trusted on a system that trusts the authorities in this file."""
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return amazon_tls()


def names(context: SSLContext) -> set[str]:
    subjects = [
        dict(pair for part in certificate["subject"] for pair in part)  # type: ignore[misc]
        for certificate in context.get_ca_certs()
    ]
    return {str(subject.get("commonName")) for subject in subjects}


def test_of_all_public_authorities_those_of_amazon_are_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = trusted(PUBLIC, monkeypatch)
    assert names(context) >= NEEDED
    assert len(context.get_ca_certs()) < 10
    assert context.check_hostname
    assert context.verify_mode is CERT_REQUIRED


def test_where_amazons_are_missing_all_of_the_systems_are_trusted(
    authority: Certified, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roots.pem"
    path.write_bytes(authority.pem)
    assert len(trusted(path, monkeypatch).get_ca_certs()) == 1


@pytest.mark.parametrize("content", [b"", b"nonsense", b"-----BEGIN CERTIFICATE-----\nA"])
def test_a_file_that_cannot_be_read_trusts_nobody(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "roots.pem"
    path.write_bytes(content)
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert trusted(path, monkeypatch).get_ca_certs() == []
