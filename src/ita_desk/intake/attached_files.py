"""Whether a PDF carries other files, which viewers hardly show."""

import logging
from io import BytesIO

from ita_desk.errors import UserError


class NotReadable(UserError):
    """The file cannot be read as a PDF."""


def holds_files(content: bytes) -> bool:
    """Whether files are attached to a PDF or to one of its pages. Raises NotReadable."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what it thinks of a broken file is not for the user
    try:
        reader = PdfReader(BytesIO(content))
        notes = (note.get_object() for page in reader.pages for note in page.get("/Annots") or ())
        return any(True for _ in reader.attachment_list) or any(
            note.get("/Subtype") == "/FileAttachment" for note in notes
        )
    except Exception as error:  # broken PDFs make the library raise all sorts
        raise NotReadable("publish.signed_unreadable") from error
