"""Which addresses may leave the program, and what is shown of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.text.web_address import WebAddress, check


@pytest.mark.parametrize(
    ("written", "url", "host"),
    [
        ("https://example.org", "https://example.org", "example.org"),
        ("HTTPS://Example.ORG/A?b=c#d", "https://example.org/A?b=c#d", "example.org"),
        ("http://example.org:8080/x", "http://example.org:8080/x", "example.org"),
        ("https://good.org@evil.example/", "https://good.org@evil.example/", "evil.example"),
        ("https://é.example/ü", "https://xn--9ca.example/%C3%BC", "xn--9ca.example"),
        ("http://[::1]/", "http://[::1]/", "::1"),
        ("mailto:a@example.org?subject=x", "mailto:a@example.org?subject=x", "a@example.org"),
        ("https://example.org/a%20b", "https://example.org/a%20b", "example.org"),
        ("http://faß.de/x", "http://xn--fa-hia.de/x", "xn--fa-hia.de"),
        ("http://βόλος.example", "http://xn--nxasmm1c.example", "xn--nxasmm1c.example"),
        ("https://аpple.example", "https://xn--pple-43d.example", "xn--pple-43d.example"),
        ("http://ｅxample。org/", "http://example.org/", "example.org"),
        ("mailto:a@faß.de", "mailto:a@xn--fa-hia.de", "a@xn--fa-hia.de"),
        ("mailto:a%40b.example", "mailto:a@b.example", "a@b.example"),
        (
            "mailto:a@b.example,c@d.example?body=One%0D%0ATwo&subject=A;%20B",
            "mailto:a@b.example,c@d.example?body=One%0D%0ATwo&subject=A;%20B",
            "a@b.example,c@d.example",
        ),
    ],
)
def test_the_web_and_mail_may_be_opened(written: str, url: str, host: str) -> None:
    assert check(written) == WebAddress(url, host)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "-https://example.org",
        "--help",
        "https://",
        "https://-x.example",
        "https:example.org",
        " https://example.org",
        "https://example.org/\n",
        "https://exam\u202eple.org",
        "https://example.org/\x1b]52;c;x\x07",
        "https://example.org/\u200bx",
        "https://example.org:port/",
        "http://[::1",
        "mailto:nobody",
        "mailto:a@b.example?attach=/etc/passwd",
        "mailto:a@b.example?%61ttach=/etc/passwd",
        "mailto:a@b.example?%2561tt%2561ch=/etc/passwd",
        "mailto:a@b.example?subject=x&AtTaCh=/etc/passwd",
        "mailto:a@b.example?subject=x&amp;attach=/etc/passwd",
        "mailto:a@b.example?subject=x;attachment=/etc/passwd",
        "mailto:a@b.example?subject=x%26attach=/etc/passwd",
        "mailto:a@b.example%3Fattach=/etc/passwd",
        "mailto:a@b.example%253Fattach=/etc/passwd",
        "mailto:a@b.example#?attach=/etc/passwd",
        "mailto:a@b.example?bcc=c@d.example",
        "mailto:a@b.example?subject=x%0aBcc:c@d.example",
        "mailto:a@b.example?subject=x%250D%250ABcc:c@d.example",
        "mailto:a%0aBcc:c@b.example",
        "mailto:a%E2%80%AE@b.example",
        "mailto:-x@b.example",
        "mailto:a@b.example,--attach@d.example",
        "mailto://a@b.example",
        "http://ex%61mple.org/",
        "http://good.example\\@evil.example/",
        "http://☃.example",
        "http://a\u0300\u0301.-ü.example",
        "http://a..ü.example",
        "https://example.org/" + "x" * 2000,
    ],
)
def test_all_else_is_refused_with_a_reason(written: str) -> None:
    with pytest.raises(BriefingError) as caught:
        check(written)
    assert "is not opened" in caught.value.title
    assert caught.value.title.isprintable()


@given(st.text() | st.from_regex(r"https?://\S+"))
def test_what_may_be_opened_is_ascii_and_no_option(written: str) -> None:
    try:
        address = check(written)
    except BriefingError:
        return
    assert address.url.isascii()
    assert address.url.isprintable()
    assert " " not in address.url
    assert address.url.startswith(("http://", "https://", "mailto:"))
