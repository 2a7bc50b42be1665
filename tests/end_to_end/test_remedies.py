"""Every remedy on every real report: made, then undone, the office is what it was."""

from pathlib import Path

import pytest

from end_to_end.conftest import Line
from ita_desk.domain.exchange import office_to_json
from ita_desk.errors import UserError
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.i18n import Messages
from ita_desk.services.checking import build_year_checking
from ita_desk.services.place_words import place_words
from ita_desk.services.remedies import remedies_edit, remedy_edit, same_kind
from ita_desk.services.session import Session
from ita_desk.storage.office_store import OfficeStore

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_remedy_is_made_and_undone(line: Line, source_reports: Path, number: str) -> None:
    (source,) = source_reports.glob(f"{number}_*.txt")
    line("import", "a.ita", source)
    office = OfficeStore.open(Path("a.ita")).load()
    before = office_to_json(office)
    report = office.newest_filled
    assert report is not None
    checking = build_year_checking(shipped_frameworks().of_year)
    found = [one.problem for one in checking.check_year(office, int(report.fiscal_year)).problems]
    assert found
    session, thai = Session(office, lambda: 0.0), Messages("th")
    for problem in found:
        assert thai.text(place_words(problem.place, office))
        assert thai.text(problem.message)
        if problem.remedy is None:
            with pytest.raises(UserError):
                remedy_edit(problem, office)
            continue
        for edit in (remedy_edit(problem, office), remedies_edit(same_kind(problem, found))):
            assert thai.text(edit.name)
            assert session.apply(edit)
            session.undo()
            assert session.office is office
    assert office_to_json(session.office) == before
