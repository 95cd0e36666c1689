"""Where a page of ours is served: on this laptop's own loopback, or, when the trainer asks for it, to one other device.

Shared, it is on the one address that was chosen, over TLS with a certificate that is made on the spot and forgotten
with the program. Nobody vouches for such a certificate: its fingerprint is told here and on the lead's screen, and
whoever opens the address compares it with what her browser shows.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from facilitator.disk.placing import discard
from facilitator.serving.doorkeeper import Doorkeeper

MOST_TABS = 8
"""Pages that look on at once from this laptop; more than this are turned away."""

VALID = timedelta(days=2)
"""How long a certificate is good for: a day that is led until after midnight, and a clock that is wrong."""

GROUPED = 4
"""Letters of a fingerprint that stand together."""


class Door(NamedTuple):
    """A socket that listens, who is let in there, and how many at once; `fingerprint` is "" where nothing is shared."""

    listening: socket.socket
    keeper: Doorkeeper
    most: int = MOST_TABS
    tls: ssl.SSLContext | None = None
    fingerprint: str = ""

    @property
    def shared(self) -> bool:
        """Whether another device gets in here."""
        return self.tls is not None


def local_door(port: int = 0) -> Door:
    """A door for this laptop's own browser alone (port 0: any free one). Raises OSError."""
    listening = _listen("127.0.0.1", port)
    return Door(listening, Doorkeeper(listening.getsockname()[1]))


def shared_door(host: str, port: int = 0) -> Door:
    """A door for one other device, on one address of this laptop. Raises OSError, ValueError for what is no address."""
    ipaddress.IPv4Address(host)
    listening = _listen(host, port)
    try:
        tls, fingerprint = _certificate(host)
    except BaseException:
        listening.close()
        raise
    return Door(listening, Doorkeeper(listening.getsockname()[1], host, secure=True), 1, tls, fingerprint)


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.bind((host, port))
        listening.listen(16)
    except OSError:
        listening.close()
        raise
    return listening


def own_addresses() -> tuple[str, ...]:
    """The addresses by which other devices may reach this laptop, as far as it knows them. Nothing is sent to find out.

    For the way to the rest of the world, a socket is pointed at an address that is nobody's (RFC 5737), which chooses
    one of ours without sending a byte.
    """
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))
        found.append(str(asking.getsockname()[0]))
    with suppress(OSError):
        found += [str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(dict.fromkeys(one for one in found if not ipaddress.IPv4Address(one).is_loopback))


def grouped(fingerprint: str) -> str:
    """A fingerprint as people compare it: four letters at a time."""
    return " ".join(fingerprint[at : at + GROUPED] for at in range(0, len(fingerprint), GROUPED))


def _certificate(host: str) -> tuple[ssl.SSLContext, str]:
    """What a server needs to speak TLS as this address, and the SHA-256 of its certificate, in hexadecimal digits."""
    certificate, key = certificate_and_key(host)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    handle, path = tempfile.mkstemp(prefix="facilitator-", suffix=".pem")  # Python's TLS takes keys from files alone
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key + certificate)
        context.load_cert_chain(path)
    finally:
        discard(Path(path))
    return context, sha256(ssl.PEM_cert_to_DER_cert(certificate.decode())).hexdigest()


def certificate_and_key(host: str) -> tuple[bytes, bytes]:
    """A certificate for an address, made on the spot, and its key, both as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "facilitator")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - VALID)
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    kept = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, kept, serialization.NoEncryption())
    return made.public_bytes(serialization.Encoding.PEM), private
