"""Write the README's keys table anew from the declarations: `python -m tests.readme`."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.console.keys import keys_table

README = Path(__file__).parent.parent / "README.md"


def with_keys(text: str) -> str:
    """The README with the present keys table between its markers."""
    return re.sub(
        r"(<!-- keys -->\n).*?(<!-- /keys -->)", lambda m: f"{m[1]}{keys_table()}{m[2]}", text, flags=re.DOTALL
    )


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
