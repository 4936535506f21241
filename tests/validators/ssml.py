"""What ssml-check-core, another project's checker, says about our speech."""

import json
from collections.abc import Iterable

from tests.validators.node import run_script


def ssml_problems(answers: Iterable[str], locale: str = "en-US") -> list[str]:
    """Check spoken answers against Alexa's SSML.

    All answers go through one Node process, each wording once.

    Args:
        answers: Speech in its `<speak>` tags.
        locale: Decides which voices and emotions exist.

    Returns:
        A line for each problem, with the speech that has it; empty when all is well.
    """
    wordings = list(dict.fromkeys(answers))
    found = run_script("ssml.js", {"locale": locale, "ssml": wordings})
    assert isinstance(found, list)
    return [
        f"{json.dumps(problem)} in {wording}"
        for wording, problems in zip(wordings, found, strict=True)
        for problem in problems
    ]
