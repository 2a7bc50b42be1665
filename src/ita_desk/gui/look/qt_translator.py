"""Qt's own words (buttons, menus of text boxes, the file dialog) in the language of the catalogues.

Qt has no Thai translation. In English none is needed, so none is installed then.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTranslator

from ita_desk.i18n import Messages

# What Qt says, by the name of our message. Where Qt says one thing in two ways, several lines have the same name.
_TEXTS = """
OK | ok
&OK | ok
Save | save
&Save | save
Save All | save_all
Open | open
&Open | open
&Yes | yes
Yes | yes
Yes to &All | yes_to_all
&No | no
No | no
N&o to All | no_to_all
Abort | abort
Retry | retry
Ignore | ignore
Close | close
&Close | close
Cancel | cancel
&Cancel | cancel
Discard | discard
Don't Save | discard
Close without Saving | discard
Help | help
Apply | apply
Reset | reset
Restore Defaults | restore_defaults
Show Details... | show_details
Hide Details... | hide_details
&Undo | undo
&Redo | redo
Cu&t | cut
&Copy | copy
Copy &Link Location | copy_link
&Paste | paste
Delete | delete
&Delete | delete
Select All | select_all
&Select All | select_all
Clear | clear
Insert Unicode control character | insert_control
&Step up | step_up
Step &down | step_down
&Look in: | look_in
Look in: | look_in
Back | back
Go back | back
Forward | forward
Go forward | forward
Parent Directory | parent_folder
Go to the parent directory | parent_folder
Create New Folder | new_folder
Create a New Folder | new_folder
New Folder | new_folder
&New Folder | new_folder
List View | list_view
Change to list view mode | list_view
Detail View | detail_view
Change to detail view mode | detail_view
Sidebar | places
List of places and bookmarks | places
Files | files
Files of &type: | file_type
Files of type: | file_type
Save as type: | file_type
File &name: | file_name
File name: | file_name
All Files (*) | all_files
Show  | show
&Rename | rename
Show &hidden files | show_hidden
Find Directory | find_folder
Directories | folders
Directory: | folder_label
&Choose | choose
Save As | save_as
Recent Places | recent_places
Remove | remove
Unknown | unknown
Drive | drive
Folder | folder
File Folder | folder
File | file
%1 File | file_of_type
%1 file | file_of_type
Alias | shortcut
Shortcut | shortcut
My Computer | computer
Computer | computer
Name | name
Size | size
Type | type
Kind | type
Date Modified | date_modified
%1 already exists.\\nDo you want to replace it? | replace_file
%1\\nFile not found.\\nPlease verify the correct file name was given. | file_not_found
%1\\nDirectory not found.\\nPlease verify the correct directory name was given. | folder_not_found
'%1' is write protected.\\nDo you want to delete it anyway? | delete_protected
Are you sure you want to delete '%1'? | delete_file
Could not delete directory. | delete_failed
<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no punctuation marks. | bad_name
Invalid filename | bad_name_title
%1 bytes | bytes
Enter a value: | enter_value
Scroll Left | scroll_left
Scroll Right | scroll_right
Float | float
Undocks and re-attaches the dock widget | float
Closes the dock widget | close
Previous Month | previous_month
Next Month | next_month
Restore | restore
&Restore | restore
&Move | move
&Size | resize
Mi&nimize | minimize
Minimize | minimize
Ma&ximize | maximize
Maximize | maximize
Toolbars | toolbars
More | more
"""


def _names() -> Mapping[str, str]:
    """The names of our messages by what Qt says."""
    pairs = (line.split(" | ") for line in _TEXTS.strip().split("\n"))
    return {text.replace("\\n", "\n"): name for text, name in pairs}


class QtTranslator(QTranslator):
    """Gives Qt its words from the catalogues, whose keys are `qt.<name>`; raises KeyError if one is missing."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = {text: messages.say(f"qt.{name}") for text, name in _names().items()}

    def translate(
        self, _context: str, text: str, _remark: bytes | str | None = None, _count: int = -1
    ) -> str | None:
        """What to show for a text of Qt's; None for its own."""
        return self._said.get(text)

    def isEmpty(self) -> bool:
        """False, or Qt would never ask."""
        return False
