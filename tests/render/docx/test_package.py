from dataclasses import replace

from ita_desk.render.docx.style_sheet import FONT
from typeset import document
from word_files import found, opened, parts, value, word_file, written


def test_the_file_says_what_it_is_and_nothing_of_who_made_it() -> None:
    about = word_file().core_properties
    assert (about.title, about.author, about.subject, about.language) == ("รายงาน", "ผู้จัดทำ", "เรื่อง", "th-TH")
    assert (about.last_modified_by, about.comments, about.created, about.modified) == (
        "",
        "",
        about.modified,
        about.created,
    )
    assert about.created is not None
    assert about.created.year == 2000


def test_odd_and_endless_titles_do_not_break_the_file() -> None:
    made = replace(document(), title="ก\x00\ud800" + "ข" * 999, author="\x1b", subject="")
    about = opened(written(made).content).core_properties
    assert about.title == "ก" + "ข" * 254
    assert about.author == ""


def test_no_part_of_the_template_is_left() -> None:
    assert sorted(parts(written(document()).content)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_what_stands_in_for_the_font_is_told() -> None:
    fonts = parts(written(document()).content)["word/fontTable.xml"].decode("utf-8")
    assert f'w:name="{FONT}"' in fonts
    assert 'w:altName w:val="TH Sarabun New,' in fonts


def test_word_lays_it_out_in_its_present_way() -> None:
    settings = word_file().settings.element
    modes = {value(s, "name"): value(s) for s in found(settings, "w:compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert value(found(settings, "w:themeFontLang")[0], "bidi") == "th-TH"
