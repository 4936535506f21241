"""Every rule of the store refuses what breaks it, and passes the package that we build."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from deploy.package import checks, example_phrases
from deploy.package.contents import LOCALES, Json, Package, gather
from deploy.package.manifest_roundtrip import differences
from deploy.package.owner_settings import Given
from deploy.package.rules import RULES
from deploy.package.screens import APL
from simulator.device.echo import Echo
from simulator.device.exchanges import Exchange
from simulator.device.speech import written_lines
from simulator.hearing.interaction_model import read_model
from simulator.hearing.nlu import Recognizer
from skill.hosts.aws_lambda import handler

GIVEN = Given(
    endpoint="arn:aws:lambda:us-east-1:210987654321:function:cramp-coach",
    pages="https://coach.test/",
    owner="Ann Onymous",
    contact="mailto:ann@coach.test",
)
Change = Callable[[Package], Package]


@pytest.fixture(scope="module")
def package() -> Package:
    return gather(GIVEN)


def said(path: str, value: object) -> Change:
    """The manifest says this there; None takes away what it says."""

    def change(package: Package) -> Package:
        manifest = deepcopy(package.manifest)
        *folders, key = path.split(".")
        table: Any = manifest["manifest"]
        for folder in folders:
            table = table[folder]
        table[key] = value
        if value is None:
            del table[key]
        return replace(package, manifest=manifest)

    return change


def text(key: str, value: object) -> Change:
    """The American texts say this."""
    return said(f"{LOCALES}.en-US.{key}", value)


def examples(*phrases: str) -> Change:
    """These come after the first example."""
    return text("examplePhrases", ["Alexa, open cramp coach.", *phrases])


def described(more: str) -> Change:
    """The description goes on with this."""
    return lambda package: text("description", package.locales["en-US"]["description"] + more)(
        package
    )


def coded(more: str) -> Change:
    """The code of the skill holds this too."""
    return lambda package: replace(package, code=package.code + more)


def uncoded(text: str) -> Change:
    """The code of the skill holds this no longer."""
    return lambda package: replace(package, code=package.code.replace(text, ""))


def ranges(change: Callable[[Json], Json | None]) -> Change:
    """Each range of screens is changed so, and left out where nothing is left of it."""

    def changed(package: Package) -> Package:
        interfaces = deepcopy(package.at("apis.custom.interfaces"))
        for row in interfaces:
            if row["type"] == APL:
                each = map(change, row["supportedViewports"])
                row["supportedViewports"] = [one for one in each if one is not None]
        return said("apis.custom.interfaces", interfaces)(package)

    return changed


def without_model(package: Package) -> Package:
    return replace(package, models={})


def with_a_spare_model(package: Package) -> Package:
    return replace(package, models={**package.models, "en-ZZ": package.models["en-US"]})


def with_dutch_texts(package: Package) -> Package:
    return said(f"{LOCALES}.nl-NL", package.locales["en-US"])(package)


def with_small_icons(package: Package) -> Package:
    return replace(
        package, icons=dict.fromkeys(package.icons, min(package.icons.values(), key=len))
    )


REMINDERS = "alexa::alerts:reminders:skill:readwrite"
TIMERS = "alexa::alerts:timers:skill:readwrite"
STRETCH = "Alexa, ask cramp coach how do I stretch my calf?"

EXAMPLES: list[tuple[str, str, Change]] = [
    (
        "Locale-MustHaveModelAndTexts",
        "en-US: has texts in skill.json, and no interaction model",
        without_model,
    ),
    (
        "Locale-MustHaveModelAndTexts",
        "en-ZZ: has an interaction model, and no texts in skill.json",
        with_a_spare_model,
    ),
    ("Text-MustFit", "en-US.name: 1 characters, not 2 to 50", text("name", "C")),
    ("Text-MustFit", "en-US.name: 60 characters, not 2 to 50", text("name", "Cramp Coach " * 5)),
    ("Text-MustFit", "en-US.summary: 0 characters, not 1 to 160", text("summary", "")),
    ("Text-MustFit", "en-US.summary: 161 characters, not 1 to 160", text("summary", "x" * 161)),
    ("Text-MustFit", "characters, not 1 to 4000", described("x" * 4000)),
    (
        "Text-MustFit",
        "en-US.updatesDescription: 4001 characters, not 1 to 4000",
        text("updatesDescription", "x" * 4001),
    ),
    ("Text-MustFit", "en-US.examplePhrases: 201 characters, not 1 to 200", examples("x" * 201)),
    ("Text-MustFit", "en-US.keywords: 151 characters, not 1 to 150", text("keywords", ["x" * 151])),
    (
        "Text-MustFit",
        "testingInstructions: 4001 characters, not 1 to 4000",
        said("publishingInformation.testingInstructions", "x" * 4001),
    ),
    (
        "Text-MustFit",
        "testingInstructions: 0 characters, not 1 to 4000",
        said("publishingInformation.testingInstructions", ""),
    ),
    (
        "List-MustFit",
        "en-US.examplePhrases: not 3, all different",
        examples("Alexa, ask cramp coach for help."),
    ),
    ("List-MustFit", "en-US.examplePhrases: not 3, all different", examples(STRETCH, STRETCH)),
    ("List-MustFit", "en-US.keywords: not 1 to 30, all different", text("keywords", [])),
    (
        "List-MustFit",
        "en-US.keywords: not 1 to 30, all different",
        text("keywords", [f"cramp {number}" for number in range(31)]),
    ),
    (
        "Description-MustHoldTheDisclaimer",
        "en-US.description: this is missing: This tool",
        text("description", "Ask your doctor."),
    ),
    (
        "Description-MustHoldTheDisclaimer",
        "nl-NL.description: nobody has written a disclaimer in 'nl'",
        with_dutch_texts,
    ),
    ("Word-MustBeAllowed", "en-US.name: no word may begin with 'cure'", text("name", "Cramp Cure")),
    (
        "Word-MustBeAllowed",
        "en-US.summary: no word may begin with 'guarantee'",
        text("summary", "Relief guaranteed."),
    ),
    (
        "Word-MustBeAllowed",
        "en-US.keywords: no word may begin with 'treat'",
        text("keywords", ["cramp treatment"]),
    ),
    (
        "Word-MustBeAllowed",
        "en-US.updatesDescription: no word may begin with 'diagnos'",
        text("updatesDescription", "Now it diagnoses."),
    ),
    (
        "Word-MustBeAllowed",
        "en-US.description: no word may begin with 'life-saving'",
        described(" This is life-saving."),
    ),
    (
        "Word-MustBeAllowed",
        "en-US.description: no word may begin with 'alexa'",
        described(" The best Alexa coach."),
    ),
    (
        "Word-MustBeAllowed",
        "en-US.examplePhrases: no word may begin with 'alexa'",
        examples("Alexa, ask alexa."),
    ),
    (
        "Word-MustBeAllowed",
        "en-IN.summary: no word may begin with 'cure'",
        said(f"{LOCALES}.en-IN.summary", "A cure for cramps."),
    ),
    ("Name-MustBeItsOwn", "en-US.name: 'Skill' in 'Cramp Skill'", text("name", "Cramp Skill")),
    (
        "Name-MustBeItsOwn",
        "en-US.name: 'Calf Coach' is not what one says to open it",
        text("name", "Calf Coach"),
    ),
    (
        "Example-MustBeWellFormed",
        "en-US.examplePhrases: 'ask cramp coach for",
        examples("ask cramp coach for help."),
    ),
    (
        "Example-MustBeWellFormed",
        "en-US.examplePhrases: 'Alexa, ask cramp coach",
        examples("Alexa, ask cramp coach for help"),
    ),
    (
        "Example-MustBeWellFormed",
        "en-US.examplePhrases: 'Alexa, enable cramp",
        examples("Alexa, enable cramp coach."),
    ),
    (
        "FirstExample-MustOpenTheSkill",
        "en-US.examplePhrases: 'Alexa, ask cramp coach",
        text("examplePhrases", [STRETCH]),
    ),
    (
        "Words-MustBeHeard",
        "en-US: 'Alexa, ask cramp coach to play some",
        examples("Alexa, ask cramp coach to play some jazz."),
    ),
    (
        "Words-MustBeHeard",
        "en-US: 'sing me a song' fits no sample of the model",
        described(" Say “sing me a song”."),
    ),
    (
        "Words-MustBeHeard",
        "testingInstructions: 'banana' fits no sample of any model",
        said("publishingInformation.testingInstructions", "Say “banana”."),
    ),
    (
        "Example-MustBeAnswered",
        "en-US.examplePhrases: 'Alexa, start cramp",
        examples("Alexa, start cramp coach."),
    ),
    (
        "Permission-MustBeUsed",
        "is declared, and no code uses it",
        said("permissions", [{"name": REMINDERS}, {"name": TIMERS}]),
    ),
    ("Permission-MustBeUsed", "is used, and not declared", said("permissions", [])),
    ("Permission-MustBeUsed", "is used, and not declared", coded(f'SCOPE = "{TIMERS}"')),
    ("Permission-MustBeUsed", "is used, and not declared", coded('PATH = "/v1/alerts/timers"')),
    (
        "Interface-MustBeUsed",
        "apis.custom.interfaces: AUDIO_PLAYER is",
        said("apis.custom.interfaces", [{"type": "AUDIO_PLAYER"}]),
    ),
    (
        "Interface-MustBeUsed",
        "apis.custom.interfaces: ALEXA_PRESENTATION_APL is used,",
        said("apis.custom.interfaces", [{"type": "CAN_FULFILL_INTENT_REQUEST"}]),
    ),
    (
        "Interface-MustBeUsed",
        "apis.custom.interfaces: ALEXA_PRESENTATION_APL is declared,",
        uncoded("interfaces.alexa.presentation.apl import"),
    ),
    (
        "Interface-MustBeUsed",
        "VIDEO_APP is used,",
        coded('{"type": "VideoApp.Launch"}'),
    ),
    (
        "Interface-MustBeUsed",
        "CAN_FULFILL_INTENT_REQUEST is used,",
        said("apis.custom.interfaces", []),
    ),
    (
        "Viewport-MustBeTried",
        "no range holds round-hub, 480 by 480",
        ranges(lambda each: each if each["shape"] != "ROUND" else None),
    ),
    (
        "Viewport-MustBeTried",
        "no range holds tv",
        ranges(lambda each: each if each["mode"] != "TV" else None),
    ),
    (
        "Viewport-MustBeTried",
        "no range holds large-hub",
        ranges(lambda each: {**each, "maxWidth": min(each["maxWidth"], 1279)}),
    ),
    (
        "Viewport-MustBeTried",
        "no range holds small-hub",
        ranges(lambda each: {**each, "minHeight": max(each["minHeight"], 481)}),
    ),
    (
        "Viewport-MustBeTried",
        "no range holds medium-hub",
        ranges(lambda each: {**each, "maxHeight": 599}),
    ),
    (
        "Viewport-MustBeTried",
        "no screen of the simulator",
        ranges(lambda each: {**each, "minWidth": max(each["minWidth"], 1281)}),
    ),
    ("Viewport-MustBeTried", "no range holds tv", said("apis.custom.interfaces", [{"type": APL}])),
    (
        "Event-MustBeAnswered",
        "events.subscriptions: SKILL_DISABLED is used,",
        said("events.subscriptions", []),
    ),
    (
        "Event-MustBeAnswered",
        "REMINDER_STATUS_CHANGED is used,",
        said("events.subscriptions", []),
    ),
    (
        "Event-MustBeAnswered",
        "SKILL_ACCOUNT_LINKED is declared,",
        said("events.subscriptions", [{"eventName": "SKILL_ACCOUNT_LINKED"}]),
    ),
    (
        "Event-MustBeAnswered",
        "REMINDER_STARTED is declared,",
        uncoded("Reminders.ReminderStarted"),
    ),
    (
        "Event-MustBeAnswered",
        "SKILL_ACCOUNT_LINKED is used,",
        coded('"AlexaSkillEvent.SkillAccountLinked"'),
    ),
    (
        "Event-MustBeAnswered",
        "SKILL_ACCOUNT_LINKED is used,",
        coded("import AccountLinkedRequest"),
    ),
    (
        "Question-MustBeAnsweredSo",
        "privacyAndCompliance.usesHealthInfo: True must be False",
        said("privacyAndCompliance.usesHealthInfo", True),
    ),
    (
        "Question-MustBeAnsweredSo",
        "privacyAndCompliance.isChildDirected: None must be False",
        said("privacyAndCompliance.isChildDirected", None),
    ),
    (
        "Question-MustBeAnsweredSo",
        "category: 'SPORTS' must be 'HEALTH_AND_FITNESS'",
        said("publishingInformation.category", "SPORTS"),
    ),
    (
        "Question-MustBeAnsweredSo",
        "isAvailableWorldwide: True must be False",
        said("publishingInformation.isAvailableWorldwide", True),
    ),
    (
        "Country-MustHaveANumber",
        "distributionCountries: no locale brings an",
        said("publishingInformation.distributionCountries", ["US", "FR"]),
    ),
    (
        "Country-MustHaveANumber",
        "distributionCountries: US has a locale and is left out",
        said("publishingInformation.distributionCountries", []),
    ),
    (
        "Address-MustBeSecure",
        "apis.custom.endpoint.uri: 'http://coach.test/'",
        said("apis.custom.endpoint.uri", "http://coach.test/"),
    ),
    (
        "Address-MustBeSecure",
        "events.endpoint.uri: 'arn:aws:s3:::coach' is",
        said("events.endpoint.uri", "arn:aws:s3:::coach"),
    ),
    (
        "Address-MustBeSecure",
        "privacyAndCompliance.locales.en-US.privacyPolicy",
        said("privacyAndCompliance.locales.en-US.privacyPolicyUrl", "http://coach.test/privacy"),
    ),
    (
        "Icon-MustBeThere",
        "en-US.smallIconUri:",
        text("smallIconUri", "file://assets/images/no-such-icon.png"),
    ),
    ("Icon-MustBeThere", "en-US.largeIconUri:", with_small_icons),
    (
        "Placeholder-MustBeFilled",
        "locales.en-US.summary: '{' in 'Relief for {leg}'",
        text("summary", "Relief for {leg}"),
    ),
    (
        "Placeholder-MustBeFilled",
        "apis.custom.endpoint.uri: 'example.com' in",
        said("apis.custom.endpoint.uri", "https://example.com/"),
    ),
    (
        "Placeholder-MustBeFilled",
        "events.endpoint.uri: ':123456789012:' in",
        said("events.endpoint.uri", "arn:aws:lambda:us-east-1:123456789012:function:coach"),
    ),
]


def test_our_package_keeps_every_rule(package: Package) -> None:
    assert checks.problems(package) == []


def test_every_rule_has_a_broken_example() -> None:
    assert {rule for rule, _, _ in EXAMPLES} == RULES.keys()


@pytest.mark.parametrize(
    ("rule", "words", "change"),
    [
        pytest.param(*example, id=f"{number}-{example[0]}")
        for number, example in enumerate(EXAMPLES)
    ],
)
def test_a_broken_example_is_refused(
    package: Package, rule: str, words: str, change: Change
) -> None:
    found = [f"{place}: {text}" for place, text in RULES[rule](change(package))]
    assert any(words in line for line in found), found


def test_a_broken_rule_is_named_with_its_place(package: Package) -> None:
    problems = checks.problems(text("summary", "x" * 161)(package))
    assert list(map(str, problems)) == ["en-US.summary: Text-MustFit: 161 characters, not 1 to 160"]


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("publishingInformation.colour", "red", "publishingInformation.colour"),
        ("manifestVersion", "2.0", "skill.json"),
        ("publishingInformation.distributionMode", "SECRET", "skill.json"),
        ("publishingInformation.isAvailableWorldwide", "no", "isAvailableWorldwide"),
        ("events.subscriptions", [{"eventName": "SKILL_FORGOTTEN"}], "skill.json"),
        ("permissions", [{"name": "alexa::everything"}], "skill.json"),
        ("apis.custom.interfaces", [{"type": "MIND_READING"}], "skill.json"),
        (
            "apis.custom.interfaces",
            [{"type": "CAN_FULFILL_INTENT_REQUEST", "colour": "red"}],
            "skill.json",
        ),
        (f"{LOCALES}.en-US.keywords", "cramp", f"{LOCALES}.en-US.keywords"),
        (f"{LOCALES}.en-US.smallIcon", "icon.png", f"{LOCALES}.en-US.smallIcon"),
        ("apis.custom.endpoint.sslCertificateType", "Homemade", "skill.json"),
    ],
)
def test_what_amazons_classes_do_not_know_is_named_first(
    package: Package, path: str, value: object, place: str
) -> None:
    problems = checks.problems(said(path, value)(package))
    assert {problem.rule for problem in problems} == {"Manifest-MustBeUnderstood"}
    assert any(problem.path.endswith(place) for problem in problems), problems


def test_amazons_classes_lose_nothing_of_a_service_with_a_certificate(package: Package) -> None:
    endpoint = {"uri": "https://coach.test/", "sslCertificateType": "Trusted"}
    served = said("events.endpoint", endpoint)(said("apis.custom.endpoint", endpoint)(package))
    assert list(differences(served.manifest)) == []
    assert json.dumps(served.manifest).count("Trusted") == 2


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-AU", "en-CA", "en-IN"])
def test_the_lambda_entry_answers_the_examples_in_context(package: Package, locale: str) -> None:
    recognizer = Recognizer(read_model(locale, package.models[locale]))
    answers = []
    for phrase in package.locales[locale]["examplePhrases"]:
        [turn] = Echo(handler, recognizer, example_phrases.SOME_DAY).say(phrase)
        assert isinstance(turn, Exchange)
        assert turn.fault == ""
        assert turn.utterance
        answers.append(
            (turn.utterance.recognition.intent, " ".join(written_lines(turn.output.speech)))
        )
    launch, relief, stretch = answers
    assert launch[0] == "LaunchRequest"
    assert "Shall I guide you" in launch[1]
    assert relief[0] == "ReliefIntent"
    assert relief[1].startswith("Stop where you are. Pull your toes up")
    assert stretch[0] == "StretchIntent"
    assert "Point your toes slowly down, then up" in stretch[1]
