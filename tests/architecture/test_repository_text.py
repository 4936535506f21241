"""No file tells of a machine, a package host or a secret."""

import re

import pytest

from tests.support.repository import ROOT, tracked_files

# Written so that no pattern finds itself.
FORBIDDEN = {
    "a package registry's host": r"(?:pyp[i]|python[h]osted|npm[j]s)[.](?:org|com)\b",
    "a path of one machine": r"(?<![\w.])/(?:work|root|home|Users)/\w",
    "a folder beside the repository": r"[.][.]/shared\b",
    "an issue's number": r"\b(?:issue|pull request) #?\d",
    "an access key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a private key": r"-{5}BEGIN [A-Z ]*PRIVATE KEY-{5}",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked_files()
        for number, line in enumerate(path.read_bytes().decode(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a package registry's host", "https://registry." + "npmjs" + ".org/left-pad"),
        ("a path of one machine", "see /" + "home/ann/notes"),
        ("a folder beside the repository", "../" + "shared/notes.md"),
        ("an issue's number", "see issue " + "#12"),
        ("an access key", "AK" + "IA" + "ABCDEFGHIJKLMNOP"),
        ("a private key", "-----BEGIN RSA " + "PRIVATE KEY-----"),
    ],
)
def test_the_patterns_find_what_they_are_for(what: str, text: str) -> None:
    assert re.search(FORBIDDEN[what], text)
