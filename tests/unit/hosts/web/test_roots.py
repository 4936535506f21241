from pathlib import Path

import pytest

from simulator.amazon.authority import amazon, rsa_key, top
from skill.hosts.web.roots import load_roots
from skill.settings import SettingsError
from tests.support.certificate_files import WITHOUT_CERTIFICATES, roots_file
from tests.support.rehearsal import NIGHT


def test_without_a_file_the_public_authorities_vouch() -> None:
    subjects = [str(root["subject"]) for root in load_roots("").tls.get_ca_certs()]
    for name in ("Amazon Root CA 1", "Starfield Services Root Certificate Authority - G2"):
        assert any(name in subject for subject in subjects)


def test_a_file_names_those_who_vouch_and_nobody_else(tmp_path: Path) -> None:
    root = top(amazon(NIGHT))
    file = tmp_path / "roots.pem"
    file.write_bytes("# Tanúsítvány\n".encode() + root.pem)
    found = load_roots(str(file)).tls.get_ca_certs(binary_form=True)
    assert len(found) == 1


@pytest.mark.parametrize("content", WITHOUT_CERTIFICATES, ids=str)
def test_a_file_without_certificates_is_an_error_of_the_settings(
    content: bytes | None, tmp_path: Path
) -> None:
    file = roots_file(content, tmp_path)
    with pytest.raises(SettingsError, match=r"CRAMP_COACH_TRUST_ROOTS: .*roots\.pem"):
        load_roots(file)


def test_a_folder_is_an_error_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_TRUST_ROOTS"):
        load_roots(str(tmp_path))


def test_a_key_is_no_certificate(tmp_path: Path) -> None:
    certified = amazon(NIGHT)
    assert certified.key is rsa_key("echo-api.amazon.com")
    _, key = certified.write(tmp_path)
    with pytest.raises(SettingsError, match="CRAMP_COACH_TRUST_ROOTS"):
        load_roots(str(key))
