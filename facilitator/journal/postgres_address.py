"""The address of a pool's journal: what may stand in it, and what is said of it.

A password never stands there: an address is shown on screens, kept in settings and seen by everybody who lists the
programs of this machine. The server's own tools have places for it, which are the ones that are read: PGPASSWORD,
.pgpass in the home folder (on Windows pgpass.conf in the folder postgresql of %APPDATA%), or a service file
(https://www.postgresql.org/docs/current/libpq-pgpass.html).
"""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from facilitator.journal.port import NotOurs

SCHEMES = ("postgresql", "postgres")

LOCAL = ("", "localhost", "127.0.0.1", "::1")
"""Servers that need no encryption, because nothing leaves this machine. A path names a socket, also here."""

SAFE = ("require", "verify-ca", "verify-full")
"""What `sslmode` may be for any other server."""

NO_ADDRESS = "The address of a pool looks like postgresql://SERVER/NAME, and what is named here does not."

WHERE = "in .pgpass, a service file or PGPASSWORD"


class BadAddress(NotOurs):
    """The address is none that the journal may be opened at; the message says why and what to do."""


def is_address(text: str) -> bool:
    """Whether a text is the address of a server rather than the path of a file."""
    return text.partition("://")[0].casefold() in SCHEMES and "://" in text


def checked(text: str) -> str:
    """The address to connect to: as given, with encryption asked for where the server is elsewhere.

    Raises BadAddress for what is no such address, one with a password, or one that would do without encryption.
    """
    if not is_address(text):
        raise BadAddress(NO_ADDRESS)
    try:
        parts = urlsplit(text)
        hosts = hosts_in(text)
    except ValueError as error:
        raise BadAddress(f"The address of the pool's journal cannot be read: {error}.") from error
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.password is not None or "password" in asked or "sslpassword" in asked:
        raise BadAddress(
            f"A password may not stand in the address of the pool's journal, where others see it. Put it {WHERE}, and "
            "take it out of the address."
        )
    if "service" in asked or all(is_local(host) for host in hosts):
        return text
    mode = asked.setdefault("sslmode", "require")
    if mode not in SAFE:
        raise BadAddress(
            f"The pool's journal on {', '.join(hosts)} may only be reached encrypted: sslmode={mode} in its address "
            f"does not make sure of that. Leave it out, or write one of {', '.join(SAFE)}."
        )
    return urlunsplit(parts._replace(query=urlencode(asked)))


def hosts_in(text: str) -> tuple[str, ...]:
    """The servers that an address names, without ports; "" for the one of this machine. Raises ValueError."""
    parts = urlsplit(text)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    places = parts.netloc.rpartition("@")[2]
    found = [_host(place) for place in places.split(",")] if places else []
    for name in ("host", "hostaddr"):
        if name in asked:
            found = [host for host in found if host] + asked[name].split(",")
    return tuple(found or [""])


def _host(place: str) -> str:
    if place.startswith("["):
        return place[1:].partition("]")[0]
    return unquote(place.partition(":")[0])


def is_local(host: str) -> bool:
    """Whether a server of this name is this very machine."""
    return host.casefold() in LOCAL or host.startswith(("/", "@"))


def shown(text: str) -> str:
    """An address as it may be told: where the server is and which database, and nothing else."""
    if not is_address(text):
        return "the pool's journal"  # whatever it is, a password may stand in it
    try:
        parts = urlsplit(text)
        asked = dict(parse_qsl(parts.query))
        where = parts.netloc.rpartition("@")[2] or asked.get("host") or asked.get("service") or "this machine"
        name = parts.path.strip("/") or asked.get("dbname", "")
    except ValueError:
        return "the pool's journal"
    return f"{where}/{name}" if name else where
