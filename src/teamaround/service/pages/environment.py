"""The Jinja2 environment of all pages, named in the settings of Django's Jinja2 backend."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from teamaround.service.pages.components.phrases import say
from teamaround.service.pages.words import dates

PAGES = Path(__file__).parent

# words the ported GOV.UK macros use as JavaScript does; everything else unknown is our mistake
LENT_WORDS = frozenset({"undefined", "null", "caller"})


class Presenter(Protocol):
    """A frozen value that names the template which draws it."""

    template: str


class HonestUndefined(ChainableUndefined):
    """Silent where the GOV.UK macros need it, an error where a page misspells something of ours.

    The ported macros ask their parameter mappings for keys that are not there and rely on getting nothing, so
    StrictUndefined cannot serve them. What is missing from a mapping stays silent here; an attribute missing
    from a presenter, or a name missing from the context, raises as StrictUndefined would.
    """

    __slots__ = ()

    def _check(self) -> None:
        asked_of, name = self._undefined_obj, self._undefined_name
        if isinstance(asked_of, Mapping | str | list | tuple):
            return
        if asked_of is missing and (name is None or name in LENT_WORDS or name.startswith("params")):
            return
        self._fail_with_undefined_error()

    def __str__(self) -> str:
        self._check()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._check()
        return iter(())

    def __bool__(self) -> bool:
        self._check()
        return False

    def __getattr__(self, name: str) -> "HonestUndefined":
        if name.startswith("__"):
            raise AttributeError(name)
        self._check()
        return self

    def __getitem__(self, _key: str) -> "HonestUndefined":  # type: ignore[override]  # the base takes any object
        self._check()
        return self

    def __html__(self) -> str:
        return str(self)


@pass_context
def show(context: Context, presenter: Presenter) -> Markup:
    """Draw a presenter with the template that it names; `csrf_input` comes from the page's context."""
    template = context.environment.get_template(presenter.template)
    return Markup(template.render({"this": presenter, "csrf_input": context.get("csrf_input", "")}))  # noqa: S704  # autoescaped by its template


def url(name: str, *args: object, **kwargs: object) -> str:
    """The path of a named URL: `url("child", case_reference)`. Raises NoReverseMatch."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _loaders(given: BaseLoader | None) -> ChoiceLoader:
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    own = FileSystemLoader(PAGES)
    return ChoiceLoader([own, govuk] if given is None else [given, own, govuk])


FILTERS: dict[str, Callable[..., object]] = {
    "say": say,
    "day": dates.day,
    "short_day": dates.short_day,
    "brief_day": dates.brief_day,
    "weekday": dates.weekday,
    "short_weekday": dates.short_weekday,
    "clock_time": dates.clock_time,
    "moment": dates.moment,
    "brief_moment": dates.brief_moment,
    "full_moment": dates.full_moment,
    "lag": dates.lag,
    "left": dates.left,
    "deadline": dates.deadline,
    "ago": dates.ago,
}


def environment(**options: Any) -> Environment:
    """The environment: our templates by their path under `pages/`, the GOV.UK macros, globals and filters.

    `options` are those of Django's Jinja2 backend; `undefined` and `autoescape` are not for it to decide.
    """
    options["loader"] = _loaders(options.get("loader"))
    options["undefined"] = HonestUndefined
    options["autoescape"] = True
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    built = Environment(**options)  # noqa: S701  # autoescape is set above
    built.globals.update(show=show, url=url, static=static)
    built.filters.update(FILTERS)
    return built
