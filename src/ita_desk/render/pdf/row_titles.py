"""What a row of a table is called where the whole report is looked over."""

from ita_desk.document.blocks import Row, Text


def title_of(row: Row) -> str:
    """What a row is called: its number and title, else its first words."""
    texts = [part for cell in row.cells for part in cell if isinstance(part, Text)]
    numbers = [text for text in texts if _field(text) == "number"]
    others = [text for text in texts if text not in numbers and text.plain.strip()]
    title = next((text for text in others if _field(text) == "title"), others[0] if others else None)
    marker = next((text.marker for text in texts if _field(text) == "title" and text.marker), "")
    words = [*(text.plain for text in numbers), marker, title.plain if title else ""]
    return " ".join(word for word in words if word)


def _field(text: Text) -> str:
    return text.source.field if text.source else ""
