"""What the template asks of AWS: sound to Amazon's linter, and no more than the skill needs."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from cfnlint.decode import cfn_yaml

from deploy import lambda_build
from deploy.wheels import FUNCTION, ROOT
from simulator.device.request_json import APPLICATION_ID
from skill.adapters.stores import dynamodb_store
from skill.adapters.stores.store_factory import open_store
from skill.hosts import logs
from skill.settings import Settings

TEMPLATE_FILE = ROOT / "deploy" / "template.yaml"
TEMPLATE: dict[str, Any] = cfn_yaml.load(str(TEMPLATE_FILE))
RESOURCES: dict[str, Any] = TEMPLATE["Resources"]
COACH: dict[str, Any] = RESOURCES["Coach"]["Properties"]
ALEXA_WAITS = 8
"""Seconds: https://developer.amazon.com/docs/alexa/custom-skills/handle-requests-sent-by-alexa.html"""
BUCKET_HOST = "cramp-coach-pictures-1a2b3c.s3.eu-west-1.amazonaws.com"
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html"""
WHEELS_OF = {"arm64": "aarch64", "x86_64": "x86_64"}


def of_type(kind: str) -> dict[str, Any]:
    return {
        name: resource["Properties"]
        for name, resource in RESOURCES.items()
        if resource["Type"] == kind
    }


def statements() -> Iterator[dict[str, Any]]:
    """All that the function may do."""
    (role,) = of_type("AWS::IAM::Role").values()
    assert "ManagedPolicyArns" not in role
    for policy in role["Policies"]:
        yield from policy["PolicyDocument"]["Statement"]


def policy() -> list[dict[str, Any]]:
    """What everybody may do with the bucket, and what nobody may."""
    (found,) = of_type("AWS::S3::BucketPolicy").values()
    told: list[dict[str, Any]] = found["PolicyDocument"]["Statement"]
    return told


def variables() -> dict[str, str]:
    """What the environment of the function says, with the names that AWS could give."""
    given = {
        "SkillId": APPLICATION_ID,
        "${Memory}": "Memory",
        "${Pictures.RegionalDomainName}": BUCKET_HOST,
    }
    values = {"AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s"}
    for name, value in COACH["Environment"]["Variables"].items():
        text = value.get("Ref") or value["Fn::Sub"]
        for reference, real in given.items():
            text = text.replace(reference, real)
        values[name] = text
    return values


def test_it_is_sound() -> None:
    program = Path(sys.executable).with_name("cfn-lint")
    command = [str(program), "--include-checks", "I", "--", str(TEMPLATE_FILE)]
    linted = subprocess.run(command, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_function_is_the_one_that_is_built() -> None:
    assert COACH["Runtime"] == f"python{FUNCTION.python}"
    (architecture,) = COACH["Architectures"]
    assert FUNCTION.tag.endswith(f"_{WHEELS_OF[architecture]}")
    assert TEMPLATE_FILE.parent / COACH["CodeUri"] == lambda_build.BUILD / "lambda.zip"
    module, _, name = COACH["Handler"].rpartition(".")
    assert callable(getattr(import_module(module), name))


def test_it_gives_up_when_alexa_does() -> None:
    assert COACH["Timeout"] <= ALEXA_WAITS


def test_the_skill_takes_its_id_and_its_table_from_the_environment() -> None:
    settings = Settings.from_environment(variables())
    pictures = f"https://{BUCKET_HOST}/pictures"
    told = Settings(skill_id=APPLICATION_ID, store="dynamodb://Memory", pictures=pictures)
    assert settings._replace(aws=told.aws) == told
    store = open_store(settings.store, settings.store_timeout, settings.aws)
    assert isinstance(store, dynamodb_store.DynamodbStore)


def test_only_alexa_may_call_it_and_only_for_this_skill() -> None:
    (event,) = COACH["Events"].values()
    assert event == {"Type": "AlexaSkill", "Properties": {"SkillId": {"Ref": "SkillId"}}}
    assert "FunctionUrlConfig" not in COACH


def test_the_function_names_the_folder_that_anybody_may_read() -> None:
    address = COACH["Environment"]["Variables"]["CRAMP_COACH_PICTURES"]["Fn::Sub"]
    assert address == "https://${Pictures.RegionalDomainName}/pictures"
    opened, _ = policy()
    assert opened["Resource"] == {"Fn::Sub": "${Pictures.Arn}/pictures/*"}


def test_anybody_may_read_pictures_by_the_policy_alone() -> None:
    ((name, bucket),) = of_type("AWS::S3::Bucket").items()
    assert RESOURCES["PicturesPolicy"]["Properties"]["Bucket"] == {"Ref": name}
    opened, _ = policy()
    assert (opened["Effect"], opened["Principal"], opened["Action"]) == (
        "Allow",
        "*",
        "s3:GetObject",
    )
    assert bucket["PublicAccessBlockConfiguration"] == {
        "BlockPublicAcls": True,
        "IgnorePublicAcls": True,
        "BlockPublicPolicy": False,
        "RestrictPublicBuckets": False,
    }
    assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert "AccessControl" not in bucket
    assert "WebsiteConfiguration" not in bucket


def test_the_bucket_is_reached_over_tls_alone_and_encrypts() -> None:
    (bucket,) = of_type("AWS::S3::Bucket").values()
    _, closed = policy()
    assert (closed["Effect"], closed["Principal"], closed["Action"]) == ("Deny", "*", "s3:*")
    assert closed["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert closed["Resource"] == [
        {"Fn::GetAtt": ["Pictures", "Arn"]},
        {"Fn::Sub": "${Pictures.Arn}/*"},
    ]
    (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}


def test_the_app_may_load_pictures_from_its_own_pages() -> None:
    (bucket,) = of_type("AWS::S3::Bucket").values()
    (rule,) = bucket["CorsConfiguration"]["CorsRules"]
    assert set(rule["AllowedOrigins"]) == {
        "http://ask-ifr-download.s3.amazonaws.com",
        "https://ask-ifr-download.s3.amazonaws.com",
    }
    assert rule["AllowedMethods"] == ["GET"]


def test_the_function_may_do_what_its_store_does_and_write_to_its_own_log() -> None:
    table, log = statements()
    assert table["Resource"] == {"Fn::GetAtt": ["Memory", "Arn"]}
    asked = {f"dynamodb:{action}" for action in get_args(dynamodb_store.Action)}
    assert set(table["Action"]) == asked
    assert log["Resource"] == {"Fn::GetAtt": ["CoachLog", "Arn"]}
    assert set(log["Action"]) == {"logs:CreateLogStream", "logs:PutLogEvents"}
    assert COACH["LoggingConfig"]["LogGroup"] == {"Ref": "CoachLog"}


def test_the_lines_that_metrics_are_read_from_are_not_filtered_out() -> None:
    assert COACH["LoggingConfig"]["LogFormat"] == "JSON"
    assert COACH["LoggingConfig"]["ApplicationLogLevel"] == "INFO"


def test_the_log_is_not_kept_for_ever() -> None:
    (log,) = of_type("AWS::Logs::LogGroup").values()
    assert log["RetentionInDays"] == 30


def test_the_table_has_the_keys_that_the_store_writes_and_forgets_what_expired() -> None:
    (table,) = of_type("AWS::DynamoDB::Table").values()
    types = {one["AttributeName"]: one["AttributeType"] for one in table["AttributeDefinitions"]}
    keys = {one["AttributeName"]: one["KeyType"] for one in table["KeySchema"]}
    assert types == {"owner": "S", "kind": "S"}
    assert keys == {"owner": "HASH", "kind": "RANGE"}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires", "Enabled": True}
    assert table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert table["SSESpecification"] == {"SSEEnabled": True}
    assert table["BillingMode"] == "PAY_PER_REQUEST"


def test_table_bucket_and_log_go_with_the_stack() -> None:
    for kind in ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Logs::LogGroup"):
        for name in of_type(kind):
            assert RESOURCES[name]["DeletionPolicy"] == "Delete"


def test_alarms_watch_the_function_and_are_mailed_if_there_is_an_address() -> None:
    alarms = of_type("AWS::CloudWatch::Alarm").values()
    watched = {(alarm["Namespace"], alarm["MetricName"]) for alarm in alarms}
    assert watched >= {("AWS/Lambda", name) for name in ("Errors", "Throttles", "Duration")}
    for alarm in alarms:
        if alarm["Namespace"] == "AWS/Lambda":
            assert alarm["Dimensions"] == [{"Name": "FunctionName", "Value": {"Ref": "Coach"}}]
        assert alarm["TreatMissingData"] == "notBreaching"
        assert alarm["AlarmActions"] == {"Fn::If": ["MailsAlarms", [{"Ref": "AlarmTopic"}], []]}
    (slow,) = [alarm for alarm in alarms if alarm["MetricName"] == "Duration"]
    assert slow["ExtendedStatistic"] == "p99"
    assert slow["Threshold"] < COACH["Timeout"] * 1000


@pytest.mark.parametrize(
    ("parameter", "good", "bad"),
    [
        (
            "SkillId",
            ["amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"],
            ["", "amzn1.ask.skill.", "01234567-89ab-cdef-0123-456789abcdef"],
        ),
        ("AlarmMail", ["", "ann@example.org"], ["ann", "ann@example", "a b@example.org"]),
    ],
)
def test_parameters_take_what_they_are_for(parameter: str, good: list[str], bad: list[str]) -> None:
    pattern = TEMPLATE["Parameters"][parameter]["AllowedPattern"]
    assert all(re.fullmatch(pattern, value) for value in good)
    assert not any(re.fullmatch(pattern, value) for value in bad)


def test_it_tells_what_the_skill_owner_has_to_know() -> None:
    values = {name: output["Value"] for name, output in TEMPLATE["Outputs"].items()}
    assert values["FunctionArn"] == {"Fn::GetAtt": ["Coach", "Arn"]}
    assert values["PicturesBucket"] == {"Ref": "Pictures"}
    assert {"TableName", "LogGroupName"} <= values.keys()


def test_what_is_watched_besides_is_measured() -> None:
    watched = [
        alarm
        for alarm in of_type("AWS::CloudWatch::Alarm").values()
        if alarm["Namespace"] != "AWS/Lambda"
    ]
    assert watched
    for alarm in watched:
        assert alarm["Namespace"] == logs.NAMESPACE
        assert alarm["MetricName"] in logs.UNITS
        assert {each["Name"]: each["Value"] for each in alarm["Dimensions"]} == logs.DIMENSION
