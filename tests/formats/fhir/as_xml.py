"""Invented FHIR messages written as XML: the same content as their JSON, for comparing the two ways in."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr


def as_xml(resource: dict[str, Any]) -> bytes:
    """A resource or bundle as a FHIR XML document."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_resource(resource, " xmlns=" + quoteattr("http://hl7.org/fhir"))}'.encode()


def _resource(resource: dict[str, Any], mark: str = "") -> str:
    kind = resource["resourceType"]
    inner = "".join(_element(name, value) for name, value in resource.items() if name != "resourceType")
    return f"<{kind}{mark}>{inner}</{kind}>"


def _element(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_element(name, part) for part in value)
    if not isinstance(value, dict):
        return f"<{name} value={quoteattr(str(value))}/>"
    if "resourceType" in value:
        return f"<{name}>{_resource(value)}</{name}>"
    url = f" url={quoteattr(value['url'])}" if name == "extension" else ""
    inner = "".join(
        _element(key, part) for key, part in value.items() if not (key == "url" and name == "extension")
    )
    return f"<{name}{url}>{inner}</{name}>"
