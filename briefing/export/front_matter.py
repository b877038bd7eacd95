"""Front matter: what a program should know of an export, before its text.

YAML, whose values are all JSON strings: no value can be read as a date, a number or a structure,
and none can end the front matter.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from briefing.text.visible import visible_line


def front_matter(values: Mapping[str, str]) -> str:
    """The block between the `---` lines, with them; values that are empty are left out."""
    lines = (
        f"{name}: {json.dumps(visible_line(value), ensure_ascii=False)}"
        for name, value in values.items()
        if value
    )
    return "\n".join(("---", *lines, "---"))
