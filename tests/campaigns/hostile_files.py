"""Files that bad mergers, bad disks and bad intentions make: from a seed, as bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from tests.load.mutations import damaged

CONTENT = Path(__file__).parent.parent.parent / "content"
_OPENERS = (
    "[",
    "{",
    "- ",
    "? ",
    "{a: ",
    "[a, ",
    "- - ? ",
    "a: [",
    "!x [",
    "&a [",
    "'",
    '"',
    "|\n ",
)
_SCALARS = (
    "0x" + "f" * 400, "1e999999", "9" * 5_000, "-.inf", ".nan", "0o777", "1:2:3", "2024-02-30",
    "2024-13-99T99:99:99Z", "0000-00-00", "99999-01-01", "!!timestamp x", "!!int x",
    "!!python/object/apply:os.system [id]", "!<tag:yaml.org,2002:float> x", '"\\e]52;c;eA==\\a"',
    '"\\0\\x9b\\ud800"', "~", "=", "<<", "*a", "&a", "%TAG", "{}", "[]", "[[a|]]", "'[[aa",
    "2024-01-01/..", "../2024", "2024-XX-XX", "Y-17E7", "{one of: [1, 2]}",
)  # fmt: skip
_KEYS = (
    "briefing",
    "actors",
    "statements",
    "incidents",
    "sources",
    "figures",
    "text",
    "chain",
    "said",
)


@cache
def _real() -> tuple[bytes, ...]:
    """The shipped files: what people write."""
    return tuple(path.read_bytes() for path in sorted(CONTENT.rglob("*.yaml")))


def hostile(seed: int) -> bytes:
    """One file."""
    chance = Random(seed)
    makers = [maker for maker, _ in _KINDS]
    (maker,) = chance.choices(makers, [often for _, often in _KINDS])
    return maker(chance)


def _mutated(chance: Random) -> bytes:
    errors = chance.choice(("surrogatepass", "replace", "ignore"))
    return damaged(chance).encode("utf-8", errors)


def _real_mutated(chance: Random) -> bytes:
    """A piece of a real file, its bytes turned, cut, doubled and moved."""
    whole = chance.choice(_real())
    at = whole.rfind(b"\n\n", 0, chance.randrange(len(whole))) + 1  # where a record may begin
    content = bytearray(whole[at : at + chance.randrange(1, 6_000)])
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.randrange(40))
        match chance.randrange(5):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at:end]
            case 2:
                content[at:at] = content[at:end] * chance.choice((1, 2, 50))
            case 3:
                content[at:at] = chance.choice(_SCALARS).encode()
            case 4:
                content[at:at] = b"\n" + b" " * chance.randrange(9)
    return bytes(content)


def _deep(chance: Random) -> bytes:
    opener = chance.choice(_OPENERS)
    times = chance.choice((10, 63, 64, 65, 66, 500, 5_000, 25_000))
    if chance.random() < 0.3:
        return "".join(f"{' ' * depth}a:\n" for depth in range(min(times, 600))).encode()
    return (opener * times).encode()


def _bomb(chance: Random) -> bytes:
    """Aliases of aliases, or merges of merges."""
    merge = chance.random() < 0.5
    wide, high = chance.randrange(2, 12), chance.randrange(2, 60)
    lines = ["a0: &a0 {x: 1}" if merge else "a0: &a0 [x, x]"]
    for level in range(1, high):
        those = ", ".join([f"*a{level - 1}"] * wide)
        lines.append(f"a{level}: &a{level} " + (f"{{<<: [{those}]}}" if merge else f"[{those}]"))
    return "\n".join(lines).encode()


def _many(chance: Random) -> bytes:
    """Very many of one thing."""
    lines = (
        "a{n}: b\n", "a: b\n", "- !x a\n", "- *a\n", "- {{[a]: b}}\n", "---\na\n",
        "%TAG !a{n}! x\n", "? a{n}\n", "- [[a{n}|b]]\n", "\0", "- &a{n} b\n", "#\n",
        "k{n}: {{nonsense: 1}}\n", "\u2028",
    )  # fmt: skip
    line, times = chance.choice(lines), chance.choice((50, 800, 4_000))
    return "".join(line.format(n=n) for n in range(times)).encode()


def _valued(chance: Random) -> bytes:
    """A file of the right form whose values are not of the right kind."""
    lines = []
    for section in chance.sample(_KEYS, 4):
        lines.append(f"{section}:")
        for record in range(chance.randrange(1, 4)):
            fields = ", ".join(
                f"{chance.choice(_KEYS)}: {chance.choice(_SCALARS)}" for _ in range(4)
            )
            lines.append(f"  r{record}: {{{fields}}}" if chance.random() < 0.8 else f"  {fields}")
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _noise(chance: Random) -> bytes:
    """No text at all, or a text in another encoding."""
    if chance.random() < 0.5:
        return chance.randbytes(chance.randrange(3_000))
    coding = chance.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp037", "utf-7"))
    return damaged(chance).encode(coding, "ignore")


def _long(chance: Random) -> bytes:
    """One thing that is very long."""
    size = chance.choice((1_000, 70_000, 1_100_000))
    form = chance.choice(
        ("a: '{}'", '"{}', "{}: a", "# {}", "a: >\n {}", "a: [{}", "*{}", "&{} a", "!{} a")
    )
    return form.format("word " * (size // 5)).encode()


_Maker = Callable[[Random], bytes]
_KINDS: tuple[tuple[_Maker, float], ...] = (
    (_mutated, 40), (_real_mutated, 36), (_valued, 14), (_noise, 6),
    (_deep, 1.6), (_bomb, 1.2), (_many, 0.9), (_long, 0.3),
)  # fmt: skip
