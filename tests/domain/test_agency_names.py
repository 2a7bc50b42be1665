"""Agencies are found in running text with the exact place of their names."""

import pytest

from ita_desk.domain.agency_names import AgencyName, agency_mentions, is_named, whole_name


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("องค์การบริหารส่วนตำบลบ้านสวน", "อบต.", "บ้านสวน"),
        (" อบต. บ้านสวน ", "อบต.", "บ้านสวน"),
        ("เทศบาลเมืองสุขใจ", "ทม.", "สุขใจ"),
        ("เทศบาล ตำบล เมืองดี", "ทต.", "เมืองดี"),
        ("องค์การบริหารส่วนจังหวัดสุขใจ", "อบจ.", "สุขใจ"),
        ("เมืองพัทยา", "เมืองพัทยา", "เมืองพัทยา"),
    ],
)
def test_a_whole_name_is_read(text: str, kind: str, name: str) -> None:
    assert whole_name(text) == AgencyName(kind, name)


@pytest.mark.parametrize(
    "text", ["", "เทศบาลตำบล", "อบต. ของเรา", "รายงานของ อบต.บ้านสวน", "อบต.บ้านสวน ปี ๒๕๖๘", "สำนักปลัด"]
)
def test_other_text_is_no_whole_name(text: str) -> None:
    assert whole_name(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ของ อบต. บ้านสวน ปี", ["อบต. บ้านสวน"]),
        ("องค์การบริหารส่วนตำบลบ้านสวนได้จัดทำ", ["องค์การบริหารส่วนตำบลบ้านสวน"]),
        ("เทศบาลตำบลเมืองดีและ ทต.บ้านสวน", ["เทศบาลตำบลเมืองดี", "ทต.บ้านสวน"]),
        ("องค์การบริหารส่วนตำบล ตำบลบ้านสวน", ["องค์การบริหารส่วนตำบล ตำบลบ้านสวน"]),
        ("องค์การบริหารส่วนตำบลในจังหวัด และ ก.อบต.", []),
        ("องค์การบริหารส่วนตำบล", []),
    ],
)
def test_agencies_are_found_where_they_stand(text: str, words: list[str]) -> None:
    found = list(agency_mentions(text))
    assert [text[m.start : m.end] for m in found] == words
    for mention in found:
        assert text[: mention.ends[0]].endswith(mention.following[0])


def test_a_name_broken_by_blanks_is_the_same() -> None:
    (mention,) = agency_mentions("เขตเทศบาลตำบลเมือง ดี")
    assert is_named(mention, AgencyName("ทต.", "เมืองดี"))
    assert not is_named(mention, AgencyName("อบต.", "เมืองดี"))
    assert mention.found.full == "เทศบาลตำบลเมือง"
    assert mention.found.short == "ทต.เมือง"


def test_a_town_may_be_the_own_tambon_municipality() -> None:
    (mention,) = agency_mentions("ปลัดเทศบาลเมืองดี")
    assert is_named(mention, AgencyName("ทต.", "เมืองดี"))
