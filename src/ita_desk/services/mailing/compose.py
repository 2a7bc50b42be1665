"""The words by which mail programs are started with a mail in them."""

from urllib.parse import quote

from ita_desk.services.mailing.mail import Mail

LONGEST_URL = 2000  # letters; Windows and many programs take no longer mailto


def thunderbird_argv(program: str, mail: Mail) -> list[str]:
    """Thunderbird's own way: `-compose "to='…',subject='…'"`; it knows no escape, so a quote becomes another sign."""
    fields = {
        "to": ",".join(mail.to),
        "subject": mail.subject,
        "format": "2",  # plain text
        "body": mail.body,
        "attachment": ",".join(file_url(str(one.path)) for one in mail.enclosures),
    }
    said = ",".join(f"{name}='{_unquoted(value)}'" for name, value in fields.items() if value)
    return [program, "-compose", said]


def _unquoted(text: str) -> str:
    return text.replace("'", "’")


def file_url(path: str) -> str:
    """The address of a file; commas and quotes in it, too, as numbers."""
    return f"file://{quote(path, safe='/')}"


def xdg_email_argv(program: str, mail: Mail) -> list[str]:
    """The way of Linux desktops."""
    files = [word for one in mail.enclosures for word in ("--attach", str(one.path))]
    return [program, "--utf8", "--subject", mail.subject, "--body", mail.body, *files, *mail.to]


def mailto_url(mail: Mail) -> str:
    """The address that opens a new mail anywhere, without its files; the body is cut where it would be too long."""
    head = f"mailto:{quote(','.join(mail.to), safe='@,')}?subject={quote(mail.subject, safe='')}"
    head = _cut(head, LONGEST_URL // 2)
    return _cut(f"{head}&body={quote(mail.body.replace(chr(10), chr(13) + chr(10)), safe='')}", LONGEST_URL)


def _cut(url: str, longest: int) -> str:
    """The address no longer than this, and no letter of it broken."""
    if len(url) <= longest:
        return url
    end = longest
    while not _whole(url, end):
        end -= 1
    return url[:end]


def _whole(url: str, end: int) -> bool:
    """Whether a letter ends here: an ordinary one, or before a first byte of UTF-8."""
    if url[end] != "%":
        return "%" not in url[end - 2 : end]
    return not 0x80 <= int(url[end + 1 : end + 3], 16) < 0xC0
