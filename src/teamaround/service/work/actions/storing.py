"""Write a changed row back. `save()` is closed on sensitive models, since it would read through their guard."""

from __future__ import annotations

from teamaround.service.work.models import AlertRow, Task


def store(row: AlertRow | Task) -> None:
    """Write every column of a row that was read, and locked, before."""
    columns = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    values = {column: getattr(row, column) for column in columns}
    if isinstance(row, AlertRow):
        AlertRow._unsafe_system.filter(pk=row.pk).update(**values)
    else:
        Task._unsafe_system.filter(pk=row.pk).update(**values)
