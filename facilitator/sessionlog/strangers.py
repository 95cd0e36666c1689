"""What a file says that no record has a place for; dropping it in silence would not be taking a run in exactly."""

from __future__ import annotations

import msgspec


def strangers(raw: object, value: object, path: str = "") -> str:
    """Where the plain values `raw` first hold something that the record made of them does not; empty: nowhere."""
    if isinstance(value, msgspec.Struct):
        return _in_record(raw, value, path)
    if isinstance(raw, dict) and isinstance(value, dict):
        pairs = ((f"{path}.{key}", inner, value[key]) for key, inner in raw.items())
    elif isinstance(raw, list) and isinstance(value, tuple):
        pairs = ((f"{path}.{index}", inner, value[index]) for index, inner in enumerate(raw))
    else:
        return ""
    return next(filter(None, (strangers(inner, made, where) for where, inner, made in pairs)), "").lstrip(".")


def _in_record(raw: object, value: msgspec.Struct, path: str) -> str:
    fields = value.__struct_encode_fields__
    if isinstance(raw, list):
        return f"{path}.{len(fields)}".lstrip(".") if len(raw) > len(fields) else ""
    if not isinstance(raw, dict):
        return ""
    for key, inner in raw.items():
        if key in fields:
            found = strangers(inner, getattr(value, key), f"{path}.{key}")
        else:
            found = "" if key == value.__struct_config__.tag_field else f"{path}.{key}"
        if found:
            return found.lstrip(".")
    return ""
