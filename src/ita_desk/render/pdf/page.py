"""The pages being filled: geometry, the place reached, page numbers, and the trace of what was put where."""

from ita_desk.document.blocks import Document, PageSetup, Photo, Source, plain_text
from ita_desk.records import dataclass
from ita_desk.render.pdf import styles
from ita_desk.render.pdf.canvas import PdfCanvas
from ita_desk.render.pdf.draft_mark import DraftMark
from ita_desk.render.pdf.kept import Kept
from ita_desk.render.pdf.painted import Painted, Painting
from ita_desk.render.pdf.photos import Photos
from ita_desk.render.pdf.thai_text import SetText, Typesetter
from ita_desk.render.pdf.trace import LayoutTrace, Placed, TracedBox, TracedPage
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
        kept: Kept,
        document: Document,
    ) -> None:
        self.canvas, self.typesetter, self.photos, self.kept = canvas, typesetter, photos, kept
        setup, self.label = document.page, document.label
        self.setup, self.geometry = setup, Geometry.of(setup)
        self.mark = DraftMark(canvas, typesetter, document.mark)
        self.code_words = document.code_words  # of the version to be signed: said at the left of each foot
        self.y = self.geometry.top
        self.sheet = 1
        self.number = 1
        self.numbered = True
        self.began: tuple[int, float] | None = (
            None  # page and height of the first box since this was last None
        )
        self._placed: list[Placed] = []
        self._traced: list[TracedPage] = []
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
        self.canvas.end_page(self._pack)
        self._placed = []

    def _pack(self, content: str) -> bytes:
        """A page's operators packed, and its trace kept."""
        page = self.kept.page(self.sheet, content, tuple(self._placed))
        self._traced.append(page.traced)
        return page.packed

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
        for address, box in text.linked_boxes(x, y, first, last):
            self.canvas.link(address, box)
        self.note(x, y, width, (last - first) * text.leading, "text", source, text.said(first, last))

    def put_painted(self, painted: Painted) -> None:
        """Put down what was painted before, and go on below it."""
        self.canvas.place(painted, self.y)
        for address, (x, y, width, height) in painted.links:
            self.canvas.link(address, (x, self.y + y, width, height))
        for photo, (x, y, width, height) in painted.photos:
            self._draw_photo(photo, x, self.y + y, width, height)
        if painted.boxes:
            self._place(painted.boxes, self.y)
        self.y += painted.height

    def put_photo(self, photo: Photo, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture in a box and note where it stands; a missing one leaves a grey box."""
        self._draw_photo(photo, x, y, width, height)
        self.note(x, y, width, height, "photo", photo.source)

    def _draw_photo(self, photo: Photo, x: float, y: float, width: float, height: float) -> None:
        picture = self.photos.picture_of(photo)
        if picture is None:
            self.canvas.fill(x, y, width, height, styles.NO_PHOTO_GREY)
        else:
            self.canvas.picture(picture, (x, y, width, height), photo.turn)

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
        self._place((TracedBox(0, x, y, width, height, what, source, text),), 0.0)

    def _place(self, boxes: tuple[TracedBox, ...], down: float) -> None:
        self._placed.append((boxes, down))
        if self.began is None:
            self.began = (self.sheet, boxes[0].y + down)

    # --- page numbers --------------------------------------------------------------------------------------

    def _draw_number(self) -> None:
        """หน้า x จาก y at the right; y is one object shared by all pages, written at the end."""
        label, right = self.label, self.geometry.right
        words = f"{label.before}{self._digits(self.number)}{label.between}"
        room = self._foot(self._digits(999)).lines[0][0].width
        look = ("foot", words, right - room)
        painted = self.kept.parts.part(look, (), None, lambda: self._paint_foot(words, right - room))
        y = self.geometry.height - _FOOT_RISE
        self.canvas.place(painted, y - painted.height)
        self.canvas.shared_mark(_TOTAL, right - room, y)

    def _paint_foot(self, words: str, right: float) -> Painted:
        """Words that end, with a blank, where the number of pages begins."""
        text = self._foot(words)
        blank = self.typesetter.shapers[0].width(" ") * text.size / 1000
        painting = Painting(self.canvas.ink)
        painting.draw_lines(text, right - text.lines[0][0].width - blank, 0.0, (0, 1))
        return painting.painted(text.leading)

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
        return LayoutTrace(tuple(self._traced))
