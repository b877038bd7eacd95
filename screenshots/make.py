"""Draws the screenshots anew from the running app: every main screen, at two sizes.

Run it with `make screenshots`. Each screen is reached by its keys, as a person reaches it. The SVG
files are what the toolkit draws; the PNG files are made from them, with the one font for all.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

import resvg_py
from textual.pilot import Pilot

from briefing.library.opening import open_library
from briefing.reader.app import ReaderApp
from briefing.reader.settings.config import Config
from briefing.shipped import shipped

HERE = Path(__file__).parent
SIZES = ((120, 36), (80, 24))


def found(query: str) -> list[str]:
    """The keys that search for something and open the first record that is found."""
    return ["/", *query, "enter"]


SCREENS: dict[str, list[str]] = {
    "front-page": [],
    "incidents": ["2"],
    "statement": found("deterrence kind:quote"),
    "incident": found("tanf kind:incidents"),
    "actor": found("kataib"),
    "figure": ["6", "enter"],
    "adding-up": ["6", "enter", "ctrl+d", "ctrl+d"],
    "claim-ledger": ["L"],
    "gaps": ["M"],
    "voice": ["V"],
    "wording": ["W"],
    "as-of": ["t"],
    "location": found("harir kind:locations"),
    "search": ["/", *"actor:KH enemy"],
    "completion": ["/", *"kind:incident actor:k"],
    "facets": ["/", *"drone kind:statements", "tab"],
    "labels": ["f"],
    "find": ["ctrl+f", *"gas field"],
    "trail": ["2", "3", "4", "'"],
    "export": ["3", "x"],
    "map": ["P", "n"],
    "help": ["?"],
    "light": ["ctrl+p", *"light or dark", "enter", "2"],
}
"""What to press for each picture."""


FONTS = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "DejaVuSans.ttf")
"""The first two have the lines, arrows and letters that the reader shows; they have no braille,
which is what maps are drawn with, and for that the third stands beside them."""


def fonts() -> list[str]:
    """The files of the fonts."""
    package = find_spec("matplotlib")
    if package is None or package.origin is None:
        raise SystemExit("make screenshots needs matplotlib, for the fonts that come with it")
    folder = Path(package.origin).parent / "mpl-data" / "fonts" / "ttf"
    return [str(folder / name) for name in FONTS]


def png(svg: str) -> bytes:
    """The picture as PNG."""
    # The toolkit names a font that is fetched from the web; only the ones beside us are used.
    own = svg.replace("Fira Code", "DejaVu Sans Mono")
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=own,
            skip_system_fonts=True,
            font_files=fonts(),
            font_family="DejaVu Sans Mono",
            monospace_family="DejaVu Sans Mono",
            sans_serif_family="DejaVu Sans",
        )
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def take(name: str, size: tuple[int, int]) -> None:
    """One picture, as SVG and PNG."""
    library = open_library(shipped())
    app = ReaderApp(shipped(), library, Config())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in SCREENS[name]:
            await pilot.press(key)
            await settle(pilot)
        svg = app.export_screenshot(title="briefing")
    path = HERE / f"{name}-{size[0]}x{size[1]}.svg"
    path.write_text(svg, "utf-8")
    path.with_suffix(".png").write_bytes(png(svg))
    library.close()


async def main() -> None:
    """All pictures."""
    for old in (*HERE.glob("*.svg"), *HERE.glob("*.png")):
        old.unlink()
    for name in SCREENS:
        for size in SIZES:
            await take(name, size)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for part in ("CACHE", "CONFIG", "STATE"):
            os.environ[f"BRIEFING_{part}_DIR"] = folder
        for name in ("NO_COLOR", "COLORFGBG", "BRIEFING_THEME"):
            os.environ.pop(name, None)
        os.chdir(tempfile.gettempdir())  # the export window shows the folder that it would write to
        os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        asyncio.run(main())
