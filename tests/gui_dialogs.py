"""Every dialog of the window, and how to open it: a new dialog gets a line in `DIALOGS`."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog

from gui_window import LONG, Bench
from ita_desk.checks.problem import Problem
from ita_desk.domain.framework import Question
from ita_desk.domain.ids import counted_ids
from ita_desk.domain.signed_report import SignedReport
from ita_desk.domain.texts import Place
from ita_desk.errors import UserError
from ita_desk.gui.dialogs.attach_scan import AttachScanDialog
from ita_desk.gui.dialogs.backups import BackupsDialog
from ita_desk.gui.dialogs.export_problems import ask_about_problems
from ita_desk.gui.dialogs.form_name import FormNameDialog
from ita_desk.gui.dialogs.mail import MailDialog
from ita_desk.gui.dialogs.mail_by_hand import MailByHandDialog
from ita_desk.gui.dialogs.phrase_text import PhraseTextDialog
from ita_desk.gui.dialogs.published import PublishedDialog
from ita_desk.gui.dialogs.signed_differences import SignedDifferencesDialog
from ita_desk.gui.dialogs.signed_reports import SignedReportsDialog
from ita_desk.gui.error_dialog import show_error
from ita_desk.gui.printing.dialog import tell_no_printer
from ita_desk.i18n import Message
from ita_desk.services.checking import CheckedProblem
from ita_desk.services.create import OfficeNames, create_sample_office
from ita_desk.services.edits.year import add_signed_report
from ita_desk.services.keeping.backups import Backups
from ita_desk.services.mailing.mail import Enclosure, build_mail
from ita_desk.services.publishing.plan import PublishAnswer, PublishedFile
from ita_desk.services.signing.differences import Difference

Show = Callable[[Bench], object]
LONG_NAME = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส"


def by_command(name: str) -> Show:
    """Opens what a command of the menus opens."""
    return lambda bench: bench.window.menu_actions[name].trigger()


def show_import(bench: Bench) -> None:
    """Bring in a source with a measure and scores."""
    source = bench.folder / "source.tsv"
    rows = ("มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา", "จัดทำแผน\tประชุม\tสำนักปลัด\tต.ค. 67 - ก.ย. 68")
    source.write_text("\n".join(rows), "utf-8")
    bench.window.imports.take_dropped([source], bench.window.open)


def show_problems(bench: Bench) -> None:
    """Ask whether to print in spite of more problems than are named."""
    place = Place(bench.desk.place.year, bench.desk.place.measure, "title")
    problems = [CheckedProblem(Problem("completeness.no-limitations", "must", place))] * 8
    nothing: Callable[[object], None] = lambda _: None  # noqa: E731
    office = bench.desk.bridge.office
    ask_about_problems(bench.window, bench.messages, problems, office, nothing, lambda: None)


def show_photo(bench: Bench) -> None:
    """Open the first photo there is."""
    bench.workspace.guide.go_to("outcomes")
    report = bench.desk.bridge.office.year(bench.desk.place.year)
    with_photos = [m for m in report.measures if m.outcome.evidence] if report else []
    bench.desk.place.go_to_measure(with_photos[0].id)
    bench.workspace.outcomes.evidence.rows[0].picture.click()


def show_backups(bench: Bench) -> None:
    """List a good backup and a damaged one, once both were looked into."""
    backups = Backups(bench.desk.path)
    if not backups.all():
        made = backups.make(datetime(2026, 11, 20, tzinfo=UTC)).made
        content = made.path.read_bytes() if made else b""
        (backups.own_folder / "000002 2026-11-21 08.00.00.ita").write_bytes(content[:5000])
    bench.window.menu_actions["backups"].trigger()
    dialog = bench.await_dialog(BackupsDialog)
    bench.qtbot.waitUntil(lambda: dialog.newest("own") is not None and not dialog.unread("own"), timeout=LONG)


def show_published(bench: Bench) -> None:
    """Tell of a pack whose photos were made smaller, and of a signed version that is too large."""
    files = [
        PublishedFile("ita2568-result-outcomes.pdf", "scan", 7_340_000, "0" * 64),
        PublishedFile("ita2568-photos.pdf", "appendix", 1_930_000, "1" * 64, "", 1000),
        PublishedFile("index.html", "page", 17_000, "2" * 64),
    ]
    note = Message("publish.note.signed_too_large", {"size": "7.3 MB", "limit": "2.0 MB"})
    answer = PublishAnswer(0, bench.folder / "ita2568-result-outcomes", tuple(files), (note,))
    item = Question("o28", "", "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน")
    PublishedDialog(bench.messages, answer, item, bench.window).open()


def show_mail(bench: Bench) -> None:
    """Ask what to send, with two files beside the report."""
    bench.window.menu_actions["mail"].trigger()
    files = [bench.folder / name for name in ("คำสั่งแต่งตั้งคณะทำงาน ๒๕๖๘.docx", "office.ita")]
    for path in files:
        path.write_bytes(b"x" * 12_000_000)
    bench.await_dialog(MailDialog).files.add_files(files)


def show_mail_by_hand(bench: Bench) -> None:
    """Show what is needed to send a mail by hand, after no mail program was found."""
    report = bench.folder / "ITA2568-result-outcomes.pdf"
    report.write_bytes(b"%PDF")
    mail = build_mail("a@example.go.th", "เรื่อง", "ข้อความ", [Enclosure(report, report.name)], bench.folder)
    MailByHandDialog(bench.messages, mail, failed=True, parent=bench.window).open()


def show_sign_off(bench: Bench) -> None:
    """Ask for what belongs to a signed version, past the question about problems."""
    bench.window._open.ways_out.signing._ask()  # type: ignore[union-attr]


def show_signed(bench: Bench) -> SignedReportsDialog:
    """List a report that was signed off, once it was looked at."""
    year = bench.desk.place.year
    report = bench.desk.bridge.office.year(year)
    if report and not report.signed:
        signed = SignedReport("ก", 6, LONG_NAME, date(2025, 9, 30), "a" * 64, form_name=LONG_NAME)
        bench.desk.bridge.command(add_signed_report(year, signed))
    bench.window.menu_actions["signed_reports"].trigger()
    dialog = bench.await_dialog(SignedReportsDialog)
    bench.qtbot.waitUntil(lambda: dialog.unlooked() is None, timeout=LONG)
    return dialog


def show_differences(bench: Bench) -> None:
    """List what was changed since a report was signed off."""
    dialog = SignedDifferencesDialog(bench.messages, LONG_NAME, bench.window)
    place = Place(bench.desk.place.year, bench.desk.place.measure, "title")
    said = Message("place.measure", {"number": "1", "field": Message("field.measure.title")})
    dialog.show_differences([Difference(said, LONG_NAME * 3, LONG_NAME, place)])
    dialog.open()


def show_scan(bench: Bench) -> None:
    """Ask for scanned pages, with two there."""
    dialog = AttachScanDialog(bench.messages, bench.window)
    dialog.add([bench.folder / "1.pdf", bench.folder / f"{LONG_NAME}.jpg"])
    dialog.open()


def sample_office(folder: Path) -> Path:
    """The file of the invented office, which has something in every tab."""
    path = folder / "sample.ita"
    create_sample_office(path, OfficeNames(), None, counted_ids("s"))
    return path


DIALOGS: Mapping[str, Show] = {
    "new": by_command("new"),
    "add_year": by_command("add_year"),
    "settings": by_command("settings"),
    "shortcuts": by_command("shortcuts"),
    "about": by_command("about"),
    "report_problem": by_command("report_problem"),
    "manual": by_command("manual"),
    "find": by_command("find"),
    "replace": by_command("replace"),
    "backups": show_backups,
    "history": by_command("history"),
    "bulk_fill": by_command("bulk_fill"),
    "sign_off": show_sign_off,
    "signed_reports": show_signed,
    "signed_differences": show_differences,
    "attach_scan": show_scan,
    "import": show_import,
    "photo": show_photo,
    "phrase": lambda bench: PhraseTextDialog(bench.messages, "จัดทำคู่มือ …", 1, bench.window).open(),
    "problems": show_problems,
    "publish": by_command("publish"),
    "published": show_published,
    "no_printer": lambda bench: tell_no_printer(bench.window, bench.messages, lambda: None),
    "form_name": lambda bench: FormNameDialog(bench.messages, "แบบ", bench.window).open(),
    "mail": show_mail,
    "mail_by_hand": show_mail_by_hand,
    "error": lambda bench: show_error(bench.window, bench.messages, UserError("window.no_screen")),
}


def open_dialog(bench: Bench, name: str) -> QDialog:
    """The dialog, once it stands."""
    bench.window.activateWindow()
    bench.qtbot.waitUntil(bench.window.isActiveWindow, timeout=LONG)
    DIALOGS[name](bench)
    return bench.await_dialog(QDialog)


def find_in_dialogs(bench: Bench, find: Callable[[QDialog], list[str]]) -> list[str]:
    """What is found in any of them, each line with the dialog's name."""
    found = []
    for name in DIALOGS:
        dialog = open_dialog(bench, name)
        found += [f"{name}: {line}" for line in find(dialog)]
        dialog.close()
        bench.qtbot.waitUntil(bench.no_dialog)
    return found
