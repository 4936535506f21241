"""What the store refuses in a manifest, one function for each rule.

The limits are those of Amazon's page on the manifest and of its policy:
https://developer.amazon.com/en-US/docs/alexa/smapi/skill-manifest.html
https://developer.amazon.com/en-US/docs/alexa/custom-skills/policy-requirements-for-an-alexa-skill.html
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from deploy.package import declared_features, example_phrases, screens
from deploy.package.contents import MANIFEST, Package
from deploy.package.icons import SIZES, size_of

Finding = tuple[str, str]
"""The place in the manifest, and what is wrong there."""
Rule = Callable[[Package], Iterator[Finding]]

LENGTHS: Final = {
    "name": range(2, 51),
    "summary": range(1, 161),
    "description": range(1, 4001),
    "updatesDescription": range(1, 4001),
    "examplePhrases": range(1, 201),
    "keywords": range(1, 151),
}
"""Text of a locale, or each text of a list → how many characters it may have."""
COUNTS: Final = {"examplePhrases": range(3, 4), "keywords": range(1, 31)}
INSTRUCTIONS: Final = "publishingInformation.testingInstructions"
INSTRUCTIONS_LENGTH: Final = range(1, 4001)
COUNTRIES: Final = "publishingInformation.distributionCountries"

ANSWERS: Final[Mapping[str, object]] = {
    "manifestVersion": "1.0",
    "publishingInformation.category": "HEALTH_AND_FITNESS",
    "publishingInformation.isAvailableWorldwide": False,
    "privacyAndCompliance.allowsPurchases": False,
    "privacyAndCompliance.containsAds": False,
    "privacyAndCompliance.isChildDirected": False,
    "privacyAndCompliance.isExportCompliant": True,
    "privacyAndCompliance.usesHealthInfo": False,
    "privacyAndCompliance.usesPersonalInfo": False,
}
"""Questions of the store that this skill can answer in one way only.

Not worldwide: the number to call in an emergency goes by the locale, and a device that is set to
en-US would name 911 where nobody answers it. No personal information: by that Amazon means what a
person could be known by, such as a name, an email address or a place to live, asked for by voice
or permission. The skill keeps a place and a pace under a key that only Alexa could connect with
anybody, and says so in its privacy policy, which is given all the same.
https://developer.amazon.com/en-US/blogs/alexa/alexa-skills-kit/2023/02/certification-requirements-privacy-urls-feb-2023
"""

DISCLAIMERS: Final = {
    "en": "This tool does not give medical advice. It is for information and education only, and "
    "is no substitute for professional medical advice, diagnosis or treatment. Ask your doctor for "
    "medical advice. If you think that you have a medical emergency, call your local emergency "
    "number."
}
"""Language → the sentences that each description holds word for word."""

NOT_IN_A_NAME: Final = re.compile(r"\b(?:alexa|amazon|app|echo|skill)", re.IGNORECASE)
NO_EXAMPLE: Final = re.compile(r"\b(?:app|enable|skill)\b", re.IGNORECASE)
PLACEHOLDER: Final = re.compile(
    r"[{}<>$]|\.{3}|…|\bTODO\b|\bexample\.(?:com|net|org)\b|:1234567890(?:12)?:", re.IGNORECASE
)


def locales(package: Package) -> Iterator[Finding]:
    """Texts without a model, and models without texts."""
    for locale in package.locales.keys() - package.models.keys():
        yield locale, "has texts in skill.json, and no interaction model"
    for locale in package.models.keys() - package.locales.keys():
        yield locale, "has an interaction model, and no texts in skill.json"


def lengths(package: Package) -> Iterator[Finding]:
    """Texts that are empty or too long."""
    for place, key, text in _texts(package):
        if len(text) not in LENGTHS[key]:
            yield place, f"{len(text)} characters, not {_spelled(LENGTHS[key])}"
    count = len(package.at(INSTRUCTIONS))
    if count not in INSTRUCTIONS_LENGTH:
        yield INSTRUCTIONS, f"{count} characters, not {_spelled(INSTRUCTIONS_LENGTH)}"


def counts(package: Package) -> Iterator[Finding]:
    """Lists with too few or too many entries, or the same one twice."""
    for locale, texts in package.locales.items():
        for key, allowed in COUNTS.items():
            if len(set(texts[key])) not in allowed or len(set(texts[key])) < len(texts[key]):
                yield f"{locale}.{key}", f"not {_spelled(allowed)}, all different"


def disclaimers(package: Package) -> Iterator[Finding]:
    """Descriptions without the disclaimer of their language."""
    for locale, texts in package.locales.items():
        language = _language(locale)
        if language not in DISCLAIMERS:
            yield f"{locale}.description", f"nobody has written a disclaimer in {language!r}"
        elif DISCLAIMERS[language] not in texts["description"]:
            yield f"{locale}.description", f"this is missing: {DISCLAIMERS[language]}"


def banned_words(package: Package) -> Iterator[Finding]:
    """Claims that no skill may make, and the device's name other than to wake it."""
    library = package.library
    for place, key, text in _texts(package):
        claims = _claims(key, text, _language(place))
        locale = library.locales.get(place.partition(".")[0])
        for beginning in library.words[locale.words].never_said if locale else ():
            if re.search(rf"\b{re.escape(beginning)}", claims, re.IGNORECASE):
                yield place, f"no word may begin with {beginning!r}"


def _claims(key: str, text: str, language: str) -> str:
    """A text without the parts in which such words may stand: the disclaimer, the wake word."""
    if key == "examplePhrases":
        return text.removeprefix("Alexa, ")
    if key == "description":
        return text.replace(DISCLAIMERS.get(language, ""), "").replace("“Alexa, ", "")
    return text


def names(package: Package) -> Iterator[Finding]:
    """Names that hold a word of Amazon's, or that differ from what the models listen for."""
    for locale, texts in package.locales.items():
        name = texts["name"]
        if found := NOT_IN_A_NAME.search(name):
            yield f"{locale}.name", f"{found.group()!r} in {name!r}"
        model = package.models.get(locale)
        if model and name.lower() != model["interactionModel"]["languageModel"]["invocationName"]:
            yield f"{locale}.name", f"{name!r} is not what one says to open it"


def examples(package: Package) -> Iterator[Finding]:
    """Examples that do not begin with the wake word or do not end as a sentence does."""
    for locale, texts in package.locales.items():
        for phrase in texts["examplePhrases"]:
            formed = phrase.startswith("Alexa, ") and phrase.endswith((".", "?", "!"))
            if not formed or NO_EXAMPLE.search(phrase):
                wanted = "“Alexa, …” with a stop at its end, without app, enable or skill"
                yield f"{locale}.examplePhrases", f"{phrase!r} is not {wanted}"


def answers(package: Package) -> Iterator[Finding]:
    """Questions of the store that are answered otherwise than the skill allows."""
    for path, answer in ANSWERS.items():
        if (found := package.at(path)) != answer:
            yield path, f"{found!r} must be {answer!r}"


def countries(package: Package) -> Iterator[Finding]:
    """Countries other than those of the locales, for which an emergency number is known."""
    offered = set(package.at(COUNTRIES))
    known = {
        locale.partition("-")[2] for locale in package.locales.keys() & package.library.locales
    }
    for country in sorted(offered - known):
        yield COUNTRIES, f"no locale brings an emergency number for {country}"
    for country in sorted(known - offered):
        yield COUNTRIES, f"{country} has a locale and is left out"


def addresses(package: Package) -> Iterator[Finding]:
    """Addresses that are neither https nor, for the skill itself, a Lambda function."""
    for path in ("apis.custom.endpoint.uri", "events.endpoint.uri"):
        if not package.at(path).startswith(("https://", "arn:aws:lambda:")):
            yield path, f"{package.at(path)!r} is neither https nor a Lambda function"
    for locale in package.locales:
        for key in ("privacyPolicyUrl", "termsOfUseUrl"):
            path = f"privacyAndCompliance.locales.{locale}.{key}"
            if not package.at(path).startswith("https://"):
                yield path, f"{package.at(path)!r} is not https"


def images(package: Package) -> Iterator[Finding]:
    """Icons that are not in the package, or not of the size the store wants."""
    for locale, texts in package.locales.items():
        for key, size in SIZES.items():
            image = package.icons.get(texts[key], b"")
            if size_of(image) != (size, size):
                yield f"{locale}.{key}", f"{texts[key]} is no PNG image of {size} by {size} pixels"


def placeholders(package: Package) -> Iterator[Finding]:
    """Texts in which something was to be filled in, and examples from a guide."""
    for place, text in _all_texts(package.manifest, MANIFEST):
        if found := PLACEHOLDER.search(text):
            yield place, f"{found.group()!r} in {text!r}"


def _spelled(allowed: range) -> str:
    """From the first to the last: "1 to 30", or "3" for one number alone."""
    return " to ".join(dict.fromkeys([str(allowed[0]), str(allowed[-1])]))


def _language(place: str) -> str:
    """The language of a place in a locale: en of en-US.summary."""
    return place.partition("-")[0]


def _texts(package: Package) -> Iterator[tuple[str, str, str]]:
    """Place, key and text of everything that the store shows."""
    for locale, texts in package.locales.items():
        for key in LENGTHS:
            value = texts[key]
            yield from (
                (f"{locale}.{key}", key, text)
                for text in (value if isinstance(value, list) else [value])
            )


def _all_texts(value: object, place: str) -> Iterator[Finding]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _all_texts(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _all_texts(inner, f"{place}[{number}]")


RULES: Final[Mapping[str, Rule]] = {
    "Locale-MustHaveModelAndTexts": locales,
    "Text-MustFit": lengths,
    "List-MustFit": counts,
    "Description-MustHoldTheDisclaimer": disclaimers,
    "Word-MustBeAllowed": banned_words,
    "Name-MustBeItsOwn": names,
    "Example-MustBeWellFormed": examples,
    "FirstExample-MustOpenTheSkill": example_phrases.openings,
    "Words-MustBeHeard": example_phrases.unheard,
    "Example-MustBeAnswered": example_phrases.unanswered,
    "Permission-MustBeUsed": declared_features.permissions,
    "Interface-MustBeUsed": declared_features.interfaces,
    "Viewport-MustBeTried": screens.viewports,
    "Event-MustBeAnswered": declared_features.events,
    "Question-MustBeAnsweredSo": answers,
    "Country-MustHaveANumber": countries,
    "Address-MustBeSecure": addresses,
    "Icon-MustBeThere": images,
    "Placeholder-MustBeFilled": placeholders,
}
"""Rule name → the rule; each yields what breaks it."""
