"""Starts the program; the only place that builds the object graph."""

import sys
from functools import cache

from ita_desk.cli.main import end_output, run_command_line, speak_utf8
from ita_desk.domain.ids import random_ids
from ita_desk.forms.catalog import FormCatalog
from ita_desk.frameworks.catalog import shipped_frameworks
from ita_desk.render.renderer import Renderer
from ita_desk.services.export import Exporter


@cache
def _exporter() -> Exporter:
    return Exporter(FormCatalog.at_hand(), shipped_frameworks(), Renderer())


def main() -> int:
    """Run the command line of this process and return its exit code."""
    speak_utf8()
    code = run_command_line(sys.argv[1:], sys.stdout, sys.stderr, _exporter, random_ids())
    end_output()
    return code


if __name__ == "__main__":
    sys.exit(main())
