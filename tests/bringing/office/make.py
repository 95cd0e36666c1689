"""Makes the shows in this folder with LibreOffice Impress: `python -m tests.bringing.office.make`, once.

What is kept are the files, so that the tests need no office program. Each `.fodp` is written by hand; Impress makes a
`.pptx`, an `.odp` and a `.pdf` of it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
FORMS = ("pptx", "odp", "pdf")


def make() -> None:
    """Convert every show into every form."""
    with tempfile.TemporaryDirectory() as profile:
        for form in FORMS:
            asked = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", form]
            sources = [str(path) for path in sorted(FOLDER.glob("*.fodp"))]
            subprocess.run([*asked, "--outdir", str(FOLDER), *sources], check=True, timeout=300)


if __name__ == "__main__":
    make()
