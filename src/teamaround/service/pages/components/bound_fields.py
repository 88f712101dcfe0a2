"""Django's bound form fields as presenters, so that a view hands one form to its template."""

from django.forms import BoundField, Form

from teamaround.service.pages.components.forms import (
    Choice,
    Choices,
    ErrorSummary,
    FieldError,
    TextArea,
    TextField,
)


def _error(field: BoundField) -> str:
    return str(field.errors[0]) if field.errors else ""


def error_summary(form: Form) -> ErrorSummary | None:
    """All errors of the form, each leading to its field; None where there are none."""
    rows = [
        FieldError(_anchor(form, name), str(message))
        for name, errors in form.errors.items()
        for message in errors
    ]
    return ErrorSummary(tuple(rows)) if rows else None


def _anchor(form: Form, name: str) -> str:
    return form[name].html_name if name in form.fields else "main-content"


def text_field(field: BoundField, *, width: int = 0, kind: str = "text") -> TextField:
    """A bound CharField as one line of text."""
    return TextField(
        name=field.html_name,
        label=str(field.label),
        value=str(field.value() or ""),
        hint=str(field.help_text),
        error=_error(field),
        width=width,
        kind=kind,
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
