"""The exports as their real readers have them: LibreOffice, Chromium, Markdown, and what is inside a Word file."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed here")
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")


def readable(name: str, content: bytes) -> str:
    """What a file says, as text; of a Word file the words of its document, a paragraph to a line."""
    if not name.endswith(".docx"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document = archive.read("word/document.xml").decode()
    return html.unescape(re.sub(r"<[^>]*>", "", document.replace("</w:p>", "\n")))


def in_libreoffice(content: bytes, folder: Path, kind: str) -> Path:
    """A Word file as LibreOffice understands it, converted to another kind ("txt", "pdf")."""
    source = folder / "log.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    made = folder / f"log.{kind.partition(':')[0]}"
    assert made.exists(), done.stdout + done.stderr
    return made


def in_chromium(page: bytes, folder: Path, *wanted: str) -> subprocess.CompletedProcess[str]:
    """The page opened in a headless Chromium, with these switches; what it printed."""
    source = folder / "log.html"
    source.write_bytes(page)
    switches = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = ["chromium", *switches, "--enable-logging=stderr", *wanted, source.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
