"""`python -m tests.agenda.marp`: the figure of agreement, and what differs."""

from __future__ import annotations

import sys

from tests.agenda.marp.agreement import compared, figure

pages = compared()
for one in pages:
    if not one.all:
        sys.stdout.write(f"{one.deck} page {one.number}\n  Marp: {one.marp}\n  here: {one.ours}\n")
sys.stdout.write(f"{figure(pages)}\n")
