"""The workflow that others run, the issue forms, and how files are kept: valid, and the same steps as here."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text(encoding="utf-8"))


def test_the_workflow_runs_all_that_a_change_must_pass() -> None:
    """On three systems, with every Python from 3.11 on, by the same script as here."""
    (job,) = WORKFLOW["jobs"].values()
    systems = {name.partition("-")[0] for name in job["strategy"]["matrix"]["system"]}
    assert systems == {"ubuntu", "windows", "macos"}
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    runs = [step for step in job["steps"] if "run" in step]
    assert [(step["run"], step["shell"]) for step in runs] == [("bash .ci/run", "bash")]
    assert WORKFLOW[True] == {"push": {"branches": ["main"]}, "pull_request": None}  # YAML 1.1 reads `on` as true


def test_the_script_is_one_that_bash_understands() -> None:
    """No word of it is carried out."""
    done = subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["fault", "wish"])
def test_issue_forms_have_what_a_form_needs(name: str) -> None:
    """A name, a description, and fields that each have an id and a label."""
    form = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/{name}.yml").read_text(encoding="utf-8"))
    assert form["name"]
    assert form["description"]
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields) >= 2
    assert all(field["attributes"]["label"] for field in fields)


def test_the_version_stands_in_one_place() -> None:
    """The package reads it from the program itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"] == {"path": "facilitator/__init__.py"}


def test_line_ends_are_pinned() -> None:
    """What is compared byte for byte is left alone by git on every system; other text has line feeds."""
    golden = next((ROOT / "tests/sessionlog/golden").rglob("*.csv"))
    asked = [golden.relative_to(ROOT).as_posix(), "README.md", "sessions/demonstration.yaml"]
    done = subprocess.run(
        ["git", "check-attr", "text", "eol", "--", *asked], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.skip("not a checkout")
    found = {(path, name): value for path, name, value in (line.rsplit(": ", 2) for line in done.stdout.splitlines())}
    assert found[asked[0], "text"] == "unset"
    assert found["README.md", "eol"] == found["sessions/demonstration.yaml", "eol"] == "lf"
