"""Rules of the Alexa store that the schema cannot express, one function each.

https://developer.amazon.com/en-US/docs/alexa/smapi/skill-manifest.html
https://developer.amazon.com/en-US/docs/alexa/custom-skills/policy-requirements-for-an-alexa-skill.html
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from deploy.package import declared_features, example_phrases, manifest_roundtrip, schema, screens
from deploy.package.contents import LOCALES, Package
from deploy.package.icons import SIZES, size_of
from skill.authoring.problems import Problem
from skill.authoring.rules.banned import banned

Finding = tuple[str, str]
"""Path in the manifest, and what is wrong there."""
Rule = Callable[[Package], Iterator[Finding]]

SHOWN: Final = (
    "name", "summary", "description", "updatesDescription", "examplePhrases", "keywords"
)  # fmt: skip
"""Keys of a locale's texts that the store shows."""
COUNTRIES: Final = "publishingInformation.distributionCountries"

DISCLAIMERS: Final = {
    "en": "This tool does not give medical advice. It is for information and education only, and "
    "is no substitute for professional medical advice, diagnosis or treatment. Ask your doctor for "
    "medical advice. If you think that you have a medical emergency, call your local emergency "
    "number."
}
"""Language → the disclaimer that each description has to contain word for word."""
_WAKING: Final = {"examplePhrases": re.compile("^Alexa, "), "description": re.compile("“Alexa, ")}
"""Key → the only form in which its text may contain the wake word."""


def problems(package: Package) -> list[Problem]:
    """All breaches of the schema and of the rules below."""
    found = schema.problems("manifest", package.manifest)
    for name, rule in RULES.items():
        found += [Problem(place, name, text) for place, text in rule(package)]
    return found


def locales(package: Package) -> Iterator[Finding]:
    """Texts without a model, and models without texts."""
    for locale in package.locales.keys() - package.models.keys():
        yield f"{LOCALES}.{locale}", "no interaction model has this locale"
    for locale in package.models.keys() - package.locales.keys():
        yield f"{LOCALES}.{locale}", "an interaction model has this locale, and it has no texts"


def disclaimers(package: Package) -> Iterator[Finding]:
    """Descriptions without the disclaimer of their language."""
    for locale, texts in package.locales.items():
        disclaimer = DISCLAIMERS.get(_language(locale))
        if disclaimer is None:
            yield _place(locale, "description"), "nobody has written a disclaimer in this language"
        elif disclaimer not in texts["description"]:
            yield _place(locale, "description"), f"this is missing: {disclaimer}"


def banned_words(package: Package) -> Iterator[Finding]:
    """Words that the content bans, such as medical claims; and the wake word, except to wake."""
    library = package.library
    for locale in package.locales.keys() & library.locales:
        never = banned(library.words[library.locales[locale].words])
        for key, text in _claims(package, locale):
            if found := never.search(text):
                yield _place(locale, key), f"{found.group().lower()!r} is never said"


def _claims(package: Package, locale: str) -> Iterator[tuple[str, str]]:
    """Key and text of what the store shows, without the disclaimer and permitted wake words."""
    for key in SHOWN:
        value = package.locales[locale][key]
        for text in value if isinstance(value, list) else [value]:
            claims = text.replace(DISCLAIMERS.get(_language(locale), ""), "")
            yield key, _WAKING[key].sub("", claims) if key in _WAKING else claims


def names(package: Package) -> Iterator[Finding]:
    """Names that differ from the invocation name of the locale's model."""
    for locale in package.locales.keys() & package.models.keys():
        name = package.locales[locale]["name"]
        model = package.models[locale]["interactionModel"]["languageModel"]
        if name.lower() != model["invocationName"]:
            yield _place(locale, "name"), f"{name!r} is not what one says to open it"


def countries(package: Package) -> Iterator[Finding]:
    """Countries that differ from those of the locales, whose emergency numbers are known."""
    offered = set(package.manifest["publishingInformation"]["distributionCountries"])
    known = {
        locale.partition("-")[2] for locale in package.locales.keys() & package.library.locales
    }
    for country in offered - known:
        yield COUNTRIES, f"no locale brings an emergency number for {country}"
    for country in known - offered:
        yield COUNTRIES, f"{country} has a locale and is left out"


def images(package: Package) -> Iterator[Finding]:
    """Icons that are missing or do not have the required size."""
    for locale, texts in package.locales.items():
        for key, size in SIZES.items():
            if size_of(package.icons.get(texts[key], b"")) != (size, size):
                yield (
                    _place(locale, key),
                    f"{texts[key]} is no PNG image of {size} by {size} pixels",
                )


def _language(locale: str) -> str:
    return locale.partition("-")[0]


def _place(locale: str, key: str) -> str:
    return f"{LOCALES}.{locale}.{key}"


RULES: Final[Mapping[str, Rule]] = {
    "Manifest-MustBeUnderstood": manifest_roundtrip.differences,
    "Locale-MustHaveModelAndTexts": locales,
    "Description-MustHoldTheDisclaimer": disclaimers,
    "Word-MustBeAllowed": banned_words,
    "Name-MustOpenTheSkill": names,
    "FirstExample-MustOpenTheSkill": example_phrases.openings,
    "Words-MustBeHeard": example_phrases.unheard,
    "Example-MustBeAnswered": example_phrases.unanswered,
    "OneShot-MustNotBeTheOnlyWay": example_phrases.one_shots,
    "Feature-MustBeDeclaredAndUsed": declared_features.differences,
    "Viewport-MustBeTried": screens.viewports,
    "Country-MustHaveANumber": countries,
    "Icon-MustBeThere": images,
}
"""Name of the rule → function that yields its breaches."""
