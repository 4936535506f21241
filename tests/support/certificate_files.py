"""Files that are named as certificates and hold none."""

from pathlib import Path

WITHOUT_CERTIFICATES = (
    b"",
    b"no certificate",
    b"-----BEGIN CERTIFICATE-----\nAAAA\n",
    None,
)
"""Contents of such files; None for a file that is not there."""


def roots_file(content: bytes | None, folder: Path) -> str:
    """The path of a file with this content."""
    file = folder / "roots.pem"
    if content is not None:
        file.write_bytes(content)
    return str(file)
