import json

import pytest
from flask import Flask, jsonify
from hypothesis import given
from hypothesis import strategies as st

from skill.hosts.web.fast_json import FastJson

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


def app() -> Flask:
    app = Flask("test")
    app.json = FastJson(app)
    return app


@given(VALUES)
def test_what_is_written_means_what_the_standard_library_reads(value: object) -> None:
    fast = FastJson(app())
    assert json.loads(fast.dumps(value)) == value
    assert fast.loads(json.dumps(value)) == value


def test_an_answer_keeps_the_order_of_its_keys() -> None:
    with app().app_context():
        response = jsonify({"version": "1.0", "response": {"b": 1, "a": "é"}})
    assert response.mimetype == "application/json"
    assert response.get_data(as_text=True) == '{"version":"1.0","response":{"b":1,"a":"é"}}'


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="unexpected"):
        FastJson(app()).loads("{")
