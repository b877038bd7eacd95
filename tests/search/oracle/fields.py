"""Every field of the language: from a value to the records that it finds."""

from __future__ import annotations

from tests.search.oracle import people, places, things
from tests.search.oracle.field import Answer, all_of, holding, or_anything, written
from tests.search.oracle.measures import (
    answered,
    any_answer,
    any_attributed_to,
    any_dated,
    any_point,
    attributed_to,
    dated,
    graded,
    of_points,
    status,
)

_location = or_anything(people.location, people.any_location)

FIELDS: dict[str, Answer] = {
    "actor": or_anything(people.actor, people.any_actor),
    "speaker": or_anything(people.speaker, written("statements", "speaker")),
    "side": people.side_or_any,
    "target": or_anything(people.target, holding("target")),
    **{
        name.replace("_", "-"): people.ledger(role)
        for role in people.LEDGER
        for name in (role, role.removesuffix("_by"))
    },
    "accused": people.ledger("attributed_by"),
    "accused-by": people.ledger("attributed_by"),
    "country": or_anything(people.country, people.any_country),
    "near": or_anything(places.near, places.any_point),
    "bbox": or_anything(places.bbox, places.any_point),
    "role": or_anything(people.office, things.any_of("positions")),
    "attributed-to": or_anything(attributed_to, any_attributed_to),
    "where": _location,
    "in": _location,
    "location": _location,
    "outlet": or_anything(people.outlet, people.any_outlet),
    "source": or_anything(people.source, people.any_source),
    "chain": or_anything(people.chain, holding("chain")),
    "kind": or_anything(things.kind, all_of()),
    "form": or_anything(things.exactly("statements", "form"), written("statements", "form")),
    "act": or_anything(things.exactly("statements", "act"), written("statements", "act")),
    "type": or_anything(things.event_type, written("incidents", "type")),
    "term": or_anything(things.term, things.any_term),
    "date": or_anything(dated(""), any_dated("")),
    "said": or_anything(dated("statements"), any_dated("statements")),
    "as-of": or_anything(of_points("as-of"), any_point),
    "value": or_anything(of_points("value"), any_point),
    "unit": or_anything(things.unit, written("figures", "unit")),
    "tag": or_anything(things.one_of("tags"), things.any_of("tags")),
    "id": or_anything(things.one_of("ids"), things.any_of("ids")),
    "reliability": or_anything(graded("sources", "reliability", "ABCDEF"), all_of("sources")),
    "credibility": or_anything(graded("statements", "credibility", "123456"), all_of("statements")),
    "happened": or_anything(answered("happened"), any_answer),
    "who": or_anything(answered("who"), any_answer),
    "status": or_anything(status, any_answer),
    "has": or_anything(things.has, all_of()),
    "is": or_anything(things.is_so, things.is_anything),
    "link-to": or_anything(things.link_to, things.any_link),
    "linked-by": or_anything(things.linked_by, things.any_linked),
    "title": or_anything(things.in_columns("title", "called"), all_of()),
    "text": or_anything(things.in_columns("quoted", "other"), things.any_text),
}
