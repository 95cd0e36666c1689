"""The digest by which a plan is known, made without a library of ciphers.

`hashlib` loads the whole of OpenSSL, which costs every start a few milliseconds and half a megabyte. Python brings the
same function as a module of its own, under a name that differs by version; where neither is there, `hashlib` has it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

BUILT_IN = ("_sha2", "_sha256")
"""Where Python keeps it: from 3.12 on, and before."""


def digest_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal letters."""
    return str(_sha256()(content).hexdigest())


@cache
def _sha256() -> Callable[[bytes], Any]:
    for name in (*BUILT_IN, "hashlib"):
        try:
            made: Callable[[bytes], Any] = import_module(name).sha256
        except (ImportError, AttributeError):
            continue
        return made
    raise ImportError("this Python has no SHA-256")
