"""What the schema says of settings and manifest refuses what breaks it, and is readable."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from ask_smapi_model.v1.skill.manifest.ssl_certificate_type import SSLCertificateType
from jsonschema import Draft202012Validator

from deploy.package import schema
from deploy.package.contents import Json, gather
from tests.deploy.packages import AMERICAN, LAMBDA, OWNER, altered

MANIFEST: Json = gather(OWNER).manifest
STRETCH = "Alexa, ask cramp coach how do I stretch my calf?"
OPEN = "Alexa, open cramp coach."
INSTRUCTIONS = "publishingInformation.testingInstructions"
NEUTRAL = {"$comment", "$defs", "$ref", "$schema", "description", "if"} | {
    "additionalProperties",
    "allOf",
    "items",
    "properties",
    "then",
}
"""Keywords that refuse nothing by themselves."""

VALUES: list[tuple[str, object, str]] = [
    ("manifestVersion", "2.0", "'2.0' instead of const '1.0'"),
    ("publishingInformation.category", "SPORTS", "'SPORTS' instead of const 'HEALTH_AND_FITNESS'"),
    ("publishingInformation.isAvailableWorldwide", True, "True instead of const False"),
    ("privacyAndCompliance.allowsPurchases", True, "True instead of const False"),
    ("privacyAndCompliance.containsAds", True, "True instead of const False"),
    ("privacyAndCompliance.isChildDirected", True, "True instead of const False"),
    ("privacyAndCompliance.isExportCompliant", False, "False instead of const True"),
    ("privacyAndCompliance.usesHealthInfo", True, "True instead of const False"),
    ("privacyAndCompliance.usesPersonalInfo", True, "True instead of const False"),
    (INSTRUCTIONS, "", "'' instead of minLength 1"),
    (INSTRUCTIONS, "x" * 4001, "'xxxxxxxxxxxx...xxxxxxxxxxxxx' instead of maxLength 4000"),
    (f"{AMERICAN}.name", "C", "'C' instead of minLength 2"),
    (f"{AMERICAN}.name", "Cramp Coach " * 5, "instead of maxLength 50"),
    (f"{AMERICAN}.name", "Cramp Skill", "'Cramp Skill' instead of a name without words"),
    (f"{AMERICAN}.name", "Cramp ALEXANDER", "instead of a name without words"),
    (f"{AMERICAN}.summary", "", "'' instead of minLength 1"),
    (f"{AMERICAN}.summary", "x" * 161, "instead of maxLength 160"),
    (f"{AMERICAN}.summary", "Relief for {leg}", "'Relief for {leg}' instead of a text without"),
    (f"{AMERICAN}.summary", "Relief for …", "instead of a text without placeholders"),
    (f"{AMERICAN}.summary", "Todo", "instead of a text without placeholders"),
    (f"{AMERICAN}.description", "", "'' instead of minLength 1"),
    (f"{AMERICAN}.description", "x" * 4001, "instead of maxLength 4000"),
    (f"{AMERICAN}.updatesDescription", "", "'' instead of minLength 1"),
    (f"{AMERICAN}.updatesDescription", "x" * 4001, "instead of maxLength 4000"),
    (f"{AMERICAN}.examplePhrases", [OPEN, STRETCH], "instead of minItems 3"),
    (f"{AMERICAN}.examplePhrases", [OPEN, STRETCH, "Alexa, a.", OPEN], "instead of maxItems 3"),
    (f"{AMERICAN}.examplePhrases", [OPEN, STRETCH, STRETCH], "instead of uniqueItems True"),
    (f"{AMERICAN}.examplePhrases.1", f"Alexa, {'x' * 200}.", "instead of maxLength 200"),
    (f"{AMERICAN}.examplePhrases.1", "ask cramp coach for help.", "instead of “Alexa, …” with"),
    (f"{AMERICAN}.examplePhrases.1", "Alexa, ask cramp coach for help", "instead of “Alexa, …”"),
    (f"{AMERICAN}.examplePhrases.1", "Alexa, Enable cramp coach.", "instead of “Alexa, …” with"),
    (f"{AMERICAN}.examplePhrases.1", "Alexa, {phrase}.", "instead of a text without placeholders"),
    (f"{AMERICAN}.keywords", [], "[] instead of minItems 1"),
    (f"{AMERICAN}.keywords", [f"cramp {n}" for n in range(31)], "instead of maxItems 30"),
    (f"{AMERICAN}.keywords", ["cramp", "cramp"], "instead of uniqueItems True"),
    (f"{AMERICAN}.keywords.0", "", "'' instead of minLength 1"),
    (f"{AMERICAN}.keywords.0", "x" * 151, "instead of maxLength 150"),
]
SETTINGS: list[tuple[str, str]] = [
    ("endpoint", ""),
    ("endpoint", "arn:aws:lambda:us-east-1:2109:function:cramp-coach"),
    ("endpoint", "arn:aws:s3:us-east-1:210987654321:function:cramp-coach"),
    ("endpoint", "arn:aws:lambda:us-east-1:210987654321:function:"),
    ("endpoint", "arn:aws:lambda:us-east-1:123456789012:function:coach"),
    ("endpoint", "coach.test"),
    ("endpoint", "http://coach.test/"),
    ("endpoint", "https://coach/"),
    ("endpoint", "https://coach.test:8443/"),
    ("endpoint", "https://coach.test:x/"),
    ("endpoint", "https://ann@coach.test/"),
    ("endpoint", "https://192.0.2.1/"),
    ("endpoint", "https://example.com/"),
    ("endpoint", "https://coach.test/skill"),
    ("endpoint", "https://coach.test/alexa/"),
    ("endpoint", "https://coach.test//"),
    ("certificate", "trusted"),
    ("certificate", "Let's Encrypt"),
    ("pages", ""),
    ("pages", LAMBDA),
    ("pages", "http://coach.test/"),
    ("pages", "https://coach.test/?page="),
    ("pages", "https://coach.test/#"),
    ("pages", "https://my-alexa.test/"),
    ("pages", "https://coach.test/a b"),
    ("pages", "https://"),
    ("pages", "https://example.org/"),
    ("owner", ""),
    ("owner", "…"),
    ("contact", ""),
    ("contact", "ann@coach.test"),
    ("contact", "javascript:alert(1)"),
]


def shaped(part: Any, value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Each dotted path at which the schema wants a key or a type, and whether it wants a key."""
    while "$ref" in part and "type" not in part:
        part = schema.SCHEMA["$defs"][part["$ref"].rpartition("/")[2]]
    if place and "type" in part:
        yield ".".join(place), False
    yield from ((".".join([*place, key]), True) for key in part.get("required", ()))
    if isinstance(value, dict):
        for key, inner in value.items():
            below = part.get("properties", {}).get(key, part.get("additionalProperties", {}))
            yield from shaped(below, inner, (*place, key))
    elif isinstance(value, list):
        yield from shaped(part.get("items", {}), value[0], (*place, "0"))


SHAPES = sorted(
    {
        (path, is_key)
        for path, is_key in shaped(schema.SCHEMA["properties"]["manifest"], MANIFEST)
        if AMERICAN in path or ".locales." not in path
    }
)


def refused() -> Iterator[Json]:
    """Everything that these tests want to have refused."""
    yield {"manifest": []}
    yield from ({"manifest": altered(MANIFEST, path, value)} for path, value, _ in VALUES)
    for path, is_key in SHAPES:
        yield {"manifest": altered(MANIFEST, path, None if is_key else 0)}
    yield from ({"settings": {name.upper(): value}} for name, value in SETTINGS)
    yield {"settings": {"ENDPOINT": "https://coach.test/", "CERTIFICATE": ""}}


def keywords(part: Json) -> Iterator[tuple[int, str]]:
    """Every keyword that refuses something, with the identity of the schema it stands in."""
    for key, value in part.items():
        if key not in NEUTRAL:
            yield id(part), key
        if key in ("properties", "$defs"):
            inner = list(value.values())
        elif key in ("additionalProperties", "items", "then"):
            inner = [value]
        else:
            inner = value if key in ("allOf", "anyOf") else []
        for each in inner:
            yield from keywords(each)


def broken(errors: Iterable[Any]) -> Iterator[tuple[int, str]]:
    for error in errors:
        yield id(error.schema), error.validator
        yield from broken(error.context)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema.SCHEMA)


def test_every_keyword_of_the_schema_refuses_something() -> None:
    tried = {found for each in refused() for found in broken(schema.VALIDATOR.iter_errors(each))}
    assert set(keywords(schema.SCHEMA)) - tried == set()


def test_our_manifest_and_a_sound_owner_are_as_the_schema_says() -> None:
    assert schema.problems("manifest", MANIFEST) == []
    assert OWNER.problems() == []


@pytest.mark.parametrize(("path", "value", "words"), VALUES)
def test_a_value_that_does_not_fit_is_named_with_what_is_wanted(
    path: str, value: object, words: str
) -> None:
    problems = schema.problems("manifest", altered(MANIFEST, path, value))
    assert {(problem.path, problem.rule) for problem in problems} == {(path, schema.VALUE)}
    assert any(words in problem.text for problem in problems), problems
    assert all(len(str(problem)) < 300 for problem in problems)


@pytest.mark.parametrize(("path", "is_key"), SHAPES)
def test_what_is_missing_or_of_another_type_is_named(path: str, is_key: bool) -> None:
    problems = schema.problems("manifest", altered(MANIFEST, path, None if is_key else 0))
    assert (path, schema.SHAPE) in {(problem.path, problem.rule) for problem in problems}


def test_all_problems_are_named_at_once() -> None:
    manifest = altered(altered(MANIFEST, "permissions", None), f"{AMERICAN}.name", "C")
    assert {problem.path for problem in schema.problems("manifest", manifest)} == {
        "permissions",
        f"{AMERICAN}.name",
    }


@pytest.mark.parametrize(("name", "value"), SETTINGS)
def test_a_setting_that_cannot_be_used_is_named_as_the_owner_wrote_it(
    name: str, value: str
) -> None:
    problems = replace(OWNER, **{name: value}).problems()
    assert {problem.path for problem in problems} == {name.upper()}
    assert problems[0].text.startswith(f"{value!r} instead of " if len(value) < 30 else "'")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("endpoint", f"{LAMBDA}:live"),
        ("endpoint", "https://coach.test"),
        ("endpoint", "https://coach.test:443/"),
        ("pages", "https://ann.pages.test/cramp-coach"),
        ("contact", "https://coach.test/write-to-us"),
        ("certificate", "Wildcard"),
        ("certificate", "SelfSigned"),
    ],
)
def test_a_setting_that_can_be_used_is_taken(name: str, value: str) -> None:
    assert replace(OWNER, **{name: value}).problems() == []


def test_who_serves_it_says_which_certificate_that_has() -> None:
    unsaid = replace(OWNER, certificate="")
    served = replace(unsaid, endpoint="https://x.a.run.app/")
    assert {problem.path for problem in served.problems()} == {"CERTIFICATE"}
    assert unsaid.problems() == []


def test_the_kinds_of_certificates_are_amazons() -> None:
    known = schema.SCHEMA["properties"]["settings"]["properties"]["CERTIFICATE"]["enum"]
    assert set(known) == {"", *(kind.value for kind in SSLCertificateType)}
