"""Makes Word documents of bare XML, for what python-docx cannot write."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_ROOT = " ".join(f'xmlns:{short}="{name}"' for short, name in _NAMES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT_TYPE = f"{_WORD}.document.main+xml"
PICTURE = '<w:r><w:drawing><a:blip r:embed="{}"/></w:drawing></w:r>'


def made_docx(
    body: str,
    numbering: str = "",
    styles: str = "",
    pictures: Mapping[str, bytes] | None = None,
    *,
    links: str = "",
    head: str = "",
    kind: str = DOCUMENT_TYPE,
) -> bytes:
    """A document with this XML in its body; `pictures` are by the key that a blip names."""
    pictures = pictures or {}
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/image" Target="media/{key}.png"/>' for key in pictures
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"{head}<w:document {_ROOT}><w:body>{body}</w:body></w:document>",
        **{f"word/media/{key}.png": content for key, content in pictures.items()},
    }
    types = f'<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{kind}"/>'
    for name, xml in (("numbering", numbering), ("styles", styles)):
        if xml:
            parts[f"word/{name}.xml"] = f"<w:{name} {_ROOT}>{xml}</w:{name}>"
            relations += f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
            types += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>'
    parts["word/_rels/document.xml.rels"] = _relations(relations + links)
    parts["_rels/.rels"] = _relations(
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def _relations(relations: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    """A `w:p`."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, number: int = 1, level: int = 0) -> str:
    """A `w:p` of a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, place) if text else f"<w:p><w:pPr>{place}</w:pPr></w:p>"


def cell(content: str, properties: str = "") -> str:
    """A `w:tc` of paragraphs, or of a text."""
    inside = content if content.startswith("<w:") else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    """A `w:tbl` of rows, each the XML of its cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def level(number: int, style: str, text: str, start: int = 1, more: str = "") -> str:
    """A `w:lvl`."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind_of_list(key: int, *levels: str) -> str:
    """A `w:abstractNum`."""
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def list_of(key: int, kind: int, override: str = "") -> str:
    """A `w:num`."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'
