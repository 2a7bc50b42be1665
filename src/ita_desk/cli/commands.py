"""The commands by name. Each loads its own module only when it runs: start-up is measured."""

import argparse
from collections.abc import Callable, Mapping

from ita_desk.cli.supplies import Supplies

Command = Callable[[argparse.Namespace, Supplies], int]


def _new(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.new_answer import run_new

    return run_new(arguments, supplies)


def _import(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.import_answer import run_import

    return run_import(arguments, supplies)


def _show(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.show_answer import run_show

    return run_show(arguments, supplies)


def _check(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.check_answer import run_check

    return run_check(arguments, supplies)


def _export(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.late_pillow import load_pillow_late

    load_pillow_late()
    from ita_desk.cli.export_answer import run_export

    return run_export(arguments, supplies)


def _publish(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.publish_answer import run_publish

    return run_publish(arguments, supplies)


def _sign(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.sign_answer import run_sign

    return run_sign(arguments, supplies)


def _signed(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.signed_answer import run_signed

    return run_signed(arguments, supplies)


def _rollover(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.rollover_answer import run_rollover

    return run_rollover(arguments, supplies)


def _backup(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.backup_answer import run_backup

    return run_backup(arguments, supplies)


def _extract(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.extract_answer import run_extract

    return run_extract(arguments, supplies)


def _forms(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.list_answers import run_forms

    return run_forms(arguments, supplies)


def _frameworks(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.list_answers import run_frameworks

    return run_frameworks(arguments, supplies)


def _selftest(arguments: argparse.Namespace, supplies: Supplies) -> int:
    from ita_desk.cli.selftest_answer import run_selftest

    return run_selftest(arguments, supplies)


COMMANDS: Mapping[str, Command] = {
    "new": _new,
    "import": _import,
    "show": _show,
    "check": _check,
    "export": _export,
    "publish": _publish,
    "sign": _sign,
    "signed": _signed,
    "rollover": _rollover,
    "backup": _backup,
    "extract": _extract,
    "forms": _forms,
    "frameworks": _frameworks,
    "selftest": _selftest,
}
