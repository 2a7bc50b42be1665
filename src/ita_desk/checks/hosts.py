"""Whether the web and e-mail addresses in the report are the office's own."""

import re
from collections.abc import Iterator

from ita_desk.checks.check import Check, Found, TextCheck, found
from ita_desk.checks.context import Setting
from ita_desk.checks.nearness import edits_between, slips_allowed
from ita_desk.checks.problem import Remedy
from ita_desk.domain.agency import Agency
from ita_desk.domain.texts import AGENCY, PlacedText

_HOST = re.compile(r"(?:(?<=//)|(?<=@)|(?<![A-Za-z0-9./@_%+-]))[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_DOT = re.compile(r"[A-Za-z0-9]\.[A-Za-z]")
# Central offices that local ones link to and write to. Source: general knowledge.
_CENTRAL = frozenset(
    """
    nacc dla moi opm ocsc oag cgd gprocurement mof bb dopa nhso opdc mdes doe dsi pacc admincourt krisdika oic cad doh
    dpt dsdw dep dop m-society moph anamai ddc pcd onep dnp rid disaster dwr deqp obec moe nfe thaigov data egov dga
    info1111 damrongdham royin nso ratchakitcha ratchakitchanubeksa parliament senate ect police ccib
    """.split()
)
# A body whose own site this may be, right before its address.
_OTHER_BODY = re.compile(
    r"(?:กรม|กระทรวง|จังหวัด|อำเภอ|สำนักงาน|ศูนย์|ระบบ|ป\.ป\.ช\.|ป\.ป\.ท\.|โรงเรียน|โรงพยาบาล|สถาน)[^\n]{0,40}\Z"
)


def find_host_slip(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find the office's own web or e-mail host with a letter or two wrong."""
    for host, own in _foreign(placed, setting):
        if _is_near(host[0].lower(), own):
            yield found(host.start(), host.end(), remedy=Remedy("replace", _as_own(host[0], own)), own=own)


def find_other_host(placed: PlacedText, setting: Setting) -> Iterator[Found]:
    """Find the host of another office, the trace of a copied report."""
    for host, own in _foreign(placed, setting):
        name = host[0].lower()
        if not name.endswith(".go.th") or _is_near(name, own) or name.split(".")[-3] in _CENTRAL:
            continue
        if not _OTHER_BODY.search(placed.text[max(0, host.start() - 80) : host.start()]):
            yield found(host.start(), host.end(), remedy=Remedy("replace", _as_own(host[0], own)), own=own)


def _foreign(placed: PlacedText, setting: Setting) -> Iterator[tuple[re.Match[str], str]]:
    """The hosts in a text that are not the office's, each with the own one that is meant."""
    own = _own_hosts(setting.agency) if _DOT.search(placed.text) else ()
    if placed.place.record == AGENCY and placed.place.field in ("website", "email"):
        own = own[:1] if placed.place.field == "email" else ()
    for host in _HOST.finditer(placed.text) if own else ():
        name = _bare(host[0])
        if not any(name == one or name.endswith("." + one) or one.endswith("." + name) for one in own):
            yield host, next((one for one in own if _is_near(name, one)), own[0])


def _own_hosts(agency: Agency) -> tuple[str, ...]:
    """The host of the website and that of the e-mail address, as far as they are the office's own."""
    hosts = (_HOST.search(agency.website), _HOST.search(agency.email))
    names = [_bare(host[0]) for host in hosts if host is not None]
    return tuple(dict.fromkeys(names))


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _is_near(host: str, own: str) -> bool:
    name, ours = _bare(host), own.partition(".")[0]
    most = slips_allowed(ours)
    whole = edits_between(name, own, most) <= most
    return whole and name[:1] == own[:1]


def _as_own(host: str, own: str) -> str:
    return f"www.{own}" if host.lower().startswith("www.") else own


CHECKS: tuple[Check, ...] = (
    TextCheck("identity.host-slip", "must", find_host_slip),
    TextCheck("identity.other-host", "must", find_other_host),
)
