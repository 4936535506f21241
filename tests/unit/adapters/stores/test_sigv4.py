"""Our signature beside that of Amazon's own client."""

from datetime import UTC, datetime

from botocore.auth import SIGV4_TIMESTAMP, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from hypothesis import given
from hypothesis import strategies as st

from skill.adapters.stores.sigv4 import signed
from skill.settings import Aws

visible = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60)
spaced = st.text("Aa ,;:", max_size=20)
names = st.from_regex(r"[a-z0-9-]{1,20}", fullmatch=True)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
accesses = st.builds(
    Aws,
    region=names,
    access_key=visible,
    secret_key=visible,
    session_token=st.one_of(st.just(""), visible),
)


def amazons(
    headers: dict[str, str], body: bytes, access: Aws, service: str, at: datetime
) -> dict[str, str]:
    """The headers that Amazon's client would send, without the clock that it looks at."""
    token = access.session_token or None
    auth = SigV4Auth(
        Credentials(access.access_key, access.secret_key, token), service, access.region
    )
    request = AWSRequest("POST", f"https://{headers['host']}/", headers=headers, data=body)
    request.context["timestamp"] = at.strftime(SIGV4_TIMESTAMP)
    auth._modify_request_before_signing(request)
    canonical = auth.canonical_request(request)
    auth._inject_signature_to_request(
        request, auth.signature(auth.string_to_sign(request, canonical), request)
    )
    return {name.lower(): value for name, value in request.headers.items()}


@given(
    host=names.map("{}.example.com".format),
    target=spaced,
    body=st.binary(max_size=300),
    access=accesses,
    service=names,
    at=moments,
)
def test_it_signs_as_amazon_does(
    host: str, target: str, body: bytes, access: Aws, service: str, at: datetime
) -> None:
    headers = {
        "content-type": "application/x-amz-json-1.0",
        "host": host,
        "x-amz-target": target,
    }
    assert signed(headers, body, access, service, at) == amazons(headers, body, access, service, at)


def test_nothing_that_was_given_is_changed() -> None:
    headers = {"host": "example.com"}
    signed(headers, b"", Aws("r", "a", "s", "t"), "dynamodb", datetime.now(UTC))
    assert headers == {"host": "example.com"}
