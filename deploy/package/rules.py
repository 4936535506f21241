"""Rules of the Alexa store that the schema cannot express, one function each.

https://developer.amazon.com/en-US/docs/alexa/smapi/skill-manifest.html
https://developer.amazon.com/en-US/docs/alexa/custom-skills/policy-requirements-for-an-alexa-skill.html
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from deploy.package import declared_features, example_phrases, manifest_roundtrip, schema, screens
from deploy.package.contents import LOCALES, Package
from deploy.package.icons import SIZES, size_of
from deploy.package.store_texts import language_of
from skill.authoring.problems import Problem
from skill.authoring.rules.banned import banned

Finding = tuple[str, str]
"""Path in the manifest, and what is wrong there."""
Rule = Callable[[Package], Iterator[Finding]]

SHOWN: Final = (
    "name", "summary", "description", "updatesDescription", "examplePhrases", "keywords"
)  # fmt: skip
"""Keys of a locale's texts that the store shows."""


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
        language = package.languages.get(language_of(locale))
        if language is None:
            yield _place(locale, "description"), "nobody has written a disclaimer in this language"
        elif language.disclaimer not in texts["description"]:
            yield _place(locale, "description"), f"this is missing: {language.disclaimer}"


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
    language = package.languages[language_of(locale)]
    for key in SHOWN:
        value = package.locales[locale][key]
        for text in value if isinstance(value, list) else [value]:
            claims = text.replace(language.disclaimer, "")
            if key == "examplePhrases":
                claims = claims.removeprefix(language.waking)
            yield (
                key,
                claims.replace(language.quoted_waking, "") if key == "description" else claims,
            )


def names(package: Package) -> Iterator[Finding]:
    """Names that differ from the invocation name of the locale's model."""
    for locale in package.locales.keys() & package.models.keys():
        name = package.locales[locale]["name"]
        model = package.models[locale]["interactionModel"]["languageModel"]
        if name.lower() != model["invocationName"]:
            yield _place(locale, "name"), f"{name!r} is not what one says to open it"


def images(package: Package) -> Iterator[Finding]:
    """Icons that are missing or do not have the required size."""
    for locale, texts in package.locales.items():
        for key, size in SIZES.items():
            if size_of(package.icons.get(texts[key], b"")) != (size, size):
                yield (
                    _place(locale, key),
                    f"{texts[key]} is no PNG image of {size} by {size} pixels",
                )


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
    "Icon-MustBeThere": images,
}
"""Name of the rule → function that yields its breaches."""
