"""The table that every engine sets: six columns, a heading of two levels, a group row each twelve rows, Thai text.

What an engine needs to read it, and nothing more: this is imported inside what is measured.
"""

import json
from pathlib import Path

COLUMNS = 6
WIDTHS = (6, 22, 24, 12, 22, 14)  # shares of the table
TOP = ("ลำดับที่", "มาตรการ", "การดำเนินการ", "", "", "ระยะเวลา")
BELOW = ("", "", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "")
GROUP_EVERY = 12

# The look of our own tables, in points, which the others are given: 14 TH Sarabun points are 9.26 points of Sarabun.
SIZE = 9.26
LEADING = 18.634
PAD_X, PAD_Y = 4.0, 2.5
RULE = 0.5
MARGIN = 36.0
PAPER = (841.89, 595.28)
WIDTH = PAPER[0] - 2 * MARGIN

Line = list[str]


def load_content(path: Path) -> list[Line]:
    """The rows: six texts, or the one text of a group row."""
    lines: list[Line] = json.loads(path.read_text("utf-8"))
    return lines


def is_group(line: Line) -> bool:
    """Whether a row is a group row."""
    return len(line) == 1
