"""The JSON Schema of a plan, for editors that complete and check while someone writes.

It is made of the same tables as the reader's own checks and committed as `sessions/plan.schema.json`; write it anew
with `python -m facilitator.agenda.schema > sessions/plan.schema.json`. What needs more than one value to judge (sums,
ids, files) stays with the reader.
"""

from __future__ import annotations

import json
import sys

from facilitator.agenda.fields import PLAN
from facilitator.agenda.shapes import FilePath, Flag, ListOf, MapOf, OneOf, Shape, TableShape, Text, TimeOfDay, Whole
from facilitator.agenda.times_of_day import PATTERN

Schema = dict[str, object]


def plan_schema() -> Schema:
    """The schema of a plan file, in draft-07, which every editor's YAML support knows."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A plan for a training day",
        **of_shape(PLAN),
    }


def schema_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


def of_shape(shape: Shape) -> Schema:
    """The schema of one shape."""
    if isinstance(shape, TableShape):
        return _of_table(shape)
    if isinstance(shape, ListOf):
        limits = {"minItems": shape.fewest} if shape.fewest else {}
        listed: Schema = {"type": "array", "items": of_shape(shape.of), **limits, "maxItems": shape.most}
        return {"anyOf": [of_shape(shape.of), listed]} if shape.or_one else listed
    if isinstance(shape, MapOf):
        keys: Schema = {"pattern": "^0*[0-9]{1,3}$"} if isinstance(shape.keys, Whole) else _of_text(shape.keys)
        return {
            "type": "object",
            "propertyNames": keys,
            "additionalProperties": of_shape(shape.of),
            "maxProperties": shape.most,
        }
    if isinstance(shape, Text):
        return _of_text(shape)
    if isinstance(shape, Whole):
        return {"type": "integer", "minimum": shape.minimum, "maximum": shape.maximum}
    if isinstance(shape, OneOf):
        return {"enum": list(shape.choices)}
    if isinstance(shape, TimeOfDay):
        return {"type": "string", "pattern": f"^{PATTERN}$"}
    if isinstance(shape, FilePath):
        endings = "|".join(ending.removeprefix(".") for ending in shape.endings)
        return {"type": "string", "pattern": rf"\.({endings})$"}
    assert isinstance(shape, Flag)
    return {"type": "boolean"}


def _of_text(shape: Text) -> Schema:
    if shape.loose:
        return {"type": ["string", "number", "boolean", "null"], "maxLength": shape.longest}
    rule = f"^({shape.pattern})$" if shape.pattern else r"\S"
    return {"type": "string", "pattern": rule, "maxLength": shape.longest}


def _of_table(table: TableShape) -> Schema:
    properties: Schema = {}
    for field in table.fields:
        described: Schema = {"description": field.help, **of_shape(field.shape)}
        if not field.required and field.default != "" and field.default != 0:
            described["default"] = field.default
        properties[field.name] = described
    required = [field.name for field in table.fields if field.required]
    whole: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        **({"required": required} if required else {}),
    }
    if not table.short:
        return whole
    return {"anyOf": [of_shape(table.field(table.short).shape), whole]}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
