"""The tables of a web page, or of an e-mail saved as one. Scripts and styles are left out; nothing is loaded."""

from __future__ import annotations

from html.parser import HTMLParser

SILENT = ("script", "style", "title", "template")
BREAKS = ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "td", "th", "tr")
"""What stands apart from what is before it; cells among them, those of a table inside a cell."""


def tables_in(text: str) -> list[tuple[str, list[list[str]]]]:
    """Each table as a name and rows of cells; a page without any is one table of its lines."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    reader.line()
    if reader.tables:
        return [("", [[line] for line in reader.lines]), *(("", rows) for rows in reader.tables)]
    return [("", [[line] for line in reader.lines])]


class _Tables(HTMLParser):
    """Gathers rows as the tags come; a table in a table is a part of the cell that it stands in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.lines: list[str] = []
        self._silent = 0
        self._depth = 0
        self._words: list[str] = []
        self._across = 1
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row or a cell begins; a break in a cell is a space."""
        if tag in SILENT:
            self._silent += 1
        elif tag == "table":
            self.line()
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
            else:
                self._words.append(" ")
        elif tag == "tr" and self._depth == 1:
            self._cell()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self._depth == 1:
            self._cell()
            across = dict(attrs).get("colspan") or "1"
            self._across = min(int(across), 40) if across.isdecimal() else 1
            self._open = True
        elif tag in BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """What began ends."""
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._cell()
        elif tag == "table" and self._depth:
            self._cell()
            self._depth -= 1
        elif tag in BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Words, of whatever is open."""
        if not self._silent:
            self._words.append(data)

    def line(self) -> None:
        """A line outside any table ends."""
        words = " ".join("".join(self._words).split())
        if words and not self._depth:
            self.lines.append(words)
            self._words = []

    def _break(self) -> None:
        if self._depth:
            self._words.append(" ")
        else:
            self.line()

    def _cell(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words = []
        if self._open and self.tables[-1]:
            self.tables[-1][-1] += [words, *[""] * (self._across - 1)]
        self._across, self._open = 1, False
