"""The columns of a table of measures, as they are shown, hidden, ordered, widened and put under common headings.

Columns are pointed to by their spot: `(2,)` is the third one, `(2, 0)` the first under the heading of the third.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ita_desk.errors import UserError
from ita_desk.forms.report_form import MeasureTableSection, ReportForm, RowNumber, TableColumn

Spot = tuple[int, ...]

NUMBER_STYLES = ("as-typed", "continuous", "by-issue")
NARROWEST = 2.0  # per cent of the table's width
_USUAL_WIDTH, _USUAL_NUMBER_WIDTH = 15.0, 6.0
_PHOTOS = ("output", "result", "")
# What each field is usually called on paper.
_HEADINGS = {
    "title": "มาตรการ",
    "steps": "ขั้นตอนหรือวิธีการปฏิบัติ",
    "responsible": "ผู้รับผิดชอบ",
    "period": "ระยะเวลาดำเนินการ",
    "budget": "งบประมาณ",
    "target": "เป้าหมาย",
    "issue": "ประเด็นการประเมิน",
    "codes": "ตัวชี้วัดที่เกี่ยวข้อง",
    "number": "ลำดับที่",
    "outcome.status": "สถานะการดำเนินการ",
    "outcome.output": "ผลการดำเนินการ",
    "outcome.result": "ผลลัพธ์หรือผลสัมฤทธิ์",
    "outcome.summary": "สรุปผลการดำเนินการ",
    "outcome.follow_up": "การติดตามผล",
    "outcome.suggestion": "ข้อเสนอแนะ",
    "outcome.obstacles": "ปัญหาและอุปสรรค",
    "outcome.spent": "งบประมาณที่ใช้จริง",
    "outcome.done_on": "วันที่ดำเนินการแล้วเสร็จ",
}
_PHOTO_HEADING = "ภาพประกอบ"


# --- looking -------------------------------------------------------------------------------------------------


def measure_table(form: ReportForm) -> MeasureTableSection | None:
    """The form's first table of measures."""
    return next((s for s in form.sections if isinstance(s, MeasureTableSection)), None)


def with_table(form: ReportForm, table: MeasureTableSection) -> ReportForm:
    """The form with this table in place of the one of its id."""
    return replace(form, sections=tuple(table if s.id == table.id else s for s in form.sections))


def usual_columns() -> tuple[TableColumn, ...]:
    """A column for each field of a measure, and one of photos, as they are usually called and wide."""
    fields = (TableColumn(text, _USUAL_WIDTH, (name,)) for name, text in _HEADINGS.items())
    return (*fields, TableColumn(_PHOTO_HEADING, _USUAL_WIDTH, photos=_PHOTOS))


def content_names(column: TableColumn) -> tuple[str, ...]:
    """The usual headings of what a column prints."""
    names = [_HEADINGS[name] for name in column.fields]
    return (*names, *([_PHOTO_HEADING] if column.photos else []))


def content_of(column: TableColumn) -> TableColumn:
    """What a column prints, whatever its heading, width and looks; two of one content are one column."""
    return replace(column, heading="", width=0, align="left", span=False)


def column_at(table: MeasureTableSection, spot: Spot) -> TableColumn:
    """The column at a spot."""
    top = table.columns[spot[0]]
    return top if len(spot) == 1 else top.columns[spot[1]]


def spots(table: MeasureTableSection) -> Iterator[Spot]:
    """The spots of the columns that print something, from left to right."""
    for first, top in enumerate(table.columns):
        if top.columns:
            yield from ((first, second) for second in range(len(top.columns)))
        else:
            yield (first,)


def shares(table: MeasureTableSection) -> dict[Spot, float]:
    """The width of each of these columns in per cent of the table's."""
    whole = sum(leaf.width for leaf in table.leaves) + _own_width(table)
    return {spot: column_at(table, spot).width * 100 / whole for spot in spots(table)}


# --- changing ------------------------------------------------------------------------------------------------


def set_heading(table: MeasureTableSection, spot: Spot, heading: str) -> MeasureTableSection:
    """The table with another heading at a spot."""
    return _put(table, spot, 1, replace(column_at(table, spot), heading=heading))


def add_column(table: MeasureTableSection, spot: Spot, column: TableColumn) -> MeasureTableSection:
    """The table with one column more, before the one at a spot."""
    return _put(table, spot, 0, column)


def remove_column(table: MeasureTableSection, spot: Spot) -> MeasureTableSection:
    """The table without a column, and without a heading that has nothing under it any more.

    Raises UserError where no column would be left.
    """
    left = _put(table, spot, 1)
    if not left.columns:
        raise UserError("form.last_column")
    return left


def move_column(table: MeasureTableSection, spot: Spot, by: int) -> tuple[MeasureTableSection, Spot]:
    """The table with a column one place further left (-1) or right (1), and where that one stands now.

    From the end of a common heading it goes out from under it; it goes under none by itself.
    """
    inside = spot[1:]
    if inside:
        place = inside[0] + by
        within = 0 <= place < len(table.columns[spot[0]].columns)
        target = (spot[0], place + (by > 0)) if within else (spot[0] + (by > 0),)
    else:
        if not 0 <= spot[0] + by < len(table.columns):
            return table, spot
        target = (spot[0] + by + (by > 0),)
    return move_column_to(table, spot, target)


def move_column_to(table: MeasureTableSection, spot: Spot, target: Spot) -> tuple[MeasureTableSection, Spot]:
    """The table with a column before the one at another spot, and where it stands now.

    What has columns under it does not go under a heading: there nothing changes.
    """
    column = column_at(table, spot)
    if column.columns and len(target) > 1:
        return table, spot
    moved = replace(column)
    both = add_column(table, target, moved)
    single = remove_column(both, _spot_of(both, column))
    return single, _spot_of(single, moved)


def group_columns(table: MeasureTableSection, spot: Spot) -> MeasureTableSection:
    """The table with the column at a spot and the next one under one heading; what is under one already joins it.

    Raises UserError where there is no next one.
    """
    pair = table.columns[spot[0] : spot[0] + 2]
    if len(pair) < 2:
        raise UserError("form.no_next_column")
    heading = next((top.heading for top in pair if top.columns), "")
    inner = [leaf for top in pair for leaf in (top.columns or (top,))]
    return _put(table, spot[:1], 2, _group(heading, inner))


def ungroup_columns(table: MeasureTableSection, spot: Spot) -> MeasureTableSection:
    """The table without the common heading at or above a spot; the columns under it stay."""
    return _put(table, spot[:1], 1, *(table.columns[spot[0]].columns or (table.columns[spot[0]],)))


def set_share(table: MeasureTableSection, spot: Spot, share: float) -> MeasureTableSection:
    """The table with a column of this width in per cent; all others but the row numbers' share the rest as before.

    None becomes narrower than `NARROWEST` by what is asked for.
    """
    former = shares(table)
    if len(former) < 2:
        return table
    room = sum(former.values())
    others = room - former[spot]
    wanted = min(max(share, NARROWEST), room - NARROWEST * (len(former) - 1))
    scale = (room - wanted) / others
    for at, width in former.items():
        new = wanted if at == spot else width * scale
        table = _put(table, at, 1, replace(column_at(table, at), width=max(round(new, 2), 0.01)))
    number = table.number
    if number and number.width:
        table = replace(table, number=replace(number, width=max(round(100 - room, 2), 0)))
    return table


def set_number(table: MeasureTableSection, style: str, heading: str) -> MeasureTableSection:
    """The table with its rows numbered in this style, or not at all where it is ""; in a column of their own where
    there is a heading.
    """
    if not style:
        return replace(table, number=None)
    width = table.number.width if table.number else 0
    if heading and not width:
        width = round(sum(leaf.width for leaf in table.leaves) * _USUAL_NUMBER_WIDTH / 100, 2)
    return replace(table, number=RowNumber(style, heading, width))


def _own_width(table: MeasureTableSection) -> float:
    return table.number.width if table.number and table.number.heading else 0


def _group(heading: str, inner: Sequence[TableColumn]) -> TableColumn:
    return TableColumn(heading, sum(column.width for column in inner), columns=tuple(inner))


def _put(table: MeasureTableSection, spot: Spot, gone: int, *new: TableColumn) -> MeasureTableSection:
    """The table with new columns in place of so many at a spot."""
    tops = list(table.columns)
    if len(spot) == 1:
        tops[spot[0] : spot[0] + gone] = new
    else:
        above = tops[spot[0]]
        inner = list(above.columns)
        inner[spot[1] : spot[1] + gone] = new
        tops[spot[0] : spot[0] + 1] = [_group(above.heading, inner)] if inner else []
    return replace(table, columns=tuple(tops))


def _spot_of(table: MeasureTableSection, column: TableColumn) -> Spot:
    """Where this very column stands."""
    tops = ((n,) for n in range(len(table.columns)))
    return next(spot for spot in (*tops, *spots(table)) if column_at(table, spot) is column)
