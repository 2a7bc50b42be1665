"""Answers go to standard output, everything else to standard error."""

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
