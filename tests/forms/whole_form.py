"""A form that says everything the form language knows, and its sections of scores as they are read."""

from ita_desk.forms.score_sections import (
    ChartsSection,
    ChartWish,
    ListSection,
    QuestionTablesSection,
    ScoreTableSection,
)

WHOLE = """\
id = "trial"
name = "แบบทดลอง"
texts_of = "result-scores"
page = { size = "A4", orientation = "landscape", margins_mm = [10, 20, 30.5, 40] }

[[section]]
kind = "cover"
id = "cover"
titles = ["รายงาน", "ปี {fiscal_year}"]
foot = ["{agency.full_name}", ["{agency.place}", "โทร. {agency.phone}"]]

[[section]]
kind = "heading"
id = "title"
text = "หัวเรื่อง {not a field}"
level = 2
number = true
with = "limits"

[[section]]
kind = "paragraph"
id = "opening"
text = "คะแนน {score.9.1@basis} {figure.past} {figure.radar}"

[[section]]
kind = "measure-table"
id = "measures"
number = { heading = "ที่", width = 6, style = "continuous" }
group_rows = { from = "groups", heading_after = true }
empty = "-"
[[section.column]]
field = ["title", "steps"]
join = "lines"
align = "center"
heading = "มาตรการ"
width = 26
span = true
[[section.column]]
heading = "ผล"
[[section.column.column]]
field = "outcome.result"
status-cell = ["done", "in_progress"]
photos = ["output", ""]
heading = "แล้วเสร็จ"
width = 20.5
[[section.column.column]]
heading = "คะแนน"
width = 4
score-sentence = { year = "basis", one = "{name}", joiner = " ", bands = [
  { from = 0, opening = "ต่ำ" }, { from = 85.5, opening = "สูง" } ] }
[[section.column]]
heading = "เสร็จ"
tick = "done"
width = 5

[[section]]
kind = "signatures"
id = "signatures"
roles = ["approver", "reporter"]
role_texts = { approver = "ผู้เห็นชอบ" }

[[section]]
kind = "memo-head"
id = "head"
title = "บันทึก"
from = "{agency.office}"
number = ""
date = "{report_date}"
subject = "รายงาน"
to = "{agency.head}"
seal = true

[[section]]
kind = "paragraph"
id = "opinion"
text = ""
lines = 2

[[section]]
kind = "photo-appendix"
id = "photos"
columns = 3
places = ["output", ""]
empty = "ไม่มีภาพ"

[[section]]
kind = "link-table"
id = "links"
rows = "all"
headings = ["ข้อ", "ข้อมูล", "URL", "อธิบาย"]
widths = [6, 28.5, 40, 26]

[[section]]
kind = "score-table"
id = "scores"
page = { orientation = "portrait", margins_mm = [15, 15, 15, 15] }
year = "fiscal"
headings = ["แบบ", "ลำดับ", "ตัวชี้วัด", "ได้"]
widths = [12, 10, 58.5, 20]

[[section]]
kind = "question-tables"
id = "issues"
issue_word = "ประเด็นที่"
question_word = "ข้อ"
headings = ["เครื่องมือ", "คำถาม", "ได้"]
widths = [16, 68, 16]
findings_heading = "วิเคราะห์"
finding_labels = ["ขาด :", "พัฒนา :", "รักษา :"]

[[section]]
kind = "charts"
id = "charts"
caption_word = "ภาพที่"
[[section.chart]]
id = "past"
show = "total"
years = 5
caption = "ย้อนหลัง"
[[section.chart]]
show = "radar"
years = 2
caption = "เทียบกัน"

[[section]]
kind = "list"
id = "limits"
from = "limitations"
"""

SCORE_SECTIONS = (
    ScoreTableSection("scores", "fiscal", ("แบบ", "ลำดับ", "ตัวชี้วัด", "ได้"), (12, 10, 58.5, 20)),
    QuestionTablesSection(
        "issues",
        "basis",
        "ประเด็นที่",
        "ข้อ",
        ("เครื่องมือ", "คำถาม", "ได้"),
        (16, 68, 16),
        "วิเคราะห์",
        ("ขาด :", "พัฒนา :", "รักษา :"),
    ),
    ChartsSection(
        "charts",
        "basis",
        "ภาพที่",
        (ChartWish("total", 5, "ย้อนหลัง", "past"), ChartWish("radar", 2, "เทียบกัน")),
    ),
    ListSection("limits", "limitations"),
)
