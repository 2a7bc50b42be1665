"""A year's framework is read from TOML."""

from pathlib import Path

import pytest

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.framework import Framework, Indicator, Instrument, ReportItems, SubIndicator
from ita_desk.frameworks.loader import load_framework

WHOLE = """\
fiscal_year = 2568
[[instrument]]
code = "IIT"
name = "แบบวัด"
weight = 30
confidence = "high"
[[instrument]]
code = "EIT"
name = "อีกแบบ"
[[indicator]]
code = "1"
name = "หน้าที่"
instrument = "IIT"
[[sub_indicator]]
code = "9.1"
name = "พื้นฐาน"
[report_items]
results = "o28"
"""


def load(folder: Path, source: str) -> Framework:
    path = folder / "2568.toml"
    path.write_text(source, encoding="utf-8")
    return load_framework(path)


def test_a_framework_with_everything(tmp_path: Path) -> None:
    assert load(tmp_path, WHOLE) == Framework(
        FiscalYear(2568),
        (Instrument("IIT", "แบบวัด", 30, "high"), Instrument("EIT", "อีกแบบ", None, "")),
        (Indicator("1", "หน้าที่", "IIT"),),
        (SubIndicator("9.1", "พื้นฐาน"),),
        ReportItems("", "o28"),
    )


def test_what_is_not_known_is_absent(tmp_path: Path) -> None:
    assert load(tmp_path, "fiscal_year = 2570") == Framework(FiscalYear(2570))


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("", KeyError),
        ("fiscal_year = 2025", ValueError),
        ("fiscal_year =", ValueError),
        (WHOLE.replace('name = "หน้าที่"\n', ""), TypeError),
        (WHOLE.replace("weight", "share"), TypeError),
    ],
)
def test_a_framework_that_is_not_well_formed_is_refused(
    tmp_path: Path, source: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        load(tmp_path, source)
