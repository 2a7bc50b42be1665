"""What the window is built from, made once in `__main__`."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.ids import IdSource
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages
from ita_desk.records import dataclass

if TYPE_CHECKING:  # the first window is shown before any of these is needed
    from ita_desk.forms.catalog import FormCatalog
    from ita_desk.frameworks.catalog import FrameworkCatalog
    from ita_desk.gui.desk import BuildWorker
    from ita_desk.services.keeping.backup_keeper import BackupKeeper, Making
    from ita_desk.services.keeping.backups import BackupReport
    from ita_desk.services.own_forms import OwnForms
    from ita_desk.services.phrase_book import PhraseBook

    StartBackups = Callable[[Making, Callable[[BackupReport], None]], BackupKeeper]


@dataclass(frozen=True, slots=True)
class OfficeParts:
    """The collaborators that only an open office needs."""

    forms: "FormCatalog"
    frameworks: "FrameworkCatalog"
    start_worker: "BuildWorker"
    own_forms: "OwnForms"
    phrases: "PhraseBook"
    start_backups: "StartBackups"


@dataclass(frozen=True, slots=True)
class Graph:
    """The collaborators of the window. `this_year` is the fiscal year of today.

    `parts` gives those of an open office, always the same: they read files, and are made when first asked for.
    """

    messages: Messages
    state: WindowState
    new_id: IdSource
    this_year: FiscalYear
    version: Callable[[], str]
    parts: Callable[[], OfficeParts]
