"""The wording of a form's section: the year's own in place of the form's, with its fields filled."""

from ita_desk.document.blocks import Source
from ita_desk.document.fields import PrintContext, fill_fields


def find_wording(form_id: str, part: str, own: str, context: PrintContext) -> tuple[Source, str]:
    """The wording to print for a section, or `section/part`, and where it comes from."""
    key = f"{form_id}/{part}"
    typed = context.year.texts.get(key)
    year = int(context.year.fiscal_year)
    source = Source(f"year:{year}", f"texts.{key}") if typed is not None else Source(f"form:{form_id}", part)
    return source, fill_fields(own if typed is None else typed, context)
