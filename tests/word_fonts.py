"""The bundled Sarabun at the size and under the name of TH SarabunPSK, for programs that ask fontconfig for it.

Sarabun's letters are half as large again as those of TH Sarabun at the same size; a face says how many of its units
make a size, so another number there makes all of it smaller.
"""

import struct
from pathlib import Path

from ita_desk import resources

_SCALE = 0.6613  # of Sarabun to TH Sarabun
# Height and depth of a line of TH Sarabun, which is 1.331 of the size.
_ASCENT, _DESCENT = 0.86, 0.471
_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
 <dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
 <match target="pattern"><test name="family"><string>TH SarabunPSK</string></test>
  <edit name="family" mode="assign" binding="same"><string>Sarabun</string></edit></match>
</fontconfig>
"""


def sarabun_fonts_conf(folder: Path) -> Path:
    """A configuration for FONTCONFIG_FILE in a folder, by which TH SarabunPSK is found."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True)
    for path in sorted(resources.resource("fonts").glob("Sarabun-*.ttf")):
        (fonts / path.name).write_bytes(_as_small_as_th_sarabun(path.read_bytes()))
    conf = folder / "fonts.conf"
    conf.write_text(_CONF.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
    return conf


def _as_small_as_th_sarabun(face: bytes) -> bytes:
    changed = bytearray(face)
    tables = _tables(face)
    (per_em,) = struct.unpack_from(">H", face, tables["head"] + 18)
    per_em = round(per_em / _SCALE)
    struct.pack_into(">H", changed, tables["head"] + 18, per_em)
    high, low = round(_ASCENT * per_em), round(_DESCENT * per_em)
    struct.pack_into(">hhh", changed, tables["hhea"] + 4, high, -low, 0)
    struct.pack_into(">hhhHH", changed, tables["OS/2"] + 68, high, -low, 0, high, low)
    return bytes(changed)


def _tables(face: bytes) -> dict[str, int]:
    """Where the tables of a face begin, by their names."""
    (count,) = struct.unpack_from(">H", face, 4)
    entries = (struct.unpack_from(">4sLLL", face, 12 + 16 * number) for number in range(count))
    return {name.decode("ascii"): offset for name, _, offset, _ in entries}
