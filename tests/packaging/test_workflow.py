"""The workflow that others run, the issue forms, and how files are kept: valid, and the same steps as here."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import validators

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text(encoding="utf-8"))

SCHEMAS = {
    "github-workflows": ".github/workflows/*.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/[!c]*.yml",
    "github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
}
"""Which of GitHub's own schemas, as check-jsonschema brings them, holds for which files."""


class Yaml12(yaml.SafeLoader):
    """YAML as GitHub reads it: `on` is a word, and a day or a time of day is one too."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # as yaml's own class has it
        letter: [
            (tag, pattern)
            for tag, pattern in found
            if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
        ]
        for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def faults(schema: str, read: dict[str, Any]) -> list[str]:
    """What the schema finds wrong with a file that was read."""
    package = find_spec("check_jsonschema")
    if package is None or not package.submodule_search_locations:
        pytest.skip("check-jsonschema, which brings GitHub's schemas, is not installed: pip install -e '.[dev]'")
    vendored = Path(package.submodule_search_locations[0], "builtin_schemas", "vendor", f"{schema}.json")
    definition = json.loads(vendored.read_text(encoding="utf-8"))
    checker = validators.validator_for(definition)(definition)
    return [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(read)]


@pytest.mark.parametrize(("schema", "pattern"), SCHEMAS.items())
def test_what_github_reads_is_valid(schema: str, pattern: str) -> None:
    """By GitHub's own schemas: a key that is misspelt there would be found out only when it is too late."""
    found = sorted(ROOT.glob(pattern))
    assert found
    for path in found:
        read = yaml.load(path.read_text(encoding="utf-8"), Yaml12)
        assert faults(schema, read) == [], path.name


def test_the_schema_finds_what_is_wrong() -> None:
    """A step without anything to do, and a key that nobody knows."""
    read = yaml.load((ROOT / ".github/workflows/checks.yml").read_text(encoding="utf-8"), Yaml12)
    spoils: tuple[dict[str, Any], ...] = ({"stepps": []}, {"steps": [{"name": "nothing"}]})
    for spoil in spoils:
        spoilt = copy.deepcopy(read)
        spoilt["jobs"]["run"].update(spoil)
        assert faults("github-workflows", spoilt)


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
