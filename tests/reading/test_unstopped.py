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
    ("ลาวลงนามวันที่ 20 มีนาคม สามปีหลังจากนั้น", 1),
    ("สถานทูตปิดเมื่อ พ.ศ. 2548 เพียงสามวันหลังการเลือกตั้ง", 1),
    ("ฐานทัพใช้งานตั้งแต่ปี 2507 จนทหารถอนกำลังในปี 2519", 1),
)


@pytest.mark.parametrize(("text", "count"), CASES, ids=[text for text, _ in CASES])
def test_a_space_ends_a_thai_sentence_behind_a_time_that_leads_nothing(text: str, count: int) -> None:
    """A text is cut into so many sentences, whose offsets give back its words."""
    document = read(text.encode(), Source(id="x", path="x.txt", language="th", published=None, title="คำนำ"))
    assert len(document.sentences) == count, [document.text[low:high] for low, high in document.sentences]
    assert all(document.text[low:high] == document.text[low:high].strip() for low, high in document.sentences)


def test_a_page_of_a_sentence_a_line_is_no_list_of_teasers() -> None:
    """Lines longer than a title are whole where the language marks no end of them, and none is cut away."""
    lines = (
        "ทูตลาวเดินทางถึงเมื่อวันที่ 9 และพักอยู่หกวัน",
        "ก่อนหน้านั้นสองวัน รัฐบาลกัมพูชาเชิญทูตไทยเข้าพบและมอบหนังสือประท้วงให้",
        "ตำรวจแถลงว่ามีผู้บาดเจ็บ 14 คน และมีผู้ถูกจับกุมราว 60 คนในเมืองหลวง",
        "ความขัดแย้งเริ่มจากเรื่องเขตแดนทางทะเลเมื่อเดือนเมษายน เรือประมงถูกยึด 3 ลำ",
    )
    document = read(
        "\n".join(lines).encode(), Source(id="x", path="x.txt", language="th", published=None, title="ทูตลาว")
    )
    assert not [block for block in document.blocks if block.kind == "furniture"]


def test_a_first_line_with_figures_is_no_title() -> None:
    """Figures set apart by spaces do not make a whole sentence of a script without stops a short line."""
    lines = (
        "บันทึกการส่งข้าวสาร 40,000 ตันให้ลาว ลงวันที่ 30 มิถุนายน พ.ศ. 2493 ห้าวันหลังสงครามปะทุ",
        "รายชื่อทหารไทย 326 นาย",
    )
    document = read("\n".join(lines).encode(), Source(id="x", path="x.txt", language="th", published=None, title="แฟ้ม"))
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]
