import time
from collections.abc import Iterator
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import pytest

from simulator.amazon.authority import Certified, Validity, leaf, root
from simulator.services.alexa_services import AlexaServices
from skill.adapters.reminders.alexa_reminders import AlexaReminders
from tests.support.reminding import HERE

NOW = time.time()


@pytest.fixture(scope="session")
def running_alexa() -> Iterator[AlexaServices]:
    with AlexaServices() as services:
        yield services


@pytest.fixture
def alexa(running_alexa: AlexaServices) -> AlexaServices:
    """Alexa's services, with nothing set and nothing wrong."""
    running_alexa.reset()
    running_alexa.zone = "America/New_York"
    return running_alexa


@pytest.fixture(scope="session")
def service() -> AlexaReminders:
    return AlexaReminders(stand_in=HERE)


@pytest.fixture(scope="session")
def authority() -> Certified:
    """Vouches for the servers of these tests."""
    return root(Validity.around(NOW))


@pytest.fixture(scope="session")
def tls(authority: Certified, tmp_path_factory: pytest.TempPathFactory) -> SSLContext:
    """A server named localhost."""
    shown = leaf(authority, Validity.around(NOW), "localhost")
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*shown.write(tmp_path_factory.mktemp("localhost")))
    return context


@pytest.fixture
def trusting(authority: Certified, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system trusts the authority."""
    path = tmp_path / "root.pem"
    path.write_bytes(authority.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
