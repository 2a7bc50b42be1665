"""What is to be printed; apart from the export, so that asking for pages loads nothing that makes them."""

from dataclasses import field

from ita_desk.document.fields import PrintOptions
from ita_desk.forms.report_form import ReportForm
from ita_desk.records import dataclass


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to print: form, year, round and digits, and how much of the data goes along (office, year or none)."""

    form: ReportForm
    fiscal_year: int
    options: PrintOptions = field(default_factory=PrintOptions)
    data: str = "office"
