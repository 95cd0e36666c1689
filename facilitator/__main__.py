"""`python -m facilitator` is the same as `facilitator`."""

from __future__ import annotations

from facilitator.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
