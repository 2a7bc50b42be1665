"""The list of what was found."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.year_report import OitLink
from ita_desk.gui.models.found_list import FoundList
from ita_desk.i18n import Messages
from ita_desk.services.find_texts import FindOptions, Found, find
from small_office import M1, OFFICE, YEAR

CHECK = Qt.ItemDataRole.CheckStateRole
ALL = Office(
    replace(OFFICE.agency, address="คำ"),
    (
        replace(
            YEAR,
            measures=(replace(M1, title="คำ และ\nคำ"), *YEAR.measures[1:]),
            limitations=("คำ",),
            signed=(SignedReport("memo", document_number="คำ"),),
        ),
    ),
)
LINKS = (OitLink("o1", "https://a/คำ", "คำ"),)
EVERYTHING = FindOptions(agency=True)


def found(office: Office = ALL) -> tuple[Found, ...]:
    return find(office, "คำ", EVERYTHING)


@pytest.fixture
def model() -> FoundList:
    model = FoundList(Messages("th"))
    model.set_tickable(True)
    model.show_found(found(), ALL)
    return model


def said(model: FoundList) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_rows_say_the_place_and_the_words(model: FoundList) -> None:
    assert said(model) == [
        "หน่วยงาน · ที่อยู่: [คำ]",
        "ปี 2568 · รายงานที่ลงนามแล้ว รายการที่ 1: [คำ]",
        "ปี 2568 · ข้อจำกัด ปัญหาและอุปสรรค รายการที่ 1: [คำ]",
        "ปี 2568 · มาตรการที่ 1 · ชื่อมาตรการ: [คำ] และ คำ",
        "ปี 2568 · มาตรการที่ 1 · ชื่อมาตรการ: คำ และ [คำ]",
    ]
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == said(model)[0]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_found(found()[:2], ALL)


def test_long_texts_are_cut_between_letters() -> None:
    office = replace(ALL, agency=replace(ALL.agency, address=f"{'กำ' * 100}คำ{'เก' * 100}"), years=())
    model = FoundList(Messages("th"))
    model.show_found(found(office), office)
    words = model.words_of(0)
    assert words.before == "…" + "กำ" * 45
    assert words.after == "เก" * 45 + "…"
    shifted = replace(office, agency=replace(office.agency, address=f"{'กำ' * 100}xคำxx{'เก' * 100}"))
    model.show_found(found(shifted), shifted)
    words = model.words_of(0)
    assert words.before.startswith("…ก")
    assert words.after == "xx" + "เก" * 44 + "…"


def test_ticks(model: FoundList) -> None:
    told: list[bool] = []
    model.ticks_changed.connect(lambda: told.append(True))
    assert [model.index(row).data(CHECK) for row in (0, 1, 2)] == [
        *(Qt.CheckState.Checked, None, Qt.CheckState.Checked)  # what was signed cannot be ticked
    ]
    assert len(model.ticked) == 4
    assert model.setData(model.index(3), Qt.CheckState.Unchecked.value, CHECK)
    assert [one.start for one in model.ticked if one.place.record == "m1"] == [7]
    assert model.index(3).data(CHECK) == Qt.CheckState.Unchecked
    assert model.setData(model.index(3), Qt.CheckState.Checked, CHECK)
    model.tick_all(False)
    assert model.ticked == []
    model.tick_all(True)
    assert len(model.ticked) == 4
    assert len(told) == 4


def test_what_cannot_be_ticked(model: FoundList) -> None:
    assert not model.setData(model.index(1), Qt.CheckState.Unchecked, CHECK)
    assert not model.setData(model.index(0), "ก")
    model.set_tickable(False)
    assert model.index(0).data(CHECK) is None
    assert not model.setData(model.index(0), Qt.CheckState.Unchecked, CHECK)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert model.data(QModelIndex()) is None


def test_ticks_and_rows_outlast_a_new_search(model: FoundList) -> None:
    model.setData(model.index(4), Qt.CheckState.Unchecked, CHECK)
    key = model.key_of(4)
    fewer = replace(ALL, agency=replace(ALL.agency, address=""))
    model.show_found(found(fewer), fewer)
    assert model.row_of(key) == 3
    assert model.index(3).data(CHECK) == Qt.CheckState.Unchecked
    model.show_found((), ALL)
    assert model.row_of(key) == -1
    model.tick_all(True)


def test_addresses_are_not_ticked_at_first() -> None:
    office = Office(
        replace(OFFICE.agency, website="https://a/คำ", address="คำ"), (replace(YEAR, oit_links=LINKS),)
    )
    model = FoundList(Messages("th"))
    model.set_tickable(True)
    model.show_found(found(office), office)
    assert [one.place.field for one in model.ticked] == ["address", "oit_links[0].explanation"]
    assert model.addresses_left == 2
    model.tick_all(True)
    assert (len(model.ticked), model.addresses_left) == (4, 0)
    model.forget_ticks()
    assert (len(model.ticked), model.addresses_left) == (2, 2)
