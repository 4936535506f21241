from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.hosts.web.chain_urls import MAX_PATH, canonical_url
from skill.hosts.web.rejections import Reason, RejectedError

HOST = "https://s3.amazonaws.com"
CERT = f"{HOST}/echo.api/echo-api-cert.pem"


@pytest.mark.parametrize(
    "url",
    [
        CERT,
        "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
        "https://s3.amazonaws.com//echo.api//./echo-api-cert.pem",
        "https://s3.amazonaws.com/other/../echo.api/echo-api-cert.pem/",
    ],
)
def test_every_spelling_of_a_good_url_is_the_same(url: str) -> None:
    assert canonical_url(url) == CERT


@pytest.mark.parametrize(
    "url",
    [
        "",
        " ",
        "https://",
        HOST,
        f"{HOST}/",
        f"{HOST}/echo.api",
        f"{HOST}/echo.api/",
        f"{HOST}/echo.api/..",
        f"{HOST}/echo.api/../x.pem",
        f"{HOST}/EcHo.aPi/x.pem",
        f"{HOST}/invalid.path/x.pem",
        f"{HOST}/echo.api.evil/x.pem",
        f"{HOST}/evil/echo.api/x.pem",
        f"{HOST}/../../evil/x.pem",
        f"{HOST}:563/echo.api/x.pem",
        f"{HOST}:80/echo.api/x.pem",
        f"{HOST}:/echo.api/x.pem",
        f"{HOST}:0443/echo.api/x.pem",
        f"{HOST}:443:443/echo.api/x.pem",
        "http://s3.amazonaws.com/echo.api/x.pem",
        "ftp://s3.amazonaws.com/echo.api/x.pem",
        "file:///echo.api/x.pem",
        "//s3.amazonaws.com/echo.api/x.pem",
        "s3.amazonaws.com/echo.api/x.pem",
        "/echo.api/x.pem",
        "https:s3.amazonaws.com/echo.api/x.pem",
        "https:/s3.amazonaws.com/echo.api/x.pem",
        "https:///s3.amazonaws.com/echo.api/x.pem",
        "https://evil.com/echo.api/x.pem",
        "https://s3.amazonaws.com.evil.com/echo.api/x.pem",
        "https://s3.amazonaws.com./echo.api/x.pem",
        "https://s3xamazonaws.com/echo.api/x.pem",
        "https://evil.s3.amazonaws.com/echo.api/x.pem",
        "https://s3-us-west-2.amazonaws.com/echo.api/x.pem",
        "https://\u017f3.amazonaws.com/echo.api/x.pem",
        "http\u017f://s3.amazonaws.com/echo.api/x.pem",
        "https://user@s3.amazonaws.com/echo.api/x.pem",
        "https://user:word@s3.amazonaws.com/echo.api/x.pem",
        "https://s3.amazonaws.com@evil.com/echo.api/x.pem",
        "https://s3.amazonaws.com:443@evil.com/echo.api/x.pem",
        "https://evil.com\\@s3.amazonaws.com/echo.api/x.pem",
        f"{HOST}/echo.api/x.pem?versionId=1",
        f"{HOST}/echo.api/x.pem?",
        f"{HOST}/echo.api/x.pem#top",
        f"{HOST}/echo.api/x.pem#",
        f"{HOST}/echo.api/x.pem;a=b",
        f"{HOST}/echo%2Eapi/x.pem",
        f"{HOST}/echo.api/%2e%2e/x.pem",
        f"{HOST}/echo.api%2fx.pem",
        f"{HOST}/echo.api\\x.pem",
        f"{HOST}/echo.api/..\\x.pem",
        f"{HOST}\\echo.api/x.pem",
        f"{HOST}/echo.api/x.pem\n",
        f"{HOST}/echo.api/x.pem\x00",
        f"{HOST}/echo.api/\tx.pem",
        f"{HOST}/echo.api/x y.pem",
        f"{HOST}/echo.api/\u00e9.pem",
        f" {CERT}",
        f"{CERT} ",
        f"{CERT},{CERT}",
        f"{CERT}, {CERT}",
        f"{HOST}/echo.api/{'x' * MAX_PATH}",
    ],
)
def test_every_other_url_is_refused(url: str) -> None:
    with pytest.raises(RejectedError) as refused:
        canonical_url(url)
    assert refused.value.reason is Reason.CHAIN_URL


pieces = st.sampled_from(
    ["https", "://", "s3.amazonaws.com", ":443", "/", "echo.api", "..", ".", "%2e", "@", "x.pem"]
)


@given(st.lists(pieces | st.text(printable, max_size=3), max_size=12).map("".join))
def test_what_is_accepted_stays_in_the_folder_and_is_canonical(url: str) -> None:
    try:
        canonical = canonical_url(url)
    except RejectedError:
        return
    assert canonical.startswith("https://s3.amazonaws.com/echo.api/")
    assert "/.." not in canonical
    assert canonical_url(canonical) == canonical


@given(st.lists(st.sampled_from(["..", ".", "", "echo.api", "a", "x.pem"]), max_size=8))
def test_no_path_leads_out_of_the_folder(steps: list[str]) -> None:
    url = "/".join([f"{HOST}/echo.api", *steps])
    try:
        folder, _, name = canonical_url(url).removeprefix(f"{HOST}/echo.api").partition("/")
    except RejectedError:
        return
    assert folder == ""
    assert name
    assert ".." not in name.split("/")
