"""Rows under a layout gathered to records: a row begins a measure, goes on with the last one, or repeats it."""

from collections.abc import Sequence

from ita_desk.intake.cells import carried_over, fold, fold_lines, split_number
from ita_desk.intake.choices import Choices
from ita_desk.intake.grid import Row
from ita_desk.intake.guesses import is_shifted
from ita_desk.intake.headings import Layout
from ita_desk.intake.markup import has_gap, images
from ita_desk.intake.proposal import ColumnFound, Findings
from ita_desk.intake.records import Record, repeated_fields, with_heading


def leave_row(findings: Findings, row: Row, cells: Sequence[str]) -> None:
    """Add a row that has no place."""
    findings.leave("\t".join(fold(cell) for cell in cells), row.line)


class RecordGatherer:
    """Gathers the rows of one source in their order; `group` is the identifier of the group that is open."""

    def __init__(self, findings: Findings, choices: Choices) -> None:
        self._findings = findings
        self._choices = choices
        self.records: list[Record] = []
        self.group = ""

    def add_row(self, layout: Layout, row: Row, cells: Sequence[str]) -> bool:
        """Add a row under a layout; False if no column that means a field says anything in it."""
        columns = layout.columns
        texts: dict[str, str] = {}
        for column, text in zip(columns, cells, strict=False):
            if column.field and text:
                texts[column.field] = "\n".join(filter(None, (texts.get(column.field), text)))
        if texts:
            before = self.records[-1] if self.records else None
            record = self._record_for(texts, layout, row)
            left = row.line in self._choices.left_out
            if before and record is not before and not left:
                self._give_back_steps(before, texts, row)
            if record.left_out or not left:
                for name, text in texts.items():
                    record.pieces.setdefault(name, []).append(text)
            if record.left_out or left:
                leave_row(self._findings, row, cells)
                return True
            if is_shifted(columns, cells):
                self._findings.note("row_shifted", measure=record.label, line=row.line)
            self.take_pictures(columns, row)
            self._note_pictures(record, columns, row)
        for place, text in enumerate(cells):
            if place >= len(columns) or not columns[place].field:
                heading = columns[place].heading if place < len(columns) else ""
                self._findings.leave(with_heading(heading, text), row.line)
        return bool(texts)

    def _give_back_steps(self, before: Record, texts: dict[str, str], row: Row) -> None:
        """Move steps that go on with the numbers of the measure before, as a page cut them off, to that measure."""
        carried, own = carried_over(before.text("steps"), texts.get("steps", ""))
        if carried:
            texts["steps"] = own
            if before.left_out:
                self._findings.leave(carried, row.line)
                return
            before.pieces["steps"].append(carried)
            self._findings.note("steps_carried", measure=before.label, line=row.line)

    def _record_for(self, texts: dict[str, str], layout: Layout, row: Row) -> Record:
        """The record these texts belong to, a new one or the last; takes the number out of the texts."""
        number, title = split_number(fold_lines(texts.get("title", "")))
        numbered = any(record.number for record in self.records)
        fields = {column.field for column in layout.columns}
        if "number" in fields:
            given = fold(texts.pop("number", ""))
            alone, rest = split_number(given)
            number = given if rest else alone or given
            begins = bool(number) or ("title" in texts and not numbered)
        elif "issue" in fields:
            begins = "title" in texts
        else:
            begins = bool(number) or ("title" in texts and not numbered)
        if not begins and self.records:
            return self.records[-1]
        if self.records and (repeated := self._repeated(texts, number, title, fields)):
            for name in repeated:
                self._findings.recognise("repeated", texts.pop(name), row.line)
            return self.records[-1]
        if number and "number" not in fields:
            texts["title"] = title
        left_out = row.line in self._choices.left_out
        self.records.append(
            Record(layout.form, row.line, "issue" in fields, number, self.group, left_out=left_out)
        )
        return self.records[-1]

    def _repeated(self, texts: dict[str, str], number: str, title: str, fields: set[str]) -> frozenset[str]:
        own = texts if "number" in fields else {**texts, "title": title}
        return repeated_fields(self.records[-1], number, own)

    def take_pictures(self, columns: Sequence[ColumnFound], row: Row) -> None:
        """Give the pictures of a row to the last record."""
        for picture in row.pictures:
            name = columns[picture.column].field if picture.column < len(columns) else ""
            self.records[-1].pictures.append((name, picture.content))

    def _note_pictures(self, record: Record, columns: Sequence[ColumnFound], row: Row) -> None:
        for place, cell in enumerate(row.cells):
            if not has_gap(cell) and not images(cell):
                continue
            heading = columns[place].heading if place < len(columns) else ""
            self._findings.note("photo_in_cell", measure=record.label, line=row.line, column=heading)
            for image in images(cell):
                self._findings.leave(image, row.line)
