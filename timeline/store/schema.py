"""The JSON Schema of the fact file, made from the records, so that editors complete and check it while a person types.

Draft 7, which all editors know. It knows shapes, keys and fixed words; dates, ids that must exist and what may not
stand together are the loader's to judge.
"""

import json
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from timeline.records.base import Record
from timeline.records.claim import Claim
from timeline.records.facts import Decision, Event
from timeline.records.says import OneOf
from timeline.records.source import Source
from timeline.store.entries import VERSION

NAME = "facts.schema.json"
"""The file of the package that holds the schema as it was last made; a test sees that it is up to date."""

_ID = r"^[A-Za-z0-9][A-Za-z0-9._/#-]*$"
_ROOTS: tuple[type[Record], ...] = (Source, Event, Claim, Decision)

_DATE = "A date in EDTF: 1953, 1953-05, 1987~, 1941/1945, 1992/.., [1941..1945], 198X."
_TIME = "A date in EDTF, or one that hangs on another: published, published-1y, published:SOURCE, event:EVENT+2y."
_REFERENCE = "An event's id, or a time: 1953, published, event:EVENT+2y."
_LENGTH = "A length of time: 10d, 3w, 3m, 25y; or {min: 3y, max: 4y}."

DESCRIPTIONS = {
    "Source.title": "The title, as the document gives it.",
    "Source.author": "Who wrote it.",
    "Source.publisher": "Who published it.",
    "Source.genre": "What kind of text it is; it decides what a bare month or day hangs on.",
    "Source.language": "The language of the text, as in en, fr, ja.",
    "Source.published": f"When it was published; null is not stated, and is inferred from what it says. {_DATE}",
    "Source.retrieved": f"When it was read. {_DATE}",
    "Source.url": "Where it is on the web.",
    "Source.path": "Its text, as a path within the project.",
    "Source.sha256": "The digest of the file at path; a change is reported, with the quotes that it lost.",
    "Source.text": "Whose wording the file is: the original, an excerpt, or a digest in our own words.",
    "Source.derived_from": "Ids of sources that it repeats: they do not count as independent.",
    "Event.title": "What happened, in a few words.",
    "Event.kind": "What kind of event it is, as in established, severed, visit.",
    "Event.date": f"What the curator accepts. {_DATE}",
    "Claim.source": "The id of the source that says it.",
    "Claim.event": "The id of the event it is about, or published:SOURCE; left out, the linker looks for one.",
    "Claim.kind": "What kind of event it is about, as in established, severed, visit.",
    "Claim.says": "What the source says: one form, as in {date: 1953} or {anniversary: 75, on: published+1y}.",
    "Claim.quote": "The source's own words, and what stands around them.",
    "Claim.status": "Only accepted and disputed claims are checked; a rejected one stays, and is not proposed again.",
    "Claim.because": "The reviewer's reason for the status.",
    "Decision.conflict": "The id of the finding that is decided, as `timeline check` prints it.",
    "Decision.verdict": "What the finding comes from.",
    "Decision.claim": "The id of the claim that is wrong.",
    "Decision.because": "The reason.",
    "Decision.by": "Who decided.",
    "Decision.on": f"When it was decided. {_DATE}",
    "Decision.until": f"After this day the decision no longer holds. {_DATE}",
    "Quote.exact": "The words.",
    "Quote.prefix": "What stands before them.",
    "Quote.suffix": "What stands after them.",
    "DurationRange.min": "At least so long: 3y.",
    "DurationRange.max": "At most so long: 4y.",
    "Weekday.weekday": "The day of the week that the source names.",
    "Weekday.date": f"The date it names with it. {_TIME}",
    "Anniversary.anniversary": "So many whole years lie between the event and the year of `on`.",
    "NthYear.nth_year": "The event is in its Nth year at `on`.",
    "Lasted.duration": _LENGTH,
    "Lasted.from": f"Where it begins; left out, the claim's own event. {_TIME}",
    "Lasted.to": f"Where it ends; left out, the claim's own event. {_TIME}",
    "Before.before": f"The event is before this. {_REFERENCE}",
    "After.after": f"The event is after this. {_REFERENCE}",
    "During.during": f"The event lies within this. {_REFERENCE}",
    "Between.between": f"The event lies between these two. {_REFERENCE}",
    "Quantity.value": "The amount, as in 2e9; or a range, [2e9, 3e9].",
    "Quantity.unit": "What is counted: USD, people, percent.",
    "Quantity.bound": "Whether the amount is exact, the least, the most, or about so much.",
    "Quantity.measure": "What is measured, as in development-aid; only like measures are compared.",
    "Quantity.payer": "Who gives.",
    "Quantity.recipient": "Who receives.",
    "Quantity.basis": "On which basis, as in commitments or constant prices.",
    "Quantity.of": "What narrows the measure.",
    "Rank.rank": "The place in the order; 1 is the biggest.",
    "Rank.of": "The class that is ranked.",
    "Rank.shared": "True for one of several: one of the biggest.",
    "First.first": "The event is the first of this class.",
    "Member.member": "The event is one of this class; none is earlier than the first.",
    "Status.status": "The state of affairs, as in severed.",
    "Uninterrupted.uninterrupted": "The state is said never to have been interrupted.",
    "OneOf.one_of": "A choice between readings, each a form of its own.",
    "Dated.date": f"When the event took place, or the state held. {_TIME}",
    "by": f"By how much, and in what unit the order is strict. {_LENGTH}",
    "on": f"The time that is counted to. {_TIME}",
    "over": f"The period it holds for. {_TIME}",
    "parties": "Who takes part: ISO 3166 codes for states (SU, DD, YU, CS for historic ones), acronyms for others.",
    "qualifier": "What tells it from others of its kind: which treaty, which level, whose visit.",
    "note": "Anything a person wants to remember.",
    "hedge": "The source's word of doubt: about, reportedly.",
    "attribution": "Whom the source cites for it.",
    "negated": "True when the source denies it.",
    "planned": "True for what was only planned or announced.",
    "text": "The source's own words for the date.",
    "calendar": "The calendar of those words, as in julian.",
    "event": "For an option of one_of that is about another event: its id.",
}
"""What an editor shows of a key: by record and key, or by key wherever it stands."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the fact file."""
    roots: tuple[type[BaseModel], ...] = (*_ROOTS, OneOf)
    models: list[tuple[type[BaseModel], Literal["validation"]]] = [(root, "validation") for root in roots]
    made = models_json_schema(models, ref_template="#/definitions/{model}")[1]
    definitions = made["$defs"]
    for name, definition in definitions.items():
        _describe(name, definition)
    definitions = {name: _in_file(definition) for name, definition in definitions.items()}
    for root in _ROOTS[:3]:
        definitions[root.__name__]["properties"].pop("id")
        definitions[root.__name__]["required"] = [
            key for key in definitions[root.__name__].get("required", []) if key != "id"
        ]
    properties: dict[str, Any] = {
        "version": {"const": VERSION, "description": "The version of the format."},
        "title": {"type": ["string", "number", "null"], "description": "What the store is about."},
        "sources": _entries("Source", "What was read, by its id."),
        "events": _entries("Event", "What happened or held, by its id."),
        "claims": _entries("Claim", "What one source says about one event, by its id."),
        "decisions": {
            "type": ["array", "null"],
            "items": {"$ref": "#/definitions/Decision"},
            "description": "Verdicts on findings.",
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The fact store of timeline",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "definitions": dict(sorted(definitions.items())),
    }


def shipped() -> str:
    """Return the text of the schema that the package ships."""
    return files("timeline.store").joinpath(NAME).read_text(encoding="utf-8")


def spelled() -> str:
    """Return the schema, made anew, as the text of the file that the package ships."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _entries(model: str, description: str) -> dict[str, Any]:
    return {
        "type": ["object", "null"],
        "propertyNames": {"pattern": _ID, "maxLength": 200},
        "additionalProperties": {"anyOf": [{"$ref": f"#/definitions/{model}"}, {"type": "null"}]},
        "description": description,
    }


def _describe(name: str, definition: dict[str, Any]) -> None:
    for key, value in definition.get("properties", {}).items():
        told = DESCRIPTIONS.get(f"{name}.{key}") or DESCRIPTIONS.get(key)
        if told and key != "id":
            value["description"] = told


def _in_file(node: Any) -> Any:
    """Turn a record's schema into the file's: every text may look like a number, and a choice is any branch."""
    if isinstance(node, list):
        return [_in_file(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: _in_file(value) for key, value in node.items() if key != "title" or not isinstance(value, str)}
    if "oneOf" in node:
        node["anyOf"] = node.pop("oneOf")
    if "prefixItems" in node:
        node["items"] = node.pop("prefixItems")
        node["additionalItems"] = False
    if node.get("type") == "string" and "enum" not in node:
        node["type"] = ["string", "number"]
    return _without_null(node)


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    """Write "or null" as a type, not as a branch."""
    branches = node.get("anyOf", [])
    others = [branch for branch in branches if branch != {"type": "null"}]
    if len(others) != 1 or len(branches) != 2 or "type" not in others[0]:
        return node
    (other,) = others
    types = other["type"] if isinstance(other["type"], list) else [other["type"]]
    merged = {**{key: value for key, value in node.items() if key != "anyOf"}, **other, "type": [*types, "null"]}
    if "enum" in merged:
        merged["enum"] = [*merged["enum"], None]
    return merged
