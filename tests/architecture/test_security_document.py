"""What SECURITY.md says holds a defence is there."""

import re
from pathlib import Path


def test_the_tests_it_names_are_there(checkout: Path) -> None:
    named = re.findall(r"`((?:tests|benchmarks)/\S+?\.py)`", (checkout / "SECURITY.md").read_text("utf-8"))
    assert len(named) > 20
    assert [name for name in named if not (checkout / name).is_file()] == []


def test_links_lead_somewhere(checkout: Path) -> None:
    for name in ("SECURITY.md", "docs/what_files_contain.md"):
        document = checkout / name
        links = re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8"))
        assert links
        assert [link for link in links if not (document.parent / link).exists()] == []
