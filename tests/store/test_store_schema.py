"""The JSON Schema of the fact file: shipped, up to date, and of one mind with the loader on shapes and words."""

import json
import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from timeline.commands.schema import command
from timeline.errors import InvalidFacts
from timeline.store import loads
from timeline.store.schema import schema, shipped, spelled

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text(encoding="utf-8"))
BEYOND = (
    "there is no",
    "is not a date",
    "leads out",
    "is here twice",
    "is not a duration",
    "marks a value",
    "repeats",
    "tag",
)
"""What a schema cannot know: other entries, calendars, folders, and what YAML itself makes of a file."""


class _Core(yaml.SafeLoader):
    """Reads scalars as YAML 1.2's core schema does, which editors use: NO is a text, 1953-05-01 no timestamp."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)


def _errors(text: str) -> list[Any]:
    validator = jsonschema.Draft7Validator(schema())
    return list(validator.iter_errors(yaml.load(text, Loader=_Core)))


def test_shipped_schema_is_up_to_date() -> None:
    """The schema in the package is the one that the records make; TIMELINE_UPDATE=1 writes it anew."""
    if os.environ.get("TIMELINE_UPDATE"):
        Path(str(files("timeline.store").joinpath("facts.schema.json"))).write_text(spelled(), encoding="utf-8")
    assert shipped() == spelled()


def test_schema_is_a_schema() -> None:
    """It is valid JSON Schema, draft 7."""
    jsonschema.Draft7Validator.check_schema(schema())


def test_every_key_is_described() -> None:
    """An editor has something to say of every key."""
    made = schema()
    nodes = {"": made, **made["definitions"]}
    missing = [
        f"{name}.{key}"
        for name, node in nodes.items()
        for key, value in node.get("properties", {}).items()
        if "description" not in value
    ]
    assert missing == []


def test_shipped_facts_conform() -> None:
    """The fact file of this repository has nothing that an editor would underline."""
    assert _errors((ROOT / "facts.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_schema_and_loader_agree(case: dict[str, Any]) -> None:
    """What the loader refuses for its shape or words the schema refuses too, and what it reads the schema accepts."""
    try:
        loads(case["file"])
        problems = []
    except InvalidFacts as error:
        problems = [problem for problem in error.problems if not any(part in problem.what for part in BEYOND)]
    try:
        errors = _errors(case["file"])
    except yaml.YAMLError:
        return
    if problems:
        assert errors
    elif not case["problems"]:
        assert errors == []


@pytest.mark.parametrize(
    "says",
    [
        "{date: 1953}",
        "{date: 1953-05}",
        "{anniversary: 75, on: published+1y}",
        "{nth_year: 70, on: 2023, hedge: about}",
        "{duration: {min: 3y, max: 4y}, from: event:e, to: 1992}",
        "{before: e, by: 1y}",
        "{between: [e, 1992]}",
        "{value: 2e9, unit: USD, bound: min, over: 1992/..}",
        "{value: [1, 2.5], unit: people}",
        "{rank: 1, of: donors, shared: true}",
        "{status: severed, over: 1975/1992}",
        "{one_of: [{date: 1952}, {after: e}]}",
        "{weekday: monday, date: 1953-01-09}",
    ],
)
def test_forms_conform(says: str) -> None:
    """Every form of the vocabulary, as a person writes it, is right in an editor and for the loader."""
    text = f"sources: {{s: }}\nevents: {{e: }}\nclaims: {{c: {{source: s, says: {says}}}}}\n"
    loads(text)
    assert _errors(text) == []


def test_command(tmp_path: Path) -> None:
    """The command prints the shipped schema, or writes it where an editor finds it."""
    printed = CliRunner().invoke(command, [], standalone_mode=False)
    assert json.loads(printed.stdout) == schema()
    path = tmp_path / ".facts.schema.json"
    CliRunner().invoke(command, ["--output", str(path)], standalone_mode=False, catch_exceptions=False)
    assert path.read_text(encoding="utf-8") == shipped()
