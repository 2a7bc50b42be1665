"""The names and sizes of packs."""

from dataclasses import replace
from pathlib import Path

from ita_desk.document.fields import PrintOptions
from ita_desk.services.publishing.plan import (
    PublishPlan,
    appendix_name,
    free_target,
    pack_name,
    size_words,
)
from publishing import request


def test_names_are_for_the_web() -> None:
    half = replace(request(), options=PrintOptions(6))
    thai = replace(request(), form=replace(request().form, id="แบบ ของเรา"))
    assert pack_name(request()) == "ita2568-result-outcomes"
    assert pack_name(half) == "ita2568-6m-result-outcomes"
    assert pack_name(thai) == "ita2568-report"
    assert appendix_name(request()) == "ita2568-photos.pdf"
    assert appendix_name(half) == "ita2568-6m-photos.pdf"


def test_a_zip_is_wanted_by_its_ending() -> None:
    endings = {name: PublishPlan(request(), Path(name)).zipped for name in ("a", "a.ZIP", "a.zip", "zip")}
    assert endings == {"a": False, "a.ZIP": True, "a.zip": True, "zip": False}


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    names = []
    for zipped in (False, False, True, True, True):
        target = free_target(tmp_path, request(), zipped=zipped)
        names.append(target.name)
        target.touch()
    stem = "ita2568-result-outcomes"
    assert names == [stem, f"{stem}-2", f"{stem}.zip", f"{stem}-2.zip", f"{stem}-3.zip"]


def test_sizes_in_plain_words() -> None:
    sizes = {size: size_words(size) for size in (0, 1, 999_499, 1_000_000, 1_250_000, 2_000_000_000)}
    assert list(sizes.values()) == ["1 kB", "1 kB", "999 kB", "1.0 MB", "1.2 MB", "2,000.0 MB"]
