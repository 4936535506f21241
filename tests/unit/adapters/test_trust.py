from pathlib import Path
from ssl import VERIFY_X509_STRICT

import pytest

from simulator.amazon.authority import root
from skill.adapters.trust import trusting
from skill.app import build_skill
from skill.settings import Settings, SettingsError
from tests.support.certificate_files import WITHOUT_CERTIFICATES, roots_file
from tests.unit.adapters.test_causes import NOW


def test_who_is_in_the_file_is_trusted_and_need_not_conform_to_the_letter(tmp_path: Path) -> None:
    file = tmp_path / "roots.pem"
    file.write_bytes(root(NOW).pem)
    context = trusting(str(file))
    assert len(context.get_ca_certs()) == 1
    assert not context.verify_flags & VERIFY_X509_STRICT


@pytest.mark.parametrize("content", WITHOUT_CERTIFICATES, ids=str)
def test_a_file_without_certificates_ends_every_start(
    content: bytes | None, tmp_path: Path
) -> None:
    file = roots_file(content, tmp_path)
    with pytest.raises(SettingsError, match=r"CRAMP_COACH_TRUST_ROOTS: .*roots\.pem"):
        build_skill(Settings(trust_roots=file))
