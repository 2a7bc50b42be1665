"""The documents at the top of the checkout name what is there."""

import re
from pathlib import Path

import pytest

LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(checkout: Path, name: str) -> None:
    links = [link for link in LINK.findall((checkout / name).read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (checkout / link).exists()] == []


def test_architecture_lists_every_package(checkout: Path) -> None:
    section = (
        (checkout / "ARCHITECTURE.md")
        .read_text("utf-8")
        .split("## What each package holds")[1]
        .split("\n## ")[0]
    )
    listed = {
        name.rstrip("/")
        for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
        for name in re.findall("`(.*?)`", row)
    }
    there = {path.name for path in (checkout / "src" / "ita_desk").iterdir()} - {
        "__init__.py",
        "__pycache__",
        "py.typed",
    }
    assert listed == there
