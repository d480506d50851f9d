"""Every rule has a page, and every example on it is executed: what the page says is found, and nothing else."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from timeline.checking import RULES, Rule, check
from timeline.records.report import Case
from timeline.store import loads

HEADINGS = ["What it finds", "Why it matters", "Example", "What to do"]
JARGON = re.compile(r"\b(constraints?|solver|unsat\w*|variables?|cores?|nodes?|edges?|bounds?|regex|SAT|null|None)\b")


class Example(NamedTuple):
    """One example of a page: the rule, its facts, the texts of its sources, and what the page says is found."""

    rule: Rule
    facts: str
    texts: dict[str, str]
    finds: str


def examples() -> Iterator[Example]:
    """Yield the examples of all pages in order."""
    pattern = r"```yaml\n(.*?)```\n((?:\n```text \S+\n.*?```\n)*)\n(Finds [^\n]*)"
    for rule in RULES:
        for facts, texts, finds in re.findall(pattern, rule.page(), re.DOTALL):
            yield Example(rule, facts, dict(re.findall(r"```text (\S+)\n(.*?)```", texts, re.DOTALL)), finds)


EXAMPLES = list(examples())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_has_its_headings(rule: Rule) -> None:
    """A page bears the rule's name and the four headings, in order."""
    lines = rule.page().splitlines()
    assert lines[0] == f"# {rule.name}"
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == HEADINGS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_shows_both_sides(rule: Rule) -> None:
    """A page has an example with a finding and one without, and no block of facts that is not executed."""
    own = [example for example in EXAMPLES if example.rule is rule]
    assert {example.finds == "Finds nothing." for example in own} == {True, False}
    assert rule.page().count("```yaml") == len(own)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_speaks_to_historians(rule: Rule) -> None:
    """A page's prose has no words of the trade of solvers and programmers."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", rule.page(), flags=re.DOTALL)
    assert JARGON.search(prose) is None


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule.name}: {e.finds}")
def test_example(example: Example) -> None:
    """What a page says is found in an example is what the rule finds there, alone and among all the rules."""
    facts, _ = loads(example.facts)
    case = Case(facts=facts, texts=example.texts)
    alone = check(case, (example.rule,))
    if example.finds == "Finds nothing.":
        assert alone == ()
        return
    (finding,) = alone
    named = re.search(r"`([^`]+)`", example.finds)
    assert finding.level == example.finds.rstrip(".").split()[-1]
    assert named is None or finding.id == named[1]
    assert finding.rule == example.rule.name
    assert 0 < len(finding.explanation) <= 12
    assert finding.id in {f.id for f in check(case)}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule.name}: {e.finds}")
def test_message_is_plain(example: Example) -> None:
    """No verdict or step in any example uses a word of the trade of solvers."""
    case = Case(facts=loads(example.facts)[0], texts=example.texts)
    for finding in check(case):
        for sentence in (finding.verdict, *(step.says for step in finding.explanation)):
            assert JARGON.search(sentence) is None
