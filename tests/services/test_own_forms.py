"""Forms of the user's own: saved, copied, given up; nothing a person wrote is lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desk.errors import SystemFault, UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.forms.report_form import FormPage, ParagraphSection, ReportForm
from ita_desk.forms.writing import form_toml
from ita_desk.services.own_forms import OwnForms

SHIPPED = ReportForm("result", "รายงานผล", FormPage(), (ParagraphSection("p", "ก"),))
CHANGED = replace(SHIPPED, sections=(ParagraphSection("p", "ข"),))


@pytest.fixture
def own(tmp_path: Path) -> OwnForms:
    return own_in(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where own forms go; it is not there yet."""
    return tmp_path / "data" / "forms"


def own_in(folder: Path) -> OwnForms:
    (folder / "shipped").mkdir(exist_ok=True)
    write(folder / "shipped" / "result.toml", SHIPPED)
    place = folder / "data" / "forms"
    return OwnForms(FormCatalog((folder / "shipped", place)), place)


def write(path: Path, form: ReportForm) -> None:
    path.write_text(form_toml(form), encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- under the same id ---------------------------------------------------------------------------------------


def test_a_form_stands_for_the_shipped_one(own: OwnForms, folder: Path) -> None:
    assert not own.is_own("result")
    own.save_form(CHANGED)
    assert own.is_own("result")
    assert own.catalog.form("result") == CHANGED
    assert own.model_of(CHANGED) == SHIPPED
    again = replace(CHANGED, name="อื่น")
    own.save_form(again)
    assert own.catalog.form("result") == again
    assert names(folder) == ["result.toml"]


def test_what_a_person_wrote_is_kept_beside(own: OwnForms, folder: Path) -> None:
    folder.mkdir(parents=True)
    mine = folder / "ของเรา.toml"
    remarks = f"# หมายเหตุ\n{form_toml(SHIPPED)}"
    mine.write_text(remarks, encoding="utf-8")
    own.catalog.reload()
    own.save_form(CHANGED)
    own.save_form(SHIPPED)
    assert names(folder) == ["ของเรา.toml", "ของเรา.toml.1.bak"]
    assert (folder / "ของเรา.toml.1.bak").read_text("utf-8") == remarks
    assert own.catalog.form("result") == SHIPPED


def test_a_file_that_has_gone_is_written_again(own: OwnForms, folder: Path) -> None:
    own.save_form(CHANGED)
    (folder / "result.toml").unlink()
    own.save_form(CHANGED)
    assert names(folder) == ["result.toml"]


def test_a_broken_file_is_not_written_over(own: OwnForms, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "result.toml").write_text("?", encoding="utf-8")
    own.catalog.reload()
    own.save_form(CHANGED)
    assert (folder / "result.toml").read_text("utf-8") == "?"
    assert own.catalog.file_of("result") == folder / "result-2.toml"
    assert own.catalog.form("result") == CHANGED


# --- as new forms --------------------------------------------------------------------------------------------


def test_a_new_form_stands_beside_the_others(own: OwnForms, folder: Path) -> None:
    new = own.save_as_new(CHANGED, "  แบบของ\nเรา ")
    assert new == replace(CHANGED, id="result-2", name="แบบของ เรา", texts_of="result")
    third = own.save_as_new(new, "แบบที่สาม")
    assert (third.id, third.texts_of) == ("result-3", "result")
    assert [form.id for form in own.catalog.forms] == ["result", "result-2", "result-3"]
    assert own.catalog.form("result") == SHIPPED
    assert own.model_of(third) == SHIPPED
    assert names(folder) == ["result-2.toml", "result-3.toml"]


@pytest.mark.parametrize(
    ("name", "key"), [(" \n", "name_empty"), ("รายงานผล", "name_taken"), (" รายงานผล ", "name_taken")]
)
def test_a_name_must_be_new(own: OwnForms, folder: Path, name: str, key: str) -> None:
    with pytest.raises(UserError) as caught:
        own.save_as_new(CHANGED, name)
    assert caught.value.key == f"form.{key}"
    assert not folder.exists()


def test_a_form_without_an_original_is_its_own_model(own: OwnForms) -> None:
    form = replace(SHIPPED, id="else")
    assert own.model_of(form) is form
    assert not own.is_own("else")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    form_id=st.text(max_size=8) | st.sampled_from(["../../x", "CON", "ผล", "a/b", "a" * 300]),
    name=st.text(max_size=6),
)
def test_no_text_becomes_a_path(form_id: str, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("own")
    own = own_in(folder)
    try:
        new = own.save_as_new(replace(SHIPPED, id=form_id), name or "x")
    except (UserError, UnicodeEncodeError):
        return
    file = own.catalog.file_of(new.id)
    assert file
    assert file.parent == folder / "data" / "forms"
    assert set(file.stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(file.name) < 80


# --- giving up -----------------------------------------------------------------------------------------------


def test_the_shipped_form_comes_back(own: OwnForms, folder: Path) -> None:
    for number in (1, 2):
        own.save_form(CHANGED)
        own.set_aside("result")
        assert own.catalog.form("result") == SHIPPED
        assert names(folder) == [f"result.toml.{n}.bak" for n in range(1, number + 1)]
    assert (folder / "result.toml.1.bak").read_text("utf-8") == form_toml(CHANGED)
    own.set_aside("result")
    own.set_aside("nowhere")
    assert own.catalog.form("result") == SHIPPED


def test_a_new_form_goes(own: OwnForms) -> None:
    new = own.save_as_new(CHANGED, "ใหม่")
    own.set_aside(new.id)
    assert [form.id for form in own.catalog.forms] == ["result"]


# --- faults --------------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_a_fault(own: OwnForms, folder: Path) -> None:
    folder.parent.write_text("a file")
    with pytest.raises(SystemFault) as caught:
        own.save_form(CHANGED)
    assert caught.value.key == "file.write_failed"
    assert not own.is_own("result")


def test_a_file_that_cannot_be_put_aside_is_a_fault(own: OwnForms, monkeypatch: pytest.MonkeyPatch) -> None:
    own.save_form(CHANGED)

    def failing(_: Path, target: Path) -> None:
        assert target.suffix == ".bak"
        raise OSError(5, "broken")

    replaced: Callable[..., object] = failing
    monkeypatch.setattr(Path, "replace", replaced)
    with pytest.raises(SystemFault) as caught:
        own.set_aside("result")
    assert caught.value.key == "file.write_failed"
    assert own.catalog.form("result") == CHANGED
