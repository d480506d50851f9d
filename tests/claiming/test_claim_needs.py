"""What a text cannot hold is not searched for in it: the words that wordings need, and that they need them."""

import re

import pytest

from timeline.claiming.kinds import kinds
from timeline.claiming.needs import lacking
from timeline.knowledge import load

SAID = {
    "respective": "it wrote to the latter, which wept",
    "pact_names": "the Charter of Tartu",
    "basis": "ten crowns of 1911 prices",
    "not_then": "it shut not in ",
    "after_event": "it gave ten crowns after the flood of ",
    "since_event": "since the flood of ",
    "before_event": "before the flood of ",
    "bounds": "until the flood",
    "came": "Julius Nyerere came in ",
    "members": "since then that standing",
    "ranks": "its most powerful neighbour",
    "firsts": "never before had",
    "then": "it has been so to this day",
    "forever": "it was given in perpetuity",
    "stays": "it ended a two-day stay in Lima",
    "weekdays": "on Tuesday, 5 May 1987",
    "others": "another has it in 1904",
    "reckonings": "it is a hundred by Oslo's own count",
}


def test_each_wording_that_needs_words_is_told_here() -> None:
    """No need stands on the shelf without a sentence that tries it."""
    assert set(load("claims/en")["needs"]) == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_a_wording_is_lacking_only_where_its_words_are(name: str) -> None:
    """A text with the wording does not lack it, one with none of its words does."""
    assert name not in lacking(set(re.findall(r"\w+", SAID[name].lower())), "en")
    assert name in lacking({"ten", "ships", "lay", "in", "port"}, "en")


@pytest.mark.parametrize(
    "name",
    [
        "respective",
        "pact_names",
        "basis",
        "not_then",
        "after_event",
        "since_event",
        "before_event",
        "bounds",
        "came",
        "then",
        "forever",
    ],
)
def test_the_sentences_that_try_a_wording_hold_it(name: str) -> None:
    """The expression itself stands in the sentence, so that the need is that of the wording."""
    pattern: re.Pattern[str] = getattr(kinds("en").cues, name)
    assert pattern.search(SAID[name])


@pytest.mark.parametrize("name", ["ranks", "firsts"])
def test_what_has_signs_needs_these(name: str) -> None:
    """A text lacks a rank or a first just where none of its signs stands in it."""
    shelf = load("claims/en")
    assert set(shelf["needs"][name]) == {sign.split()[0] for sign in shelf[name]["signs"]}
