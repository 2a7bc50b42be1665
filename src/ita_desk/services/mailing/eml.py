"""A mail as a file that mail programs open as a draft (`.eml`)."""

from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from ita_desk.services.mailing.mail import Mail

_KINDS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".zip": "application/zip",
}


def build_eml(mail: Mail, moment: datetime, mail_id: str) -> bytes:
    """The draft, lines ending in CRLF; `mail_id` (letters and digits) is its own name, which tells nothing of the machine.

    Each file bears its name as RFC 2231 has it, and a name in ASCII beside it for programs that do not know that.
    Raises OSError where a file cannot be read.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["X-Unsent"] = "1"  # Outlook opens it to be sent, not as one received
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = f"<{mail_id}@ita-desk.invalid>"
    if mail.to:
        message["To"] = ", ".join(mail.to)
    message["Subject"] = mail.subject
    message.set_content(mail.body, cte="base64")
    for enclosure in mail.enclosures:
        main, _, sub = _KINDS.get(enclosure.path.suffix.lower(), "application/octet-stream").partition("/")
        message.add_attachment(
            enclosure.path.read_bytes(),
            maintype=main,
            subtype=sub,
            filename=enclosure.name,
            params={"name": enclosure.safe_name},
        )
    if message.is_multipart():
        message.set_boundary(f"=_{mail_id}")
    return message.as_bytes()
