"""What each command does: calls a service, prints the answer."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ita_desk.cli.arguments import DATA, DIGITS, ROUNDS, chosen, filing_year, wanted, year_number
from ita_desk.cli.backup_answer import run_backup
from ita_desk.cli.check_answer import PROBLEMS_FOUND, problems_to_json, tell_problems
from ita_desk.cli.console import Console
from ita_desk.cli.publish_answer import run_publish
from ita_desk.cli.signed_answer import run_sign, run_signed
from ita_desk.document.fields import PrintOptions
from ita_desk.domain.agency import KINDS
from ita_desk.domain.exchange import office_to_json, office_with_computed
from ita_desk.domain.ids import IdSource
from ita_desk.domain.office import Office
from ita_desk.domain.year_report import YearReport
from ita_desk.errors import UserError
from ita_desk.forms.catalog import FormCatalog
from ita_desk.services.checking import build_year_checking, year_to_check
from ita_desk.services.create import OfficeNames, create_office, create_sample_office
from ita_desk.services.intake.extract import extract_report
from ita_desk.services.intake.review import PARTS
from ita_desk.services.intake.taking import IntakeRequest, Taken, take_source
from ita_desk.services.printing.export import Exported, Exporter
from ita_desk.services.printing.export_request import ExportRequest
from ita_desk.services.rollover import roll_over_file
from ita_desk.services.selftest import run_selftest
from ita_desk.storage.office_store import OfficeStore

Command = Callable[[argparse.Namespace], int]


class Commands:
    """The commands, with what they work on."""

    def __init__(
        self,
        console: Console,
        exporter: Callable[[], Exporter],
        forms: Callable[[], FormCatalog],
        new_id: IdSource,
    ) -> None:
        self.console, self._exporter, self._forms, self.new_id = console, exporter, forms, new_id
        self.by_name: Mapping[str, Command] = {
            "new": self.new,
            "import": self.import_,
            "show": self.show,
            "check": self.check,
            "export": self.export,
            "publish": self.publish,
            "sign": self.sign,
            "signed": self.signed,
            "rollover": self.rollover,
            "backup": self.backup,
            "extract": self.extract,
            "forms": self.forms,
            "frameworks": self.frameworks,
            "selftest": self.selftest,
        }

    # --- new -----------------------------------------------------------------------------------------------

    def new(self, arguments: argparse.Namespace) -> int:
        """Make an office file."""
        wanted(arguments, "file")
        names = OfficeNames(*(getattr(arguments, n) or "" for n in ("kind", "name", "district", "province")))
        year = year_number(arguments.year)
        path = Path(arguments.file)
        if arguments.sample:
            create_sample_office(path, names, year, self.new_id)
        else:
            wanted(arguments, "kind", "name", "province", "year")
            assert year is not None
            create_office(path, names, year)
        if names.kind and names.kind not in [kind.short for kind in KINDS]:
            self.console.note("cli.new.other_kind", kind=names.kind, known=" ".join(k.short for k in KINDS))
        self.console.say("cli.new.done", path=str(path))
        return 0

    # --- import --------------------------------------------------------------------------------------------

    def import_(self, arguments: argparse.Namespace) -> int:
        """Take a source into an office file."""
        wanted(arguments, "file", "source")
        request = IntakeRequest(
            Path(arguments.source),
            year_number(arguments.year),
            chosen(arguments.what, "--what", tuple(PARTS)),
            arguments.accept_changes,
            arguments.dry_run,
            arguments.repair,
        )
        taken = take_source(Path(arguments.file), request, self.new_id)
        if taken.took_over:
            self.console.note("cli.import.took_over", path=arguments.file)
        answer = self._intake_answer(taken)
        if arguments.json:
            self._print_json(answer)
        else:
            self._tell_intake(taken, answer, request)
        return 0

    def _intake_answer(self, taken: Taken) -> dict[str, Any]:
        office = office_to_json(taken.proposal.office)
        proposal = taken.proposal
        scores = [(int(y.fiscal_year), len(y.assessment.scores)) for y in proposal.office.years]
        return {
            "agency": office["agency"],
            "fiscal_year": proposal.fiscal_year,
            "basis_year": proposal.basis_year,
            "tables": [asdict(table) for table in proposal.tables],
            "measures": sum(len(year.measures) for year in proposal.office.years),
            "scores": [{"fiscal_year": year, "count": count} for year, count in scores if count],
            "unplaced": [asdict(text) for text in taken.unplaced],
            "differences": [asdict(difference) for difference in taken.differences],
            "repairs": [
                {"place": text.place, "before": repair.before, "after": repair.after, "kind": repair.kind}
                for text in taken.repairs
                for repair in text.repairs
            ],
            "notes": [self.console.messages.text(note) for note in proposal.notes],
        }

    def _tell_intake(self, taken: Taken, answer: Mapping[str, Any], request: IntakeRequest) -> None:
        say = self.console.say
        year = answer["fiscal_year"] or "-"
        say(
            "cli.import.done",
            agency=taken.proposal.office.agency.full_name,
            year=year,
            measures=answer["measures"],
        )
        for note in answer["notes"]:
            self.console.line(f"- {note}")
        for difference in taken.differences:
            say(
                "cli.import.changed" if request.accept_changes else "cli.import.difference",
                path=difference.path,
                current=difference.current,
                incoming=difference.incoming,
            )
        if answer["repairs"]:
            say(
                "cli.import.repaired" if request.repair else "cli.import.repairs",
                count=len(answer["repairs"]),
            )
        if taken.unplaced:
            say("cli.import.unplaced", count=len(taken.unplaced))
            for text in taken.unplaced:
                self.console.line(f"  {text.line}: {text.text}")

    # --- show ----------------------------------------------------------------------------------------------

    def show(self, arguments: argparse.Namespace) -> int:
        """Print what an office file holds."""
        wanted(arguments, "file")
        office = OfficeStore.open(Path(arguments.file)).load()
        year = year_number(arguments.year)
        if year is not None:
            report = office.year(year)
            if report is None:
                raise UserError("document.no_year", year=year)
            office = Office(office.agency, (report,))
        if arguments.json:
            self._print_json(office_with_computed(office, self._exporter().frameworks.of_year))
        else:
            self._tell_office(office)
        return 0

    def _tell_office(self, office: Office) -> None:
        self.console.line(f"{office.agency.full_name} {office.agency.place}".strip())
        for year in office.years:
            total = year.assessment.scores.get("total")
            self.console.say(
                "cli.show.year",
                year=int(year.fiscal_year),
                total="-" if total is None else total,
                level=year.assessment.level or "-",
                measures=len(year.measures),
            )
            for measure in year.measures:
                self.console.line(f"    {measure.number or '-'} {measure.title or measure.target}")

    # --- check ---------------------------------------------------------------------------------------------

    def check(self, arguments: argparse.Namespace) -> int:
        """Print the problems of a year; 1 where there are any."""
        wanted(arguments, "file")
        office = OfficeStore.open(Path(arguments.file)).load()
        form = self._forms().form(arguments.form) if arguments.form else None
        report = _chosen_year(office, year_number(arguments.year))
        checking = build_year_checking(self._exporter().frameworks.of_year)
        checked = checking.check_year(office, int(report.fiscal_year), form)
        if arguments.json:
            self._print_json(problems_to_json(checked, self.console.messages))
        else:
            tell_problems(checked, office, self.console)
        return PROBLEMS_FOUND if checked.problems else 0

    # --- export --------------------------------------------------------------------------------------------

    def export(self, arguments: argparse.Namespace) -> int:
        """Print a report form into a file."""
        wanted(arguments, "file", "form", "out")
        store = OfficeStore.open(Path(arguments.file))
        office = store.load()
        draft, data = arguments.draft, chosen(arguments.data, "--data", DATA)
        request = self._request(arguments, office, draft=draft, data=data)
        path = Path(arguments.out)
        exported = self._exporter().export_report(office, request, path, store.read_blob)
        self._note_faults(exported)
        done = "cli.export.done" if exported.pages else "cli.export.done_file"
        self.console.say(done, path=str(path), pages=exported.pages)
        return 0

    def _request(
        self, arguments: argparse.Namespace, office: Office, *, draft: bool = False, data: str = "none"
    ) -> ExportRequest:
        """What the words about form, year, round, digits and filing year ask for."""
        options = PrintOptions(
            int(chosen(arguments.round, "--round", ROUNDS)),
            "arabic" if chosen(arguments.digits, "--digits", DIGITS) == "arabic" else "thai",
            filing_year(arguments.filing_year),
            draft=draft,
        )
        year = self._export_year(office, year_number(arguments.year))
        return ExportRequest(self._forms().form(arguments.form), year, options, data)

    def publish(self, arguments: argparse.Namespace) -> int:
        """Make a pack for the office's website."""
        wanted(arguments, "file", "form", "out")
        store = OfficeStore.open(Path(arguments.file))
        office = store.load()
        request = self._request(arguments, office)
        return run_publish(
            arguments, office, request, self._exporter(), self._forms(), store.read_blob, self.console
        )

    def sign(self, arguments: argparse.Namespace) -> int:
        """Sign off a report, and print it into a file."""
        wanted(arguments, "file", "form", "out")
        exporter = self._exporter()
        done = run_sign(arguments, lambda office: self._request(arguments, office), exporter, self.console)
        self._note_faults(done)
        return 0

    def signed(self, arguments: argparse.Namespace) -> int:
        """List the reports that were signed off; 1 where one is not what it was."""
        wanted(arguments, "file")
        return run_signed(arguments, self.console)

    def _export_year(self, office: Office, year: int | None) -> int:
        """The year asked for, else the newest one that has measures, else the newest."""
        return year if year is not None else int(_chosen_year(office, None).fiscal_year)

    def _note_faults(self, exported: Exported) -> None:
        for missing in exported.missing_characters:
            where = f"{missing.source.record} {missing.source.field}" if missing.source else "-"
            code = f"U+{ord(missing.character):04X}"
            self.console.note(
                "cli.export.missing_character", character=missing.character, code=code, where=where
            )
        if exported.missing_photos:
            self.console.note("cli.export.missing_photos", count=len(exported.missing_photos))

    # --- backup --------------------------------------------------------------------------------------------

    def backup(self, arguments: argparse.Namespace) -> int:
        """Make a backup of an office file, list those there are, or restore one."""
        wanted(arguments, "file")
        return run_backup(arguments, self.console)

    # --- extract -------------------------------------------------------------------------------------------

    def extract(self, arguments: argparse.Namespace) -> int:
        """Make an office file of the data inside an exported PDF."""
        wanted(arguments, "report", "out")
        path = Path(arguments.out)
        extracted = extract_report(Path(arguments.report), path, self.new_id)
        if extracted.missing_photos:
            self.console.note("cli.extract.missing_photos", count=len(extracted.missing_photos))
        office = extracted.office
        self.console.say(
            "cli.extract.done",
            path=str(path),
            agency=office.agency.full_name or "-",
            years=len(office.years),
            measures=sum(len(year.measures) for year in office.years),
            photos=extracted.photos,
        )
        return 0

    # --- lists ---------------------------------------------------------------------------------------------

    def rollover(self, arguments: argparse.Namespace) -> int:
        """Step into a new fiscal year, and tell every change of a year or a code."""
        wanted(arguments, "file", "to")
        year = year_number(arguments.to) or 0
        frameworks = self._exporter().frameworks
        planned = roll_over_file(Path(arguments.file), year, frameworks.of_year, self.new_id)
        for change in planned.years:
            told = {"place": change.place, "before": change.before, "after": change.after}
            self.console.say("cli.rollover.year", mark="✓" if change.proposed else "–", **told)
        for code in planned.codes:
            mapped, place = code.mapped, code.place
            if mapped.certain:
                self.console.say("cli.rollover.code", place=place, before=mapped.code, after=mapped.certain)
            else:
                like = " ".join(mapped.candidates) or "-"
                self.console.say("cli.rollover.code_open", place=place, before=mapped.code, candidates=like)
        measures = len(planned.report.measures)
        self.console.say("cli.rollover.done", year=year, before=planned.from_year, measures=measures)
        return 0

    def forms(self, arguments: argparse.Namespace) -> int:
        """List the report forms."""
        catalog = self._forms()
        if arguments.json:
            self._print_json([{"id": form.id, "name": form.name} for form in catalog.forms])
        else:
            for form in catalog.forms:
                self.console.line(f"{form.id}\t{form.name}")
        for error in catalog.broken:
            self.console.tell_error(error)
        return 0

    def frameworks(self, arguments: argparse.Namespace) -> int:
        """List the fiscal years whose framework is known."""
        frameworks = self._exporter().frameworks
        if arguments.json:
            known = [frameworks.of_year(year) for year in frameworks.years]
            listed = [
                {"fiscal_year": int(f.fiscal_year), "indicators": sum(bool(i.name) for i in f.indicators)}
                for f in known
                if f
            ]
            self._print_json(listed)
        else:
            for year in frameworks.years:
                self.console.line(str(year))
        return 0

    def selftest(self, _: argparse.Namespace) -> int:
        """Try everything once: make, save, load, print."""
        pages = run_selftest(self._exporter(), self._forms(), self.new_id)
        self.console.say("cli.selftest.done", pages=pages)
        return 0

    def _print_json(self, value: object) -> None:
        self.console.line(json.dumps(value, ensure_ascii=False, indent=1))


def _chosen_year(office: Office, year: int | None) -> YearReport:
    """The year asked for, else the newest one that has measures, else the newest. Raises UserError."""
    report = year_to_check(office, year)
    if report is None:
        raise UserError("document.no_years") if year is None else UserError("document.no_year", year=year)
    return report
