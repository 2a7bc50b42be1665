"""Signed versions in words."""

from ita_desk.i18n import Messages
from ita_desk.services.signing.state import Signed, SignedState
from ita_desk.thai.dates import format_day

COLUMNS = ("year", "round", "code", "state", "scan", "date", "number", "form")
_NOTHING = "–"
_LONGEST = 70  # letters in a column


class SignedWords:
    """Says what there is to say of one."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def cells(self, one: Signed) -> tuple[str, ...]:
        """What stands in the columns; how it was found is not known here."""
        signed, say = one.signed, self._messages.say
        cells = {
            "year": str(one.fiscal_year),
            "round": say("window.signed.months", months=signed.round),
            "code": signed.code or _NOTHING,
            "state": self.state(None),
            "scan": say("window.signed.scanned") if signed.scan else _NOTHING,
            "date": format_day(signed.date, "short") if signed.date else _NOTHING,
            "number": _shortened(signed.document_number) or _NOTHING,
            "form": _shortened(form_name(one)),
        }
        return tuple(cells[name] for name in COLUMNS)

    def title(self, one: Signed) -> str:
        """Which one it is, in one line."""
        return self._messages.say(
            "window.signed.one", form=form_name(one), year=one.fiscal_year, code=one.signed.code or _NOTHING
        )

    def state(self, state: SignedState | None) -> str:
        """How one was found, in a word; None: not looked at yet."""
        if state is None:
            return self._messages.say("window.signed.looking")
        return self._messages.say(f"window.signed.{'whole' if state.is_whole else 'bad'}")

    def details(self, one: Signed, state: SignedState | None) -> str:
        """What the chosen one is, who signs it, and what is wrong with it, in lines."""
        signed, say = one.signed, self._messages.say
        day = format_day(signed.date) if signed.date else _NOTHING
        number = signed.document_number or _NOTHING
        signers = ", ".join(signed.signers) or _NOTHING
        lines = [
            say("window.signed.detail.form", form=form_name(one), year=one.fiscal_year),
            say("window.signed.detail.number", number=number, day=day),
            say("window.signed.detail.signers", signers=signers),
        ]
        faults = state.faults if state else ()
        return "\n".join([*lines, *(self._messages.text(fault) for fault in faults)])


def form_name(one: Signed) -> str:
    """The name of its form, of an old one what stands for it."""
    return one.signed.form_name or one.signed.form or _NOTHING


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
