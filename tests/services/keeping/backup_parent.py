"""A program that ends while a backup is being made: python backup_parent.py NOTE GATE"""

import sys
import threading
from pathlib import Path

from backup_makings import Noted
from ita_desk.services.keeping.backup_keeper import BackupKeeper


def main() -> None:
    note, gate = Path(sys.argv[1]), Path(sys.argv[2])
    keeper = BackupKeeper(Noted(note, gate, "1"), lambda _: None)
    keeper.make_now()
    while keeper._connection is None:
        threading.Event().wait(0.01)
    keeper._making = Noted(note, gate, "2")
    keeper.note_change()
    keeper.close()


if __name__ == "__main__":
    main()
