"""Loads the libthai that ships with the frozen program, so that Qt ends lines between Thai words on any machine.

Qt asks for the library by name at the first Thai text, and keeps to the answer: this has to come before.
"""

import os
import sys
from pathlib import Path

_LIBRARIES = {
    "linux": ("libdatrie.so.1", "libthai.so.0"),
    "win32": ("thai.dll",),
}  # each needs those before it
_DICTIONARY, _DICTIONARY_FOLDER = "thbrk.tri", "LIBTHAI_DICTDIR"  # the name is libthai's


def load_thai_library(folder: Path) -> bool:
    """Load what is in the folder, with its dictionary; returns whether it is loaded.

    Where it is not, as in a checkout, Qt takes the system's, and Windows has none.
    """
    files = [folder / name for name in _LIBRARIES.get(sys.platform, ())]
    if not files or not all(file.is_file() for file in (*files, folder / _DICTIONARY)):
        return False
    import ctypes
    import logging

    os.environ[_DICTIONARY_FOLDER] = str(folder)
    try:
        for file in files:
            ctypes.CDLL(str(file), mode=ctypes.RTLD_GLOBAL)
    except (
        OSError
    ) as error:  # of another processor, or kept away by a virus scanner: lines are found without it
        logging.getLogger(__name__).warning("libthai was not loaded: %s", type(error).__name__)
        return False
    return True
