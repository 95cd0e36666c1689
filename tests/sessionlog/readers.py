"""The exports as their real readers have them: LibreOffice, Chromium, Markdown, and what is inside a Word file."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed here")
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")


def has_calc() -> bool:
    """Whether the LibreOffice here has a spreadsheet: it is a package of its own on many systems."""
    office = shutil.which("soffice")
    return office is not None and any(Path(office).resolve().parents[1].rglob("*sclo.*"))


needs_calc = pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed here")


def readable(name: str, content: bytes) -> str:
    """What a file says, as text; of a Word file its paragraphs, of a workbook its words, each on a line."""
    if not name.endswith((".docx", ".xlsx")):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if name.endswith(".xlsx"):
            words = archive.read("xl/sharedStrings.xml").decode()
            return html.unescape(re.sub(r"<[^>]*>", "", words.replace("</si>", "\n")))
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


class Seen(NamedTuple):
    """A cell as a spreadsheet has it: its words, what it takes them for ("string", "float"), its formula if any."""

    words: str
    kind: str
    formula: str


def in_calc(tables: Mapping[str, bytes], folder: Path, separators: str) -> dict[str, list[list[Seen]]]:
    """CSV tables as LibreOffice Calc opens them, all at once; `separators` are the codes of what parts two cells."""
    for name, content in tables.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "fods"]
    command += [
        f"--infilter=CSV:{separators},34,76,1,,2057,false,true",
        "--outdir",
        str(folder),
        *(str(folder / n) for n in tables),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    made = {name: folder / f"{name.removesuffix('.csv')}.fods" for name in tables}
    assert all(path.exists() for path in made.values()), done.stdout + done.stderr
    return {name: _cells(ElementTree.fromstring(path.read_bytes())) for name, path in made.items()}


def sheets_in_calc(workbook: bytes, folder: Path) -> dict[str, list[list[Seen]]]:
    """The sheets of a workbook as LibreOffice Calc opens them, by their names."""
    source = folder / "tables.xlsx"
    source.write_bytes(workbook)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--convert-to", "fods", "--outdir", str(folder)]
    done = subprocess.run([*command, str(source)], capture_output=True, text=True, timeout=240, check=False)
    made = folder / "tables.fods"
    assert made.exists(), done.stdout + done.stderr
    tables = ElementTree.fromstring(made.read_bytes()).iter(f"{TABLE}table")
    return {table.get(f"{TABLE}name", ""): _cells(table) for table in tables}


OFFICE, TEXT, TABLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}" for part in ("office", "text", "table"))


def _cells(document: ElementTree.Element) -> list[list[Seen]]:
    """The rows of the one sheet, without empty cells; what the file says once for several cells is told for each."""
    rows = []
    for row in document.iter(f"{TABLE}table-row"):
        cells = [
            Seen(_said(cell), cell.get(f"{OFFICE}value-type", ""), cell.get(f"{TABLE}formula", ""))
            for cell in row.iter(f"{TABLE}table-cell")
            if cell.get(f"{OFFICE}value-type") or cell.get(f"{TABLE}formula")
            for _ in range(int(cell.get(f"{TABLE}number-columns-repeated", "1")))
        ]
        rows += [cells] * (int(row.get(f"{TABLE}number-rows-repeated", "1")) if cells else 0)
    return rows


def _said(cell: ElementTree.Element) -> str:
    """The words of a cell; what the file spells as elements (runs of spaces, tabs, links) as plain text."""
    for letter, name in ((" ", "s"), ("\t", "tab")):
        for space in cell.iter(f"{TEXT}{name}"):
            space.text = letter * int(space.get(f"{TEXT}c", "1"))
    return "\n".join("".join(paragraph.itertext()) for paragraph in cell.iter(f"{TEXT}p"))


def in_chromium(page: bytes, folder: Path, *wanted: str) -> subprocess.CompletedProcess[str]:
    """The page opened in a headless Chromium, with these switches; what it printed."""
    source = folder / "log.html"
    source.write_bytes(page)
    switches = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command = ["chromium", *switches, "--enable-logging=stderr", *wanted, source.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
