"""Files as they come out of bad mergers, bad disks and bad intentions: made-up YAML, damaged."""

from __future__ import annotations

from random import Random

SEEDS = (
    """\
# statements.yaml
cramer-no-deterrence:
  form: quote
  speaker: kevin-cramer
  said: 2023-11
  chain: [unknown, almayadeen-rift]     # nearest the speaker first
  text: >-
    I don’t sense any deterrence. They keep shooting,
    waiting for us to respond.

us-official-61:
  speaker: {unnamed: a US military official, of: us-dod, count: one}
  said_as: on Friday
  text: |
    attacked 61 times

      in Iraq: and Syria
""",
    """\
briefing: {title: "A made-up \\u201cbriefing\\u201d", as_of: 2024-05-01?,
  basis: 'Made up, isn''t it'}
figures:
  attacks:
    points:
      - {as_of: 2023-11-14, value: 56, by: pentagon-56}
      - as_of: 2023-11-17
        value: 61
    stated:
    - says: five attacks
      window: PT48H
""",
    "actors:\n  joe: &joe {name: Joe}\n  bob:\n    <<: *joe\n    name: !!str Bob\n? [a, b]\n: c\n",
    "أعمال:\n  كتائب: {name: كتائب حزب الله}\n  note: '中文 😀\u2028e\u0301'\n",
    "- one\n-\n  - two: 'x'\n    \"three\": ~\n- [[joe|him]]\n---\n- four\n...\n",
)
_WORDS = """
[[ ]] [ ] { } , : - ? | > ' " # & * ! % @ ` ~ << --- ... |2- >+ \\ \\x \\u12 \\ud800 &a *a !x !!str
%TAG %YAML \ufeff \ufdd0 \u0301 😀 é 🇮🇶 null yes 0x1f
"""
_BYTES = "\n,\r,\t, ,\0,: ,- ,? ,\n\n,  ,\x1b,\x85,\u2028".encode().split(b",")
_TOKENS = [*_WORDS.encode().split(), *_BYTES, b"\xff", b"\xed"]


def damaged(random: Random) -> str:
    """One damaged file, as a text that may hold anything that Python takes for one."""
    content = bytearray(random.choice(SEEDS).encode())
    for _ in range(random.randrange(1, 8)):
        at, end = sorted(random.randrange(len(content) + 1) for _ in range(2))
        end = min(end, at + 30)
        match random.randrange(7):
            case 0:
                content[at:at] = random.choice(_TOKENS)
            case 1:
                content[at:end] = random.choice(_TOKENS) * random.choice((1, 1, 2, 70))
            case 2:
                del content[at:end]
            case 3:
                content[at:at] = content[at:end] * random.choice((1, 2, 20))
            case 4:
                content[at : at + 1] = bytes([random.randrange(256)])
            case 5:
                other = random.choice(SEEDS).encode()
                content[at:] = other[random.randrange(len(other)) :]
            case 6:
                content[at:at] = b"\n" + b" " * random.randrange(8)
    errors = random.choice(("replace", "surrogateescape", "backslashreplace", "ignore"))
    return content.decode("utf-8", errors)
