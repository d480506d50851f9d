"""Formats: HTML, TEI and Markdown, encodings, hostile files, and texts in other languages."""

import socket
import time

import pytest

from timeline.errors import UnreadableSource
from timeline.reading import read
from timeline.reading.language import detect_language
from timeline.records.document import Document
from timeline.records.source import Source


def _read(raw: str | bytes, path: str, **fields: str) -> Document:
    return read(raw if isinstance(raw, bytes) else raw.encode(), Source(id="it", path=path, **fields))


def _texts(document: Document, kind: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == kind]


PAGE = """<!DOCTYPE html><html lang="en"><head><title>The strait and its tolls</title>
<meta name="author" content="Ada Berg"><meta property="article:published_time" content="1999-03-14T08:00:00Z">
<script>document.write("signed in 1066")</script><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a> <a href="/t">Trade</a> <a href="/s">Sport in 1901</a></nav>
<article><h1>The strait and its tolls</h1>
<p>The tolls of the strait were abolished by the convention of 14 March 1857, which the powers signed in Copenhagen.</p>
<p style="display:none">Hidden words of 1492 that nobody sees on the page at all.</p>
<h2>What was paid</h2>
<p>The powers paid the king thirty million rix-dollars in all, of which two bore the larger part by far.</p>
</article><footer>Copyright 1999 The Strait</footer></body></html>"""

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr"><teiHeader><fileDesc><titleStmt><title>Dépêche n° 12</title>
<author>Le ministre</author></titleStmt><publicationStmt><publisher>Archives</publisher><date when="1912-10-18"/>
</publicationStmt><sourceDesc><p>Boîte 4</p></sourceDesc></fileDesc></teiHeader>
<text><body><div><head>Affaires d'Orient</head><opener>Athènes, le 18 octobre 1912</opener>
<p>La guerre a été<lb/>déclarée ce matin.<note>en chiffre</note> Les deux légations ferment.</p>
<list><item>Le consul reste à Salonique.</item></list></div></body></text></TEI>"""


def test_html_article() -> None:
    """Of a page the article stays, with title, author and date from its metadata; scripts and menus do not."""
    pytest.importorskip("trafilatura", reason="the html extra is not installed")
    document = _read(PAGE, "page.html")
    assert "convention of 14 March 1857" in document.text
    assert not any(word in document.text for word in ("1066", "1901", "Copyright"))
    assert document.source.title == "The strait and its tolls"
    assert document.source.author == "Ada Berg"
    assert document.source.published == "1999-03-14"
    assert [date.place for date in document.dates] == ["metadata"]


def test_html_without_an_article() -> None:
    """A page without an article is refused with a mend."""
    pytest.importorskip("trafilatura", reason="the html extra is not installed")
    with pytest.raises(UnreadableSource) as caught:
        _read("<html><body><script>1+1</script></body></html>", "empty.html")
    assert "no article" in caught.value.problems[0].what


def test_tei() -> None:
    """TEI gives title, author, date and language from its header, and its parts with notes left out."""
    document = _read(TEI, "letter.xml")
    assert (document.source.title, document.source.author, document.source.language) == (
        "Dépêche n° 12",
        "Le ministre",
        "fr",
    )
    assert document.source.published == "1912-10-18"
    assert _texts(document, "heading") == ["Affaires d'Orient"]
    assert _texts(document, "dateline") == ["Athènes, le 18 octobre 1912"]
    assert _texts(document, "paragraph") == ["La guerre a été déclarée ce matin. Les deux légations ferment."]
    assert _texts(document, "bullet") == ["Le consul reste à Salonique."]


BOMB = """<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<TEI><text><body><p>&b;</p></body></text></TEI>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<TEI><text><body><p>&x;</p></body></text></TEI>"""


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (BOMB, "declares the entity"),
        (OUTSIDE, "declares the entity"),
        ("<TEI><text><body><p>open</body></text></TEI>", "not well-formed"),
        ("<TEI><teiHeader/><text><body/></text></TEI>", "no TEI text"),
        ('<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd"><TEI><text><body><p>a &x; b</p></body></text></TEI>', ""),
    ],
)
def test_hostile_xml(xml: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entity bombs, external entities and broken XML are refused in one problem, and no socket is opened."""

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", closed)
    if not what:
        assert "a" in _read(xml, "it.xml").text
        return
    with pytest.raises(UnreadableSource) as caught:
        _read(xml, "it.xml")
    assert what in caught.value.problems[0].what


def test_image_with_a_caption() -> None:
    """What an image is said to show is a caption; an image without words is furniture."""
    document = _read("Ships\n\n![The bridge after it was opened in April 1955](b.png)\n\nTies began in 1953.\n", "a.md")
    assert _texts(document, "caption") == ["The bridge after it was opened in April 1955"]
    assert "The bridge after it was opened in April 1955" in [document.text[a:b] for a, b in document.sentences]


def test_markdown_parts() -> None:
    """Underlined and marked headings are headings, comments and code are furniture, images too."""
    document = _read(
        "Title\n=====\n\n<!-- signed in 1900 -->\n\n## 1953\n\n![a ship](s.png)\n\nTies began in 1953.\n", "a.md"
    )
    assert _texts(document, "title") == ["Title"]
    assert _texts(document, "heading") == ["1953"]
    assert _texts(document, "paragraph") == ["Ties began in 1953."]
    assert "<!-- signed in 1900 -->" in _texts(document, "furniture")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16, UTF-32 and, by a guess that is noted, a Western code page are read."""
    words = "L’ambassadeur fut reçu à l’Élysée en décembre 1952, après une année de négociations très âpres. " * 4
    document = _read(words.encode(encoding), "a.txt")
    assert "reçu à l’Élysée" in document.text
    assert bool(document.notes and "guess" in document.notes[0]) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Mr. Ito met H.E. Dr. Tan on Jan. 5 at 5 p.m. in St. Louis. The U.N. Council sat. It rose at six.", 3),
        ("en", "The king came on 12 May. Peter had left in May. “Too soon,” he said to them.", 3),
        (
            "fr",
            "M. Dupont arriva dans la ville le 5 janv. 1950. Il repartit en 44 av. J.-C. pour une île du sud. Fin.",
            3,
        ),
        ("de", "Am 7. Dezember 1970 kniete er. Es waren ca. 3 Mrd. Euro. Der Vertrag galt.", 3),
        ("es", "El Sr. Díaz llegó a los EE. UU. en 1950. Volvió en 1951.", 2),
        ("pt", "O Sr. Dias não chegou em 1950. Voltou do mar em 51 a.C. ou depois.", 2),
        ("ru", "В 1950 г. он умер. С 1917 г. страна изменилась.", 2),
        (
            "ru",
            "Мост открыт в 1996 г. Позже его продлили. В мае 1997 г. Договор стоил 3 млн. К концу года он истёк.",
            4,
        ),
        ("ru", "В 2001 г. В. Ким приехал в 5 млрд руб. США. После этого, в 2003 г., Россия ушла из г. По.", 2),
        ("ja", "国交を樹立した。二年後に大使館が開かれた。", 2),
        ("zh", "两国于1950年建交。次年互派大使！", 2),
        ("ar", "واستأنفت مصر علاقاتها؟ نعم. ثم تبادل البلدان السفراء.", 3),
        ("th", "สิงคโปร์แยกตัวออกจากมาเลเซีย เมื่อวันที่ 9 สิงหาคม พ.ศ. 2508 หลังจากรวมเป็นประเทศเดียวกัน", 1),
        ("vi", "Hai nước lập quan hệ năm 1973. Đại sứ quán mở năm 1975.", 2),
        ("km", "កម្ពុជានិងជប៉ុនបានបង្កើតទំនាក់ទំនង។ ស្ថានទូតបានបើក។", 2),
    ],
)
def test_sentences_and_language(language: str, text: str, count: int) -> None:
    """Twelve languages are told from their text, and abbreviations and dates end no sentence in them."""
    assert detect_language(text * 3) == language
    document = _read(text, "a.txt", language=language)
    found = [document.text[start:end] for start, end in document.sentences]
    assert len(found) == count, found
    assert all(one == one.strip() for one in found)


@pytest.mark.parametrize(
    "text", ["word " * 200_000, "a" * 1_000_000, "1990\n" * 100_000, "- x\n" * 100_000, "x. " * 200_000]
)
def test_long_and_odd_texts(text: str) -> None:
    """A file of one line, of one word, of nothing but years or bullets is read in seconds."""
    began = time.process_time()
    _read(text, "a.txt")
    assert time.process_time() - began < 60
