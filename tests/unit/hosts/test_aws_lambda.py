"""The Lambda entry in a process of its own, as Lambda starts it."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.support.envelopes import ANOTHER_SKILL, APPLICATION, Envelope, intent, request, spoken
from tests.support.repository import ROOT

ANSWER = """
import json, sys
from skill.hosts.aws_lambda import handler
from skill.alexa.skill import WrongSkillError
try:
    answer = handler(json.load(sys.stdin), None)
except WrongSkillError:
    answer = "refused"
json.dump({"answer": answer, "modules": sorted(sys.modules)}, sys.stdout)
"""


def lambda_answers(envelope: Envelope, **environment: str) -> dict[str, Any]:
    """What a new process answers, and which modules it loaded for that."""
    inherited = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("AWS_", "CRAMP_COACH_"))
    }
    process = subprocess.run(
        [sys.executable, "-W", "error", "-c", ANSWER],
        cwd=ROOT,
        env={**inherited, **environment},
        input=json.dumps(envelope),
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(process.stdout)
    return result


def test_it_answers_without_a_region_or_anything_of_amazons_servers() -> None:
    result = lambda_answers(intent("ReliefIntent"))
    assert spoken(result["answer"]).startswith("Keep still.")
    top_level = {name.partition(".")[0] for name in result["modules"]}
    assert not top_level & {"boto3", "botocore", "flask", "hassil", "simulator"}


def test_a_first_answer_with_a_memory_loads_nothing_for_writers_in_each_others_way() -> None:
    result = lambda_answers(intent("ReliefIntent"), CRAMP_COACH_STORE="memory:")
    assert "skill.adapters.people.person_records" in result["modules"]
    assert "random" not in result["modules"]


def test_it_answers_requests_for_its_own_id() -> None:
    result = lambda_answers(intent("ReliefIntent"), CRAMP_COACH_SKILL_ID=APPLICATION)
    assert spoken(result["answer"]).startswith("Keep still.")


def test_it_refuses_requests_for_another_id() -> None:
    result = lambda_answers(intent("ReliefIntent"), CRAMP_COACH_SKILL_ID=ANOTHER_SKILL)
    assert result["answer"] == "refused"


def test_a_deletion_that_failed_is_an_error_so_that_amazon_sends_the_event_again() -> None:
    event = request("AlexaSkillEvent.SkillDisabled")
    del event["session"]
    nowhere = {
        "CRAMP_COACH_STORE": "dynamodb://people",
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:9",
    }
    with pytest.raises(subprocess.CalledProcessError) as raised:
        lambda_answers(event, **nowhere)
    assert "NotDoneError" in raised.value.stderr
