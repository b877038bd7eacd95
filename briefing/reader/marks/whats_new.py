"""The page of what has changed since it was read, with the old words where git has them."""

from __future__ import annotations

from contextlib import ExitStack

from briefing.analysis.changes.changes import RecordChange
from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.library.library import Library
from briefing.model.key import SHARED, Key
from briefing.page.blocks import Heading, Page, Paragraph, text
from briefing.page.changes.change_blocks import TITLE, WHATS_NEW, ComparedTimes, changes_page
from briefing.page.changes.kept_reading import kept_reading
from briefing.page.changes.old_words import with_old_words
from briefing.page.changes.since_read import home_of
from briefing.reader.marks.reading_log import ReadingLog

_MOST = 200
"""Records of one kind that the page shows; `briefing changes` prints all."""
_NOTHING_READ = (
    "Nothing of this briefing has been read yet. A page is read once it has had the focus for two "
    "seconds; A marks everything."
)


def whats_new_page(log: ReadingLog, briefing: str, library: Library) -> Page:
    """What is new, asked of a thread's own library."""
    whole = library.whole()
    found = log.since_read(whole, briefing)
    if not found.last_day:
        blocks = (Heading(1, text(TITLE)), Paragraph(text(_NOTHING_READ)))
        return Page(Key(briefing, WHATS_NEW), WHATS_NEW, TITLE, "", blocks)
    with ExitStack() as held:
        told, olds = list[RecordChange](), dict[Key, Library]()
        for slug in (briefing, SHARED):
            some = [one for one in found.changes if one.key.briefing == slug]
            home = home_of(whole, slug)
            old_words = with_old_words(whole, some, kept_reading(log.state, home), home)
            changes, old = held.enter_context(old_words)
            told += changes
            olds |= old
        told.sort(key=lambda one: one.place)
        times = ComparedTimes(found.since, DeclaredFields(whole), olds)
        return changes_page(whole, briefing, told, times, _MOST)
