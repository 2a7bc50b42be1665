"""Pictures in the cells of a table of measures become evidence of the measure."""

from hashlib import sha256
from pathlib import Path

from intake.made_docx import PICTURE, cell, made_docx, table
from ita_desk.domain.evidence import Evidence
from ita_desk.domain.ids import counted_ids
from ita_desk.intake.grid import Picture, Row, Table
from ita_desk.intake.proposal import Findings, Proposal
from ita_desk.intake.reader import read_source
from ita_desk.intake.rows import TableReader
from ita_desk.intake.text import blocks_from_text

HEAD = cell("มาตรการ") + cell("ผลการดำเนินการ (output)") + cell("ผลลัพธ์") + cell("หมายเหตุ")
PICTURES = {"p1": b"one", "p2": b"two", "p3": b"three"}


def shows(*keys: str) -> str:
    return f"<w:p>{''.join(map(PICTURE.format, keys))}</w:p>"


def propose(folder: Path, body: str) -> Proposal:
    path = folder / "a.docx"
    path.write_bytes(made_docx(body, pictures=PICTURES))
    return read_source(path, counted_ids())


def places(proposal: Proposal) -> list[list[tuple[bytes, str]]]:
    """For each measure the pictures and where they are printed."""
    (report,) = proposal.office.years
    return [[(proposal.photos[e.sha256], e.place) for e in m.outcome.evidence] for m in report.measures]


def notes(proposal: Proposal) -> dict[str, object]:
    return {n.key: n.values.get("count") for n in proposal.notes if "picture" in n.key or "photo" in n.key}


def test_pictures_stand_with_their_column(tmp_path: Path) -> None:
    first = cell("๑. ก") + cell(shows("p1", "p1", "p2")) + cell(shows("p1")) + cell(shows("p3"))
    proposal = propose(tmp_path, table(HEAD, first, cell("๒. ข") + cell("ดี") + cell("") + cell("")))
    assert places(proposal) == [
        [(b"one", "output"), (b"two", "output"), (b"one", "result"), (b"three", "")],
        [],
    ]
    assert set(proposal.photos) == {sha256(content).hexdigest() for content in PICTURES.values()}
    assert notes(proposal) == {}


def test_evidence_is_a_photo_with_an_identifier(tmp_path: Path) -> None:
    proposal = propose(tmp_path, table(HEAD, cell("๑. ก") + cell(shows("p1"))))
    (evidence,) = proposal.office.years[0].measures[0].outcome.evidence
    assert evidence.id
    key = sha256(b"one").hexdigest()
    assert evidence == Evidence(id=evidence.id, kind="photo", sha256=key, place="output")


def test_a_row_of_pictures_belongs_to_the_measure_above(tmp_path: Path) -> None:
    rows = (cell("๑. ก") + cell("ดี"), cell("") + cell(shows("p1")), cell("") + cell(""))
    proposal = propose(tmp_path, table(HEAD, *rows))
    assert places(proposal) == [[(b"one", "output")]]
    assert notes(proposal) == {"intake.photo_place": None}  # the last row, which is blank


def test_pictures_elsewhere_are_counted(tmp_path: Path) -> None:
    other = table(cell("ก") + cell(shows("p2")), cell("ข") + cell("ค"))
    proposal = propose(tmp_path, shows("p1", "p3") + other + table(HEAD, cell("๑. ก") + cell("ข")))
    assert notes(proposal) == {"intake.pictures_left": 3}
    assert (places(proposal), proposal.photos) == ([[]], {})


def test_pictures_of_the_half_year_stay_with_it(tmp_path: Path) -> None:
    title = "<w:p><w:r><w:t>รายงานผลการดำเนินการ รอบ ๖ เดือน ปีงบประมาณ พ.ศ. ๒๕๖๘</w:t></w:r></w:p>"
    proposal = propose(tmp_path, title + table(HEAD, cell("๑. ก") + cell(shows("p1"))))
    measure = proposal.office.years[0].measures[0]
    assert measure.half_year is not None
    assert (len(measure.half_year.evidence), measure.outcome.evidence) == (1, ())


def test_pictures_go_along_when_cut_steps_are_joined() -> None:
    plan = "ประเด็น\tมาตรการ\tขั้นตอน\tระยะเวลา\n๑. ก\t๑. ข\t๑. ค\tต.ค. ๖๗\n"
    (head,) = blocks_from_text(plan)
    assert isinstance(head, Table)
    pictures = tuple(Picture(place, bytes([place])) for place in range(6))
    cut = Table((Row(4, ("๒. ง", "๑. จ", "๒. ฉ", "๑. ช", "๒. ซ", "พ.ย. ๖๗"), pictures),))
    reader = TableReader(counted_ids("g"), Findings())
    reader.read(head)
    reader.read(cut)
    assert [(name, *content) for name, content in reader.records[-1].pictures] == [
        *(("issue", 0), ("title", 1), ("steps", 2), ("steps", 3), ("steps", 4), ("period", 5)),
    ]


def test_a_picture_beyond_the_columns_has_no_field() -> None:
    (head,) = blocks_from_text("มาตรการ\tผลลัพธ์\n๑. ก\tข\n")
    assert isinstance(head, Table)
    row = Row(2, ("๑. ก", "ข"), (Picture(7, b"x"),))
    reader = TableReader(counted_ids("g"), Findings())
    reader.read(Table((head.rows[0], row)))
    assert reader.records[0].pictures == [("", b"x")]
