"""What the window remembers from one day to the next: its shape, choices and the offices opened last."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QSettings

from ita_desk.gui.look.fonts import TEXT_SIZES, USUAL_SIZE
from ita_desk.gui.look.theme import THEMES
from ita_desk.i18n import LANGUAGES

if TYPE_CHECKING:
    from ita_desk.thai.digits import DigitStyle

_MOST_RECENT = 10
_RECENT = "recent/offices"


class WindowState:
    """Settings in one file of the user's; a file that is lost or damaged means the first look again."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The office files opened last, newest first; some may be gone."""
        stored = self._settings.value(_RECENT, [])
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return tuple(Path(name) for name in names if isinstance(name, str) and name)

    def remember_office(self, path: Path) -> None:
        """Put an office file first among the recent ones."""
        paths = [path.absolute(), *(p for p in self.recent if p != path.absolute())]
        self._settings.setValue(_RECENT, [str(path) for path in paths[:_MOST_RECENT]])

    def keep_recent(self, paths: Sequence[Path]) -> None:
        """Remember other office files as the recent ones."""
        self._settings.setValue(_RECENT, [str(path) for path in paths])

    def note(self, of: str) -> str:
        """A remembered text about something; empty at first."""
        stored = self._settings.value(f"note/{of}", "")
        return stored if isinstance(stored, str) else ""

    def keep_note(self, of: str, text: str) -> None:
        """Remember a text about something."""
        self._settings.setValue(f"note/{of}", text)

    def shape(self, of: str) -> QByteArray:
        """The remembered geometry or sizes of a part of the window; empty at first."""
        stored = self._settings.value(f"shape/{of}")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def keep_shape(self, of: str, shape: QByteArray) -> None:
        """Remember the geometry or sizes of a part of the window."""
        self._settings.setValue(f"shape/{of}", shape)

    @property
    def form(self) -> str:
        """The form printed last, "" at first."""
        return str(self._settings.value("print/form", ""))

    @property
    def digits(self) -> "DigitStyle":
        """The digits printed last."""
        arabic: Literal["arabic"] = "arabic"
        return arabic if self._settings.value("print/digits") == arabic else "thai"

    def keep_print_choices(self, form: str, digits: "DigitStyle") -> None:
        """Remember what was printed last."""
        self._settings.setValue("print/form", form)
        self._settings.setValue("print/digits", digits)

    @property
    def page_shown(self) -> bool:
        """Whether the page stands beside the editor."""
        return str(self._settings.value("window/page", "true")) == "true"

    def offer_page(self, shown: bool) -> None:
        """At the very first start, say whether the page is to stand beside the editor."""
        if not self._settings.contains("window/page"):
            self.keep_page_shown(shown)

    def keep_page_shown(self, shown: bool) -> None:
        """Remember whether the page stands beside the editor."""
        self._settings.setValue("window/page", "true" if shown else "false")

    @property
    def language(self) -> str:
        """The language chosen, "" at first."""
        return self._one_of("window/language", LANGUAGES, "")

    def keep_language(self, language: str) -> None:
        """Remember the language of the window."""
        self._settings.setValue("window/language", language)

    @property
    def text_size(self) -> int:
        """The size of the window's text in parts of a hundred."""
        sizes = {str(size): size for size in TEXT_SIZES}
        return sizes.get(str(self._settings.value("window/text_size")), USUAL_SIZE)

    def keep_text_size(self, size: int) -> None:
        """Remember the size of the window's text."""
        self._settings.setValue("window/text_size", size)

    @property
    def theme(self) -> str:
        """The colours chosen, one of `THEMES`."""
        return self._one_of("window/theme", THEMES, THEMES[0])

    def keep_theme(self, theme: str) -> None:
        """Remember the colours of the window."""
        self._settings.setValue("window/theme", theme)

    def _one_of(self, name: str, choices: tuple[str, ...], otherwise: str) -> str:
        stored = str(self._settings.value(name, ""))
        return stored if stored in choices else otherwise

    @property
    def second_place(self) -> Path | None:
        """The folder in which backups are kept as well, None if there is none."""
        stored = str(self._settings.value("backups/second", ""))
        return Path(stored) if stored else None

    def keep_second_place(self, folder: Path | None) -> None:
        """Remember where backups are kept as well."""
        self._settings.setValue("backups/second", str(folder or ""))

    @property
    def page_look(self) -> str:
        """How pages were looked at last (`PagePanel.look`), "" at first."""
        return str(self._settings.value("window/page_look", ""))

    def keep_page_look(self, look: str) -> None:
        """Remember how pages are looked at."""
        self._settings.setValue("window/page_look", look)

    def save(self) -> None:
        """Write everything to the disk now."""
        self._settings.sync()
