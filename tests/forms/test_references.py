"""What sections say about each other must be there: sections that headings stand with, and charts that fields name."""

from pathlib import Path

import pytest

from forms.whole_form import WHOLE
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.report_form import FormPage, HeadingSection


def line_with(word: str, source: str) -> int:
    return next(n for n, line in enumerate(source.splitlines(), 1) if word in line)


@pytest.mark.parametrize(
    ("old", "new", "reason", "detail", "valid"),
    [
        ('with = "limits"', 'with = "limit"', "unknown_section", "limit", "limits"),
        ('with = "limits"', "with = 1", "wrong_type", "section.with", '"…"'),
        ("{figure.past}", "{figure.pasty}", "unknown_field", "figure.pasty", "figure.past"),
        (
            'titles = ["รายงาน"',
            'titles = ["{figure.radars}"',
            "unknown_field",
            "figure.radars",
            "figure.radar",
        ),
        ('"โทร. {agency.phone}"', '"{figure.radr}"', "unknown_field", "figure.radr", "figure.radar"),
        ("{figure.past}", "{figure.Past}", "unknown_field", "figure.Past", None),
        ("number = true", "number = 1", "wrong_type", "section.number", "true, false"),
        (
            'orientation = "portrait"',
            'orientation = "up"',
            "wrong_type",
            "page.orientation",
            "portrait, landscape",
        ),
        ('page = { orientation = "portrait"', "page = { colour = 1", "unknown_key", "page.colour", None),
        (
            'page = { orientation = "portrait", margins_mm = [15, 15, 15, 15] }',
            "page = 3",
            "wrong_type",
            "page",
            None,
        ),
    ],
)
def test_what_is_not_there_is_refused(
    tmp_path: Path, old: str, new: str, reason: str, detail: str, valid: str | None
) -> None:
    assert old in WHOLE
    source = WHOLE.replace(old, new, 1)
    file = tmp_path / "trial.toml"
    file.write_text(source, encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_form(file)
    values = caught.value.values
    assert (caught.value.key, values["detail"]) == (f"form.{reason}", detail)
    assert valid in (None, values["valid"])
    assert values["line"] == line_with(new.rsplit("{", maxsplit=1)[-1] if "{figure" in new else new, source)


def test_a_form_without_charts_names_no_figure(tmp_path: Path) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(
        'id="a"\nname="b"\n[[section]]\nkind="paragraph"\nid="p"\ntext="{figure.total}"\n', encoding="utf-8"
    )
    with pytest.raises(FormError) as caught:
        load_form(file)
    assert caught.value.values["detail"] == "figure.total"
    assert "figure" not in str(caught.value.values["valid"])


def test_absent_keys_of_a_turn_have_the_usual_values(tmp_path: Path) -> None:
    file = tmp_path / "trial.toml"
    file.write_text(
        'id="a"\nname="b"\npage={ orientation = "landscape", margins_mm = [9, 9, 9, 9] }\n'
        '[[section]]\nkind="heading"\nid="h"\ntext="x"\nwith="h"\npage={}\n'
        '[[section]]\nkind="heading"\nid="i"\ntext="x"\n',
        encoding="utf-8",
    )
    form = load_form(file)
    assert dict(form.turns) == {"h": FormPage()}
    assert form.sections == (HeadingSection("h", "x", with_section="h"), HeadingSection("i", "x"))
