"""Signs requests to AWS with Signature Version 4.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from skill.settings import Aws

_ALGORITHM = "AWS4-HMAC-SHA256"


def signed(
    headers: Mapping[str, str], body: bytes, access: Aws, service: str, at: datetime
) -> dict[str, str]:
    """The headers of a POST to the path "/", with date, session token and signature added.

    Args:
        headers: Headers to sign, with lower-case names. They must include `host`.
        body: The request's body.
        access: Region and credentials.
        service: Name of the AWS service, such as `dynamodb`.
        at: Time of the request, in UTC.
    """
    stamp = at.strftime("%Y%m%dT%H%M%SZ")
    complete = {**headers, "x-amz-date": stamp}
    if access.session_token:
        complete["x-amz-security-token"] = access.session_token
    names = ";".join(sorted(complete))
    scope = (stamp[:8], access.region, service, "aws4_request")
    request = _canonical(complete, names, body)
    text = "\n".join((_ALGORITHM, stamp, "/".join(scope), _digest(request.encode())))
    signature = _hmac(_key(access.secret_key, scope), text).hex()
    complete["authorization"] = (
        f"{_ALGORITHM} Credential={access.access_key}/{'/'.join(scope)}, "
        f"SignedHeaders={names}, Signature={signature}"
    )
    return complete


def _canonical(headers: Mapping[str, str], names: str, body: bytes) -> str:
    lines = (f"{name}:{' '.join(headers[name].split())}" for name in names.split(";"))
    return "\n".join(("POST", "/", "", *lines, "", names, _digest(body)))


def _key(secret: str, scope: tuple[str, ...]) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in scope:
        key = _hmac(key, part)
    return key


def _hmac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
