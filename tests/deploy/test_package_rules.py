"""Every rule of the store that no schema says refuses what breaks it, and passes our package."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest

from deploy.package import example_phrases, rules
from deploy.package.contents import LOCALES, Json, Package, _filled, gather
from deploy.package.example_phrases import _quoted
from deploy.package.manifest_roundtrip import differences
from deploy.package.screens import APL
from deploy.package.store_texts import StoreLanguage
from simulator.device.echo import Echo
from simulator.device.exchanges import Exchange
from simulator.device.speech import written_lines
from simulator.hearing.interaction_model import read_model
from simulator.hearing.nlu import Recognizer
from skill.authoring.problems import in_order
from skill.hosts.aws_lambda import handler
from tests.deploy.packages import AMERICAN, OWNER, Change, described, examples, said, text

INTERFACES = "apis.custom.interfaces"
EVENTS = "events.subscriptions"


@pytest.fixture(scope="module")
def package() -> Package:
    return gather(OWNER)


def answering(*request_types: str) -> Change:
    """The skill answers these types of requests too."""
    return lambda package: replace(
        package, request_types=package.request_types.union(request_types)
    )


def silent_to(beginning: str) -> Change:
    """The skill answers no request whose type begins so."""
    return lambda package: replace(
        package,
        request_types=frozenset(
            kind for kind in package.request_types if not kind.startswith(beginning)
        ),
    )


def asking_for(*permissions: str) -> Change:
    """The skill asks for these permissions and no others."""
    return lambda package: replace(package, permissions=frozenset(permissions))


def ranges(change: Callable[[Json], Json | None]) -> Change:
    """Each range of screens is changed so, and left out where nothing is left of it."""

    def changed(package: Package) -> Package:
        interfaces = deepcopy(package.manifest["apis"]["custom"]["interfaces"])
        for row in interfaces:
            if row["type"] == APL:
                each = map(change, row["supportedViewports"])
                row["supportedViewports"] = [one for one in each if one is not None]
        return said(INTERFACES, interfaces)(package)

    return changed


def without_model(package: Package) -> Package:
    return replace(package, models={})


def with_a_spare_model(package: Package) -> Package:
    return replace(package, models={**package.models, "en-ZZ": package.models["en-US"]})


def with_hindi_texts(package: Package) -> Package:
    return said(f"{LOCALES}.hi-IN", package.locales["en-US"])(package)


def with_small_icons(package: Package) -> Package:
    return replace(
        package, icons=dict.fromkeys(package.icons, min(package.icons.values(), key=len))
    )


REMINDERS = "alexa::alerts:reminders:skill:readwrite"
TIMERS = "alexa::alerts:timers:skill:readwrite"
STRETCH = "Alexa, ask cramp coach how do I stretch my calf?"


EXAMPLES: dict[str, list[tuple[str, Change]]] = {
    "Manifest-MustBeUnderstood": [
        (
            "publishingInformation.colour: 'red' is read as None",
            said("publishingInformation.colour", "red"),
        ),
        ("manifest: ", said("publishingInformation.distributionMode", "SECRET")),
        (
            "isAvailableWorldwide: 'no' is read as True",
            said("publishingInformation.isAvailableWorldwide", "no"),
        ),
        ("manifest: ", said(EVENTS, [{"eventName": "SKILL_FORGOTTEN"}])),
        ("manifest: ", said("permissions", [{"name": "alexa::everything"}])),
        ("manifest: ", said(INTERFACES, [{"type": "MIND_READING"}])),
        ("manifest: ", said(INTERFACES, [{"type": "CAN_FULFILL_INTENT_REQUEST", "colour": "red"}])),
        ("en-US.keywords: 'cramp' is read as", text("keywords", "cramp")),
        ("en-US.keywords.0: 1 is read as '1'", text("keywords", [1])),
        ("en-US.smallIcon: 'icon.png' is", text("smallIcon", "icon.png")),
        ("manifest: ", said("apis.custom.endpoint.sslCertificateType", "Homemade")),
    ],
    "Locale-MustHaveModelAndTexts": [
        ("en-US: no interaction model has this locale", without_model),
        ("en-ZZ: an interaction model has this locale, and it has no texts", with_a_spare_model),
    ],
    "Description-MustHoldTheDisclaimer": [
        ("en-US.description: this is missing: This tool", text("description", "Ask your doctor.")),
        ("hi-IN.description: nobody has written a disclaimer in this", with_hindi_texts),
    ],
    "Word-MustBeAllowed": [
        ("en-US.name: 'cure' is never said", text("name", "Cramp Cure")),
        (
            "en-US.summary: 'guarantee' is never said",
            text("summary", "Relief guaranteed."),
        ),
        ("en-US.keywords: 'treat' is never said", text("keywords", ["cramp treatment"])),
        (
            "en-US.updatesDescription: 'diagnos' is never said",
            text("updatesDescription", "Now it diagnoses."),
        ),
        (
            "en-US.description: 'life-saving' is never said",
            described(" This is life-saving."),
        ),
        ("en-US.description: 'alexa' is never said", described(" The best Alexa coach.")),
        (
            "en-US.summary: 'alexa' is never said",
            text("summary", "Alexa, a coach for cramps."),
        ),
        ("en-US.examplePhrases: 'alexa' is never said", examples("Alexa, ask alexa.")),
        (
            "en-IN.summary: 'cure' is never said",
            said(f"{LOCALES}.en-IN.summary", "A cure for cramps."),
        ),
    ],
    "Name-MustOpenTheSkill": [
        ("en-US.name: 'Calf Coach' is not what one says to open it", text("name", "Calf Coach")),
    ],
    "FirstExample-MustOpenTheSkill": [
        ("en-US.examplePhrases: 'Alexa, ask cramp coach", text("examplePhrases", [STRETCH])),
    ],
    "Words-MustBeHeard": [
        (
            "en-US: 'Alexa, ask cramp coach to play some",
            examples("Alexa, ask cramp coach to play some jazz."),
        ),
        (
            "en-US: 'sing me a song' fits no sample of the model",
            described(" Say “sing me a song”."),
        ),
        (
            "testingInstructions: 'banana' fits no sample of any model",
            said("publishingInformation.testingInstructions", "Say “banana”."),
        ),
    ],
    "Example-MustBeAnswered": [
        ("en-US.examplePhrases: 'Alexa, start cramp", examples("Alexa, start cramp coach.")),
    ],
    "OneShot-MustNotBeTheOnlyWay": [
        (
            f"en-US.examplePhrases: {STRETCH!r} is taught, and the plain opening is not",
            text("examplePhrases", [STRETCH]),
        ),
        (
            "en-US.description: 'Alexa, ask cramp coach for help' is taught, and the plain",
            text("description", "Say “Alexa, ask cramp coach for help”."),
        ),
        (
            f"testingInstructions: {STRETCH!r} is taught, and the plain opening is not",
            said("publishingInformation.testingInstructions", f"Say “{STRETCH}”."),
        ),
        (
            "'Alexa, ask cramp coach yes.' does not do the same once the skill is open",
            examples("Alexa, ask cramp coach yes."),
        ),
    ],
    "Feature-MustBeDeclaredAndUsed": [
        (
            f"permissions: {TIMERS} is declared, and not used",
            said("permissions", [{"name": REMINDERS}, {"name": TIMERS}]),
        ),
        (f"permissions: {REMINDERS} is declared, and not used", asking_for()),
        (f"permissions: {REMINDERS} is used, and not declared", said("permissions", [])),
        (f"{TIMERS} is used, and not declared", asking_for(REMINDERS, TIMERS)),
        (
            "apis.custom.interfaces: AUDIO_PLAYER is declared, and not used",
            said(INTERFACES, [{"type": "AUDIO_PLAYER"}]),
        ),
        ("VIDEO_APP is declared, and not used", said(INTERFACES, [{"type": "VIDEO_APP"}])),
        ("ALEXA_PRESENTATION_APL is used, and not declared", said(INTERFACES, [])),
        ("CAN_FULFILL_INTENT_REQUEST is used, and not declared", said(INTERFACES, [])),
        ("ALEXA_PRESENTATION_APL is declared, and not used", silent_to("Alexa.Presentation.APL.")),
        ("AUDIO_PLAYER is used, and not declared", answering("AudioPlayer.PlaybackStarted")),
        ("events.subscriptions: SKILL_DISABLED is used, and not declared", said(EVENTS, [])),
        ("REMINDER_STATUS_CHANGED is used, and not declared", said(EVENTS, [])),
        (
            "SKILL_ACCOUNT_LINKED is declared, and not used",
            said(EVENTS, [{"eventName": "SKILL_ACCOUNT_LINKED"}]),
        ),
        ("REMINDER_STARTED is declared, and not used", silent_to("Reminders.ReminderStarted")),
        (
            "SKILL_ACCOUNT_LINKED is used, and not declared",
            answering("AlexaSkillEvent.SkillAccountLinked"),
        ),
    ],
    "Viewport-MustBeTried": [
        (
            "no range holds round-hub, 480 by 480",
            ranges(lambda each: each if each["shape"] != "ROUND" else None),
        ),
        ("no range holds tv", ranges(lambda each: each if each["mode"] != "TV" else None)),
        (
            "no range holds large-hub",
            ranges(lambda each: {**each, "maxWidth": min(each["maxWidth"], 1279)}),
        ),
        (
            "no range holds small-hub",
            ranges(lambda each: {**each, "minHeight": max(each["minHeight"], 481)}),
        ),
        ("no range holds medium-hub", ranges(lambda each: {**each, "maxHeight": 599})),
        (
            "no screen of the simulator",
            ranges(lambda each: {**each, "minWidth": max(each["minWidth"], 1281)}),
        ),
        ("no range holds tv", said(INTERFACES, [{"type": APL}])),
    ],
    "Icon-MustBeThere": [
        ("en-US.smallIconUri:", text("smallIconUri", "file://assets/images/no-such-icon.png")),
        ("en-US.largeIconUri:", with_small_icons),
    ],
}
"""Rule → words that name what breaks it, and how it is broken."""


def test_our_package_keeps_every_rule(package: Package) -> None:
    assert rules.problems(package) == []


def test_it_is_offered_where_what_it_says_is_true(package: Package) -> None:
    offered = package.manifest["publishingInformation"]["distributionCountries"]
    locales = package.library.locales.values()
    assert {*offered} == {country for locale in locales for country in locale.countries}


def test_every_locale_is_led_to_pages_in_its_language(package: Package) -> None:
    swiss = package.library.locales["en-US"]._replace(id="xx-CH", language="xx")
    library = package.library._replace(locales={**package.library.locales, "xx-CH": swiss})
    filled = _filled(said(f"{LOCALES}.xx-CH", {})(package).manifest, OWNER, library)
    addresses = filled["privacyAndCompliance"]["locales"]
    assert addresses["xx-CH"]["privacyPolicyUrl"] == "https://coach.test/privacy/xx"
    assert addresses["en-US"]["privacyPolicyUrl"] == "https://coach.test/privacy"


def test_words_are_found_between_the_quotation_marks_of_the_language(package: Package) -> None:
    german = StoreLanguage(waking="Alexa, ", quotes=("„", "“"), disclaimer="Kein Rat.")
    told = replace(package, languages={"en": german})
    assert list(_quoted(told, "en-US", "Sag „Alexa, öffne es“ oder „hilf mir“.")) == [
        "Alexa, öffne es",
        "hilf mir",
    ]


def test_every_rule_has_a_broken_example() -> None:
    assert EXAMPLES.keys() == rules.RULES.keys()


@pytest.mark.parametrize(
    ("rule", "words", "change"),
    [(rule, *example) for rule, examples in EXAMPLES.items() for example in examples],
)
def test_a_broken_example_is_refused(
    package: Package, rule: str, words: str, change: Change
) -> None:
    found = [f"{place}: {text}" for place, text in rules.RULES[rule](change(package))]
    assert any(words in line for line in found), found


def test_what_schema_and_rules_refuse_is_named_together_with_its_place(package: Package) -> None:
    broken = text("summary", f"A cure. {'x' * 160}")(package)
    place = f"{AMERICAN}.summary"
    assert list(map(str, in_order(rules.problems(broken)))) == [
        f"{place}: Value-MustFit: 'A cure. xxxx...xxxxxxxxxxxxx' instead of maxLength 160",
        f"{place}: Word-MustBeAllowed: 'cure' is never said",
    ]


def test_amazons_classes_lose_nothing_of_a_service_with_a_certificate(package: Package) -> None:
    endpoint = {"uri": "https://coach.test/", "sslCertificateType": "Trusted"}
    served = said("events.endpoint", endpoint)(said("apis.custom.endpoint", endpoint)(package))
    assert list(differences(served)) == []
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
    assert relief[1].startswith("Keep still. Pull your toes up")
    assert stretch[0] == "StretchIntent"
    assert "Point your toes slowly down, then up" in stretch[1]
