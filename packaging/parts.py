"""What the frozen program is made of: each library with its version, licence and the licence's texts."""

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

_LICENCE_FILE = re.compile(r"licen[sc]e|copying|notice|authors|copyright", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "
_OWN_TEXTS = Path(__file__).parent / "licences"
_GNU = {"LGPL-3.0": ("LGPL-3.0.txt", "GPL-3.0.txt"), "LGPL-2.1": ("LGPL-2.1.txt",)}


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A library or file that goes along; `texts` are the names and contents of its licence files."""

    name: str
    version: str
    licence: str
    purl: str  # by which SBOMs name what it is, see the specification of package URLs
    texts: tuple[tuple[str, bytes], ...] = ()


def python_parts(sources: Iterable[Path]) -> tuple[Part, ...]:
    """The Python packages that the files that were collected belong to."""
    owners = {
        str(Path(str(one.locate_file(file)))): one for one in distributions() for file in one.files or ()
    }
    found = {owner.name: owner for source in sources if (owner := owners.get(str(source)))}
    return tuple(sorted(map(_python_part, found.values())))


def _python_part(one: Distribution) -> Part:
    name = re.sub(r"[-_.]+", "-", one.name).lower()
    texts = [
        ("-".join(PurePosixPath(file).parts[1:]).removeprefix("licenses-"), file.read_binary())
        for file in one.files or ()
        if ".dist-info" in file.parts[0] and _LICENCE_FILE.search("/".join(file.parts[1:]))
    ]
    licence = licence_of(one)
    return Part(
        name, one.version, licence, f"pkg:pypi/{name}@{one.version}", tuple(texts) or gnu_texts(licence)
    )


def licence_of(one: Distribution) -> str:
    """What a package says its licence is, in a line."""
    told = one.metadata.json
    said = str(told.get("license_expression") or told.get("license") or "")
    classifiers = one.metadata.get_all("Classifier") or []
    named = [c.removeprefix(_CLASSIFIER) for c in classifiers if c.startswith(_CLASSIFIER)]
    return said.strip().partition("\n")[0] or ", ".join(named) or "Public Domain"


def gnu_texts(licence: str) -> tuple[tuple[str, bytes], ...]:
    """The texts of a licence of GNU that a package names without enclosing them."""
    names = next((texts for key, texts in _GNU.items() if key in licence), ())
    return tuple((name, (_OWN_TEXTS / name).read_bytes()) for name in names)


def debian_parts(sources: Iterable[Path]) -> tuple[Part, ...]:
    """The Debian packages that the files that were collected belong to; none on other systems."""
    resolved = {source.resolve() for source in sources}
    files = sorted(str(file) for file in resolved if file.is_relative_to("/usr/lib"))
    asked = [form for file in files for form in (file, file.removeprefix("/usr"))]  # either may be its name
    packages = sorted(set(re.findall(r"^([^:,\s]+)(?::\w+)?: /", _said("dpkg-query", "-S", *asked), re.M)))
    versions = _said("dpkg-query", "-W", "-f", r"${Package}\t${Version}\n", *packages) if packages else ""
    return tuple(sorted(_debian_part(*line.split("\t")) for line in versions.splitlines()))


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout
    except FileNotFoundError:
        return ""


def _debian_part(name: str, version: str) -> Part:
    text = Path("/usr/share/doc", name, "copyright")
    texts = ((("copyright", text.read_bytes()),)) if text.is_file() else ()
    return Part(name, version, "see its copyright file", f"pkg:deb/debian/{name}@{version}", texts)


def python_itself() -> Part:
    """Python, with the text of its licence."""
    version = sys.version.split(maxsplit=1)[0]
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    files = (folder / name for folder in places for name in ("LICENSE.txt", "LICENSE"))
    text = next((file.read_bytes() for file in files if file.is_file()), b"")
    text = text or (_OWN_TEXTS / "PSF-2.0.txt").read_bytes()
    return Part("python", version, "PSF-2.0", f"pkg:generic/python@{version}", (("LICENSE.txt", text),))


def shipped_parts(checkout: Path, sources: Sequence[Path]) -> tuple[Part, ...]:
    """All that the collected files come from, in the order of names."""
    own = (
        _own_part(checkout, "sarabun", "1", "OFL-1.1", "fonts/OFL.txt"),
        _own_part(checkout, "pythainlp-words", "5.4", "CC0-1.0", "words/CC0-1.0.txt"),
    )
    parts = [*python_parts(sources), *debian_parts(sources), python_itself(), *own]
    if any(source.name == "thai.dll" for source in sources):
        parts.append(_thai_for_windows(checkout))
    return tuple(sorted(parts))


def _own_part(checkout: Path, name: str, version: str, licence: str, text: str) -> Part:
    """Something in `resources/` that comes from elsewhere, with its licence beside it."""
    file = checkout / "resources" / text
    return Part(name, version, licence, f"pkg:generic/{name}@{version}", ((file.name, file.read_bytes()),))


def _thai_for_windows(checkout: Path) -> Part:
    told = (checkout / "packaging" / "windows" / "thai" / "SOURCES.txt").read_bytes()
    version = re.search(rb"libthai-([\d.]+)", told)
    number = version[1].decode() if version else "0"
    texts = (("SOURCES.txt", told), *gnu_texts("LGPL-2.1"))
    return Part("libthai", number, "LGPL-2.1-or-later", f"pkg:generic/libthai@{number}", texts)


def write_licences(parts: Iterable[Part], folder: Path) -> None:
    """Write the licence texts into a folder of each part, and LICENCES.txt that lists the parts."""
    lines = []
    for part in parts:
        lines.append(f"{part.name} {part.version}: {part.licence}\n")
        for name, content in part.texts:
            file = folder / part.name / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    told = (_OWN_TEXTS / "READ-ME.txt").read_text("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "LICENCES.txt").write_text(told + "\n" + "".join(lines), "utf-8", newline="\n")
