"""The report by mail."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton

from gui_window import LONG, Bench, child, office_file
from ita_desk.domain.office import Office
from ita_desk.domain.signed_report import SignedReport
from ita_desk.errors import UserError
from ita_desk.gui.commands.mail_commands import NOTE, MailCommands
from ita_desk.gui.dialogs.mail import MailDialog
from ita_desk.gui.dialogs.mail_by_hand import MailByHandDialog
from ita_desk.i18n import Message
from ita_desk.services.edits.edit import replace_office, set_agency_field
from ita_desk.services.edits.measures import set_measure_field
from ita_desk.services.mailing.outbox import Outbox
from mails import MadeMachine
from small_office import OFFICE, YEAR

NAME = "ITA2568-result-completion.pdf"


class Mails:
    """The command on a made machine."""

    def __init__(self, bench: Bench, programs: Mapping[str, int | None]) -> None:
        self.bench, self.out = bench, bench.folder / "out"
        self.made = MadeMachine(programs=programs)
        places = (bench.desk, bench.workspace, bench.messages, bench.graph.state, bench.window)
        self.commands = MailCommands(*places, self.made.machine, Outbox(self.out))

    def ask(self) -> MailDialog:
        self.commands.mail()
        return self.bench.await_dialog(MailDialog)

    def told(self, key: str) -> str:
        """The notice, once it says this."""
        said, notices = self.bench.messages.say(key), self.bench.workspace.notices
        self.bench.qtbot.waitUntil(lambda: said in (notices.text_of("mail") or ""), timeout=LONG)
        return notices.text_of("mail") or ""


@pytest.fixture
def programs() -> dict[str, int | None]:
    return {"thunderbird": None}


@pytest.fixture
def mails(bench: Bench, programs: dict[str, int | None], tmp_path: Path) -> Iterator[Mails]:
    """An open office in a window that is shown."""
    bench.show()
    bench.open(office_file(tmp_path))
    mails = Mails(bench, programs)
    yield mails
    mails.commands.close()


def files_of(mails: Mails) -> list[Path]:
    return sorted(mails.out.glob("*/*"))


def test_the_report_is_handed_to_the_mail_program(bench: Bench, mails: Mails, tmp_path: Path) -> None:
    order = tmp_path / "คำสั่ง.docx"
    order.write_bytes(b"PK")
    dialog = mails.ask()
    dialog.to.setText("a@example.go.th")
    dialog.files.add_files([order])
    dialog.buttons["open"].click()
    mails.told("mail.handed_over")
    assert bench.no_dialog()
    ((program, option, said),) = mails.made.started
    assert (program, option) == ("/bin/thunderbird", "-compose")
    assert "to='a@example.go.th',subject='ขอส่งรายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘" in said
    assert [path.name for path in files_of(mails)] == [NAME, "คำสั่ง.docx"]
    with pypdfium2.PdfDocument(files_of(mails)[0]) as pdf:
        assert pdf.count_attachments() == 0
    assert bench.worker.exported[-1][0].data == "none"
    assert bench.graph.state.note(NOTE) == "a@example.go.th"


def test_data_go_along_only_where_that_is_chosen(bench: Bench, mails: Mails) -> None:
    bench.desk.choices.carried = "office"
    dialog = mails.ask()
    assert dialog.carried.value() == "none"
    dialog.carried.set_value("year")
    dialog.buttons["open"].click()
    mails.told("mail.handed_over")
    assert bench.worker.exported[-1][0].data == "year"


@pytest.mark.parametrize("programs", [{"thunderbird": 1, "xdg-email": 1}, {}])
def test_where_no_program_opens_it_is_done_by_hand(bench: Bench, mails: Mails) -> None:
    mails.ask().buttons["open"].click()
    dialog = bench.await_dialog(MailByHandDialog)
    assert dialog.list.topLevelItemCount() == 1
    assert bench.workspace.notices.text_of("mail") is None


def test_by_hand_from_the_beginning_and_from_the_notice(bench: Bench, mails: Mails) -> None:
    mails.ask().buttons["by_hand"].click()
    bench.await_dialog(MailByHandDialog).reject()
    assert mails.made.started == []
    bench.qtbot.waitUntil(bench.no_dialog)
    mails.ask().buttons["open"].click()
    mails.told("mail.handed_over")
    other_way = bench.messages.say("mail.other_way")

    def offered() -> bool:
        notices = bench.workspace.notices
        shown = [one for one in notices.findChildren(QPushButton) if one.isVisibleTo(notices)]
        return [one.text() for one in shown].count(other_way) == 1

    bench.qtbot.waitUntil(offered, timeout=LONG)
    bench.press_notice("mail.other_way")
    bench.await_dialog(MailByHandDialog)


@pytest.mark.parametrize("programs", [{"dbus-send": 0}, {}])
def test_the_folder_and_a_new_mail_are_opened(
    bench: Bench, mails: Mails, monkeypatch: pytest.MonkeyPatch, programs: dict[str, int | None]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    mails.ask().buttons["by_hand"].click()
    dialog = bench.await_dialog(MailByHandDialog)
    dialog.buttons["folder"].click()
    bench.qtbot.waitUntil(lambda: bool(mails.made.started if programs else opened), timeout=LONG)
    assert opened == ([] if programs else [QUrl.fromLocalFile(str(files_of(mails)[0].parent)).toString()])
    dialog.buttons["mailto"].click()
    assert opened[-1].startswith("mailto:?subject=ขอส่ง")


def test_a_draft_is_saved(bench: Bench, mails: Mails, tmp_path: Path) -> None:
    mails.ask().buttons["by_hand"].click()
    dialog = bench.await_dialog(MailByHandDialog)
    dialog.buttons["draft"].click()
    target = tmp_path / "ร่าง.eml"
    bench.choose_file(target)
    said = bench.messages.say("mail.hand.saved", path=str(target))
    bench.qtbot.waitUntil(lambda: dialog.told.text() == said, timeout=LONG)
    message = message_from_bytes(target.read_bytes(), policy=policy.default)
    (part,) = message.iter_attachments()
    assert part.get_filename() == "รายงานผลการดำเนินการ ปีงบประมาณ 2568.pdf"
    dialog.buttons["draft"].click()
    bench.choose_file(tmp_path / "none" / "a.eml")
    assert bench.await_dialog(QMessageBox).text()


def test_a_signed_copy_goes_along(bench: Bench, mails: Mails) -> None:
    key = bench.desk.opened.store.add_blob(b"%PDF scan")
    signed = SignedReport("result-outcomes", 12, "ตย 1", None, "", scan=key)
    year = replace(YEAR, signed=(signed,))
    bench.desk.bridge.command(replace_office(Office(OFFICE.agency, (year,)), Message("edit.revert")))
    dialog = mails.ask()
    dialog.what.setCurrentIndex(1)
    dialog.what.activated.emit(1)
    dialog.buttons["open"].click()
    mails.told("mail.handed_over")
    (scan,) = files_of(mails)
    assert (scan.name, scan.read_bytes()) == ("ITA2568-result-outcomes-signed-1-scan.pdf", b"%PDF scan")
    assert "ฉบับที่ลงนามแล้ว" in mails.made.started[0][2]
    assert bench.worker.exported == []


def test_what_goes_wrong_is_said_in_the_dialog(bench: Bench, mails: Mails, tmp_path: Path) -> None:
    gone = tmp_path / "gone.pdf"
    gone.write_bytes(b"")
    dialog = mails.ask()
    dialog.files.add_files([gone])
    gone.unlink()
    dialog.buttons["open"].click()
    assert not dialog.buttons["open"].isEnabled()
    bench.qtbot.waitUntil(lambda: str(gone) in dialog.trouble.text(), timeout=LONG)
    assert dialog.buttons["open"].isEnabled()
    assert mails.made.started == []


def test_a_report_that_cannot_be_made_is_said(
    bench: Bench, mails: Mails, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UserError("file.no_folder", path="/x")

    monkeypatch.setattr(bench.worker._maker._exporter, "export_report", fail)
    dialog = mails.ask()
    dialog.buttons["open"].click()
    said = bench.messages.say("error.file.no_folder", path="/x")
    bench.qtbot.waitUntil(lambda: dialog.trouble.text() == said, timeout=LONG)


def test_a_bug_is_told_as_one(bench: Bench, mails: Mails, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mails.commands._outbox, "open_parcel", lambda: 1 / 0)
    dialog = mails.ask()
    dialog.buttons["open"].click()
    assert bench.await_dialog(QMessageBox).text() == bench.messages.say("error.bug")
    assert dialog.buttons["open"].isEnabled()


def test_nothing_comes_of_a_dialog_that_was_closed(bench: Bench, mails: Mails) -> None:
    bench.worker.holding = True
    dialog = mails.ask()
    dialog.buttons["open"].click()
    bench.qtbot.waitUntil(lambda: bool(bench.worker.exported), timeout=LONG)
    dialog.reject()
    bench.qtbot.waitUntil(bench.no_dialog)
    bench.worker.go_on()
    bench.act("export")
    assert mails.made.started == []
    assert bench.workspace.notices.text_of("mail") is None


def test_a_large_mail_and_what_could_not_be_drawn_are_told(
    bench: Bench, mails: Mails, tmp_path: Path
) -> None:
    bench.desk.bridge.apply(set_measure_field(2568, "m1", "title", "\U0001f4f7"))
    large = tmp_path / "large.zip"
    with large.open("wb") as file:
        file.truncate(21_000_000)
    dialog = mails.ask()
    dialog.files.add_files([large])
    dialog.buttons["open"].click()
    told = mails.told("mail.handed_over")
    assert bench.messages.say("mail.too_large") in told
    assert "U+1F4F7" in told


def test_a_mail_that_was_put_away_is_not_said_to_be_handed_over(
    bench: Bench, mails: Mails, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away:
        name = "mapi"

        def hand_over(self, _: object) -> str:
            return "cancelled"

    monkeypatch.setattr("ita_desk.gui.commands.mail_commands.ways_here", lambda _: (Away(),))
    mails.ask().buttons["open"].click()
    assert mails.told("mail.cancelled") == bench.messages.say("mail.cancelled")


def test_an_office_without_a_year_has_nothing_to_send(bench: Bench, mails: Mails) -> None:
    bench.desk.bridge.command(replace_office(Office(), Message("edit.revert")))
    mails.commands.mail()
    assert bench.workspace.notices.text_of("done") == bench.messages.say("mail.no_year")
    assert bench.no_dialog()


def test_the_window_s_own_command(bench: Bench, mails: Mails) -> None:
    bench.desk.bridge.apply(set_agency_field("name", "ก & {phone}"))
    bench.act("mail")
    dialog = bench.await_dialog(MailDialog)
    assert dialog.subject.text().endswith("ก & {phone}")
    assert len(bench.workspace.findChildren(MailCommands)) == 2
    assert child(dialog, type(dialog.files))
