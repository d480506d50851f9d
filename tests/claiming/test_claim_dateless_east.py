"""Sentences in Vietnamese, Thai and Khmer that tell no date, full of what looks like one."""

import pytest

from timeline.claiming import claim, kinds
from timeline.dating import date, lexicon
from timeline.reading import read
from timeline.records.source import Source

DATELESS = {
    "vi": (
        "Nhà hát nằm trên đường Cách mạng Tháng Tám.",
        "Bà Tháng Tám sống ở phố Hàng Bông.",
        "Tiểu thuyết “Người mẹ tháng Mười” được dịch sang tiếng Đức.",
        "Phòng thị thực mở cửa từ thứ Hai đến thứ Sáu.",
        "Chợ họp vào thứ Bảy hằng tuần.",
        "Con tàu chở được 2000 hành khách.",
        "Tổng đài của sứ quán là 1900 1234.",
        "Trung đoàn 1975 đóng ở biên giới.",
        "Phòng 2012 dành cho khách.",
        "Phong trào 26 tháng 7 do Fidel Castro lãnh đạo.",
        "Máy tính chạy Windows 2000.",
        "Thứ năm, các bên phải tôn trọng luật.",
    ),
    "th": (
        "วงเวียน 22 กรกฎาคม เป็นที่รู้จัก",
        "การปฏิวัติเดือนตุลาคมเป็นแรงบันดาลใจของกวี",
        "พิพิธภัณฑ์เปิดวันอังคารถึงวันอาทิตย์",
        "สายด่วนคือ 1900 1234",
        "ห้อง 2012 ของโรงแรมสงวนไว้สำหรับแขก",
        "รถเมล์สาย 2021 วิ่งไปสนามหลวง",
        "คอมพิวเตอร์ใช้ระบบวินโดวส์ 2000",
        "ตลาดมีร้านค้า 2000 ร้าน",
        "รายงานหนา 2000 หน้า",
    ),
    "km": (
        "មន្ទីរពេទ្យ ៧ មករា ព្យាបាលអ្នកជំងឺ",
        "សារមន្ទីរបើកពីថ្ងៃអង្គារដល់ថ្ងៃអាទិត្យ",
        "បដិវត្តន៍ខែតុលាជាប្រភពនៃកំណាព្យ",
    ),
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in DATELESS.items() for text in texts])
@pytest.mark.parametrize("published", ["2023-03-14", None])
def test_what_tells_no_date_is_given_none(language: str, text: str, published: str | None) -> None:
    """Streets, rooms, regiments, telephones, opening hours and brands date nothing."""
    source = Source(id="source", path="source.txt", language=language, published=published, genre="news")
    document = read(text.encode(), source)
    found = claim(document, date(document, lexicon(language)), kinds(language))
    assert not [p.date for p in found if p.date and not (p.claim.event or "").startswith("published:")]
