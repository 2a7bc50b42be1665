"""Makes addresses in a PDF lead where they say: only those of the web, whatever else was typed."""

import re
from typing import Any
from urllib.parse import quote

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
# What may stand in an address as it is; anything else is written by its bytes.
_PLAIN = "%:/?#[]@!$&'()*+,;=~"


def web_address(link: str) -> str:
    """The address in ASCII, as a PDF wants it; empty where it is none of http or https."""
    return quote(link, safe=_PLAIN, errors="replace") if _WEB.fullmatch(link) else ""


def add_link(canvas: Any, link: str, box: tuple[float, float, float, float]) -> None:
    """Make a box (left, bottom, right, top; points from the bottom left) of a ReportLab canvas lead to an address."""
    if address := web_address(link):
        canvas.linkURL(address, box, relative=0, thickness=0)
