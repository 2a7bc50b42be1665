"""Answers go to standard output, everything else to standard error."""

import json
from io import StringIO

from ita_desk.cli.console import Console
from ita_desk.errors import UserError
from ita_desk.i18n import Messages


def test_answers_and_messages_have_their_own_streams() -> None:
    out, err = StringIO(), StringIO()
    console = Console(Messages("en"), out, err)
    console.line("{a line}")
    console.say("cli.new.done", path="{x}.ita")
    console.note("cli.export.missing_photos", count=2)
    console.tell_error(UserError("file.is_folder", path="%s"))
    assert out.getvalue() == "{a line}\n" + Messages("en").say("cli.new.done", path="{x}.ita") + "\n"
    said = [
        Messages("en").say("cli.export.missing_photos", count=2),
        Messages("en").say("error.file.is_folder", path="%s"),
    ]
    assert err.getvalue().splitlines() == said
    assert "{x}.ita" in out.getvalue()
    assert "%s" in err.getvalue()


def test_no_terminal_takes_orders_from_a_text() -> None:
    out, err = StringIO(), StringIO()
    console = Console(Messages("en"), out, err)
    text = "ก\x1b]0;x\x07\x9b2J\x7f\r\x00\tข\n"
    console.line(text)
    console.line(json.dumps(text, ensure_ascii=False))
    console.note("cli.new.done", path=text)
    console.tell_error(UserError("file.is_folder", path=text))
    plain, as_json = out.getvalue().split('"', 1)
    assert plain == "ก\\u001b]0;x\\u0007\\u009b2J\\u007f\\u000d\\u0000\tข\n\n"
    assert json.loads('"' + as_json) == text
    assert not set(out.getvalue() + err.getvalue()) & set("\x1b\x07\x9b\x7f\r\x00")
