"""The text after the tables: who signs, and the limitations the office names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ita_desk.domain.agency import Signatory
from ita_desk.intake.cells import begins_list, fold, steps_from
from ita_desk.intake.grid import SourceLine
from ita_desk.intake.markup import plain
from ita_desk.intake.proposal import Findings

_ROLES = {
    "ผู้รายงาน": "reporter",
    "ผู้จัดทำ": "reporter",
    "ผู้จัดทำรายงาน": "reporter",
    "ผู้ตรวจสอบ": "reviewer",
    "ผู้ตรวจทาน": "reviewer",
    "ผู้อนุมัติ": "approver",
    "ผู้เห็นชอบ": "approver",
    "ผู้รับรอง": "approver",
}
_DOTS = r"[\s.…_]*+"
_SIGNED = re.compile(rf"\(?(?:ลงชื่อ|ลงนาม)\)?\s*:?{_DOTS}(?P<role>[ก-๙][ก-๙ /]{{0,40}})?{_DOTS}")
_TITLES = r"นาย(?!ก(?:เทศ|องค์การ|อบ|เมือง))|นาง|น\.ส\.|ว่าที่|ดร\.|[สจพ]\.[อตทส]\.|ร\.[ตทอ]\."
_NAME = re.compile(rf"\(\s*(?P<bracketed>[^()]*[^()\s])\s*\)|(?P<titled>(?:{_TITLES})[ก-๙. ]{{2,60}})")
_NO_NAME = re.compile(rf"\({_DOTS}\)|[\s.…_]+")
_POSITION = re.compile(r"(?:ตำแหน่ง\s*:?\s*)?(?P<position>(?!วันที่|ลงชื่อ)[ก-๙][ก-๙ ./()]{2,79})")
_ACTING = ("รักษาราชการแทน", "รักษาการ", "ปฏิบัติราชการแทน", "ปฏิบัติหน้าที่")
_LIMITATIONS = re.compile(
    r"(?:[0-9๐-๙]{1,2}\s?[.)]\s*)?(?:\S{0,4}จำกัด|ปัญหา)(?:\s*(?:/|และ)?\s*(?:ปัญหา|ข้อจำกัด|อุปสรรค)){0,3}(?:ของ|ใน|\s*:?\s*\Z).*"
)
_LISTED = re.compile(r"[-•▪*]\s*(?=\S)|\(?[0-9๐-๙]{1,2}\s?[.)]")
_LONGEST_HEADING = 200


class ClosingReader:
    """Reads the paragraphs after the tables one after another; one signature may stand over several of them."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._open: Signatory | None = None
        self._pending: list[SourceLine] = []  # lines of a signature whose name has not come yet
        self._listing = False
        self._listed: list[str] = []
        self.signatories: list[Signatory] = []

    @property
    def limitations(self) -> tuple[str, ...]:
        """The limitations read so far, without the numbers or dashes of their list."""
        text = "\n".join(self._listed)
        if begins_list(text):
            return steps_from(text)
        return tuple(fold(_LISTED.sub("", line, count=1)) for line in self._listed)

    def signs(self, texts: Sequence[str]) -> bool:
        """Whether one of the texts is the line somebody signs on."""
        return any(_SIGNED.fullmatch(fold(plain(text))) for text in texts)

    def read(self, lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
        """Read the lines of the next paragraph; those that are neither signature nor limitation come back."""
        listed = self._read_limitations(lines)
        left = [line for line in lines[listed:] if not self._read_signature(line)]
        return tuple(left)

    def finish(self) -> None:
        """Take what has been read as ended: a table follows, or nothing. A signature without a name has no place."""
        for line in self._pending:
            self._findings.leave(fold(line.text), line.number)
        self._pending, self._open, self._listing = [], None, False

    # --- limitations -----------------------------------------------------------------------------------------

    def _read_limitations(self, lines: Sequence[SourceLine]) -> int:
        """How many lines at the beginning are limitations or their heading."""
        heading = 0
        if _LIMITATIONS.fullmatch(fold(lines[0].text)):
            rest = (n for n, line in enumerate(lines[1:], 1) if _LISTED.match(line.text.strip()))
            heading = next(rest, len(lines))
        if heading and sum(len(line.text) for line in lines[:heading]) <= _LONGEST_HEADING:
            for line in lines[:heading]:
                self._findings.recognise("heading", line.text, line.number)
            self._listing = True
        else:
            heading = 0
        self._listing = self._listing and (
            heading == len(lines) or bool(_LISTED.match(lines[heading].text.strip()))
        )
        if not self._listing:
            return 0
        self._listed += [fold(line.text) for line in lines[heading:]]
        return len(lines)

    # --- signatures ------------------------------------------------------------------------------------------

    def _read_signature(self, line: SourceLine) -> bool:
        text = fold(line.text)
        if signed := _SIGNED.fullmatch(text):
            self.finish()
            self._open = _in_role(Signatory(), signed["role"] or "")
            self._pending = [line]
            return True
        if self._open is None:
            return False
        if self._pending:
            return self._read_name(text, line)
        return self._read_position(text, line)

    def _read_name(self, text: str, line: SourceLine) -> bool:
        signatory = self._open or Signatory()
        if text in _ROLES and not (signatory.role or signatory.role_text):
            self._open = _in_role(signatory, text)
            self._pending.append(line)
            return True
        name = _NAME.fullmatch(text)
        if name is None or _NO_NAME.fullmatch(text):
            self.finish()
            return False
        for pending in (*self._pending, line):
            self._findings.recognise("signature", pending.text, pending.number)
        self._pending = []
        self._open = replace(signatory, name=fold(name["bracketed"] or name["titled"]))
        self.signatories.append(self._open)
        return True

    def _read_position(self, text: str, line: SourceLine) -> bool:
        """Whether the line after a name is the position, or after that the office held for another."""
        signatory, found = self.signatories[-1], _POSITION.fullmatch(text)
        acting = bool(signatory.position) and text.startswith(_ACTING)
        if found is None or (signatory.position and not acting):
            self._open = None
            return False
        self._findings.recognise("signature", line.text, line.number)
        said = {"acting_for": text} if acting else {"position": found["position"]}
        self.signatories[-1] = replace(signatory, **said)
        self._open = None if acting else self._open
        return True


def _in_role(signatory: Signatory, words: str) -> Signatory:
    role = _ROLES.get("".join(words.split()), "")
    return replace(signatory, role=role, role_text="" if role else fold(words))
