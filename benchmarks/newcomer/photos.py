"""Two photos to put into a report."""

from pathlib import Path

from PIL import Image, ImageDraw


def make_photos(folder: Path) -> tuple[Path, ...]:
    """Two pictures of nothing in particular, as large as a telephone takes them."""
    made = []
    for n, colour in enumerate(("#8fb0d0", "#c9d8a0"), 1):
        picture = Image.new("RGB", (2048, 1536), colour)
        draw = ImageDraw.Draw(picture)
        draw.ellipse((700, 400, 1300, 1000), fill="#f0e0b0")
        draw.rectangle((200, 1100, 1850, 1450), fill="#806040")
        path = folder / f"photo{n}.jpg"
        picture.save(path, quality=85)
        made.append(path)
    return tuple(made)
