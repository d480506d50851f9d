"""What the machine writes reads back as it was, whatever the text holds."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.records.claim import Claim, Proposal, Quote
from timeline.records.says import Quantity
from timeline.store import loads, written
from timeline.store.spelling import comment, flow, form_first, scalar, text_of
from timeline.store.tree import parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HARD = st.sampled_from(
    [
        "null",
        "~",
        "",
        "NO",
        "1e9",
        " x",
        "x ",
        "- x",
        "a: b",
        "a #b",
        "{",
        "]",
        "'",
        '"',
        "\t",
        "x\ny",
        "%",
        "@a",
        "?",
        "-",
        "a:",
    ]
)


@given(TEXT | HARD)
def test_scalar_reads_back(text: str) -> None:
    """A text is one line of YAML that reads back as itself, as a value and within brackets."""
    spelled = scalar(text)
    assert "\n" not in spelled
    assert parse(f"a:\n  b: {spelled}\n").value == {"a": {"b": text}}
    assert parse(f"a: {{b: {spelled}, c: [{spelled}, {spelled}]}}").value == {"a": {"b": text, "c": [text, text]}}


@given(
    st.recursive(
        TEXT | HARD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
    )
)
def test_flow_reads_back(value: object) -> None:
    """Lists and mappings on one line read back as they were."""
    assert parse(f"a: {flow(value)}").value == {"a": value}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back(value: float) -> None:
    """An amount is written shorter than Python would, and is the same amount."""
    assert float(text_of(value)) == value


def test_numbers_are_readable() -> None:
    """Round large amounts are written as in the format's own example, others digit by digit."""
    amounts = [2e9, 1.5e9, 822e6, 3500.0, 200000.0, 1e6, 0.5, -2e9, 0.0]
    assert [text_of(amount) for amount in amounts] == [
        "2e9",
        "1.5e9",
        "822000000",
        "3500",
        "200000",
        "1e6",
        "0.5",
        "-2e9",
        "0",
    ]


def test_plain_where_plain_is_right() -> None:
    """Dates, durations, codes and simple words stand without quotation marks; what YAML would misread gets them."""
    plain = [
        "1953-05",
        "published+1y",
        "event:untac+2y",
        "1987~/..",
        "2e9",
        "NO",
        "Phnom Penh",
        "été 1953",
        "1953?",
        "条約",
    ]
    assert [scalar(text) for text in plain] == plain
    assert scalar("[1941..1945]") == "'[1941..1945]'"
    assert scalar("-0043") == "'-0043'"
    assert scalar("Japan's") == "'Japan''s'"
    assert scalar("a\u202eb") == '"a\\u202eb"'


@given(st.lists(TEXT, max_size=4))
def test_comment_stays_one(sentences: list[str]) -> None:
    """A derivation is one line of comment, whatever the source's words in it."""
    line = comment(sentences)
    assert len(line) <= 160
    assert parse(f"a:\n  # why: {line}\n  b: c\n").value == {"a": {"b": "c"}}


def test_form_comes_first() -> None:
    """The key that names the form comes first, and what every form may add comes last."""
    said = {"hedge": "some", "over": "1992/..", "unit": "USD", "value": 2e9}
    assert list(form_first(said)) == ["value", "over", "unit", "hedge"]


def test_pleasant_proposal() -> None:
    """A proposal reads like a person's entry: kind, parties, the reason as a comment, `says` on one line, the quote."""
    claim = Claim(
        id="a-aid",
        source="a",
        kind="aid",
        parties=("JP", "KH"),
        says=Quantity(value=2e9, unit="USD", bound="min", over="1992/..", hedge="some"),
        quote=Quote(exact="some $2 billion: a lot", prefix="gave "),
    )
    text = written([Proposal(claim=claim, start=0, end=1, derivation=("“since 1992” begins a span.",))], [])
    assert text.split("\n", 3)[3] == (
        "claims:\n"
        "  a-aid:\n"
        "    source: a\n"
        "    kind: aid\n"
        "    parties: [JP, KH]\n"
        "    # why: “since 1992” begins a span\n"
        "    says: {value: 2e9, unit: USD, bound: min, over: 1992/.., hedge: some}\n"
        "    quote:\n"
        "      exact: 'some $2 billion: a lot'\n"
        "      prefix: 'gave '\n"
        "    status: proposed\n"
    )


def test_written_is_a_file_of_its_own() -> None:
    """Proposals with their sources make a fact file that loads."""
    from timeline.records.source import Source

    claim = Claim(id="a-1", source="a", says={"date": "1953"})
    facts, _ = loads(written([Proposal(claim=claim, start=0, end=1)], [Source(id="a")]))
    assert facts.claims == (claim,)
