"""The fields of the query language: a new one is a function and a line in the registry here."""

from __future__ import annotations

from briefing.search.fields import (
    dates,
    kinds,
    links,
    own,
    people,
    places,
    points,
    sides,
    sources,
    status,
    texts,
)
from briefing.search.fields.field import FieldAnswer, QueryField, Value
from briefing.search.fields.named import any_of_section

__all__ = ["BY_NAME", "FIELDS", "LEDGER", "NAMES", "FieldAnswer", "QueryField", "Value"]

LEDGER = {
    name: f"{listed.replace('-', '_')}_by"
    for listed in (
        *("reported", "claimed", "attributed", "confirmed", "denied", "disclaimed", "disputed"),
        "left-open",
    )
    for name in (listed, f"{listed}-by")
} | dict.fromkeys(("accused", "accused-by"), "attributed_by")
"""Fields for who is for or against an incident, with the roles of the statements: each also by the
name of its list."""
_A_TO_F = tuple("ABCDEF")
_1_TO_6 = tuple("123456")


def _on_incidents(name: str, finds: str) -> QueryField:
    role = LEDGER[name]
    return QueryField(
        tuple(one for one in LEDGER if LEDGER[one] == role),
        finds,
        people.ledger(role),
        people.any_ledger(role),
        complete="actors",
        parts=True,
        mistakes=True,
    )


def _of_statements(name: str, finds: str) -> QueryField:
    return QueryField(
        (name,),
        finds,
        kinds.valued(name, "statements"),
        kinds.any_value(name, "statements"),
        complete=f"{name}s",
    )


def _graded(name: str, section: str, grades: tuple[str, ...], finds: str) -> QueryField:
    return QueryField(
        (name,),
        finds,
        kinds.graded(name, section, grades),
        kinds.any_grade(section),
        kinds.between_grades(name, section, grades),
        complete=f"words:{' '.join(grades)}",
    )


FIELDS = (
    QueryField(
        ("actor",),
        "the actor, and every record in which it has any part (by slug, name or alias)",
        people.actor,
        any_of_section("actors"),
        complete="actors",
        parts=True,
        mistakes=True,
    ),
    QueryField(
        ("speaker",),
        "what the actor said; `speaker:unnamed`: unnamed speakers",
        people.speaker,
        people.any_speaker,
        complete="speakers",
        parts=True,
        mistakes=True,
    ),
    QueryField(
        ("side",),
        "what was said by anybody on the side of the actor, unnamed speakers of its bodies too",
        sides.side,
        sides.any_side,
        complete="actors",
        parts=True,
        mistakes=True,
    ),
    QueryField(
        ("target",),
        "incidents that name the actor, the place, or a place inside it, as their target",
        people.target,
        people.any_target,
        complete="targets",
        parts=True,
        mistakes=True,
    ),
    _on_incidents("reported", "incidents that the actor reports, whoever did it"),
    _on_incidents("claimed", "incidents of which the actor says that its own side did it"),
    _on_incidents("attributed", "incidents that the actor attributes to another"),
    QueryField(
        ("attributed-to",),
        "incidents that anybody attributes to the actor",
        status.attributed_to,
        status.any_attributed_to,
        complete="actors",
        parts=True,
        mistakes=True,
    ),
    _on_incidents("confirmed", "incidents that name the actor in `confirmed_by`"),
    _on_incidents("denied", "incidents of which the actor says that they did not happen"),
    _on_incidents("disclaimed", "incidents of which the actor says who did not do it"),
    _on_incidents("disputed", "incidents of which the actor disputes a part"),
    _on_incidents("left-open", "incidents that the actor leaves open"),
    QueryField(
        ("where", "in", "location"),
        "the place and those inside it, what links to them, and statements about incidents there",
        places.where,
        places.anywhere,
        complete="locations",
        mistakes=True,
    ),
    QueryField(
        ("country",),
        "actors of the country, and what is in it as `where:` has it (by code or name)",
        places.country,
        places.any_country,
        complete="countries",
    ),
    QueryField(
        ("near",),
        "what is surely no further from the place, or the point, than so much (`al-tanf,50km`)",
        places.near,
        places.any_point,
        complete="locations",
        signed=True,
    ),
    QueryField(
        ("bbox",),
        "what is surely between these latitudes and longitudes (`33,38,35,41`: S, W, N, E)",
        places.bbox,
        places.any_point,
        signed=True,
    ),
    QueryField(
        ("role",),
        'who held an office called so, ever or on a day (`role:"press secretary"@2023-11-14`)',
        people.office,
        people.any_office,
        complete="offices",
        days=True,
    ),
    QueryField(
        ("outlet",),
        "sources that the actor published, and statements, incidents and figures through one",
        people.outlet,
        people.any_outlet,
        complete="actors",
        parts=True,
        mistakes=True,
    ),
    QueryField(
        ("source",),
        "the source, what links to it, and incidents and figures with a statement through it",
        sources.source,
        sources.any_source,
        complete="sources",
        mistakes=True,
    ),
    QueryField(
        ("chain",),
        "statements that came through the source, or through one that the actor published",
        sources.chain,
        sources.any_chain,
        complete="chains",
        parts=True,
        mistakes=True,
    ),
    QueryField(
        ("kind",),
        "records of a section (`incident`) or of a kind (`armed-group`)",
        kinds.kind,
        kinds.any_kind,
        complete="sections",
    ),
    _of_statements("form", "statements of this form (`quote`, `paraphrase`)"),
    _of_statements("act", "statements that do this (`claim-responsibility`, `deny`)"),
    QueryField(
        ("type",),
        "incidents of this type, or of one with this among its words",
        kinds.event_type,
        kinds.any_value("type", "incidents"),
        complete="types",
    ),
    QueryField(
        ("term",),
        "the loaded term, who uses it, what links to it, and texts with it in them",
        texts.term,
        texts.any_term,
        complete="terms",
        mistakes=True,
    ),
    QueryField(
        ("date",),
        "records whose own date may be meant",
        dates.date,
        dates.any_date,
        dates.dates,
        complete="dates",
        signed=True,
    ),
    QueryField(
        ("said",),
        "statements that may have been made then",
        dates.said,
        dates.any_said,
        dates.said_between,
        complete="dates",
        signed=True,
    ),
    QueryField(
        ("as-of",),
        "figures with a number for that time",
        points.as_of,
        points.any_point,
        points.as_of_between,
        complete="dates",
        signed=True,
    ),
    QueryField(
        ("value",),
        "figures with this value among their numbers",
        points.value,
        points.any_point,
        points.values_between,
        signed=True,
    ),
    QueryField(
        ("unit",), "figures that count this", points.unit, points.any_unit, complete="units"
    ),
    QueryField(
        ("tag",),
        "records with this tag",
        own.one_of("tags", "tag"),
        own.any_of("tags"),
        complete="tags",
    ),
    QueryField(
        ("id",),
        "the record with this identifier elsewhere (Wikidata, GeoNames)",
        own.one_of("ids", "identifier"),
        own.any_of("ids"),
    ),
    _graded("reliability", "sources", _A_TO_F, "sources of this reliability (A to F)"),
    _graded("credibility", "statements", _1_TO_6, "statements of this credibility (1 to 6)"),
    QueryField(
        ("happened",),
        "incidents by who says that they happened (`claimant-only`, `target-and-others`, `denied`)",
        status.happened,
        status.any_status,
        complete="happened",
    ),
    QueryField(
        ("who",),
        "incidents by who says who did it (`claimed`, `attributed`, `several-named`)",
        status.who,
        status.any_status,
        complete="who",
    ),
    QueryField(
        ("status",),
        "the older name of `happened:` and `who:`",
        status.status,
        status.any_status,
    ),
    QueryField(
        ("has",),
        "records in which this field was written",
        own.has,
        own.any_field,
        complete="fields",
    ),
    QueryField(
        ("is",),
        f"records that are {', '.join(own.WHAT_IT_IS[:-1])} or {own.WHAT_IT_IS[-1]}",
        own.is_so,
        own.is_anything,
        complete=f"words:{' '.join(own.WHAT_IT_IS)}",
    ),
    QueryField(
        ("own-note",),
        "records on which you have a note with these words",
        own.own_note,
        own.any_own_note,
    ),
    QueryField(
        ("link-to",),
        "whatever links to the record with this slug",
        links.link_to,
        links.any_link,
        complete="records",
    ),
    QueryField(
        ("linked-by",),
        "whatever that record links to",
        links.linked_by,
        links.any_linked,
        complete="records",
    ),
    QueryField(
        ("title",),
        "records with these words in their title or names",
        texts.words_in("title"),
        texts.any_name,
        mistakes=True,
    ),
    QueryField(
        ("text",),
        "records with these words in quoted or other text",
        texts.words_in("text"),
        texts.any_text,
        mistakes=True,
    ),
)
"""The registry, in the order in which people are told of them."""
BY_NAME = {name: field for field in FIELDS for name in field.names}
NAMES = frozenset(BY_NAME)
