"""Text that looks like markup or fields is printed as it was typed, whatever field it stands in."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from ita_desk.domain.exchange import office_to_json
from printing import page_texts, sample_office, squeezed

pytestmark = pytest.mark.slow

HOSTILE = '<b>x & <img src="/etc/passwd"> {agency.name} %s'
# Values that are no free text: keys, codes, choices, days and what must be a number.
NOT_TEXT = set(
    "format id group continues code codes about sha256 status place start end date report_date".split()
)


def hostile(value: Any, name: str, tag: str, texts: dict[str, str]) -> Any:
    """A JSON value with every text replaced by a hostile one of its own; `texts` notes which stands where."""
    if isinstance(value, dict):
        return {key: hostile(item, key, f"{tag}.{key}", texts) for key, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, name, f"{tag}.{n}", texts) for n, item in enumerate(value)]
    if not isinstance(value, str) or name in NOT_TEXT or (name == "kind" and ".evidence." in tag):
        return value
    texts[tag.removeprefix(".")] = f"ก{len(texts)}ข {HOSTILE}"
    return texts[tag.removeprefix(".")]


@pytest.fixture(scope="module")
def office() -> tuple[dict[str, Any], dict[str, str]]:
    """The sample with nothing but hostile texts, and where each stands; one measure, which fits on a page."""
    value = office_to_json(sample_office())
    year = value["years"][2]
    measure = year["measures"][1]
    measure["steps"], measure["responsible"] = measure["steps"][:2], measure["responsible"][:2]
    places = ("output", "result", "", "appendix")
    photos = [
        {"kind": "photo", "caption": "ภาพ", "url": "ที่", "sha256": "", "place": place} for place in places
    ]
    for outcome in (measure["outcome"], measure["half_year"]):
        outcome["evidence"] = [{**photo, "turn": 0, "crop": None} for photo in photos]
    year["measures"] = [measure]
    texts: dict[str, str] = {}
    return hostile(value, "", "", texts), texts


MEASURE = "years.2.measures.0"
EVERYWHERE = [
    *("agency.full_title", "agency.district", "agency.province"),
    *(f"{MEASURE}.{name}" for name in ("number", "title", "period.text")),
    *(f"{MEASURE}.{name}.{n}" for name in ("steps", "responsible") for n in (0, 1)),
]
PRINTED = {
    "result-scores": ["result", "summary"],
    "result-outcomes": ["output", "result", *(f"evidence.{n}.caption" for n in (0, 1, 2))],
}


@pytest.mark.parametrize("form", PRINTED)
@pytest.mark.parametrize(("months", "outcome"), [(12, "outcome"), (6, "half_year")])
def test_hostile_text_is_printed_literally(
    run: Run, office: tuple[dict[str, Any], dict[str, str]], form: str, months: int, outcome: str
) -> None:
    value, texts = office
    Path("a.json").write_text(json.dumps(value), encoding="utf-8")
    imported = run("import", "a.ita", "a.json")
    assert (imported.code, imported.err) == (0, "")
    shown = run("show", "a.ita", "--json").json
    for year in shown["years"]:
        year["assessment"].pop("computed", None)
    assert shown == value
    line = ("export", "a.ita", "--form", form, "--digits", "arabic", "--round", str(months), "-o", "a.pdf")
    assert run(*line).code == 0
    text = "".join(page_texts(Path("a.pdf").read_bytes()))
    expected = [*EVERYWHERE, *(f"{MEASURE}.{outcome}.{name}" for name in PRINTED[form])]
    assert [place for place in expected if squeezed(texts[place]) not in text] == []
    others = [f"{MEASURE}.{other}.result" for other in ("outcome", "half_year") if other != outcome]
    assert [place for place in others if squeezed(texts[place]) in text] == []


def test_a_wording_of_the_office_has_its_fields_filled(run: Run) -> None:
    wording = f"ก {HOSTILE} ข {{fiscal_year}} {{nothing}}"
    year = {"fiscal_year": 2568, "texts": {"result-scores/opening": wording}}
    Path("a.json").write_text(json.dumps({"agency": {"name": HOSTILE}, "years": [year]}), encoding="utf-8")
    run("import", "a.ita", "a.json")
    run("export", "a.ita", "--form", "result-scores", "-o", "a.pdf")
    text = "".join(page_texts(Path("a.pdf").read_bytes()))
    filled = wording.replace("{agency.name}", HOSTILE).replace("{fiscal_year}", "๒๕๖๘")
    assert squeezed(filled) in text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ก\x00ข",
            "ก\x07\x1b[31mข",
            "ก\u202eabc\u202cข",
            "ก\n\r\n\u2028ข",
            "=cmd|' /C calc'!A0",
            "CON",
            "../../ก",
        ),
        *("{0.__class__} %s%n", "9" * 5000),
    ],
    ids=["nul", "control", "turned", "lines", "formula", "device", "path", "format", "digits"],
)
def test_odd_characters_come_through(run: Run, text: str) -> None:
    value = office_to_json(sample_office())
    measure = value["years"][2]["measures"][0]
    measure["title"] = measure["outcome"]["output"] = value["agency"]["name"] = text
    Path("a.json").write_text(json.dumps(value, default=float), encoding="utf-8")
    assert run("import", "a.ita", "a.json").code == 0
    shown = run("show", "a.ita", "--json").json
    assert shown["years"][2]["measures"][0]["title"] == shown["agency"]["name"] == text
    assert run("check", "a.ita", "--json").code == 1
    assert run("export", "a.ita", "--form", "result-outcomes", "-o", "a.pdf").code == 0
    assert sorted(path.name for path in Path().iterdir()) == ["a.ita", "a.json", "a.pdf"]
