"""Writing a file whole or not at all, so that neither a crash nor a full disk leaves half of one."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE

from facilitator.disk.placing import BRIEF, Waits, discard, put


def write_whole(path: Path, content: bytes, waits: Waits = BRIEF) -> None:
    """Give a file new content in one step, durably; who may read it stays as it was. Raises OSError.

    A link stays one: what it points to is written.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name}.{os.urandom(4).hex()}.part")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(S_IMODE(target.stat().st_mode))
        put(draft, target, waits)
    finally:
        discard(draft)
