"""The head of a memo: from whom, number, date, subject and to whom, with blanks for what is not known yet."""

from ita_desk.document.blocks import Labelled, MemoHead, Photo, Source, Text
from ita_desk.document.fields import BLANK, PrintContext
from ita_desk.document.texts import TextPrinter
from ita_desk.document.wordings import find_wording
from ita_desk.forms.paper_sections import MEMO_LABELS, MemoHeadSection


def build_memo_head(section: MemoHeadSection, form_id: str, context: PrintContext) -> MemoHead:
    """The head of a form's memo for one year."""
    texts = TextPrinter(context.options.digits)

    def part(name: str) -> Text:
        own = section.parts[name]
        source, wording = find_wording(form_id, f"{section.id}/{name}", own, context)
        said = " ".join(wording.split())
        # A blank alone is what is not known: the dotted line itself is there to write on.
        return texts.line("" if said == BLANK else said, source)

    sender, number, date, subject, to = (
        Labelled(texts.line(label, Source(f"form:{form_id}", section.id)), part(name))
        for label, name in zip(MEMO_LABELS, ("from", "number", "date", "subject", "to"), strict=True)
    )
    seal = context.agency.seal.sha256 if section.seal else ""
    return MemoHead(
        Photo(seal, Source("agency", "seal")) if seal else None,
        part("title"),
        sender,
        number,
        date,
        subject,
        to,
    )
