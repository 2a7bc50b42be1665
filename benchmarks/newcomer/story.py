"""A newcomer makes a report: from the first start to a printed report of five measures, all by real keys and clicks.

    python benchmarks/newcomer/story.py FOLDER [keys] [--language en] [--scale 1.5] [--theme dark] [--no-libthai]

Starts the program with empty settings on a screen of its own, answers the three questions, names a signer, writes the scores,
five measures with what came of them, puts two photos in, prints three papers, and checks that all is in the office file and on the papers.
With `keys` the mouse is never touched. Leaves a film of screenshots in FOLDER/film and prints how much was clicked and pressed.
`--no-libthai` takes from Qt the library that ends its lines between Thai words, as on Windows (needs a C compiler).
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from hands import Person, Screen, wait_for
from photos import make_photos
from PySide6.QtCore import QSettings
from report import BASIS, DAY, DISTRICT, KIND, NAME, POSITION, PROVINCE, ROWS, SCORES, SIGNER, YEAR, Row

from ita_desk.forms.catalog import FormCatalog
from ita_desk.i18n import Messages
from ita_desk.storage.office_store import OfficeStore

TABS = "overview agency scores analysis measures outcomes check print".split()
# Three papers make the report: the scores with their analysis, the outcomes with photos, and the one that is signed.
FORMS = ("analysis", "result-outcomes", "result-groups")


class Newcomer:
    """Knows what to do next, not where: that is looked for on the screen, or gone to by Tab."""

    def __init__(self, person: Person, messages: Messages, folder: Path) -> None:
        self.person, self.say, self.folder = person, messages.say, folder
        self.names = {form.id: form.name for form in FormCatalog.at_hand().forms}
        self.office = folder / "home" / "Documents" / f"{KIND}{NAME}.ita"

    # --- ways of doing things --------------------------------------------------------------------------------

    def go(self, tab: str) -> None:
        """Go to a tab."""
        if self.person.by_keys:
            self.person.key(f"alt+{TABS.index(tab) + 1}")
        else:
            self.person.click("tab", text=self.say(f"window.tab.{tab}"))

    def reach(self, name: str, inside: str = "") -> None:
        """Put the cursor into a box."""
        if self.person.by_keys:
            self.person.tab_to(name)
        else:
            self.person.click(name=name, inside=inside)

    def fill(self, name: str, text: str, inside: str = "") -> None:
        """Write into a box."""
        self.reach(name, inside)
        self.person.write(text)

    def press(self, name: str, inside: str = "") -> None:
        """Press a button."""
        self.reach(name, inside)
        if self.person.by_keys:
            self.person.key("space")

    def choose(self, name: str, text: str, inside: str = "") -> None:
        """Choose a line of a box of choices."""
        if self.person.by_keys:
            self.person.tab_to(name)
            self.person.key("Home")
            for _ in range(40):
                if self.person.see("focus")["text"].startswith(text):
                    return
                self.person.key("Down")
            raise TimeoutError(text)
        self.person.click(name=name, inside=inside)
        self.person.click("item", text=text)

    # --- the report ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The welcome page and the three questions."""
        self.person.film("welcome")
        if self.person.by_keys:
            self.person.key("Return")
        else:
            self.person.click(name="new")
        wait_for(lambda: self.person.see("window")["active"] == "NewOfficeDialog", what="the questions")
        self.fill("name", NAME)
        self.fill("district", DISTRICT)
        self.fill("province", PROVINCE)
        self.person.film("question-1")
        self._next("year")
        self.reach("year")
        self.person.key("ctrl+a")
        self.person.write(str(YEAR))
        self.person.film("question-2")
        self._next("empty")
        self.person.film("question-3")
        self.person.key("Return")
        wait_for(lambda: self.person.see("window")["open"], what="the office")
        self.person.rest()
        self.person.film("office")

    def _next(self, there: str) -> None:
        """Press Enter until the next question stands; a list of completions may take the first."""
        for _ in range(2):
            self.person.key("Return")
            if wait_for(lambda: self.person.see("window"), what="") and self.person.see("find", name=there):
                return
        raise TimeoutError(there)

    def name_signer(self) -> None:
        """One signer, and the divisions' names come by themselves."""
        self.go("agency")
        self.press("add_signatory")
        self.fill("name", SIGNER, "signatory_0")
        self.fill("position", POSITION, "signatory_0")
        self.person.film("agency")

    def write_scores(self) -> None:
        """The announced scores of the basis year, from the total downwards."""
        self.go("scores")
        if not self.person.by_keys:  # by keys the cursor stands there already
            self.press("result_basis")
        for n, score in enumerate(SCORES):
            self.person.write(score)
            self.person.key("Return")
            if n == 2:  # the two parts of EIT are not announced
                self.person.key("Down", "Down")
        self.person.film("scores")

    def write_measure(self, row: Row) -> None:
        """A measure: title, steps, unit, period."""
        if self.person.by_keys:
            self.person.key("ctrl+shift+n")
        else:
            self.person.click(name="add_measure")
        wait_for(lambda: "title" in self.person.see("focus").get("names", [])[:1], what="the title")
        self.person.write(row.title)
        self.reach("step_1")
        self.person.write("\n".join(row.steps))
        self.fill("responsible", row.unit)
        self.reach("period")
        self.person.write(f"1 ต.ค. {YEAR - 1} - 30 ก.ย. {YEAR}")
        self.person.film("measure")

    def write_outcome(self, row: Row, place: int) -> None:
        """What came of a measure."""
        if self.person.by_keys:
            self.person.key(
                "alt+6", "Down" if place else "Home", "Return"
            )  # the list, the next one, its form
        else:
            self.person.click("item", text=row.title, inside="measures")
        self.choose("status", self.say("status.done"))
        self.fill("done_on", DAY)
        self.fill("output", row.output)
        self.fill("result", row.result)
        if row.photos:
            self.person.film("before-photos")
            self.press("add_photo")
            wait_for(lambda: "FileDialog" in self.person.see("window")["active"], what="the file dialog")
            names = make_photos(self.office.parent)
            self.person.write(" ".join(f'"{path.name}"' for path in names))
            self.person.film("photos")
            self.person.key("Return")
            wait_for(lambda: self.person.see("find", name="evidence.picture"), what="the photos")
        self.person.rest()
        self.person.film("outcome")

    def print_report(self) -> None:
        """Look at what the checks say, then print the papers."""
        self.go("check")
        self.person.rest()
        self.person.film("check")
        self.go("print")
        for form in FORMS:
            self.choose("form", self.names[form])
            self.person.rest()
            self.person.film("print")
            if self.person.by_keys:
                self.person.key("ctrl+e")
            else:
                self.person.click(name="export")
            self._save(self.papers[form])

    def _save(self, target: Path) -> None:
        active = wait_for(self._dialog, what="a dialog")
        if "FileDialog" not in active:
            self.person.film("problems")
            if self.person.by_keys:
                self.person.tab_to("anyway")
                self.person.key("space")
            else:
                self.person.click(name="anyway")
            wait_for(lambda: "FileDialog" in self._dialog(), what="the file dialog")
        self.person.film("save-as")
        self.person.key("Return")  # where and under what name, the program suggests
        wait_for(target.exists, what=target.name)
        wait_for(lambda: not self._dialog(), what="the window")
        self.person.film("printed")

    @property
    def papers(self) -> dict[str, Path]:
        """Where the printed papers are, by the names that the program suggests."""
        return {form: self.office.with_name(f"{self.office.stem} {YEAR} {form}.pdf") for form in FORMS}

    def _dialog(self) -> str:
        active: str = self.person.see("window")["active"]
        return "" if active == "MainWindow" else active


def check(office: Path, papers: Mapping[str, Path]) -> None:
    """All that was written stands in the file and on the papers. Raises AssertionError."""
    written = OfficeStore(office).load()
    report = written.year(YEAR)
    basis = written.year(BASIS)
    assert report
    assert basis
    assert [m.title for m in report.measures] == [row.title for row in ROWS]
    assert [m.responsible for m in report.measures] == [(row.unit,) for row in ROWS]
    assert [tuple(s.text for s in m.steps) for m in report.measures] == [row.steps for row in ROWS]
    assert [(m.outcome.output, m.outcome.result, m.outcome.status) for m in report.measures] == [
        (row.output, row.result, "done") for row in ROWS
    ]
    assert sum(len(m.outcome.evidence) for m in report.measures) == 2
    assert len(basis.assessment.scores) >= len(SCORES)
    assert written.agency.signatories[0].name == SIGNER
    printed = {form: _letters(paper) for form, paper in papers.items()}
    wanted = {
        "analysis": [NAME, *SCORES[:4]],
        "result-outcomes": [NAME, *(row.unit for row in ROWS)],
        "result-groups": [SIGNER, POSITION],
    }
    for form, words in wanted.items():
        assert [word for word in words if "".join(word.split()) not in printed[form]] == [], form
    shown = ["pdfimages", "-list", str(papers["result-outcomes"])]
    images = subprocess.run(shown, capture_output=True, text=True, check=True).stdout
    assert images.count("image") >= sum(row.photos for row in ROWS), images


def _letters(paper: Path) -> str:
    """The letters of a PDF, with Arabic digits and no white space."""
    told = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    return "".join(told.split()).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))


def without_libthai(folder: Path) -> dict[str, str]:
    """The environment in which Qt finds a libthai that knows nothing."""
    source, made = folder / "empty.c", folder / "nolibthai" / "libthai.so.0"
    made.parent.mkdir(parents=True, exist_ok=True)
    source.write_text("int nothing;\n")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(made), str(source)], check=True)
    return {"LD_LIBRARY_PATH": str(made.parent)}


def main(arguments: argparse.Namespace) -> None:
    """Run the story and print the tally."""
    folder: Path = arguments.folder.absolute()
    folder.mkdir(parents=True)
    os.environ.pop("QT_QPA_PLATFORM", None)
    surroundings = {"QT_SCALE_FACTOR": arguments.scale}
    if arguments.no_libthai:  # of the program only: the window manager needs it
        surroundings |= without_libthai(folder)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    for key, value in (("window/theme", arguments.theme), ("window/language", arguments.language)):
        settings.setValue(key, value)
    settings.sync()
    screen = Screen(arguments.screen, "2050x1152" if arguments.scale != "1" else "1366x768")
    screen.open()
    by_keys, film = arguments.keys == "keys", folder / "film"
    person = Person(folder, arguments.language, film, by_keys=by_keys, surroundings=surroundings)
    newcomer = Newcomer(person, Messages(arguments.language), folder)
    try:
        tell(newcomer)
    except BaseException:
        person.film("failed")
        raise
    finally:
        person.close()
        screen.close()
    print("ITA Desk, all typed anew:", person.tally)


def tell(newcomer: Newcomer) -> None:
    """The whole story, with the tally of each part."""
    person = newcomer.person
    parts: list[tuple[str, Callable[[], None]]] = [
        ("first start and three questions", newcomer.begin),
        ("signer", newcomer.name_signer),
        ("scores", newcomer.write_scores),
        ("measures", lambda: _measures(newcomer)),
        ("outcomes and photos", lambda: _outcomes(newcomer)),
        ("check and print", newcomer.print_report),
    ]
    for name, act in parts:
        before = str(person.tally)
        act()
        print(f"{name:<34} {before}  ->  {person.tally}", flush=True)
    check(newcomer.office, newcomer.papers)


def _measures(newcomer: Newcomer) -> None:
    newcomer.go("measures")
    for row in ROWS:
        newcomer.write_measure(row)


def _outcomes(newcomer: Newcomer) -> None:
    newcomer.go("outcomes")
    for n, row in enumerate(ROWS):
        newcomer.write_outcome(row, n)


if __name__ == "__main__":
    reader = argparse.ArgumentParser()
    reader.add_argument("folder", type=Path)
    reader.add_argument("keys", nargs="?", default="", choices=["", "keys"])
    reader.add_argument("--language", default="th")
    reader.add_argument("--scale", default="1")
    reader.add_argument("--theme", default="system")
    reader.add_argument("--screen", type=int, default=79)
    reader.add_argument("--no-libthai", action="store_true")
    main(reader.parse_args(sys.argv[1:]))
