"""`python -m tests.benchmarks`: measure everything and print one table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence

from tests.benchmarks.figures import Figure, Unmeasured, markdown_table, table
from tests.benchmarks.suite import BENCHMARKS


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a first look, in about a minute")
    parser.add_argument(
        "--only", metavar="NAME", choices=sorted(BENCHMARKS), action="append", help="just this one; may be repeated"
    )
    parser.add_argument("--markdown", action="store_true", help="print the table as the page of figures has it")
    asked = parser.parse_args(arguments)
    figures: list[Figure | Unmeasured] = []
    for name in asked.only or BENCHMARKS:
        sys.stderr.write(f"measuring: {name}\n")
        figures += BENCHMARKS[name](asked.quick)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = markdown_table(figures) if asked.markdown else table(figures)
    sys.stdout.write("\n".join([system, "", *lines]) + "\n")
    return 1 if any(isinstance(figure, Figure) and figure.met is False for figure in figures) else 0


if __name__ == "__main__":
    raise SystemExit(main())
