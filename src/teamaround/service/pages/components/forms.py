"""Form fields and the error summary, drawn by the ported GOV.UK macros."""

from dataclasses import dataclass
from typing import ClassVar

Parameters = dict[str, object]


def _words(text: str) -> Parameters:
    return {"text": text}


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong and how to put it right; `field` is the id of the field that the summary leads to."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class ErrorSummary:
    """Stands on top of the page; give the same messages to the fields."""

    errors: tuple[FieldError, ...]
    title: str = "There is a problem"
    template: ClassVar[str] = "components/error_summary.html"

    @property
    def parameters(self) -> Parameters:
        rows = [{"text": error.message, "href": f"#{error.field}"} for error in self.errors]
        return {"titleText": self.title, "errorList": rows}


@dataclass(frozen=True, slots=True)
class TextField:
    """One line of text. `width` is one of GOV.UK's character widths (2, 3, 4, 5, 10, 20, 30) or 0 for full."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""
    width: int = 0
    kind: str = "text"
    autocomplete: str = ""
    template: ClassVar[str] = "components/text_field.html"

    @property
    def parameters(self) -> Parameters:
        given: Parameters = {
            "id": self.name,
            "name": self.name,
            "label": _words(self.label),
            "value": self.value,
        }
        given["type"] = self.kind
        if self.width:
            given["classes"] = f"govuk-input--width-{self.width}"
        if self.autocomplete:
            given["autocomplete"] = self.autocomplete
        return given | _asides(self.hint, self.error)


@dataclass(frozen=True, slots=True)
class TextArea:
    """Several lines of text."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""
    rows: int = 3
    template: ClassVar[str] = "components/text_area.html"

    @property
    def parameters(self) -> Parameters:
        label = {"text": self.label, "classes": "govuk-label--s"}
        given: Parameters = {"id": self.name, "name": self.name, "label": label, "value": self.value}
        return given | {"rows": str(self.rows)} | _asides(self.hint, self.error)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose, with what follows from it."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Radio buttons, or tick boxes with `several`. Nothing is preselected unless a choice says so."""

    name: str
    legend: str
    choices: tuple[Choice, ...]
    hint: str = ""
    error: str = ""
    several: bool = False
    small: bool = False
    template: ClassVar[str] = "components/choices.html"

    @property
    def parameters(self) -> Parameters:
        kind = "checkboxes" if self.several else "radios"
        legend = {"text": self.legend, "classes": "govuk-fieldset__legend--s"}
        given: Parameters = {"idPrefix": self.name, "name": self.name, "fieldset": {"legend": legend}}
        given["items"] = [_choice(choice) for choice in self.choices]
        if self.small:
            given["classes"] = f"govuk-{kind}--small"
        return given | _asides(self.hint, self.error)


@dataclass(frozen=True, slots=True)
class Select:
    """One answer of a list too long for radio buttons, such as the agencies of a directory."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    hint: str = ""
    error: str = ""
    template: ClassVar[str] = "components/select.html"

    @property
    def parameters(self) -> Parameters:
        label = {"text": self.label, "classes": "govuk-label--s"}
        given: Parameters = {"id": self.name, "name": self.name, "label": label}
        given["items"] = [
            {"value": one.value, "text": one.label, "selected": one.chosen} for one in self.choices
        ]
        return given | _asides(self.hint, self.error)


@dataclass(frozen=True, slots=True)
class DateField:
    """A date in three parts, named `<name>-day`, `-month`, `-year`, as typed."""

    name: str
    legend: str
    day: str = ""
    month: str = ""
    year: str = ""
    hint: str = ""
    error: str = ""
    template: ClassVar[str] = "components/date_field.html"

    @property
    def parameters(self) -> Parameters:
        legend = {"text": self.legend, "classes": "govuk-fieldset__legend--s"}
        parts = [
            self._part("day", self.day, 2),
            self._part("month", self.month, 2),
            self._part("year", self.year, 4),
        ]
        given: Parameters = {
            "id": self.name,
            "namePrefix": self.name,
            "fieldset": {"legend": legend},
            "items": parts,
        }
        return given | _asides(self.hint, self.error)

    def _part(self, part: str, value: str, width: int) -> Parameters:
        css = f"govuk-input--width-{width}" + (" govuk-input--error" if self.error else "")
        return {"name": part, "value": value, "classes": css}


def _asides(hint: str, error: str) -> Parameters:
    asides: Parameters = {}
    if hint:
        asides["hint"] = _words(hint)
    if error:
        asides["errorMessage"] = _words(error)
    return asides


def _choice(choice: Choice) -> Parameters:
    given: Parameters = {"value": choice.value, "text": choice.label, "checked": choice.chosen}
    return given | ({"hint": _words(choice.hint)} if choice.hint else {})
