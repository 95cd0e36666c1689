"""The real program where homes, names and permissions are not the usual ones: a day is led there in plain lines.

A test that has to be refused something drops what root may do against permissions, and keeps everything else; one that
needs another user needs root and an interpreter that others may start.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pytest

from tests.terminal.driver import ROOT, environment, facilitator, posix_only

pytestmark = [pytest.mark.terminal, posix_only]

DAY = ("run", "demonstration", "--rehearse", "1", "--plain")
LINES = "next\nn\n2 nobody asked the child\nend\n\n"
PATH = os.pathsep.join((str(ROOT), str(Path(msgspec.__file__).parents[1])))
"""Where another interpreter finds the program and what it stands on."""
NOBODY, SOMEBODY, NAMELESS = 65534, 54322, 54321
"""Users: one that every system has, and two that none knows by name."""


def refused(command: Sequence[str]) -> list[str]:
    """A command that is bound by permissions, whoever runs it."""
    if os.geteuid() != 0:
        return list(command)
    if shutil.which("setpriv") is None:
        pytest.skip("root is bound by no permission here, and there is no setpriv")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]


def told(
    command: Sequence[str], env: Mapping[str, str], folder: Path, lines: str = "", user: int | None = None
) -> tuple[int, str, str]:
    """Run it in a folder: its exit code, what it said, what it complained of. Never a traceback."""
    done = subprocess.run(
        list(command),
        input=lines.encode(),
        env=dict(env),
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )
    said, complained = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in complained
    assert "did not foresee" not in complained, complained
    return done.returncode, said, complained


def lead_a_day(env: Mapping[str, str], folder: Path) -> list[Path]:
    """A short day and its export in every form, in the user's own data folder; the files."""
    code, said, complained = told(facilitator(*DAY), env, folder, LINES)
    assert (code, "files to pass on" in said) == (0, True), complained
    forms = "md,html,docx,xlsx,csv,json"
    code, said, complained = told(facilitator("export", "--format", forms, "--output", "out"), env, folder)
    assert code == 0, complained
    return [folder / line for line in said.splitlines()]


@pytest.mark.parametrize("name", ["Jürgen Müller", 'a\'b "c" $d', "Ольга 名前"], ids=["spaces", "quotes", "letters"])
def test_a_user_of_any_name(tmp_path: Path, name: str) -> None:
    """The name is a part of every path."""
    home = tmp_path / name
    home.mkdir()
    files = lead_a_day(environment(home), home)
    assert {file.suffix for file in files} == {".md", ".html", ".docx", ".xlsx", ".csv", ".json"}
    assert all(file.is_file() for file in files)
    assert any("nobody asked the child" in file.read_text("utf-8") for file in files if file.suffix == ".md")


def test_a_home_that_is_a_link(tmp_path: Path) -> None:
    """What is written lies where the link leads, and is found again through it and without it."""
    real, link = tmp_path / "disk 2" / "anna", tmp_path / "anna"
    real.mkdir(parents=True)
    link.symlink_to(real, target_is_directory=True)
    assert all(file.is_file() for file in lead_a_day(environment(link), link))
    for home in (link, real):
        assert "ended" in told(facilitator("runs"), environment(home), home)[1]


def test_no_home_at_all(tmp_path: Path) -> None:
    """A folder that is named will do; a user whom nobody knows is told so, and no folder called "~" is made."""
    env = {name: value for name, value in environment(tmp_path).items() if name != "HOME"}
    named = {**env, "FACILITATOR_DATA": str(tmp_path / "data")}
    assert lead_a_day(named, tmp_path)
    code, _, complained = told(facilitator("--data", "~nobody-of-this-name/data", "runs"), env, tmp_path)
    assert code == 1
    assert complained.startswith("Nobody here is called nobody-of-this-name")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("~")]


def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    """Said before the day, with what to do; a day whose folder is closed goes on, and says at its end what is lost."""
    closed = tmp_path / "closed"
    closed.mkdir()
    env = environment(tmp_path)
    opened = facilitator("--data", str(closed / "open"), *DAY)
    assert told(opened, env, tmp_path, "next\n")[0] == 0
    (closed / "open" / "journal.db").chmod(0o400)
    (closed / "open").chmod(0o500)
    closed.chmod(0o500)
    try:
        missing = facilitator("--data", str(closed / "data"), *DAY)
        code, _, complained = told(refused(missing), env, tmp_path)
        assert code == 1
        assert "cannot be made" in complained
        assert "--data" in complained
        resumed = facilitator("--data", str(closed / "open"), "resume", "--plain")
        code, said, complained = told(refused(resumed), env, tmp_path, "note not saved\n")
        assert "NOT SAVED" in said
        assert "could not be saved and went with the window" in complained
    finally:
        closed.chmod(0o700)
        (closed / "open").chmod(0o700)


def test_an_installation_that_nobody_may_change(tmp_path: Path) -> None:
    """Nothing is written beside the program: not a byte-code file, not a note; a whole day works."""
    place = tmp_path / "installed"
    shutil.copytree(ROOT / "facilitator", place / "facilitator", ignore=shutil.ignore_patterns("__pycache__"))
    for kind in ("sessions", "content"):
        shutil.copytree(ROOT / kind, place / "facilitator" / "_bundled" / kind)
    paths = [place, *place.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        env = {**environment(tmp_path), "PYTHONPATH": str(place)}
        code, said, complained = told(refused(facilitator(*DAY)), env, tmp_path, LINES)
        assert (code, "files to pass on" in said) == (0, True), complained
        assert sorted(place.rglob("*")) == sorted(paths[1:])
    finally:
        for path in paths:
            path.chmod(0o700)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder in which several users have their homes; pytest's own is closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="homes-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def others_program(user: int) -> list[str]:
    """The program as another user can start it here. Skips where there is no interpreter for that."""
    if os.geteuid() != 0:
        pytest.skip("only root can be another user")
    same = f"python3.{sys.version_info.minor}"
    found = [sys.executable, *filter(None, (shutil.which(same, path="/usr/local/bin:/usr/bin"),))]
    env = {"PYTHONPATH": PATH}
    for python in found:
        try:
            check = [python, "-c", "import facilitator.console.plain.running"]
            done = subprocess.run(
                check, env=env, user=user, group=user, extra_groups=[], cwd="/", capture_output=True, check=False
            )
        except PermissionError:
            continue
        if done.returncode == 0:
            return [python, "-m", "facilitator"]
    pytest.skip("no interpreter here that another user may start")


def test_two_users_of_one_machine(shared: Path) -> None:
    """Neither can read what the other wrote, nor is in her way: not in the folders, nor among the passing files."""
    packages = others_program(NOBODY)
    homes = {}
    for user in (NOBODY, SOMEBODY):
        home = homes[user] = shared / str(user)
        home.mkdir()
        home.chmod(0o755)  # as some systems have it: the data folder has to be private by itself
        os.chown(home, user, user)
        env = {**environment(home), "PYTHONPATH": PATH}
        code, said, complained = told([*packages, *DAY], env, home, LINES, user)
        assert (code, "files to pass on" in said) == (0, True), complained
        data = home / ".local" / "share" / "facilitator"
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        assert all(stat.S_IMODE(file.stat().st_mode) & 0o077 == 0 for file in data.glob("journal*"))
    other = homes[NOBODY] / ".local" / "share" / "facilitator"
    env = {**environment(homes[SOMEBODY]), "PYTHONPATH": PATH}
    code, said, complained = told([*packages, "--data", str(other), "runs"], env, homes[SOMEBODY], "", SOMEBODY)
    assert code == 1
    assert not said
    assert "may not be looked into" in complained
    assert "may not be looked into" in told([*packages, "--data", str(other), "doctor"], env, shared, "", SOMEBODY)[1]
    assert len(told([*packages, "runs"], env, homes[SOMEBODY], "", SOMEBODY)[1].splitlines()) == 1


def test_a_user_whom_nobody_knows(shared: Path) -> None:
    """No name, no home: said in words, and nothing is made in the folder that happens to be the present one."""
    program = others_program(NAMELESS)
    env = {name: value for name, value in environment(shared).items() if name != "HOME"} | {"PYTHONPATH": PATH}
    shared.chmod(0o777)
    code, _, complained = told([*program, "runs"], env, shared, "", NAMELESS)
    assert code == 1
    assert complained.startswith("This user has no home folder here")
    assert not list(shared.iterdir())
