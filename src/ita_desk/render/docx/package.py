"""The Word file as a package: its parts beside the text, what it says about itself, and its bytes."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from ita_desk.document.blocks import Document
from ita_desk.render.docx.elements import element
from ita_desk.render.docx.style_sheet import FONT, write_styles
from ita_desk.render.docx.texts import printable_text

_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
_PRESENT_WORD = 15  # the way of laying out of Word 2013 and all after it
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Equal documents give equal bytes: no hour of their making stands in them.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST = 255  # letters of what a file says about itself
# What stands in for TH SarabunPSK, at the same size of letters; Sarabun by its own name is half as large again.
_STAND_INS = "TH Sarabun New,TH SarabunIT๙,TH Sarabun PSK"
_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"><w:altName w:val="{_STAND_INS}"/>\
<w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/><w:family w:val="swiss"/>\
<w:pitch w:val="variable"/></w:font></w:fonts>"""
_PROGRAM = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>ITA Desk</Application></Properties>"""


def open_package(document: Document) -> WordDocument:
    """An empty Word file with the styles of reports, described as the document is."""
    word = docx.Document()
    main, package = word.part, word.part.package
    for rel in list(main.rels.values()):
        if rel.reltype not in _KEPT:
            main.drop_rel(rel.rId)
    for key, rel in list(package.rels.items()):
        if rel.reltype not in (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES):
            del package.rels[key]
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, _FONTS.encode("utf-8"), package)
    main.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    program = PackURI("/docProps/app.xml")
    about = Part(program, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _PROGRAM.encode("utf-8"), package)
    package.relate_to(about, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    write_styles(word.styles.element)
    _write_settings(word)
    _describe(word, document)
    return word


def _write_settings(word: WordDocument) -> None:
    settings = word.settings.element
    for old in list(settings):
        settings.remove(old)
    place = "http://schemas.microsoft.com/office/word"
    wanted = {
        "compatibilityMode": _PRESENT_WORD,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = [element("w:compatSetting", name=name, uri=place, val=val) for name, val in wanted.items()]
    settings.extend(
        [
            element("w:zoom", percent=100),
            element("w:defaultTabStop", val=720),
            element("w:characterSpacingControl", val="doNotCompress"),
            element("w:compat", *compat),
            element("w:themeFontLang", val="en-US", bidi="th-TH"),
            element("w:decimalSymbol", val="."),
            element("w:listSeparator", val=","),
        ]
    )


def _describe(word: WordDocument, document: Document) -> None:
    about = word.core_properties
    about.title = printable_text(document.title)[:_LONGEST]
    about.author = printable_text(document.author)[:_LONGEST]
    about.subject = printable_text(document.subject)[:_LONGEST]
    about.keywords, about.comments, about.last_modified_by = "ITA", "", ""
    about.language, about.revision = "th-TH", 1
    about.created = about.modified = _MADE


def close_package(word: WordDocument) -> bytes:
    """The bytes of the file, the same for the same content whenever it is made."""
    made, fixed = BytesIO(), BytesIO()
    word.save(made)
    with ZipFile(made) as parts, ZipFile(fixed, "w") as file:
        for part in parts.infolist():
            entry = ZipInfo(part.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, parts.read(part))
    return fixed.getvalue()
