"""Django's bound form fields as presenters, so that a view hands one form to its template."""

from django.forms import BoundField, Form

from teamaround.service.pages.components.forms import (
    Choice,
    Choices,
    DateField,
    ErrorSummary,
    FieldError,
    Select,
    TextArea,
    TextField,
)
from teamaround.service.pages.components.typed_day import PARTS, DayField, parts_of


def _error(field: BoundField) -> str:
    return str(field.errors[0]) if field.errors else ""


def error_summary(form: Form) -> ErrorSummary | None:
    """All errors of the form in the order of its fields, each leading to its field; None where there are none."""
    in_order = sorted(form.errors.items(), key=lambda pair: _place(form, pair[0]))
    rows = [FieldError(_anchor(form, name), str(message)) for name, errors in in_order for message in errors]
    return ErrorSummary(tuple(rows)) if rows else None


def _place(form: Form, name: str) -> int:
    names = list(form.fields)
    return names.index(name) if name in names else len(names)


def _anchor(form: Form, name: str) -> str:
    if name not in form.fields or form[name].is_hidden:
        return "main-content"
    first = f"-{PARTS[0]}" if isinstance(form.fields[name], DayField) else ""
    return f"{form[name].html_name}{first}"


def day_field(field: BoundField) -> DateField:
    """A bound DayField as its three parts, as they were typed."""
    day, month, year = parts_of(field.value() or ("",) * len(PARTS))
    return DateField(
        field.html_name, str(field.label), day, month, year, hint=str(field.help_text), error=_error(field)
    )


def text_field(field: BoundField, *, width: int = 0, kind: str = "text", autocomplete: str = "") -> TextField:
    """A bound CharField as one line of text."""
    return TextField(
        name=field.html_name,
        label=str(field.label),
        value=str(field.value() or ""),
        hint=str(field.help_text),
        error=_error(field),
        width=width,
        kind=kind,
        autocomplete=autocomplete,
    )


def select(field: BoundField) -> Select:
    """A bound ChoiceField as a list that drops down, in the order of its choices."""
    chosen = str(field.value() or "")
    offered = [(str(value), str(label)) for value, label in field.field.choices]  # type: ignore[attr-defined]  # only ChoiceFields are given
    return Select(
        name=field.html_name,
        label=str(field.label),
        choices=tuple(Choice(value, label, chosen=value == chosen) for value, label in offered),
        hint=str(field.help_text),
        error=_error(field),
    )


def text_area(field: BoundField, *, rows: int = 3) -> TextArea:
    """A bound CharField as several lines of text."""
    return TextArea(
        name=field.html_name,
        label=str(field.label),
        value=str(field.value() or ""),
        hint=str(field.help_text),
        error=_error(field),
        rows=rows,
    )


def choices(
    field: BoundField, *, hints: tuple[str, ...] = (), several: bool = False, small: bool = False
) -> Choices:
    """A bound ChoiceField or MultipleChoiceField; `hints` in the order of its choices."""
    chosen = field.value() or ()
    wanted = {str(value) for value in (chosen if isinstance(chosen, list | tuple) else (chosen,))}
    offered = [(str(value), str(label)) for value, label in field.field.choices if value != ""]  # type: ignore[attr-defined]  # only ChoiceFields are given
    padded = (*hints, *("",) * (len(offered) - len(hints)))
    rows = [
        Choice(value, label, hint, value in wanted)
        for (value, label), hint in zip(offered, padded, strict=False)
    ]
    return Choices(
        name=field.html_name,
        legend=str(field.label),
        choices=tuple(rows),
        hint=str(field.help_text),
        error=_error(field),
        several=several,
        small=small,
    )
