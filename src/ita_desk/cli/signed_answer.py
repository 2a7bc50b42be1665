"""What `signed` answers: the reports that were signed off, and whether they are still the same."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ita_desk.cli.arguments import wanted
from ita_desk.cli.choices import PROBLEMS_FOUND
from ita_desk.cli.signed_details import details_of
from ita_desk.cli.supplies import Supplies
from ita_desk.domain.office import Office
from ita_desk.errors import UserError
from ita_desk.services.signing.differences import Difference, Said, differences_since
from ita_desk.services.signing.office_file import read_outside
from ita_desk.services.signing.state import Signed, SignedState, all_signed, find_by_code, look_at, match_file
from ita_desk.storage.office_store import OfficeStore
from ita_desk.thai.dates import format_day


def run_signed(arguments: argparse.Namespace, supplies: Supplies) -> int:
    """Tell which reports were signed off, or which one a code or a file is; 1 where one is not what it was."""
    wanted(arguments, "file")
    if arguments.code is not None and arguments.pdf is not None:
        raise UserError("arguments.not_together", one="--code", other="--file")
    store = OfficeStore.open(Path(arguments.file))
    answer = _Answer(store.load(), store, supplies, as_json=arguments.json)
    if arguments.pdf is not None:
        return answer.match(Path(arguments.pdf))
    if arguments.code is None:
        return answer.tell(all_signed(answer.office), in_full=False)
    found = find_by_code(answer.office, arguments.code)
    if not found:
        raise UserError("signing.unknown_code", code=arguments.code)
    return answer.tell(found, in_full=True)


class _Answer:
    """Tells of signed reports of one office file."""

    def __init__(self, office: Office, store: OfficeStore, supplies: Supplies, *, as_json: bool) -> None:
        self.office, self._store, self._as_json = office, store, as_json
        self._supplies, self._console = supplies, supplies.console

    def tell(self, listed: Sequence[Signed], *, in_full: bool) -> int:
        """List reports; `in_full` with signers and differences, which JSON always has."""
        states = [look_at(one.signed, one.fiscal_year, self._store.read_any_blob) for one in listed]
        if self._as_json:
            told = [self._to_json(one, state) for one, state in zip(listed, states, strict=True)]
            self._supplies.print_json({"signed": told})
        elif not listed:
            self._console.say("cli.signed.none")
        else:
            for one, state in zip(listed, states, strict=True):
                self._tell_one(one, state, in_full=in_full)
        return 0 if all(state.is_whole for state in states) else PROBLEMS_FOUND

    def match(self, path: Path) -> int:
        """Tell which report a file is; 1 where it is none, or not as it was signed off."""
        match = match_file(self.office, read_outside(path))
        found = match.signed
        state = look_at(found.signed, found.fiscal_year, self._store.read_any_blob) if found else None
        if self._as_json:
            signed = self._to_json(found, state) if found and state else None
            self._supplies.print_json({"file": match.state, "code": match.code, "signed": signed})
        else:
            self._console.say(f"cli.signed.file.{match.state}", path=str(path), code=match.code)
            if found and state:
                self._tell_one(found, state, in_full=False)
        fine = match.state in ("same", "scan") and state is not None and state.is_whole
        return 0 if fine else PROBLEMS_FOUND

    def _tell_one(self, one: Signed, state: SignedState, *, in_full: bool) -> None:
        signed, say = one.signed, self._console.say
        say(
            "cli.signed.listed",
            code=signed.code or "-",
            year=one.fiscal_year,
            form=signed.form_name or signed.form,
            round=signed.round,
            number=signed.document_number or "-",
            day=format_day(signed.date) if signed.date else "-",
        )
        for fault in state.faults:
            self._below(f"! {self._console.messages.text(fault)}")
        if signed.scan:
            self._below(self._console.messages.say("cli.signed.scan"))
        if in_full:
            self._tell_in_full(one)

    def _tell_in_full(self, one: Signed) -> None:
        say = self._console.messages.say
        if one.signed.signers:
            self._below(say("cli.signed.signers", signers=", ".join(one.signed.signers)))
        found = self._differences(one)
        if found is None:
            return
        key = "cli.signed.differences" if found else "cli.signed.no_differences"
        self._below(say(key, count=len(found)))
        for difference in found:
            self._below(say("cli.signed.difference", **self._difference_to_json(difference)))

    def _below(self, text: str) -> None:
        """Print a line that belongs to the report above."""
        self._console.line(f"  {text}")

    def _differences(self, one: Signed) -> tuple[Difference, ...] | None:
        """What has changed since; None where nobody knows any more."""
        try:
            return differences_since(one.signed, self.office, self._store.read_blob)
        except UserError:
            return None

    def _to_json(self, one: Signed, state: SignedState) -> dict[str, Any]:
        found = self._differences(one)
        return {
            **details_of(one),
            "state": asdict(state),
            "problems": [self._console.messages.text(fault) for fault in state.faults],
            "differences": None if found is None else [*map(self._difference_to_json, found)],
        }

    def _difference_to_json(self, difference: Difference) -> dict[str, str]:
        place = self._console.messages.text(difference.place)
        return {"place": place, "before": self._said(difference.before), "now": self._said(difference.now)}

    def _said(self, said: Said) -> str:
        return said if isinstance(said, str) else self._console.messages.text(said)
