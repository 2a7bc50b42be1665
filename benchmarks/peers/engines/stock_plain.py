"""ReportLab as it is, without shaping: faster, but marks stand where they must not.   python -m … CONTENT FONTS OUT"""

import sys
from pathlib import Path

from peers.engines import stock


def render(content: Path, fonts: Path, out: Path) -> None:
    """Set the table."""
    for style in stock.styles(fonts):
        style.shaping = 0
    stock.render(content, fonts, out)


if __name__ == "__main__":
    render(*map(Path, sys.argv[1:4]))
