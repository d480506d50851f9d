"""Fixtures of the dating tests: sentences with marks, and documents made of them."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from timeline.records.document import Document
from timeline.records.source import Source

MARKED = re.compile(r"\[([^\[\]]+?) = ([^\[\]]+?)\]")


@pytest.fixture(scope="session")
def marked() -> Callable[[str], tuple[str, list[tuple[int, int, str]]]]:
    """Give the function that returns a text without its marks, and the places and values that the marks stand for."""

    def read(text: str) -> tuple[str, list[tuple[int, int, str]]]:
        plain, wanted, at = "", [], 0
        for found in MARKED.finditer(text):
            plain += text[at : found.start()]
            wanted.append((len(plain), len(plain) + len(found[1]), found[2]))
            plain += found[1]
            at = found.end()
        return plain + text[at:], wanted

    return read


@pytest.fixture(scope="session")
def document() -> Callable[[str, str, dict[str, Any]], Document]:
    """Give the function that returns a document of a text, with the genre and publication of its entry."""

    def make(text: str, language: str, entry: dict[str, Any]) -> Document:
        genre, published = entry.get("genre"), entry.get("published")
        return Document(source=Source(id="example", language=language, genre=genre, published=published), text=text)

    return make
