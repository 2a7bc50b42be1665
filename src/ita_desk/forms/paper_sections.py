"""Sections of the papers around a report: memo, photos, list of addresses; as read from a form's TOML file."""

from ita_desk.records import dataclass

# The words before the parts of a memo's head: from, number, date, subject, to.
MEMO_LABELS = ("ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน")


@dataclass(frozen=True, slots=True)
class MemoHeadSection:
    """The head of a memo: its title, from whom, number and date, subject, and to whom; wordings with fields.

    A year's `texts` replace each by the key form/section/part, the part as its key in the form. With `seal` the
    agency's seal stands at the upper left, whose room otherwise stays empty for a printed emblem.
    """

    id: str
    title: str
    sender: str
    number: str
    date: str
    subject: str
    to: str
    seal: bool = False

    @property
    def parts(self) -> dict[str, str]:
        """The wordings by their keys in the form."""
        return {
            "title": self.title,
            "from": self.sender,
            "number": self.number,
            "date": self.date,
            "subject": self.subject,
            "to": self.to,
        }


@dataclass(frozen=True, slots=True)
class PhotoAppendixSection:
    """The photos of each measure in a grid of `columns`, those of `places`; `empty` is printed where there are none."""

    id: str
    columns: int
    places: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class LinkTableSection:
    """The table of OIT items and their addresses: item, title, address, explanation.

    `rows` is listed (those the office lists; all where it lists none) or all (every item of the filing year).
    """

    id: str
    rows: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
