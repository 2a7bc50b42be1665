"""Drafts, read back as mail programs do."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desk.services.mailing.eml import build_eml
from ita_desk.services.mailing.mail import Enclosure, build_mail

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SUBJECT = "ขอส่งรายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ของเทศบาลตำบลตัวอย่าง (ฉบับที่ 2), 100%"
BODY = "เรียน ผู้เกี่ยวข้อง\n\nส่งรายงานมาพร้อมนี้\n.\nจบ"
TITLE = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ 2568.pdf"
OWN = {
    "X-Unsent",
    "Date",
    "Message-ID",
    "To",
    "Subject",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
}


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body_of(message: EmailMessage) -> str:
    body = message.get_body()
    assert isinstance(body, EmailMessage)
    text = body.get_content()
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def enclosures(folder: Path) -> list[Enclosure]:
    report, order = folder / "ITA2568-result-outcomes.pdf", folder / "คำสั่ง, 'ที่' ๒๕๖๘.docx"
    report.write_bytes(b"%PDF-1.4\r\n\0\xff")
    order.write_bytes(b"PK")
    return [Enclosure(report, TITLE), Enclosure(order, order.name)]


def test_a_draft_read_back(tmp_path: Path) -> None:
    mail = build_mail("a@example.go.th, b@example.go.th", SUBJECT, BODY, enclosures(tmp_path), tmp_path)
    content = build_eml(mail, MOMENT, "0123abcd")
    message = read(content)
    assert message["Subject"] == SUBJECT
    assert message["To"] == "a@example.go.th, b@example.go.th"
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime == MOMENT
    assert message["Message-ID"] == "<0123abcd@ita-desk.invalid>"
    assert body_of(message).rstrip("\n") == BODY
    parts = list(message.iter_attachments())
    assert [part.get_filename() for part in parts] == [TITLE, "คำสั่ง, 'ที่' ๒๕๖๘.docx"]
    assert [part.get_content() for part in parts] == [b"%PDF-1.4\r\n\0\xff", b"PK"]
    assert [part["Content-Type"].params["name"] for part in parts] == [
        "ITA2568-result-outcomes.pdf",
        "2568.docx",
    ]
    assert parts[0].get_content_type() == "application/pdf"
    assert not [part.defects for part in message.walk() if part.defects]


def test_a_draft_as_it_is_written(tmp_path: Path) -> None:
    mail = build_mail("", SUBJECT, BODY, enclosures(tmp_path), tmp_path)
    content = build_eml(mail, MOMENT, "0123abcd")
    assert content == build_eml(mail, MOMENT, "0123abcd")
    assert content.isascii()
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line or len(line) > 90 for line in lines)
    assert b"filename*0*=utf-8''%E0%B8" in content
    assert not [line for line in lines if line.startswith((b"To:", b"From:"))]


def test_a_draft_without_files(tmp_path: Path) -> None:
    message = read(build_eml(build_mail("", "ก", "ข", [], tmp_path), MOMENT, "1"))
    assert not message.is_multipart()
    assert body_of(message) == "ข\n"


def test_a_file_of_an_unknown_kind(tmp_path: Path) -> None:
    odd = tmp_path / "แผน.hwp"
    odd.write_bytes(b"?")
    message = read(build_eml(build_mail("", "", "", [Enclosure(odd, odd.name)], tmp_path), MOMENT, "1"))
    (part,) = message.iter_attachments()
    assert (part.get_content_type(), part.get_filename()) == ("application/octet-stream", "แผน.hwp")


NASTY = st.text(st.characters() | st.sampled_from("\r\n\t\x0b\x0c\x85\u2028 :=?_ก่ำ๒,;'\"<>{}%"), max_size=300)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NASTY, NASTY, NASTY)
def test_nasty_texts(tmp_path: Path, to: str, subject: str, body: str) -> None:
    report = tmp_path / "r.pdf"
    report.write_bytes(b"%PDF")
    mail = build_mail(to, subject, body, [Enclosure(report, mail_name(subject))], tmp_path)
    message = read(build_eml(mail, MOMENT, "1"))
    assert set(message.keys()) <= OWN
    assert " ".join(message["Subject"].split()) == mail.subject
    assert body_of(message).removesuffix("\n") == mail.body.removesuffix("\n")
    (part,) = message.iter_attachments()
    assert part.get_filename() == mail_name(subject)


def mail_name(subject: str) -> str:
    """A name as a disk may have it."""
    letters = "".join(c for c in subject if c.isprintable() and c not in '/\\"')[:40]
    return f"r{letters}.pdf"
