"""The readers that ship are what their sources make; building takes too long to be traced."""

from skill.authoring.reader.built_readers import out_of_date
from tests.support.repository import ROOT


def test_the_shipped_readers_are_what_their_sources_make() -> None:
    assert out_of_date(ROOT) == [], "run make update"
