"""Names of Qt for what is seen first, as the numbers that they stand for; they are given by `setProperty`.

At the first use of any name of its namespace `Qt`, Qt for Python builds all its 1,200 names: a tenth of the start. What is
made after the first paint uses the names themselves. A test compares them.
"""

PLAIN_TEXT = ("textFormat", 0)
NO_FOCUS = ("focusPolicy", 0)
SCROLL_BAR_NEVER = ("horizontalScrollBarPolicy", 1)
USER_ROLE = 0x100
