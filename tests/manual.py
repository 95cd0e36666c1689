"""Write the manual page anew from the parser: `python -m tests.manual`.

To read it: `man facilitator/docs/facilitator.1`.
"""

from __future__ import annotations

from facilitator import __version__
from facilitator.cli.parser import build
from tests.documents import DOCS

PAGE = DOCS / "facilitator.1"


def manual() -> str:
    """The page in roff. It carries the version instead of a day, so that it is the same whenever it is made."""
    from argparse_manpage.manpage import Manpage  # type: ignore[import-untyped]

    text = str(Manpage(build(), format="pretty"))
    head, rest = text.split("\n", 1)
    assert head.startswith(".TH FACILITATOR"), head
    return f'.TH FACILITATOR "1" "" "facilitator {__version__}" "Running a training day"\n{rest.rstrip()}\n'


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
