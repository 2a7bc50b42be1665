"""The words for mail programs."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.services.mailing.compose import (
    LONGEST_URL,
    file_url,
    mailto_url,
    thunderbird_argv,
    xdg_email_argv,
)
from ita_desk.services.mailing.mail import Enclosure, Mail, build_mail
from mails import BODY, SUBJECT, made_mail

TEXTS = st.text(st.characters() | st.sampled_from("',\n\"%= ก่"), max_size=80)


def as_thunderbird_reads(said: str) -> dict[str, str]:
    """The fields: each a name, and what stands between two single quotes."""
    fields: dict[str, str] = {}
    while said:
        found = re.match(r"([a-z]+)='([^']*)'(?:,|$)", said)
        assert found
        fields[found[1]] = found[2]
        said = said[found.end() :]
    return fields


def test_thunderbird(tmp_path: Path) -> None:
    program, option, said = thunderbird_argv("/usr/bin/thunderbird", made_mail(tmp_path))
    assert (program, option) == ("/usr/bin/thunderbird", "-compose")
    fields = as_thunderbird_reads(said)
    assert fields["to"] == "a@example.go.th,b@example.go.th"
    assert fields["subject"] == SUBJECT.replace("'", "’")
    assert fields["body"] == BODY.replace("'", "’")
    files = [unquote(urlsplit(url).path) for url in fields["attachment"].split(",")]
    assert files == [str(one.path) for one in made_mail(tmp_path).enclosures]


def test_thunderbird_is_not_told_what_is_not_there() -> None:
    said = thunderbird_argv("t", Mail((), "", "", (), Path()))[2]
    assert said == "format='2'"


@settings(max_examples=80)
@given(TEXTS, TEXTS, st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=30))
def test_no_text_is_taken_for_a_field(subject: str, body: str, name: str) -> None:
    path = Path("/x") / f"a{name}"
    mail = build_mail("a@b.co", subject, body, [Enclosure(path, name)], path.parent)
    fields = as_thunderbird_reads(thunderbird_argv("t", mail)[2])
    assert set(fields) <= {"to", "subject", "format", "body", "attachment"}
    assert fields.get("subject", "") == mail.subject.replace("'", "’")
    assert fields.get("body", "") == mail.body.replace("'", "’")
    assert unquote(fields["attachment"].removeprefix("file://")) == str(path)


def test_xdg_email(tmp_path: Path) -> None:
    mail = made_mail(tmp_path)
    files = [str(one.path) for one in mail.enclosures]
    assert xdg_email_argv("xdg-email", mail) == [
        *("xdg-email", "--utf8", "--subject", SUBJECT, "--body", BODY),
        *("--attach", files[0], "--attach", files[1], "a@example.go.th", "b@example.go.th"),
    ]


def test_the_address_of_a_file() -> None:
    assert file_url("/a b/ก,'.pdf") == "file:///a%20b/%E0%B8%81%2C%27.pdf"


def test_mailto(tmp_path: Path) -> None:
    url = urlsplit(mailto_url(made_mail(tmp_path)))
    assert (url.scheme, url.path) == ("mailto", "a@example.go.th,b@example.go.th")
    assert parse_qs(url.query) == {"subject": [SUBJECT], "body": [BODY.replace("\n", "\r\n")]}


@settings(max_examples=60)
@given(st.integers(0, 900), st.integers(0, 900), st.sampled_from(["ก", "a", "%", "ก a", "😀"]))
def test_a_long_mailto_is_cut_between_letters(before: int, after: int, letter: str) -> None:
    mail = build_mail("a@b.co", "x" + letter * before, "y" + letter * after, [], Path())
    url = mailto_url(mail)
    assert len(url) <= LONGEST_URL
    said = parse_qs(urlsplit(url).query, strict_parsing=True, errors="strict")
    assert mail.subject.startswith(said["subject"][0].rstrip())
    assert mail.body.startswith(said["body"][0].rstrip())
    if len(letter * after) > 300:
        assert len(said["body"][0]) > 50
