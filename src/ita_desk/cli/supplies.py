"""What the commands work with."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from ita_desk.cli.console import Console
from ita_desk.domain.ids import IdSource

if TYPE_CHECKING:
    from ita_desk.forms.catalog import FormCatalog
    from ita_desk.services.printing.export import Exporter


class Supplies:
    """Where a command speaks, and how it gets at what prints, the report forms and new identifiers: made only when asked for."""

    def __init__(
        self,
        console: Console,
        exporter: "Callable[[], Exporter]",
        forms: "Callable[[], FormCatalog]",
        new_id: IdSource,
    ) -> None:
        self.console, self.exporter, self.forms, self.new_id = console, exporter, forms, new_id

    def print_json(self, value: object) -> None:
        """Print an answer for programs."""
        self.console.line(json.dumps(value, ensure_ascii=False, indent=1))
