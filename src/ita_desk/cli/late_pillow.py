"""Lets Pillow be loaded when a picture is first looked at."""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec

_NAME = "PIL.Image"


def load_pillow_late() -> None:
    """Have `PIL.Image` loaded when something of it is first asked for.

    ReportLab imports it whether there are pictures or not, which takes a twentieth of the time in which a page is printed.
    Only for processes that look at pictures in one thread: two that ask at once would both load it.
    """
    spec = None if _NAME in sys.modules else find_spec(_NAME)
    if spec is None or spec.loader is None:
        return
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[_NAME] = module
    vars(sys.modules["PIL"])["Image"] = module
    spec.loader.exec_module(module)
