import pytest

from skill.settings import MAX_PICTURES_ADDRESS, Settings, SettingsError
from tests.support.envelopes import APPLICATION


def test_without_an_id_every_request_is_accepted() -> None:
    assert Settings.from_environment({}) == Settings(skill_id="")


def test_the_id_is_read_from_the_environment() -> None:
    environment = {"CRAMP_COACH_SKILL_ID": f" {APPLICATION}\n", "OTHER": "x"}
    assert Settings.from_environment(environment).skill_id == APPLICATION


def test_the_environment_of_the_process_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAMP_COACH_SKILL_ID", APPLICATION)
    assert Settings.from_environment().skill_id == APPLICATION


@pytest.mark.parametrize(
    "no_id",
    [
        f'"{APPLICATION}"',
        f"'{APPLICATION}'",
        f"id={APPLICATION}",
        APPLICATION[:-1],
        APPLICATION + "0",
        APPLICATION.upper(),
        APPLICATION.rpartition(".")[2],
        APPLICATION.replace("-", ""),
        f"{APPLICATION} {APPLICATION}",
        "amzn1.ask.skill.",
        "amzn1.ask.skill.…",
        "arn:aws:lambda:us-east-1:210987654321:function:coach",
    ],
)
def test_an_id_that_no_request_can_have_is_refused(no_id: str) -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_SKILL_ID"):
        Settings.from_environment({"CRAMP_COACH_SKILL_ID": no_id})


OWNER = {"CRAMP_COACH_OWNER": "Ann", "CRAMP_COACH_CONTACT": "mailto:ann@coach.test"}
DYNAMODB = {
    "CRAMP_COACH_STORE": "dynamodb://table",
    "AWS_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "key",
    "AWS_SECRET_ACCESS_KEY": "secret",
}


@pytest.mark.parametrize(
    ("together", "name"),
    [(OWNER, name) for name in OWNER]
    + [(DYNAMODB, name) for name in DYNAMODB if name.startswith("AWS_")],
)
def test_settings_that_need_each_other_are_refused_alone(
    together: dict[str, str], name: str
) -> None:
    Settings.from_environment(together)
    with pytest.raises(SettingsError, match=f"^{name}: "):
        Settings.from_environment({**together, name: ""})


def test_an_endpoint_of_dynamodb_needs_no_region() -> None:
    local = {"AWS_REGION": "", "AWS_ENDPOINT_URL": "http://127.0.0.1:8000"}
    assert Settings.from_environment({**DYNAMODB, **local}).aws.dynamodb


def test_on_lambda_nothing_is_kept_in_a_process() -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_STORE"):
        Settings.from_environment(
            {"AWS_LAMBDA_RUNTIME_API": "127.0.0.1:1", "CRAMP_COACH_STORE": "memory:"}
        )


NEW, OLD = "CRAMP_COACH_STORE_TIMEOUT_MS", "CRAMP_COACH_STORE_PATIENCE_MS"


def test_nobody_waits_long_for_a_store_unless_told_otherwise() -> None:
    assert Settings.from_environment({}).store_timeout == 0.3
    assert Settings.from_environment({NEW: "50"}).store_timeout == 0.05


def test_the_older_name_of_the_timeout_counts_while_the_newer_is_not_set() -> None:
    assert Settings.from_environment({OLD: "50"}).store_timeout == 0.05
    assert Settings.from_environment({OLD: "nonsense", NEW: "60"}).store_timeout == 0.06


@pytest.mark.parametrize("name", [NEW, OLD])
@pytest.mark.parametrize("timeout", ["", "0", "-1", "2001", "fast", "1e3", "0.3"])
def test_a_timeout_that_is_no_number_in_range_is_refused(name: str, timeout: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: timeout})


PROXY, EXCEPTIONS = "http://ann:secret@proxy:3128", "localhost,.coach.test"


@pytest.mark.parametrize("lowered", [False, True])
def test_the_proxy_is_read_from_the_environment(lowered: bool) -> None:
    told = {"HTTPS_PROXY": f" {PROXY}", "NO_PROXY": f"{EXCEPTIONS} "}
    environment = {name.lower() if lowered else name: value for name, value in told.items()}
    assert Settings.from_environment(environment).proxy == (PROXY, EXCEPTIONS)


def test_names_in_small_letters_win_even_if_they_are_empty() -> None:
    environment = {"HTTPS_PROXY": PROXY, "https_proxy": "", "http_proxy": PROXY, "ALL_PROXY": PROXY}
    assert Settings.from_environment(environment).proxy.address == ""


def test_the_address_of_a_proxy_may_lack_its_scheme() -> None:
    proxy = Settings.from_environment({"https_proxy": "proxy:3128"}).proxy
    assert proxy.address == "http://proxy:3128"


def test_store_and_roots_are_read_from_the_environment() -> None:
    environment = {"CRAMP_COACH_STORE": "memory: ", "CRAMP_COACH_TRUST_ROOTS": "roots.pem"}
    settings = Settings.from_environment(environment)
    assert (settings.store, settings.trust_roots) == ("memory:", "roots.pem")


def test_owner_and_contact_are_read_from_the_environment() -> None:
    environment = {"CRAMP_COACH_OWNER": " Ann ", "CRAMP_COACH_CONTACT": "mailto:ann@coach.test "}
    settings = Settings.from_environment(environment)
    assert (settings.owner, settings.contact) == ("Ann", "mailto:ann@coach.test")
    page = {**environment, "CRAMP_COACH_CONTACT": "https://coach.test/write"}
    assert Settings.from_environment(page).contact == "https://coach.test/write"


@pytest.mark.parametrize(
    "contact",
    [
        "ann@coach.test",
        "mailto:",
        "mailto:ann",
        "mailto:ann@coach.test?cc=bob@coach.test",
        "http://coach.test",
        "https://",
        "https://ann@coach.test",
        "https://coach.test/a b",
        "javascript:alert(1)",
        'https://coach.test/"onclick="x',
    ],
)
def test_a_contact_that_reaches_nobody_is_refused(contact: str) -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_CONTACT"):
        Settings.from_environment({"CRAMP_COACH_CONTACT": contact})


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", ""),
        (" https://coach.test/pictures\n", "https://coach.test/pictures"),
        ("https://coach.test/pictures/", "https://coach.test/pictures"),
        ("https://coach.test/pictures//", "https://coach.test/pictures"),
        ("https://coach.test", "https://coach.test"),
        ("https://coach.test:8443/a/b%20c", "https://coach.test:8443/a/b%20c"),
        ("https://coach-1a2b.s3.eu-west-1.amazonaws.com/p", None),
        (f"https://coach.test/{'p' * (MAX_PICTURES_ADDRESS - 19)}", None),
    ],
)
def test_pictures_are_below_an_address_without_a_slash_at_its_end(
    given: str, address: str | None
) -> None:
    settings = Settings.from_environment({"CRAMP_COACH_PICTURES": given})
    assert settings.pictures == (given if address is None else address)


@pytest.mark.parametrize(
    "address",
    [
        "http://coach.test/pictures",
        "HTTPS://coach.test/pictures",
        "coach.test/pictures",
        "//coach.test/pictures",
        "/pictures",
        "/",
        "https://",
        "https:///pictures",
        "https://.test/pictures",
        "https://ann@coach.test/pictures",
        "https://coach.test:port/pictures",
        "https://coach.test/pictures?",
        "https://coach.test/pictures?size=1",
        "https://coach.test/pictures#top",
        "https://coach.test/my pictures",
        "https://coach.test/pictures\\",
        'https://coach.test/"pictures',
        "https://coach.test/bil\u0434er",
        "file:///pictures",
        f"https://coach.test/{'p' * (MAX_PICTURES_ADDRESS - 18)}",
    ],
)
def test_an_address_that_no_picture_can_be_below_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_PICTURES"):
        Settings.from_environment({"CRAMP_COACH_PICTURES": address})


@pytest.mark.parametrize(
    "host", ["", "https://stand-in.test", "http://localhost", "http://127.0.0.1", "http://[::1]"]
)
def test_a_host_may_stand_in_for_alexas_services(host: str) -> None:
    assert Settings.from_environment({"CRAMP_COACH_ALEXA_API": f" {host}\n"}).alexa_api == host


@pytest.mark.parametrize(
    "host",
    [
        "stand-in.test",
        "http://stand-in.test",
        "https://",
        "https://stand-in.test:8443",
        "https://stand-in.test/",
        "https://ann@stand-in.test",
        "https://*",
        "http://localhost:80",
    ],
)
def test_what_nobody_may_stand_in_from_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match="CRAMP_COACH_ALEXA_API"):
        Settings.from_environment({"CRAMP_COACH_ALEXA_API": host})


def test_amazons_variables_are_read_as_amazons_clients_do() -> None:
    environment = {
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_SESSION_TOKEN": "token",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
    }
    aws = Settings.from_environment(environment).aws
    assert aws == ("eu-west-1", "key", "secret", "token", "http://127.0.0.1:1")
    environment["AWS_ENDPOINT_URL_DYNAMODB"] = "http://127.0.0.1:2"
    assert Settings.from_environment(environment).aws.dynamodb == "http://127.0.0.1:2"


def test_settings_that_are_shown_show_no_secret() -> None:
    environment = {"AWS_SECRET_ACCESS_KEY": "very secret", "HTTPS_PROXY": PROXY}
    settings = Settings.from_environment(environment)
    assert "secret" not in f"{settings} {settings!r} {settings.aws} {settings.proxy}"
