"""The build of what the browser gets."""

import importlib.util
import json
import re
from types import ModuleType

import pytest

from tests.architecture.repository import ROOT


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("front_end_build", ROOT / "front_end/build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_others_styles_lose_font_crest_and_absolute_paths(build: ModuleType) -> None:
    css = (
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff2)}"
        ".a{font-family:GDS Transport,arial,sans-serif}"
        '.b{font-family:"GDS Transport",arial}'
        ".c{color:red;background-image:url(/assets/images/govuk-crest.svg);margin:0}"
        ".d{background:url(/assets/images/icon-document.svg)}"
        "/*# sourceMappingURL=x.css.map */"
    )
    assert build.without_others_brand(css) == (
        ".a{font-family:arial,sans-serif}.b{font-family:arial}.c{color:red;margin:0}.d{background:url(images/icon-document.svg)}"
    )


def test_packages_are_pinned_exactly_and_name_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    lock = (ROOT / "package-lock.json").read_text()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert "resolved" not in lock
    assert "://" not in lock


def test_build_is_named_by_what_it_is_made_of(build: ModuleType) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", build.fingerprint())
    assert build.fingerprint() == build.fingerprint()


def test_own_styles_are_prefixed_and_never_insist(build: ModuleType) -> None:
    for path in build.own_styles():
        css = path.read_text()
        assert "!important" not in css, path.name
        classes = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d\.\d+|\"[^\"]*\"", "", css)))
        foreign = {name for name in classes if not name.startswith(("app-", "govuk-"))}
        assert foreign == set(), path.name


def test_own_styles_begin_with_colours_and_page(build: ModuleType) -> None:
    assert [path.stem for path in build.own_styles()[:2]] == ["colours", "page"]
