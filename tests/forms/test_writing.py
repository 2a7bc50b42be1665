"""What is written of a form is read as the same form."""

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.form_strategies import SECTIONS, forms
from forms.whole_form import WHOLE
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.loader import FormError, load_form
from ita_desk.forms.report_form import ReportForm, Section
from ita_desk.forms.writing import form_toml, kind_of

SHIPPED = FormCatalog.shipped().forms


def read_again(form: ReportForm, folder: Path) -> ReportForm:
    path = folder / "again.toml"
    path.write_bytes(form_toml(form).encode("utf-8"))
    return load_form(path)


@pytest.mark.parametrize("form", SHIPPED, ids=lambda form: form.id)
def test_a_shipped_form_is_written(form: ReportForm, tmp_path: Path) -> None:
    assert read_again(form, tmp_path) == form


def test_the_whole_language_is_written(tmp_path: Path) -> None:
    path = tmp_path / "whole.toml"
    path.write_text(WHOLE, encoding="utf-8")
    form = load_form(path)
    assert read_again(form, tmp_path) == form


@pytest.mark.parametrize("kind", SECTIONS, ids=kind_of)
def test_every_form_is_written(kind: type, tmp_path: Path) -> None:
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(forms(SECTIONS[kind]))
    def check(form: ReportForm) -> None:
        assert read_again(form, tmp_path) == form

    check()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(form=forms(st.one_of(*SECTIONS.values())))
def test_forms_of_mixed_sections_are_written(form: ReportForm, tmp_path: Path) -> None:
    assert read_again(form, tmp_path) == form


def test_every_kind_of_section_is_tried() -> None:
    assert list(SECTIONS) == list(get_args(Section))
    assert [field.name for field in fields(ReportForm)] == [*"id name page sections turns texts_of".split()]


def test_kinds_are_those_that_are_read(tmp_path: Path) -> None:
    path = tmp_path / "unknown.toml"
    path.write_text('id = "x"\nname = "x"\n[[section]]\nkind = "zzzzzzzz"\nid = "x"\n', encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_form(path)
    assert str(caught.value.values["valid"]).split(", ") == [kind_of(kind) for kind in SECTIONS]


def test_what_is_usual_is_left_out() -> None:
    text = form_toml(next(form for form in SHIPPED if form.id == "result-completion"))
    assert 'field = "outcome.result"' not in text  # more than one is a list
    assert "align" not in text
    assert "span" not in text
    assert text.count("[[section.column]]") == 4
    assert text.count("[[section.column.column]]") == 2
