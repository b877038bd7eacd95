"""Addresses that lead out of the program: which may be opened, and what is asked for by them.

An address comes from a record, so it may be anything. Only the web and mail leave the program; what
could be taken for an option, another line or another address is refused, and a host name in other
letters is written as the browser will ask for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

from briefing.errors import BriefingError
from briefing.text.visible import visible_line

SCHEMES = ("http", "https", "mailto")
LONGEST = 2000
"""Characters; the shortest limit that a browser in use has had."""
_MARKS = "!#$%&'()*+,/:;=?@[]~-._"
_FIELDS = frozenset({"to", "cc", "subject", "body", "keywords", "in-reply-to"})
"""What a link may fill in of a mail (RFC 6068): nothing that takes a file along, or hides from the
person who gets it. Whatever else a mail program knows is refused."""
_LINE_BREAK = re.compile(r"\r?\n")
_FILE = re.compile(r"[&;?\s]\s*attach\w*\s*=", re.IGNORECASE)
"""A field for a file, wherever a mail program cuts a link, and however often it decodes one."""
_MAILBOX = re.compile(r"[^-@\s<>?#\\\"&;][^@\s<>?#\\\"&;]*@[^@\s<>?#\\\"&;]+")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that may be opened: all of it in ASCII, and whom it leads to."""

    url: str
    host: str


def check(text: str) -> WebAddress:
    """The address that `text` is. Raises BriefingError, saying why, where it may not be opened."""
    if " " in text or not text.isprintable():
        raise _refused(text, "it has blanks or hidden characters in it")
    if len(text) > LONGEST:
        raise _refused(text[:60] + "…", f"it has more than {LONGEST} characters")
    try:
        parts = urlsplit(text)
        return _mail(parts) if parts.scheme == "mailto" else _web(parts)
    except ValueError as error:
        raise _refused(text, str(error)) from None


def _decoded(text: str) -> str:
    """What is left once nothing in it is encoded: programs decode once, twice or not at all."""
    while (plain := unquote(text)) != text:
        text = plain
    return text


def _mail(parts: SplitResult) -> WebAddress:
    """The people it goes to, and a few fields of the mail."""
    people = _decoded(parts.path)
    mailboxes = people.split(",")
    alone = not parts.netloc and not parts.fragment and people.isprintable()
    if not alone or not all(map(_MAILBOX.fullmatch, mailboxes)):
        raise ValueError("it is not a mail address")
    for piece in filter(None, parts.query.split("&")):
        name, _, value = map(_decoded, piece.partition("="))
        if name.lower() not in _FIELDS:
            raise ValueError("it asks for more of a mail than an address, a subject and words")
        if not (_LINE_BREAK.sub("", value) if name.lower() == "body" else value).isprintable():
            raise ValueError("it has line breaks or hidden characters in it")
    if _FILE.search(_decoded(parts.query)):
        raise ValueError("it takes a file along")
    shown = ",".join(map(_plain_mailbox, mailboxes))
    asked = f"?{parts.query}" if parts.query else ""
    return WebAddress(f"mailto:{quote(shown, safe='@,')}{quote(asked, safe=_MARKS)}", shown)


def _plain_mailbox(mailbox: str) -> str:
    local, _, domain = mailbox.rpartition("@")
    return f"{local}@{_plain_host(domain)}"


def _web(parts: SplitResult) -> WebAddress:
    if parts.scheme not in SCHEMES:
        raise ValueError("only http, https and mailto addresses are opened")
    host = parts.hostname or ""
    if not host or host.startswith("-") or "\\" in parts.netloc:
        raise ValueError("it names no host")
    plain = _plain_host(host)
    shown = plain if ":" not in plain else f"[{plain}]"
    user = parts.netloc.rpartition("@")[0]
    port = f":{parts.port}" if parts.port is not None else ""
    netloc = f"{quote(user, safe=':%')}@{shown}{port}" if user else f"{shown}{port}"
    return WebAddress(quote(parts._replace(netloc=netloc).geturl(), safe=_MARKS), plain)


def _plain_host(host: str) -> str:
    """A host as it is asked for: in ASCII, by the rules of today's browsers (IDNA 2008)."""
    if "%" in host:  # a browser would decode it, and go elsewhere than is shown
        raise ValueError("its host is encoded")
    if host.isascii():
        return host.lower()
    # Few hosts need its tables. Python's own codec has the rules of 2003: it takes ß for ss.
    import idna  # noqa: PLC0415

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise ValueError("its host is no name of the web") from None


def _refused(text: str, why: str) -> BriefingError:
    return BriefingError(f"{visible_line(text)} is not opened: {why}")
