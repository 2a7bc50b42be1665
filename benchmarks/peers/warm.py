"""What further documents cost in one process.   python -m peers.warm MODULE FONTS OUT SAME CONTENT…

Sets each content, then the last one `SAME` times more; prints a JSON object with the seconds of each:
`further` without the first, `same` again. Clock and processor.
"""

import importlib
import json
import sys
import time
from pathlib import Path


def main(module: str, fonts: Path, out: Path, same: int, contents: list[Path]) -> None:
    """Measure and print."""
    engine = importlib.import_module(module)
    seconds: list[tuple[float, float]] = []
    for content in [*contents, *[contents[-1]] * same]:
        wall, cpu = time.perf_counter(), time.process_time()
        engine.render(content, fonts, out)
        seconds.append((time.perf_counter() - wall, time.process_time() - cpu))
    print(json.dumps({"further": seconds[1 : len(contents)], "same": seconds[len(contents) :]}))


if __name__ == "__main__":
    name, fonts_folder, target, times, *files = sys.argv[1:]
    main(name, Path(fonts_folder), Path(target), int(times), [Path(file) for file in files])
