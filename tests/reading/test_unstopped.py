"""Sentences of a language that marks no end of them."""

import pytest

from timeline.reading import read
from timeline.records.source import Source

CASES = (
    ("ไทยรับรองลาวเมื่อ พ.ศ. 2493 สถานทูตเปิดในปีถัดมา", 2),
    ("ไทยรับรองลาวเมื่อ พ.ศ. 2493 และเปิดสถานทูตในปีถัดมา", 1),
    ("ในปี 2493 ไทยรับรองลาว", 1),
    ("เมื่อสงครามสิ้นสุดในปี 2488 ทูตเดินทางกลับ", 1),
    ("สะพานเปิดเมื่อสิบปีก่อน ปีนี้จึงมีการฉลอง ปีหน้าจะซ่อม", 3),
    ("การค้าชายแดน ปีที่แล้วมีมูลค่าราว 3 ล้านบาท", 1),
    ("กงสุลเปิดในปี 2510 ปีนี้ครบ 50 ปี และปีหน้าจะย้าย", 3),
    ("ลงนามใน พ.ศ. 2510 ซึ่ง ปีนี้ครบครึ่งศตวรรษ", 1),
    ("ทหารถอนออกเมื่อ พ.ศ. 2548 สองเดือนหลังการเลือกตั้ง", 1),
    ("ทหารถอนออกวันที่ 20 มีนาคม 2548 หนึ่งวันก่อนหน้านั้น รัฐมนตรีลาออก", 2),
)


@pytest.mark.parametrize(("text", "count"), CASES, ids=[text for text, _ in CASES])
def test_a_space_ends_a_thai_sentence_behind_a_time_that_leads_nothing(text: str, count: int) -> None:
    """A text is cut into so many sentences, whose offsets give back its words."""
    document = read(text.encode(), Source(id="x", path="x.txt", language="th", published=None, title="คำนำ"))
    assert len(document.sentences) == count, [document.text[low:high] for low, high in document.sentences]
    assert all(document.text[low:high] == document.text[low:high].strip() for low, high in document.sentences)
