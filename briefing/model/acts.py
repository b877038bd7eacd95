"""What a speaker does with words, as people read it: the same on pages, in lists and in facets."""

from __future__ import annotations

ACTS = {
    "assert": "asserts",
    "claim-responsibility": "claims responsibility",
    "deny": "denies",
    "confirm": "confirms",
    "accuse": "accuses",
    "threaten": "threatens",
    "demand": "demands",
    "report-figure": "gives a number",
    "assess": "assesses",
    "announce": "announces",
    "find": "finds, after an inquiry or a trial",
}
