"""A briefing in which every field of every section is written, and fit for its field."""

from __future__ import annotations

HEADER = """\
briefing:
  title: A briefing with everything
  as_of: 2024-05-04~
  covers: 2024-05-01/2024-05-03
  basis: One leaflet; see [[leaflet]].
  summary: |-
    First of [[group|the group]]
    on two lines.

    Then of [[event]].
  marking: TLP:GREEN
  authors: [Ada Author, Ben Writer]
  lang: en-GB
  tags: [front tag]
  note: A note on the [[town]].
  sources: [leaflet]
  ids: {local: B-1}
"""

SECTIONS = """\
actors:
  group:
    name: Group of Seven
    kind: armed-group
    aliases: [G7, The Seven]
    self_name: مجموعة
    names: {name: The Gang, according_to: claim}
    country: LB
    positions:
      - {role: Guest, of: state, from: 2020, to: 2021-02, according_to: leaflet}
      - {role: Host}
    relations:
      - {type: opposes, to: state, from: 2019, until: 2022, according_to: claim}
      - {type: allied_with, to: paper}
    tags: [a tag, other]
    note: Note on the group.
    sources: [leaflet]
    ids: {wikidata: Q7, local: A-7}
    accepts: {unattributed-relation: Everybody knows of it.}
  state:
    name: The State
    kind: state
  paper:
    name: The Paper
    kind: media
locations:
  land:
    name: The Land
    kind: country
  town:
    name: Old Town
    kind: other
    kind_other: salt works
    in: land
    aliases: [Alt Town]
    names: [{name: Newtown, according_to: paper}, {name: Hilltown}]
    country: LB
    at: [-33.5, 35.25]
    precision: near
sources:
  leaflet:
    kind: press-briefing
    outlet: paper
    title: The Title of the Leaflet
    author: Carl Pen
    published: 2024-05-02
    url: https://example.org/leaflet
    archive: https://example.net/copy
    accessed: 2024-05-05
    lang: ar
    reliability: B
    reliability_why: Often right on [[town]].
    text: texts/leaflet.txt
  rumour:
    kind: post
    outlet: unknown
    seen: false
statements:
  claim:
    form: partial-quote
    act: claim-responsibility
    text: we did [sic] this [[event]]
    speaker: group
    role: Spokesman that day
    said: 2024-05-01?
    said_as: on Wednesday
    to: [state]
    chain: [unknown, rumour, leaflet]
    attributes_to: [group]
    not_by: [state]
    in_custody_of: state
    confidence: high confidence
    basis: saw it
    about: [event, town]
    responds_to: [denial]
    contradicts: [denial]
    supports: [count]
    repeats: [count]
    corrects: [count]
    credibility: 2
    credibility_why: It fits [[count]].
    original: {lang: fa, text: کار ما بود}
    locator: page 3
  denial:
    form: paraphrase
    act: deny
    text: The [[group|Seven]] did nothing.
    speaker: {unnamed: two officials, of: state, count: several}
    chain: [leaflet]
  count:
    form: summary
    act: report-figure
    text: There were seven.
    speaker: paper
    chain: [leaflet]
incidents:
  event:
    title: The Event in Town
    date: 2024-05-01/2024-05-02
    date_as: in those days
    where: [town]
    type: air-drone-strike
    actor: [group]
    target: [state, town]
    weapons: [drones, stones]
    kind: event
    reported_by: [count]
    claimed_by: [claim]
    attributed_by: [count]
    confirmed_by: []
    denied_by: [denial]
    disclaimed_by: [denial]
    disputed_by: [count]
    left_open_by: [count]
    same_as: [campaign]
    responds_to: [count]
    part_of: [campaign]
    at: [-33.25, 35.5]
    precision: region
    harm:
      killed: {low: 1, best: 2, high: 3, by: count}
      injured: {low: 40, by: leaflet}
    summary: It happened in [[town]].
  campaign:
    title: The Campaign
figures:
  tally:
    label: Tally of Stones
    unit: stones
    kind: cumulative
    since: 2024-04
    counts: Stones of [[group]].
    who: [group]
    where: [town]
    about: [event]
    same_as: [twin-tally]
    same_count_as: [rival-tally]
    points:
      - {as_of: 2024-05-01, value: 1200, by: count}
      - {as_of: 2024-05-02, value: 1205.5, q: exact, by: leaflet}
      - as_of: 2024-05-03
        value: 1300
        q: over
        parts: {small stones: 1250, large stones: 50}
        parts_sum: at-most
        revises: 2024-05-01
    stated:
      - {says: five more in two days, delta: 5, window: P2DT12H, ratio: 0.25, by: count}
  twin-tally: {label: Twin Tally, unit: stones, kind: cumulative}
  rival-tally:
    label: Rival Tally
    unit: stones
    kind: cumulative
    points: [{value: 20..30, by: count}]
terms:
  loaded:
    as_printed: [heroic stones, the heroes]
    neutral: stones
    used_by: [paper, leaflet]
questions:
  why:
    q: Why did [[group]] do it?
    about: [event, claim]
"""
