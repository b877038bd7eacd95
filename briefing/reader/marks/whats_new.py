"""The page of what has changed since it was read, with the old words where git has them."""

from __future__ import annotations

from briefing.analysis.changes.declared_fields import DeclaredFields
from briefing.library.library import Library
from briefing.model.key import Key
from briefing.page.blocks import Heading, Page, Paragraph, text
from briefing.page.changes.change_blocks import TITLE, WHATS_NEW, ComparedTimes, changes_page
from briefing.page.changes.kept_reading import kept_reading
from briefing.page.changes.old_words import with_old_words
from briefing.page.changes.since_read import home_of, since_read, with_renamed
from briefing.state.reading_state import ReadingState

_MOST = 200
"""Records of one kind that the page shows; `briefing changes` prints all."""
_NOTHING_READ = (
    "Nothing of this briefing has been read yet. A page is read once it has had the focus for two "
    "seconds; A marks everything."
)


def whats_new_page(library: Library, briefing: str, state: ReadingState) -> Page:
    """What is new, asked of a thread's own library."""
    whole = library.as_of("") if library.until else library
    home = home_of(whole, briefing)
    kept = kept_reading(state, home)
    if not kept.records:
        blocks = (Heading(1, text(TITLE)), Paragraph(text(_NOTHING_READ)))
        return Page(Key(briefing, WHATS_NEW), WHATS_NEW, TITLE, "", blocks)
    found = with_renamed(since_read(whole, briefing, kept), whole.person.marked.renamed, whole)
    with with_old_words(whole, found.changes, kept, home) as (changes, names):
        times = ComparedTimes(found.since, DeclaredFields(whole), names)
        return changes_page(whole, briefing, changes, times, _MOST)
