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
&Print | print
Print | print_title
&Options >> | print_more
&Options << | print_less
Print to File (PDF) | print_to_file
Print To File ... | print_to_file_title
Local file | print_local_file
Write PDF file | print_write_file
Printer | printer
&Name: | printer_name
P&roperties | printer_properties
Location: | printer_location
Type: | printer_type
Preview | print_preview
Output &file: | print_file
Copies | print_copies
Options | print_options
Print range | print_range
Print all | print_all
Pages from | print_from
to | print_to
Pages | print_pages
Current Page | print_current
Selection | print_selection
Page &Set: | print_set
All Pages | print_set_all
Odd Pages | print_set_odd
Even Pages | print_set_even
Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9. | print_pages_help
Output Settings | print_output
Copies: | print_copies_label
Collate | print_collate
Reverse | print_reverse
Color Mode | print_colour_mode
Color | print_colour
Grayscale | print_grey
Double Sided Printing | print_sides
Off | print_one_side
Long side binding | print_long_side
Short side binding | print_short_side
Printer Properties | print_properties_title
Job Options | print_job_options
Page | print_page
Advanced | print_advanced
There are conflicts in some options. Please fix them. | print_conflicts
Page Setup Conflicts | print_conflict_title_page
Advanced Option Conflicts | print_conflict_title_advanced
Duplex Settings Conflicts | print_conflict_title_sides
Invalid Pages Definition | print_bad_pages_title
There are conflicts in page setup options. Do you want to fix them? | print_conflict_page
There are conflicts in some advanced options. Do you want to fix them? | print_conflict_advanced
There are conflicts in duplex settings. Do you want to fix them? | print_conflict_sides
%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and make sure ranges do not intersect with each other. | print_bad_pages
Options 'Pages Per Sheet' and 'Page Set' cannot be used together.\\nPlease turn one of those options off. | print_set_and_sheet
%1 already exists.\\nDo you want to overwrite it? | print_overwrite
%1 is a directory.\\nPlease choose a different file name. | print_is_folder
File %1 is not writable.\\nPlease choose a different file name. | print_not_writable
Paper | print_paper
Page size: | print_paper_size
Width: | print_width
Height: | print_height
Paper source: | print_source
Orientation | print_orientation
Portrait | print_portrait
Landscape | print_landscape
Reverse landscape | print_landscape_reversed
Reverse portrait | print_portrait_reversed
Margins | print_margins
top margin | print_margin_top
bottom margin | print_margin_bottom
left margin | print_margin_left
right margin | print_margin_right
Page Layout | print_layout
Page &order: | print_order
Pages &per sheet: | print_per_sheet
Millimeters (mm) | print_millimetres
Inches (in) | print_inches
Points (pt) | print_points
Left to Right, Top to Bottom | print_order_lrtb
Left to Right, Bottom to Top | print_order_lrbt
Right to Left, Bottom to Top | print_order_rlbt
Right to Left, Top to Bottom | print_order_rltb
Bottom to Top, Left to Right | print_order_btlr
Bottom to Top, Right to Left | print_order_btrl
Top to Bottom, Left to Right | print_order_tblr
Top to Bottom, Right to Left | print_order_tbrl
Job Control | print_job_control
Scheduled &printing: | print_schedule
Print Immediately | print_now
Hold Indefinitely | print_hold
Day (06:00 to 17:59) | print_day
Night (18:00 to 05:59) | print_night
Second Shift (16:00 to 23:59) | print_second_shift
Third Shift (00:00 to 07:59) | print_third_shift
Weekend (Saturday to Sunday) | print_weekend
Specific Time | print_at_time
&Billing information: | print_billing
Job &priority: | print_priority
Banner Pages | print_banner
&Start: | print_banner_start
&End: | print_banner_end
None | print_none
Standard | print_standard
Unclassified | print_unclassified
Confidential | print_confidential
Classified | print_classified
Secret | print_secret
Top Secret | print_top_secret
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
