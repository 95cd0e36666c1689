"""Who may see a page of ours in a browser: decided from a request's words alone, without a server.

Any web page that is open on the laptop can send requests to 127.0.0.1, and a name that an attacker owns can be made to
lead there (DNS rebinding). So the Host must be the address that was given out, the Origin of whoever wants to see the
day or to tell something must be the page itself, and the browser must have come by the address with its token, which
works once and is exchanged for a cookie that other sites cannot cause to be sent.
"""

from __future__ import annotations

import secrets
from typing import Literal

import msgspec

COOKIE = "facilitator_room"

FOR_THE_PAGE = frozenset({"/view", "/laid-out", "/press", "/keys"})
"""Paths that only the page's own script asks for: a request for them must say that it comes from there."""

Verdict = Literal["refuse", "welcome", "enter"]
"""Turn away; hand out the cookie and lead on to the page; let in."""


class Request(msgspec.Struct, frozen=True):
    """What a request says of itself; a header that it lacks is empty."""

    path: str
    host: str = ""
    origin: str = ""
    token: str = ""
    cookie: str = ""


class Doorkeeper:
    """Guards one server at a port of an address of this laptop. The token is spent by its first use.

    `secure` says that it speaks TLS, to another device.
    """

    def __init__(self, port: int, host: str = "127.0.0.1", *, secure: bool = False) -> None:
        """Make up a token and a cookie, each of 32 random bytes."""
        self.port = port
        self.host = host
        self.secure = secure
        self.cookie = secrets.token_urlsafe(32)
        self._token = secrets.token_urlsafe(32)

    @property
    def origin(self) -> str:
        """Where the page comes from."""
        return f"{'https' if self.secure else 'http'}://{self.host}:{self.port}"

    @property
    def address(self) -> str:
        """The address to open once."""
        return f"{self.origin}/?token={self._token}"

    @property
    def refusal(self) -> str:
        """What whoever is turned away reads."""
        if self.secure:
            return "This address works once, on the device that opened it first. The trainer can give another."
        return "This page is only for the trainer's own browser."

    def judge(self, request: Request) -> Verdict:
        """Whether a request may have what it asks for."""
        if request.host != f"{self.host}:{self.port}":
            return "refuse"
        if request.origin not in ({self.origin} if request.path in FOR_THE_PAGE else {"", self.origin}):
            return "refuse"
        if request.path == "/" and request.token and self._token and _same(request.token, self._token):
            self._token = ""
            return "welcome"
        return "enter" if _same(request.cookie, self.cookie) else "refuse"


def _same(given: str, wanted: str) -> bool:
    """Whether two secrets are one, in a time that tells nothing about where they differ."""
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
