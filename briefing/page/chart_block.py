"""What a chart is made of, the block of a page that shows the numbers of a figure over time."""

from __future__ import annotations

from typing import NamedTuple


class ChartPoint(NamedTuple):
    """A number of a chart, from `least` to `most`, for one of the ISO days from `first` to `last`.

    `value` is it in words; `day` is that date as written, on which it was only `given` where nobody
    says for what day it is. `who` gives it, `named` unless that is somebody unnamed. With `more` or
    `less` it is open upwards or downwards, with `about` approximate; `day_sign` says that its day
    is about (~) or uncertain (?). `sign` tells how it stands to what others give for its day: the
    same (=), different (≠), or not to be compared (?).
    """

    first: str
    last: str
    least: float
    most: float
    value: str
    day: str
    who: str
    named: bool = True
    given: bool = False
    more: bool = False
    less: bool = False
    about: bool = False
    day_sign: str = ""
    sign: str = ""


class Plotted(NamedTuple):
    """The numbers of one giver in a chart, in order of time; `figure` is another one's title.

    `against` says on how many days they are the same as others' or differ.
    """

    name: str
    points: tuple[ChartPoint, ...]
    against: str = ""
    figure: str = ""

    @property
    def title(self) -> str:
        """The name, and the figure that the numbers are counted in, if that is another one."""
        return f"{self.name}, in {self.figure}" if self.figure else self.name


class ChartSpan(NamedTuple):
    """The days between two ISO dates, how long somebody says that they are, and if that holds."""

    first: str
    last: str
    words: str
    sign: str = ""
