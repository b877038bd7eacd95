"""A made-up briefing with everything in it that an export must get right."""

from __future__ import annotations

BRIEFING = """\
    incidents:
      fire-at-depot:
        title: Fire at the depot
        date: 2024-05-01
        where: depot
        claimed_by: [claim]
        denied_by: []
        summary: The [[group]] is said to have [[claim|claimed]] a fire at [[depot|the depot]].
    statements:
      claim:
        form: quote
        act: claim-responsibility
        speaker: group
        said: 2024-05-02~
        said_as: on Thursday
        chain: [flyer, paper-1]
        about: [fire-at-depot, depot]
        text: "We did [sic] it *all*, # 1 of 2.\\n\\n- Nobody helped [us]."
      retold:
        form: paraphrase
        act: deny
        speaker: {unnamed: two guards, of: ministry, count: several}
        role: on duty that night
        chain: [unknown, paper-1]
        contradicts: [claim]
        text: Nothing burned at [[depot|the depot]], and the [[claim]] is idle.
      short:
        form: summary
        act: assert
        speaker: paper
        chain: paper-1
        text: The town is quiet.
        supports: [retold]
      one-word:
        form: partial-quote
        act: assess
        speaker: ann
        chain: paper-1
        text: hopeless
    actors:
      group: {name: The Group, kind: armed-group}
      ministry: {name: The Ministry, kind: state-body}
      paper: {name: The Paper, kind: media}
      ann: {name: Ann Other, kind: person}
    locations:
      depot: {name: The depot, kind: base}
    sources:
      paper-1:
        kind: article
        outlet: paper
        title: Night of fire
        url: https://example.org/night?a=1&b=2
        text: secret.txt
      flyer: {kind: statement, outlet: group, title: A flyer, seen: false}
    figures:
      dead:
        label: People killed
        unit: people
        kind: cumulative
        points:
          - {as_of: 2024-05-01, value: 3, by: claim}
          - {as_of: 2024-05-02, value: 1200, q: over, by: short}
    terms:
      term-heroes: {as_printed: [the heroes], neutral: fighters, used_by: paper}
    questions:
      q-who: {q: "Who lit it, the [[group]] or nobody?", about: [fire-at-depot]}
"""

HEADER = """\
briefing:
  title: "A made-up briefing: #1"
  as_of: 2024-05-03
  basis: One paper, [[paper|The Paper]], and nobody checked it.
  marking: TLP:GREEN
  summary: All of it is in [[paper-1|one article]]; see [[claim|the claim]].
"""
