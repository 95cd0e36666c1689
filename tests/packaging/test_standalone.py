"""What is handed out runs as a whole: a day, its export in every form, and the room in a browser.

With FACILITATOR_STANDALONE it is the stand-alone program that does so, from a folder with nothing in it; else the
program of the checkout. It is led in plain lines, so that this can be shown on every system.
"""

from __future__ import annotations

import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from re import findall
from threading import Timer

import pytest

from facilitator.sessionlog.formats import FORMATS
from tests.terminal.driver import environment, facilitator

PATIENCE = 60.0
"""Seconds after which what does not answer is given up."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with nothing in it, from which everything is started."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    return place


def run(folder: Path, *arguments: str, lines: str = "") -> str:
    """Run the program there; what it said."""
    done = subprocess.run(
        facilitator(*arguments, "--data", str(folder.parent / "data")),
        input=lines.encode(),
        cwd=folder,
        env=environment(folder.parent),
        capture_output=True,
        timeout=2 * PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")


def test_a_whole_day_and_every_form_of_its_log(folder: Path) -> None:
    """From the first item to the end; every format there is can be written."""
    lines = "next\nn\n2 nobody asked the child\nnote slow down\nn\n3 nursery wrote it down\nn\nn\nend\n\n"
    said = run(folder, "run", "demonstration", "--rehearse", "1", "--plain", lines=lines)
    assert "files to pass on" in said
    written = run(folder, "export", "--format", ",".join(FORMATS), "--full", "--output", "out").splitlines()
    files = [folder / name for name in written]
    assert all(file.stat().st_size > 0 for file in files)
    for ending in (".md", ".html", ".docx", ".xlsx", ".csv", ".json"):
        assert any(file.suffix == ending for file in files), ending


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address that the room's page has."""
    command = facilitator("room", "--browser", "--no-open", "--data", str(folder.parent / "data"))
    process = subprocess.Popen(
        command, cwd=folder, env=environment(folder.parent), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    giving_up = Timer(PATIENCE, process.kill)
    giving_up.start()
    try:
        assert process.stdout is not None
        yield process.stdout.readline().decode("utf-8").rpartition(" ")[2].strip()
    finally:
        giving_up.cancel()
        process.terminate()
        _, complaints = process.communicate(timeout=PATIENCE)
    assert b"Traceback" not in complaints


def shows(stream: Iterator[bytes], words: bytes) -> bool:
    """Whether a stream comes to tell of a picture with these words; one that says nothing more is given up."""
    return any(words in line for line in stream if line.startswith(b"data:") and b'"scene"' in line)


def test_the_room_in_a_browser(folder: Path) -> None:
    """The page, all that it loads, and its stream, which follows the day."""
    pytest.importorskip("aiohttp", reason="the extra browser is not installed")
    run(folder, "run", "demonstration", "--rehearse", "1", "--plain", lines="next\n")
    visitor = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
    )
    with served(folder) as address:
        page = visitor.open(address, timeout=PATIENCE).read().decode("utf-8")
        root = address.partition("?")[0]
        loaded = findall(r'(?:src|href)="/(page/[^"]+)"', page)
        assert len(loaded) >= 2
        for name in loaded:
            assert visitor.open(root + name, timeout=PATIENCE).read()
        asked = urllib.request.Request(f"{root}view", b"a page", {"Origin": root.rstrip("/")})
        with visitor.open(asked, timeout=PATIENCE) as stream:
            lines = iter(stream)
            assert shows(lines, b"Press space")
            run(folder, "resume", "--plain", lines="n\n")
            assert shows(lines, b"the fete")
