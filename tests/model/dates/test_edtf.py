"""Dates: our own reader, by itself and beside the reference one (the `edtf` package)."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from datetime import date
from time import struct_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.model.dates.days import checked, day_text
from briefing.model.dates.edtf import Edtf, describe, parse

with warnings.catch_warnings():
    # The reference names parts of its grammar in a way that its own parser library warns about.
    warnings.filterwarnings("ignore", message=r"warn_(multiple|ungrouped)_")
    import edtf as reference

FIRST, LAST = "0000-01-01", "9999-12-31"
"""Of the years that EDTF writes with four digits and no sign."""


# What a date means.


@pytest.mark.parametrize(
    ("written", "lower", "upper"),
    [
        ("2023-11-18", "2023-11-18", "2023-11-18"),
        ("2023-11", "2023-11-01", "2023-11-30"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-23", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2023-11-XX", "2023-11-01", "2023-11-30"),
        ("2023-XX", "2023-01-01", "2023-12-31"),
        ("2023-XX-XX", "2023-01-01", "2023-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2XXX", "2000-01-01", "2999-12-31"),
        ("XXXX", FIRST, LAST),
        ("2023-11-06/2023-11-12", "2023-11-06", "2023-11-12"),
        ("2023-11/2024", "2023-11-01", "2024-12-31"),
        ("2023/2023-11", "2023-01-01", "2023-11-30"),
        ("2023-11-XX/2023-12-03?", "2023-11-01", "2023-12-03"),
        ("2023-11/..", "2023-11-01", ""),
        ("2023-11/", "2023-11-01", ""),
        ("../2023-11", "", "2023-11-30"),
        ("/2023-11", "", "2023-11-30"),
        ("..2023-11-18", "", "2023-11-18"),
        ("..2023-11~", "", "2023-11-30"),
        ("2023-11-18T14:30:00", "2023-11-18", "2023-11-18"),
        ("2023-11-18T23:30:00-05:00", "2023-11-18", "2023-11-18"),
        ("2023-11-18T24:00:00Z", "2023-11-18", "2023-11-18"),
        ("2023-11-18T14:30:59+00:00", "2023-11-18", "2023-11-18"),
        ("  2023-11 ", "2023-11-01", "2023-11-30"),
        # Beyond the years 1 to 9999.
        ("0000", FIRST, "0000-12-31"),
        ("0000-02", "0000-02-01", "0000-02-29"),
        ("-0044-03-15", "!999999956-03-15", "!999999956-03-15"),
        ("-201X", "!999997981-01-01", "!999997990-12-31"),
        ("000X", FIRST, "0009-12-31"),
        ("-0044/0476", "!999999956-01-01", "0476-12-31"),
        ("-0001-24", "!999999999-12-01", "0000-02-29"),
        ("9999-24", "9999-12-01", "Y000010000-02-29"),
        ("Y17000", "Y000017000-01-01", "Y000017000-12-31"),
        ("Y170000002", "Y170000002-01-01", "Y170000002-12-31"),
        ("Y-17000", "!999983000-01-01", "!999983000-12-31"),
        ("Y-999999999", "!000000001-01-01", "!000000001-12-31"),
    ],
)
def test_the_first_and_the_last_day(written: str, lower: str, upper: str) -> None:
    read = parse(written)
    assert (read.written, read.lower, read.upper) == (written.strip(), lower, upper)


@pytest.mark.parametrize(
    ("written", "approximate", "uncertain"),
    [
        ("2023-11-18", False, False),
        ("2023-11-18~", True, False),
        ("2023-11?", False, True),
        ("2023%", True, True),
        ("2023-11-XX~", True, False),
        ("2023-21?", False, True),
        ("2023~/2024", True, False),
        ("2023~/2024?", True, True),
        ("2023/..", False, False),
        ("../2023?", False, True),
    ],
)
def test_the_signs(written: str, approximate: bool, uncertain: bool) -> None:
    read = parse(written)
    assert (read.approximate, read.uncertain) == (approximate, uncertain)
    assert (read.lower, read.upper) == (
        parse(re.sub("[~?%]", "", written)).lower,
        parse(re.sub("[~?%]", "", written)).upper,
    )


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [("2023/..", False, True), ("../2023", True, False), ("2023/", False, False), ("2023", 0, 0)],
)
def test_open_ends_are_told_from_unknown_ones(written: str, start: bool, end: bool) -> None:
    assert (parse(written).open_start, parse(written).open_end) == (start, end)


# What is refused, and how.


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2023-13", "2023-13 has no month 13: months are 01 to 12, seasons 21 to 24"),
        ("2023-25", "2023-25 has no month 25: months are 01 to 12, seasons 21 to 24"),
        ("2023-18-11", "2023-18-11 has no month 18: the month comes before the day"),
        ("2023-21-05", "2023-21-05 has no month 21: the month comes before the day"),
        ("2023-02-29", "2023-02-29 has no day 29: February 2023 has 28 days"),
        ("2023-11-31?", "2023-11-31? has no day 31: November 2023 has 30 days"),
        ("2023-00", "2023-00 has no month 00: write XX for a month that is not known"),
        ("2023-11-00", "2023-11-00 has no day 00: write XX for a day that is not known"),
        ("2023-11-06/2023-13", "2023-13 has no month 13: months are 01 to 12, seasons 21 to 24"),
        ("2023-12/2023-11", "2023-12/2023-11 ends before it starts: write 2023-11/2023-12"),
        ("-0044/-0499", "-0044/-0499 ends before it starts: write -0499/-0044"),
        ("Y12000/Y11000", "Y12000/Y11000 ends before it starts: write Y11000/Y12000"),
        ("2023/Y-12000", "2023/Y-12000 ends before it starts: write Y-12000/2023"),
        ("Y1234567890", "Y1234567890 is too far off: a year has at most 9 digits"),
        ("/", "/ says nothing: give the start, the end, or both"),
        ("../..", "../.. says nothing: give the start, the end, or both"),
        ("../", "../ says nothing: give the start, the end, or both"),
        (
            "2023-11-18T25:00:00",
            "2023-11-18T25:00:00 has no time 25:00:00: times are 00:00:00 to 23:59:59",
        ),
        (
            "2023-11-18T10:00:00+15:00",
            "2023-11-18T10:00:00+15:00 has no time zone +15:00: they are Z and -14:00 to +14:00",
        ),
        (
            "2023-11-18T10:00:00Z/2023-11-19",
            "2023-11-18T10:00:00Z/2023-11-19: an interval has no times; write 2023-11-18",
        ),
        ("", "empty: leave the date out, or write XXXX"),
        ("unknown", "unknown: leave the date out, or write XXXX"),
        (
            "yesterday",
            "yesterday is no date: write 2023-11-18, 2023-11 or 2023, or 2023-11-06/2023-11-12 for"
            " a span",
        ),
    ],
)
def test_a_message_says_what_is_wrong(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse(written)


HINTS = {
    "18/11/2023": "2023-11-18",
    "11/18/2023": "2023-11-18",
    "06/11/2023": "2023-11-06 or 2023-06-11",
    "11/11/2023": "2023-11-11",
    "18.11.2023": "2023-11-18",
    "18-11-2023": "2023-11-18",
    "8.1.2023": "2023-01-08 or 2023-08-01",
    "11/2023": "2023-11",
    "2023/11/18": "2023-11-18",
    "2023.11.18": "2023-11-18",
    "2023/11": "2023-11",
    "2023-1-8": "2023-01-08",
    "20231118": "2023-11-18",
    "202311": "2023-11",
    "18 November 2023": "2023-11-18",
    "18th Nov. 2023": "2023-11-18",
    "Nov 18, 2023": "2023-11-18",
    "Saturday, 18 November 2023": "2023-11-18",
    "November 2023": "2023-11",
    "spring 2023": "2023-21",
    "2023-11-18 14:30": "2023-11-18T14:30:00",
    "2023-11-18T14:30Z": "2023-11-18T14:30:00Z",
    "2023-11-18t14:30:05.123+0300": "2023-11-18T14:30:05+03:00",
    "18 Nov 2023 at 9:05 UTC": "2023-11-18T09:05:00Z",
    "2023-11-18T14:30:00~": "2023-11-18~",
    "~2023": "2023~",
    "2023 ?": "2023?",
    "2023?~": "2023%",
    "2023-11~-18": "2023-11-18~",
    "c. 2023": "2023~",
    "ca 2023-11": "2023-11~",
    "c1900": "1900~",
    "about 18 November 2023": "2023-11-18~",
    "probably November 2023": "2023-11?",
    "2023-11-xx": "2023-11-XX",
    "2023-11-??": "2023-11-XX",
    "2023-??-??": "2023-XX-XX",
    "2023-11-1X": "2023-11-XX",
    "2023-1X": "2023-XX",
    "the 2010s": "201X",
    "20th century": "19XX",
    "2023-11-06 - 2023-11-12": "2023-11-06/2023-11-12",
    "2023-11-06 to 2023-11-12": "2023-11-06/2023-11-12",
    "from 2023-11-06 until 2023-11-12": "2023-11-06/2023-11-12",
    "2023-11-06..2023-11-12": "2023-11-06/2023-11-12",
    "2023–2024": "2023/2024",
    "6-12 November 2023": "2023-11-06/2023-11-12",
    "28 October to 3 November 2023": "2023-10-28/2023-11-03",
    "since 2023-11": "2023-11/..",
    "from November 2023": "2023-11/..",
    "2023-11-": "2023-11/..",
    "2023-11/present": "2023-11/..",
    "open/2023": "../2023",
    "until 2023-11": "../2023-11",
    "2023-11/unknown": "2023-11/",
    "unknown/2023-11": "/2023-11",
    "44 BC": "-0043",
    "1 BC": "0000",
    "-0000": "0000",
    "AD 476": "0476",
    "Y2023": "2023",
    "12023": "Y12023",
    "٢٠٢٣-١١-١٨": "2023-11-18",
    "2023‑11‑18": "2023-11-18",
}


@pytest.mark.parametrize(("written", "better"), HINTS.items())
def test_a_date_written_by_hand_is_answered_with_how_to_write_it(written: str, better: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(f'{written}: write {better}')}$"):
        parse(written)


HANDWRITING = st.text("0123456789-/.:~?%XTZY ,to", max_size=25) | st.text(max_size=120)


@given(HANDWRITING | st.sampled_from(sorted(HINTS)).map(lambda text: text.replace("2023", "2021")))
def test_whatever_a_hint_offers_is_a_date(written: str) -> None:
    try:
        parse(written)
    except ValueError as error:
        message = str(error)
        assert message
        assert len(message) < 250
        if ": write 2023-11-18, " not in message and ": write XX " not in message:
            for better in re.findall(r"(?:write|or) ([-\dXYTZ~?%/.:+]+)", message):
                assert parse(better).written == better


@pytest.mark.parametrize("length", [101, 10_000_000])
def test_a_long_text_is_refused_without_a_look(length: int) -> None:
    with pytest.raises(ValueError, match=f"is too long for a date: {length} characters"):
        parse("1" * length)


# The reference.


def theirs(written: str) -> tuple[str, str] | None:
    """The bounds that the reference gives, as ours are written; None where it refuses."""
    with contextlib.redirect_stdout(io.StringIO()):  # it prints where its own classes fail
        try:
            read = reference.parse_edtf(written)
            return _day(read.lower_strict()), _day(read.upper_strict())
        except (reference.EDTFParseException, TypeError, AttributeError, ValueError):
            return None


def _day(bound: object) -> str:
    """A bound of the reference as ours are written, and empty as these are."""
    if isinstance(bound, float):  # ± infinity, where an end is open
        return ""
    assert isinstance(bound, struct_time)
    return day_text(*bound[:3])


def ours(written: str) -> tuple[str, str] | None:
    """The bounds that we give; None where we refuse."""
    try:
        return parse(written).lower, parse(written).upper
    except ValueError:
        return None


# Forms of level 1 about which both agree, to be made into tables and drawn from.
YEARS = ["2023", "2024", "1900", "2000", "0476", "0001", "9999", "0000", "-0001", "-0044", "-9999"]
PLAIN = YEARS + [f"{year}-{month}" for year in YEARS for month in ("01", "02", "04", "12")]
PLAIN += [f"{year}-{day}" for year in YEARS for day in ("01-31", "02-28", "06-30", "12-31")]
SEASONS = [f"{year}-{season}" for year in YEARS for season in (21, 22, 23)]
UNSPECIFIED = [f"{year}-{rest}" for year in YEARS[:8] for rest in ("XX", "XX-XX", "02-XX", "11-XX")]
UNSPECIFIED += ["201X", "20XX", "2XXX", "000X", "0XXX", "-201X", "-20XX", "-2XXX", "XXXX"]
SIGNED = [f"{text}{sign}" for text in PLAIN + UNSPECIFIED[:-1] for sign in "~?%"]
LONG = ["Y17000", "Y-17000", "Y170000002", "Y999999999"]
TIMES = ["00:00:00", "23:59:59", "14:30:00Z", "14:30:00+04", "14:30:00-05:30", "24:00:00"]
TIMED = [f"2023-11-18T{time}" for time in [*TIMES, "14:30:00+14:00", "14:30:00+00:30"]]
OPEN = [f"{text}/.." for text in ["2023", "2023-11~", "2023-11-18", "2023-21"]]
OPEN += [f"../{text}" for text in ["2023", "2023-11", "2023-11-18?", "2023-21"]]
SPANS = ["2023-11-06/2023-11-12", "2021/2023", "2023-10/2023-11", "2023~/2024-02-29?"]
SPANS += ["2023-21/2023-23", "-0044/0476", "2023-11/2023-11", "2022-12-28%/2023", "2023/2023-11"]
SPANS += ["2023-11-XX/2023-12", "201X/2020", "2023/202X"]
REFUSED = ["", "2023-13", "2023-00", "2023-1", "202", "20233", "-0000", "2023-11-31", "2023-04-31"]
REFUSED += ["2023-02-30", "2023-11-18T25:00:00", "2023-11-18T10:60:00", "2023-11-18T14:30", "Y2023"]
REFUSED += ["2023-11-18T10:00:00+15:00", "2023-11-18T10:00:00Z/2023", "/", "../", "/..", "Y02023"]
REFUSED += ["18/11/2023", "2023/11/18", "x", "2023-11-", "2023-11-18 14:30:00", "2023x", "~2023~"]
REFUSED += ["2023-20", "2023-11-18~~", "Y17000-11", "XX", "2023-11-18T10:00:00~", "2023//2024"]
REFUSED += ["2023-11-18T10:00:00+04:60", "2023-11-18T10:00:00-00:00", "2023-11-32"]

AGREED = PLAIN + SEASONS + UNSPECIFIED + SIGNED + LONG + TIMED + OPEN + SPANS


@pytest.mark.parametrize("written", AGREED)
def test_the_reference_reads_the_same(written: str) -> None:
    assert ours(written) == theirs(written) is not None


@pytest.mark.parametrize("written", REFUSED)
def test_the_reference_refuses_the_same(written: str) -> None:
    assert ours(written) is theirs(written) is None


@pytest.mark.parametrize(
    ("written", "we", "they"),
    [
        # A day that is not in the calendar; the reference lets 29 February pass in every year.
        ("2023-02-29", None, ("2023-02-29", "2023-02-29")),
        # Winter runs into the next year; the reference has December only.
        ("2023-24", ("2023-12-01", "2024-02-29"), ("2023-12-01", "2023-12-31")),
        # An end that is unknown has no bound; the reference gives it ten years.
        ("2023/", ("2023-01-01", ""), ("2023-01-01", "2033-01-01")),
        ("/2023", ("", "2023-12-31"), ("2013-12-31", "2023-12-31")),
        # An interval must not end before it starts, nor have no end at all.
        ("2023/2022", None, ("2023-01-01", "2022-12-31")),
        ("../..", None, ("", "")),
        # A sign may stand after every single date; the reference leaves some out.
        ("2023-21~", ("2023-03-01", "2023-05-31"), None),
        ("Y17000~", ("Y000017000-01-01", "Y000017000-12-31"), None),
        ("XXXX?", (FIRST, LAST), None),
        # And so with intervals: these meet an error of the reference, or are not in its grammar.
        ("2023-XX/2024", ("2023-01-01", "2024-12-31"), None),
        ("2023-11-XX/..", ("2023-11-01", ""), None),
        ("2023-11-XX~/2023-12", ("2023-11-01", "2023-12-31"), None),
        ("Y-17000/2023", ("!999983000-01-01", "2023-12-31"), None),
        # ISO 8601 writes UTC as Z or +00:00; the reference knows only Z.
        ("2023-11-18T10:00:00+00:00", ("2023-11-18", "2023-11-18"), None),
        # A time needs a day; the reference takes a year.
        ("2023T10:00:00", None, ("2023-01-01", "2023-12-31")),
        # A year has nine digits, so that days have an order in every list.
        ("Y1234567890", None, (day_text(1_234_567_890, 1, 1), day_text(1_234_567_890, 12, 31))),
        # Before the year 0 the reference turns round what is not known.
        (
            "-0044-02-XX",
            ("!999999956-02-01", "!999999956-02-29"),
            ("!999999956-02-29", "!999999956-02-01"),
        ),
        # Level 2, which the reference reads too.
        ("2023-25", None, ("2023-03-01", "2023-05-31")),
        ("1950S2", None, ("1950-01-01", "1950-12-31")),
        ("Y17101S3", None, ("Y000017101-01-01", "Y000017101-12-31")),
        ("Y-17E7", None, ("!830000000-01-01", "!830000000-12-31")),
        ("201X-XX", None, ("2010-01-01", "2019-12-31")),
        ("201X-05", None, ("2010-05-01", "2019-05-31")),
        ("2023-XX-11", None, ("2023-01-11", "2023-12-11")),
        ("2023~-11", None, ("2023-11-01", "2023-11-30")),
        ("2023-~11", None, ("2023-11-01", "2023-11-30")),
        ("[2022,2023]", None, ("2022-01-01", "2023-12-31")),
        ("{2022..2023}", None, ("2022-01-01", "2023-12-31")),
    ],
)
def test_where_we_differ_from_the_reference(
    written: str, we: tuple[str, str] | None, they: tuple[str, str] | None
) -> None:
    assert (ours(written), theirs(written)) == (we, they)


def _padded(number: int, width: int) -> str:
    """A number with zeros before it, and its sign before them."""
    return f"{'-' if number < 0 else ''}{abs(number):0{width}}"


years = st.integers(-9999, 9999).map(lambda year: _padded(year, 4))
years_ad = st.integers(0, 9999).map(lambda year: _padded(year, 4))
months = st.integers(1, 12).map(lambda month: _padded(month, 2))
days = st.dates(date(1, 1, 1)).map(date.isoformat)
unknown_digits = st.integers(1, 3).flatmap(
    lambda count: years.map(lambda year: year[: len(year) - count] + "X" * count)
)
singles = st.one_of(
    days,
    years,
    st.builds("{}-{}".format, years, months),
    st.builds("{}-{}".format, years, st.sampled_from(["21", "22", "23"])),
)
unspecified = st.one_of(
    unknown_digits,
    st.builds("{}-XX".format, years_ad),
    st.builds("{}-XX-XX".format, years_ad),
    st.builds("{}-{}-XX".format, years_ad, months),
)
long_years = st.integers(10_000, 999_999_999).map(lambda year: f"Y{year}")
unsigned = st.one_of(singles, unspecified, long_years, long_years.map(lambda year: f"Y-{year[1:]}"))
signs = st.sampled_from(["", "~", "?", "%"])
signed = st.builds("{}{}".format, singles.filter(lambda t: not re.search("-2[123]$", t)), signs)
signed_ends = st.builds("{}{}".format, singles, signs)
times = st.builds(
    "{}T{}{}".format,
    days,
    st.times().map(lambda time: time.isoformat("seconds")),
    st.sampled_from(["", "Z", "+03", "-05:30", "+14:00", "+00:45"]),
)
intervals = st.one_of(
    st.builds("{}/{}".format, signed_ends, signed_ends),
    st.builds("{}/..".format, signed_ends),
    st.builds("../{}".format, signed_ends),
)
level_1 = st.one_of(unsigned, signed, times, intervals)


@given(level_1)
def test_the_reference_reads_generated_dates_the_same(written: str) -> None:
    mine = ours(written)
    if mine is None:  # the one thing here that we refuse
        _, _, end = written.partition("/")
        assert parse(end).upper < parse(written.partition("/")[0]).lower
    else:
        assert mine == theirs(written)


@given(st.text("0123456789X-~?%/.TZY:+ ", max_size=12) | st.text(max_size=20))
def test_we_read_nothing_that_the_reference_refuses_but_what_is_listed(written: str) -> None:
    assume(theirs(written) is None)
    try:
        read = parse(written)
    except ValueError:
        return
    assert re.search(r"-2[1-4][~?%]|Y.*[~?%]|XXXX[~?%]|/|[+]00:00$", read.written)


@given(level_1)
def test_the_bounds_are_days_in_order(written: str) -> None:
    read = _read(written)
    for day in (read.lower, read.upper):
        assert not day or checked(day) == day
    assert not read.lower or not read.upper or read.lower <= read.upper


def _read(written: str) -> Edtf:
    """A generated date; an interval that ends before it starts is not tried."""
    assume(ours(written) is not None)
    return parse(written)


# In words.


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2023-11-18", "18 November 2023"),
        ("2023-11-08", "8 November 2023"),
        ("2023-11", "November 2023"),
        ("2023", "2023"),
        ("2023-11-18~", "about 18 November 2023"),
        ("2023-11-18?", "18 November 2023 (uncertain)"),
        ("2023-11%", "about November 2023 (uncertain)"),
        ("2023-11-XX", "November 2023, day unknown"),
        ("2023-XX", "2023, month unknown"),
        ("2023-XX-XX", "2023, day and month unknown"),
        ("201X", "the 2010s"),
        ("201X~", "about the 2010s"),
        ("20XX", "the years 2000 to 2099"),
        ("-001X", "the years 20 BC to 11 BC"),
        ("XXXX", "date unknown"),
        ("2023-21", "spring 2023"),
        ("2023-24", "winter 2023–24"),
        ("2099-24", "winter 2099–2100"),
        ("-0044", "45 BC"),
        ("0000", "1 BC"),
        ("0476", "AD 476"),
        ("Y17000", "the year 17000"),
        ("Y-17000", "the year 17001 BC"),
        ("2023-11-18T14:30:00Z", "18 November 2023, 14:30 UTC"),
        ("2023-11-18T14:30:05+03:00", "18 November 2023, 14:30:05 UTC+03:00"),
        ("2023-11-18T14:30:00", "18 November 2023, 14:30"),
        ("2023-11-06/2023-11-12", "6 to 12 November 2023"),
        ("2023-10-28/2023-11-03", "28 October to 3 November 2023"),
        ("2022-12-28/2023-01-03", "28 December 2022 to 3 January 2023"),
        ("2023-10/2023-11", "October to November 2023"),
        ("2021/2023", "2021 to 2023"),
        ("2023-11/2023-12-03", "November 2023 to 3 December 2023"),
        ("2023-11-XX/2023-12-03", "November 2023, day unknown, to 3 December 2023"),
        ("2023-21/2023-22", "spring 2023 to summer 2023"),
        ("2023-11-06~/2023-11-12", "about 6 November 2023 to 12 November 2023"),
        ("0476-11-03/0476-11-05", "3 to 5 November AD 476"),
        ("2023-11-18/2023-11-18", "18 November 2023"),
        ("2023-11/..", "from November 2023"),
        ("2023-11/", "from November 2023, end unknown"),
        ("../2023-11", "until November 2023"),
        ("/2023-11?", "until November 2023 (uncertain), start unknown"),
        ("..2023-11-18", "not after 18 November 2023"),
    ],
)
def test_a_date_in_plain_words(written: str, words: str) -> None:
    assert describe(parse(written)) == describe(parse(written), "en-GB") == words


def test_in_a_language_that_is_not_known_a_date_stays_as_written() -> None:
    assert describe(parse("2023-11-18~"), "ar") == "2023-11-18~"


@given(level_1)
def test_every_date_has_words_and_different_years_have_different_ones(written: str) -> None:
    read = _read(written)
    words = describe(read)
    assert words.strip() == words != ""
    assert ("about" in words) == read.approximate
    assert ("uncertain" in words) == read.uncertain
    for year in re.findall(r"(?<![-\d])\d{4}(?!\d)", re.sub(r"T.*", "", written)):
        assert str(int(year)) in words or year == "0000"
