"""Gold claims of a development corpus as facts: each marked claim in the store's own forms, with its event as marked.

Read only what is marked (date, implied year, quantity, kind, parties, hedge, note) and, for weekdays and for exports
and imports, the words at the mark.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from timeline.knowledge import load
from timeline.records.claim import Claim, Quote
from timeline.records.facts import Event, Facts
from timeline.records.source import Source

WEEKDAYS = {
    name: day
    for day, names in {
        "monday": "monday lundi montag lunes segunda-feira понедельник",
        "tuesday": "tuesday mardi dienstag martes terça-feira вторник",
        "wednesday": "wednesday mercredi mittwoch miércoles quarta-feira среда",
        "thursday": "thursday jeudi donnerstag jueves quinta-feira четверг",
        "friday": "friday vendredi freitag viernes sexta-feira пятница",
        "saturday": "saturday samedi samstag sábado суббота",
        "sunday": "sunday dimanche sonntag domingo воскресенье",
    }.items()
    for name in names.split()
}
MEASURES = ("trade", "aid", "investment", "tourism", "population", "migration", "troops")
LENGTHS = ("day", "week", "month", "year", "decade", "century")
DENIAL = re.compile(r"never|not\b|not yet|falls short|not true", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?](?=\s)\s+|[。！？]|\n")
PARTS = {"exports": re.compile(r"\bexport", re.IGNORECASE), "imports": re.compile(r"\bimport", re.IGNORECASE)}


class Gold:
    """The corpus in a folder: its claims in order of telling, sources, and texts."""

    def __init__(self, folder: Path) -> None:
        self.claims = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
        self.claims.sort(key=lambda g: (g["source"], g["start"], g["id"]))
        self.sources = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
        self.texts = {
            s["source"]: (folder / "texts" / f"{s['source']}.txt").read_text(encoding="utf-8") for s in self.sources
        }
        self.kinds: Mapping[str, list[str]] = self._kinds()

    def _kinds(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for g in self.claims:
            if g.get("event"):
                found[g["event"]].append(g["kind"])
        return found

    def facts(self) -> tuple[Facts, Mapping[str, tuple[str, ...]]]:
        """Return the facts, and for each claim of theirs the ids of the gold claims it was made from."""
        made: list[Claim] = []
        origin: dict[str, tuple[str, ...]] = {}
        for g in self.claims:
            for suffix, says in self._says(g):
                claim = self._claim(g, suffix, says)
                made.append(claim)
                origin[claim.id] = (g["id"],)
        for day, g in self._weekdays():
            claim = self._claim(
                g, "-weekday", {"weekday": WEEKDAYS[day["anchor"].strip(" ,.").casefold()], "date": g["date"]}
            )
            made.append(claim)
            origin[claim.id] = (day["id"], g["id"]) if day is not g else (g["id"],)
        sources = tuple(
            Source(id=s["source"], title=s["title"], language=s["language"], published=s["published"])
            for s in self.sources
        )
        events = tuple(self._event(event, kinds) for event, kinds in self.kinds.items())
        return Facts(sources=sources, events=events, claims=tuple(made)), origin

    def _event(self, event: str, kinds: list[str]) -> Event:
        """The event's kind is the commonest of its claims' that is not a way of speaking of it."""
        own = [
            k for k in kinds if k not in ("anniversary", "plan", "other", "superlative", "first", "announcement")
        ] or kinds
        parties = {p: None for g in self.claims if g.get("event") == event for p in g["parties"]}
        return Event(id=event, kind=max(own, key=own.count), parties=tuple(parties))

    def _claim(self, g: Mapping[str, Any], suffix: str, says: Mapping[str, Any]) -> Claim:
        says = {
            **says,
            "text": g["anchor"],
            "hedge": g["hedge"],
            "attribution": g["attribution"],
            "planned": g["kind"] == "plan",
            "negated": self._denied(g),
        }
        return Claim.model_validate(
            {
                "id": g["id"] + suffix,
                "source": g["source"],
                "event": g.get("event"),
                "kind": g["kind"],
                "parties": g["parties"],
                "qualifier": self._qualifier(g),
                "says": says,
                "quote": Quote(exact=self._sentence(g)),
                "status": "accepted",
            }
        )

    def _denied(self, g: Mapping[str, Any]) -> bool:
        note = (g.get("note") or "").casefold()
        return (
            (note.startswith("negation") or bool(DENIAL.match(g["hedge"] or "")))
            and "until" not in note
            and "before" not in (g["hedge"] or "")
        )

    def _qualifier(self, g: Mapping[str, Any]) -> str | None:
        words = (g.get("note") or "").casefold()
        lesser = load("orderings")["states"]["relations"]["lesser"]
        return next((word for word in lesser if word in words), None)

    def _says(self, g: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        date, quantity, kind = g["date"], g["quantity"], g["kind"]
        counts = "N-th year" in (g.get("note") or "") or (kind == "anniversary" and date)
        if g["implies"] and counts:
            yield "", self._anniversary(g)
            return
        if quantity and quantity["unit"] == "rank":
            of = self._class(g) if kind == "first" else "superlative"
            yield "-rank", {"rank": quantity["value"], "of": of, "over": date}
            return
        if kind in ("first", "superlative"):
            if kind == "first" and "one of" not in (g["hedge"] or ""):
                yield "-first", {"first": self._class(g), "over": date}
            if kind == "first" and date:
                yield "", {"date": date}
            return
        if quantity:
            yield (
                "-amount",
                {**quantity, "measure": None if kind == "other" else kind, "over": date, "of": self._part(g)},
            )
        if date and not (quantity and (kind in MEASURES or quantity["unit"] in LENGTHS)):
            yield "", {"date": date}

    def _anniversary(self, g: Mapping[str, Any]) -> dict[str, Any]:
        years = int(g["date"][:4]) - int(g["implies"][:4])
        if "N-th year" in (g.get("note") or ""):
            return {"nth_year": years + 1, "on": g["date"]}
        return {"anniversary": years, "on": g["date"]} if years >= 0 else {"date": g["implies"]}

    def _class(self, g: Mapping[str, Any]) -> str:
        """A first is the first of what else its event is."""
        kinds = [k for k in self.kinds.get(g.get("event") or "", []) if k != "first"]
        return f"{kinds[0] if kinds else g.get('event') or g['id']}-of-{'-'.join(sorted(g['parties']))}"

    def _part(self, g: Mapping[str, Any]) -> str | None:
        if g["kind"] != "trade":
            return None
        text = self.texts[g["source"]]
        start = max(text.rfind(mark, 0, g["start"]) for mark in (". ", ", ", "; ", "\n", " and ")) + 1
        end = min(
            (i for mark in (". ", ", ", "; ", "\n", " and ") if (i := text.find(mark, g["end"])) > 0), default=len(text)
        )
        found = [part for part, pattern in PARTS.items() if pattern.search(text[start:end])]
        return found[0] if len(found) == 1 else None

    def _sentence(self, g: Mapping[str, Any]) -> str:
        """The sentence at the mark."""
        text = self.texts[g["source"]]
        start = max((m.end() for m in SENTENCE_END.finditer(text, 0, g["start"])), default=0)
        end = next((m.start() + 1 for m in SENTENCE_END.finditer(text, g["end"])), len(text))
        return text[start:end].strip()

    def _weekdays(self) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        """A weekday marked by itself belongs to the day-precise date marked next after it."""
        for day, g in zip(self.claims, self.claims[1:], strict=False):
            named = day["anchor"].strip(" ,.").casefold() in WEEKDAYS and not day["date"]
            if named and day["source"] == g["source"] and re.fullmatch(r"\d{4}-\d\d-\d\d", g["date"] or ""):
                yield day, g
