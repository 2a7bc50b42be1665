"""The pages being filled: geometry, the place reached, page numbers, and the trace of what was put where."""

from dataclasses import dataclass

from ita_desk.document.blocks import PageLabel, PageSetup, Photo, Source, plain_text
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.canvas import PdfCanvas
from ita_desk.render.pdf.draft_mark import DraftMark
from ita_desk.render.pdf.photos import Photos
from ita_desk.render.pdf.thai_text import SetText, Typesetter
from ita_desk.render.pdf.trace import LayoutTrace, TracedBox
from ita_desk.thai.digits import printed_digits

_A4 = (210 * styles.MILLIMETRE, 297 * styles.MILLIMETRE)
_FOOT_RISE = 10 * styles.MILLIMETRE  # the page number's distance from the paper's edge
_TOTAL, _CODE = "pages-in-all", "code"


@dataclass(frozen=True, slots=True)
class Geometry:
    """Paper and type area in points, from the top left."""

    width: float
    height: float
    top: float
    left: float
    right: float
    bottom: float

    @classmethod
    def of(cls, page: PageSetup) -> "Geometry":
        """The geometry of a form's page."""
        short, long = _A4
        width, height = (long, short) if page.orientation == "landscape" else (short, long)
        top, right, bottom, left = (mm * styles.MILLIMETRE for mm in page.margins_mm)
        return cls(width, height, top, left, width - right, height - bottom)

    @property
    def column(self) -> float:
        """The width of the type area."""
        return self.right - self.left

    @property
    def body(self) -> float:
        """The height of the type area."""
        return self.bottom - self.top


class Pages:
    """The pages of one report, filled from the top down."""

    def __init__(
        self,
        canvas: PdfCanvas,
        typesetter: Typesetter,
        photos: Photos,
        setup: PageSetup,
        label: PageLabel,
        mark: str = "",
    ) -> None:
        self.canvas, self.typesetter, self.photos, self.label = canvas, typesetter, photos, label
        self.setup, self.geometry = setup, Geometry.of(setup)
        self.mark = DraftMark(canvas, typesetter, mark)
        self.code_words = ""  # of the version to be signed: said at the left of each foot
        self.y = self.geometry.top
        self.sheet = 1
        self.number = 1
        self.numbered = True
        self.boxes: list[TracedBox] = []
        self.numbers: list[int | None] = []  # those printed on the pages that are done
        self.sizes: list[tuple[float, float]] = []  # width and height of these, in points

    @property
    def room(self) -> float:
        """The height left on this page."""
        return self.geometry.bottom - self.y

    @property
    def fresh(self) -> bool:
        """Whether nothing has been put on this page yet."""
        return self.y <= self.geometry.top

    def next_page(self) -> None:
        """End this page, with its number at the foot, and begin the next."""
        self._close()
        self.sheet += 1
        self.y = self.geometry.top

    def turn(self, setup: PageSetup) -> None:
        """Go on with pages of this setup, on a new one unless this one is fresh; nothing if they are so already."""
        if setup == self.setup:
            return
        if not self.fresh:
            self.next_page()
        self.setup, self.geometry = setup, Geometry.of(setup)
        self.y = self.geometry.top
        self.canvas.resize((self.geometry.width, self.geometry.height))

    def _close(self) -> None:
        self.numbers.append(self.number if self.numbered else None)
        if self.numbered:
            self._draw_number()
            self.number += 1
        self.numbered = True
        if self.code_words:
            self.canvas.shared_mark(_CODE, self.geometry.left, self.geometry.height - _FOOT_RISE)
        self.mark.draw(self.geometry.width, self.geometry.height)
        self.sizes.append((self.geometry.width, self.geometry.height))
        self.canvas.end_page()

    def skip(self, height: float) -> None:
        """Leave a gap, unless the page is fresh."""
        if not self.fresh:
            self.y += height

    # --- putting things down -------------------------------------------------------------------------------

    def put_lines(
        self, text: SetText, place: tuple[float, float, float], lines: tuple[int, int], source: Source | None
    ) -> None:
        """Draw lines of a set text at (x, y, width) and note where they stand."""
        x, y, width = place
        first, last = lines
        self.canvas.draw_lines(text, x, y, first, last)
        if text.link:
            self._link_lines(text, x, y, lines)
        said = "\n".join(
            "".join(word for strip in line for _, word in strip.words) for line in text.lines[first:last]
        )
        self.note(x, y, width, (last - first) * text.leading, "text", source, said)

    def _link_lines(self, text: SetText, x: float, y: float, lines: tuple[int, int]) -> None:
        """Make the letters of some lines lead where the text does."""
        for position, line in enumerate(text.lines[slice(*lines)]):
            for strip in line:
                top = y + position * text.leading
                self.canvas.link(text.link, (x + strip.x, top, strip.width, text.leading))

    def put_photo(self, photo: Photo, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture in a box and note where it stands; a missing one leaves a grey box."""
        data = self.photos.bytes_of(photo)
        if data is None:
            self.canvas.fill(x, y, width, height, styles.NO_PHOTO_GREY)
        else:
            self.canvas.picture(data, (x, y, width, height), photo.turn)
        self.note(x, y, width, height, "photo", photo.source)

    def note(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        what: str,
        source: Source | None,
        text: str = "",
    ) -> None:
        """Enter a box in the trace."""
        self.boxes.append(TracedBox(self.sheet, x, y, width, height, what, source, text))

    # --- page numbers --------------------------------------------------------------------------------------

    def _draw_number(self) -> None:
        """หน้า x จาก y at the right; y is one object shared by all pages, written at the end."""
        label = self.label
        before = self._foot(f"{label.before}{self._digits(self.number)}{label.between}")
        room = self._foot(self._digits(999)).lines[0][0].width
        blank = self.typesetter.shapers[0].width(" ") * before.size / 1000
        y = self.geometry.height - _FOOT_RISE
        x = self.geometry.right - room - before.lines[0][0].width - blank
        self.canvas.draw_lines(before, x, y - before.leading)
        self.canvas.shared_mark(_TOTAL, self.geometry.right - room, y)

    def _foot(self, text: str) -> SetText:
        return self.typesetter.set_text(plain_text(text), styles.FOOT, 400)

    def _digits(self, number: int) -> str:
        return printed_digits(str(number), self.label.digits)

    def finish(self) -> LayoutTrace:
        """End the last page; returns the trace of all."""
        if not self.fresh or self.sheet == 1:  # after a cover at the end no empty page follows
            self._close()
        self.mark.define()
        if self.code_words:
            self.canvas.define_mark(_CODE, self._foot(self.code_words))
        self.canvas.define_mark(_TOTAL, self._foot(self._digits(self.number - 1)))
        return LayoutTrace(tuple(self.boxes))
