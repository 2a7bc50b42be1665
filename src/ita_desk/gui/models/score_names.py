"""What the codes of scores are called."""

from ita_desk.domain.framework import Framework
from ita_desk.i18n import Messages


def score_name(code: str, framework: Framework, own: Framework | None, messages: Messages) -> str:
    """The name of a code with its official name in the framework, as far as that knows it.

    The wording of a question is taken from `own` only, the framework of exactly the year the names are for: other
    years ask something else under the same code. The code itself stands in every name but those of the total and the
    level.
    """
    if code in ("level", "total"):
        return messages.say(f"window.scores.{code}")
    if "/" in code:
        instrument, part = code.split("/")
        return messages.say("window.scores.part", instrument=instrument, part=part)
    names = {record.code: record.name for record in framework.instruments}
    names |= {record.code: record.name for record in framework.indicators}
    names |= {record.code: record.name for record in framework.sub_indicators}
    if own is not None:
        names |= {record.code: record.title for record in own.questions}
    name = names.get(code, "")
    if code[0].isupper():  # an instrument
        return f"{code} {name}".strip()
    return messages.say(f"window.scores.{_kind_of(code)}", code=code, name=name).strip()


def _kind_of(code: str) -> str:
    if not code[0].isdigit():
        return "question"
    return "sub_indicator" if "." in code else "indicator"
