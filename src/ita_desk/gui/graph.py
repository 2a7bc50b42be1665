"""What the window is built from, made once in `__main__`."""

from collections.abc import Callable
from dataclasses import dataclass

from ita_desk.domain.fiscal_year import FiscalYear
from ita_desk.domain.ids import IdSource
from ita_desk.forms.catalog import FormCatalog
from ita_desk.frameworks.catalog import FrameworkCatalog
from ita_desk.gui.desk import BuildWorker
from ita_desk.gui.window_state import WindowState
from ita_desk.i18n import Messages
from ita_desk.services.keeping.backup_keeper import BackupKeeper, Making
from ita_desk.services.keeping.backups import BackupReport
from ita_desk.services.own_forms import OwnForms
from ita_desk.services.phrase_book import PhraseBook

StartBackups = Callable[[Making, Callable[[BackupReport], None]], BackupKeeper]


@dataclass(frozen=True, slots=True)
class Graph:
    """The collaborators of the window. `this_year` is the fiscal year of today."""

    messages: Messages
    state: WindowState
    forms: FormCatalog
    frameworks: FrameworkCatalog
    new_id: IdSource
    this_year: FiscalYear
    start_worker: BuildWorker
    own_forms: OwnForms
    phrases: PhraseBook
    version: str
    start_backups: StartBackups = BackupKeeper
