"""Runs a command and prints what it cost as JSON.   python -I -S launch.py LOG COMMAND…

A process of its own, because a process's peak memory counts what it was before it became the command: here that is little.
"""

import json
import os
import sys
import time

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
to_log = [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
begun = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=to_log)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - begun
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
costs = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / unit}
print(json.dumps({"code": os.waitstatus_to_exitcode(status), **costs}))
