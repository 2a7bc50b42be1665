"""What `selftest` does and answers."""

import argparse

from ita_desk.cli.supplies import Supplies
from ita_desk.services.selftest import run_selftest as run_all_once


def run_selftest(_: argparse.Namespace, supplies: Supplies) -> int:
    """Try everything once: make, save, load, print."""
    pages = run_all_once(supplies.exporter(), supplies.forms(), supplies.new_id)
    supplies.console.say("cli.selftest.done", pages=pages)
    return 0
