"""What is thrown at each door of the tool, and what may come out: our own errors and nothing else, in bounded time.

A door takes bytes. They are read as a soup: a byte below the length of the door's word list is that word, any other is
itself, so that a fuzzer that knows nothing of dates still writes some. The same doors serve Hypothesis in the suite and
atheris in `tests/bench/trust_fuzz.py`.
"""

from collections.abc import Callable, Sequence

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon, refused
from timeline.edtf import EdtfError, parse, relate
from timeline.edtf.words import describe
from timeline.errors import TimelineError
from timeline.pipeline import audit
from timeline.reading import read
from timeline.records.source import Source
from timeline.reporting import render
from timeline.store import loads

OUTPUTS = ("text", "consistency.json", "github", "sarif", "junit")
"""What a checked store is rendered as, one after another."""

LANGUAGES = ("en", "fr", "de", "ru", "ja", "ar", "km", "vi")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list that `|` separates."""
    return tuple(text.split("|"))


DATES = words("1953|195X|-0044|Y-12000|Y17E7|S3|-|/|..|?|~|%|[|]|{|}|,|-02|-13|-21|-31|T10:00:00Z|XXXX|0000|Y|E")
YAML = words(
    "\n|\n  |\n    |: |- |{|}|[|]|&a |*a|!!str |'|\"|#|| |\\|>|%|---|version: 1\n|claims:\n|sources:\n|events:\n|"
    "decisions:\n|  c:\n|  s:\n|source: s|says: {date: 1953}|date|one_of|event: published:s|status: accepted|"
    "quote: {exact: x}|path: ../x|\t|\r\n|\x00|\ufeff|\u2028|id: x|null|1e999|parties: [KH]"
)
FRONT = words(
    "---\n|\n|: |title|published|language|genre|url|sha256|derived_from|- |{|2016-03-14|14 March 2016|en|../x|null|'"
    "|...|#|&a |*a|The |text.|text|original|\r\n|\ufeff"
)
PROSE = words(
    "In |1953|Japan|Cambodia| and | established |diplomatic relations|. |, |\n|\n\n|last year| the |75th anniversary|"
    " of |$2 billion|more than |since |14 March 2016|14/3/2016|next year|“|”|(|)|: |Mr. |by |PHNOM PENH, |* |# "
    "|1.|said|not |plans to |first |biggest |500,000| tourists|war |ended |\u202e|\u200b|\xa0|令和5年|مارس|года|"
    "the late 1980s|between |2013–2016|30 February 2014|二〇〇五年|พ.ศ. 2558|\x00|Â©"
)
HTML = (
    *PROSE,
    *words(
        "<html>|<body>|<p>|</p>|<script>|</script>|<div hidden>|</div>|<table><tr><td>|<!--|-->|<meta charset=|utf-16|"
        "<title>|&amp;|&#0;|&#x110000;|<a href='javascript:x'>|<svg>|<li>|<h1>|<time datetime='2016'>|<![CDATA["
    ),
)
TEI = (
    *PROSE,
    *words(
        "<TEI xml:lang='en'>|</TEI>|<teiHeader>|</teiHeader>|<text>|</text>|<body>|<p>|</p>|<head>|</head>|<div>"
        "|</div>|<date when='1953'>|</date>|<title>|</title>|<!DOCTYPE x [|<!ENTITY a 'b'>|]>|&a;|&lt;|&#0;|<lb/>"
        "|<?x ?>|<![CDATA[|]]>|xmlns:x='y'|<x:p>|<publicationStmt>|</publicationStmt>|<note>|</note>"
    ),
)


def soup(known: Sequence[str], raw: bytes) -> str:
    """Return the text that bytes stand for: words of a list, and bytes as UTF-8 in between."""
    parts: list[bytes] = [
        known[byte].encode(errors="surrogatepass") if byte < len(known) else bytes([byte]) for byte in raw
    ]
    return b"".join(parts).decode("utf-8", errors="replace")


def edtf(raw: bytes) -> None:
    """A date: refused with a mend, or kept as it is written, with bounds in order."""
    text = soup(DATES, raw)
    try:
        found = parse(text)
    except EdtfError:
        return
    assert str(found) == text
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    assert describe(found)
    assert relate(found, parse("1953-05")).kind in ("agrees", "refines", "overlaps", "apart")


def facts(raw: bytes) -> None:
    """A fact file: loaded, or refused with a place."""
    loads(soup(YAML, raw))


def store(raw: bytes) -> str:
    """Return the text of a small fact file whose claims the bytes choose."""
    dates = [*DATES[:4], "1953", "1954-05", "published", "published-1y", "event:e1+3y", "1950/1960", "1991/.."]
    forms = (
        "{{date: {0}}}",
        "{{anniversary: {2}, on: {0}}}",
        "{{nth_year: {2}, on: {0}}}",
        "{{before: e1, by: {2}y}}",
        "{{after: e2}}",
        "{{value: {2}, unit: USD, measure: aid, over: {0}}}",
        "{{rank: 1, of: donors-to-KH, over: {0}}}",
        "{{first: x, over: {0}}}",
        "{{member: x, over: {0}}}",
        "{{status: severed, over: {0}}}",
        "{{uninterrupted: true, over: {0}}}",
        "{{weekday: monday, date: {0}}}",
        "{{duration: {2}y, from: {0}, to: {1}}}",
        "{{during: e2}}",
        "{{one_of: [{{date: {0}}}, {{date: {1}}}]}}",
        "{{date: {0}, hedge: about, negated: true}}",
    )
    lines = ["version: 1", "sources:", "  s0: {published: 2016}", "  s1: {}", "  s2: {derived_from: [s0]}", "events:"]
    lines += ["  e0: {kind: established, parties: [JP, KH]}", "  e1: {kind: severed}", "  e2: {}", "claims:"]
    for n in range(0, len(raw) - 3, 4):
        form, first, second, number = raw[n : n + 4]
        says = forms[form % len(forms)].format(dates[first % len(dates)], dates[second % len(dates)], number)
        about = f"source: s{first % 3}, event: e{second % 3}, status: accepted"
        lines.append(f"  c{n}: {{{about}, says: {says}}}")
    return "\n".join(lines) + "\n"


def check(raw: bytes) -> None:
    """A small store of claims that the bytes choose: checked and rendered."""
    facts, marks = loads(store(raw))
    report = audit(facts, marks, as_of="2020-01-01")
    assert render(report, OUTPUTS[sum(raw) % len(OUTPUTS)])


def _reads(suffix: str, known: Sequence[str], frame: str = "{}") -> Callable[[bytes], None]:
    def door(raw: bytes) -> None:
        if len(raw) % 8:
            raw = frame.format(soup(known, raw)).encode(errors="replace")
        document = read(raw, Source(id="any", path=f"any{suffix}"))
        for block in document.blocks:
            assert 0 <= block.start <= block.end <= len(document.text)
        at = 0
        for start, end in document.sentences:
            assert at <= start < end <= len(document.text)
            at = end

    return door


def front_matter(raw: bytes) -> None:
    """A Markdown file that opens with something like front matter."""
    text = "---\n" + soup(FRONT, raw) + ("" if len(raw) % 3 else "\n---\nIn 1953 it began.\n")
    document = read(text.encode(errors="replace"), Source(id="any", path="any.md"))
    for known in (document.source.published, document.source.retrieved):
        assert known is None or str(parse(known)) == known


def _prose(raw: bytes) -> tuple[str, bytes]:
    return LANGUAGES[len(raw) % len(LANGUAGES)], soup(PROSE, raw).encode(errors="replace")


def dates(raw: bytes) -> None:
    """The tagger, in one of the languages: what it finds stands in the text, and its dates are dates."""
    language, text = _prose(raw)
    document = read(text, Source(id="any", path="any.txt", language=language, published="2016-03-14"))
    shelf = lexicon(language)
    refused(document, shelf)
    for timex in date(document, shelf):
        assert document.text[timex.start : timex.end] == timex.text
        if timex.type == "DATE":
            parse(timex.value)


def claims(raw: bytes) -> None:
    """Extraction, in one of the languages: each claim's quote stands where it says."""
    language, text = _prose(raw)
    document = read(text, Source(id="any", path="any.txt", language=language, published="2016-03-14"))
    for proposal in claim(document, date(document, lexicon(language)), kinds(language)):
        quote = proposal.claim.quote
        assert quote is None or quote.exact in document.text
        assert 0 <= proposal.start <= proposal.end <= len(document.text)


DOORS: dict[str, Callable[[bytes], None]] = {
    "edtf": edtf,
    "facts": facts,
    "check": check,
    "front-matter": front_matter,
    "txt": _reads(".txt", PROSE),
    "md": _reads(".md", (*PROSE, *FRONT)),
    "html": _reads(".html", HTML, "<html><body><article>{}</article></body></html>"),
    "tei": _reads(".xml", TEI, "<TEI><text><body><p>In 1953 {}</p></body></text></TEI>"),
    "dates": dates,
    "claims": claims,
}
"""Every door by its name; each raises what it must not, and `TimelineError` where it refuses."""

WORDS = {
    "edtf": len(DATES),
    "facts": len(YAML),
    "front-matter": len(FRONT),
    "txt": len(PROSE),
    "md": len(PROSE) + len(FRONT),
    "html": len(HTML),
    "tei": len(TEI),
    "dates": len(PROSE),
    "claims": len(PROSE),
}
"""How many bytes are words at a door; the rest stand for themselves."""


def knock(door: str, raw: bytes) -> bool:
    """Throw bytes at a door; say whether they were let in. Raises whatever is not our own error."""
    try:
        DOORS[door](raw)
    except TimelineError:
        return False
    return True
