"""Take the pictures of the documentation from the running demonstration: `make demo`, then `make screenshots`.

What is taken stands in `pictures.yaml`: as whom, from which page, by which links, at which widths. With names as
arguments only those are taken; `--at` says where the demonstration is served.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import msgspec
from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

HERE = Path(__file__).parent
WAIT = 15_000  # milliseconds for a page to be there


class Size(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A window: its width and height in CSS pixels, and what is added to the name of the picture."""

    width: int
    height: int
    suffix: str = ""


class Picture(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One picture at one or more sizes. `follow` are the words of links to click, one after the other."""

    name: str
    persona: str = ""  # user name; empty for a page that needs no sign-in
    start: str = "/"
    follow: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ("desk",)
    whole_page: bool = False


class Pictures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole table."""

    sizes: dict[str, Size]
    pictures: tuple[Picture, ...]


def table() -> Pictures:
    """What is to be taken; msgspec names the row and field of a mistake."""
    return msgspec.yaml.decode((HERE / "pictures.yaml").read_bytes(), type=Pictures)


def _sign_in(page: Page, at: str, persona: str) -> None:
    page.goto(f"{at}/sign-in")
    page.locator(f'button[name="persona"][value="{persona}"]').click()
    page.wait_for_url(lambda url: not url.endswith("/sign-in"))


def _take(browser: Browser, at: str, picture: Picture, size: Size) -> Path:
    context = browser.new_context(
        viewport={"width": size.width, "height": size.height}, reduced_motion="reduce", locale="en-GB"
    )
    page = context.new_page()
    page.set_default_timeout(WAIT)
    if picture.persona:
        _sign_in(page, at, picture.persona)
    if picture.start != "/" or not picture.persona:
        page.goto(f"{at}{picture.start}")
    for words in picture.follow:
        page.get_by_role("link", name=words).first.click()
        page.wait_for_load_state("load")
    path = HERE / f"{picture.name}{size.suffix}.png"
    page.screenshot(path=path, full_page=picture.whole_page, animations="disabled")
    context.close()
    _made_small(path)
    return path


def _made_small(path: Path) -> None:
    """Flat drawings need few colours: a quarter of the size, and nothing that an eye would miss."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(colors=128, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "--at", default="http://127.0.0.1:8000", show_default=True, help="Where the demonstration is served."
)
def main(names: tuple[str, ...], at: str) -> None:
    """Take all pictures, or those named."""
    wanted = table()
    chosen = [picture for picture in wanted.pictures if not names or picture.name in names]
    if not chosen:
        raise click.ClickException(f"pictures.yaml has none of: {', '.join(names)}")
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for picture in chosen:
            for size in picture.sizes:
                try:
                    path = _take(browser, at.rstrip("/"), picture, wanted.sizes[size])
                except Error as error:
                    told = error.message.splitlines()[0]
                    raise click.ClickException(
                        f"{picture.name} ({size}): {told}. Is `make demo` running?"
                    ) from error
                sys.stdout.write(f"{path.name}\n")
        browser.close()


if __name__ == "__main__":
    main()
