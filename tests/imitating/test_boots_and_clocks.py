"""What this boot is called, and which clock runs through sleep, on systems that are not this one."""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator import boot_name as boots
from facilitator import clock as clocks
from facilitator.clock import SystemClock
from facilitator.live import countdown
from facilitator.live.facts.agenda import NextItem
from facilitator.live.pending import record
from facilitator.live.rules import decide
from facilitator.live.stamp import between
from tests.makers import Day, at


def test_two_programs_of_one_boot_can_compare_their_clocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system names its boots."""
    name = tmp_path / "boot_id"
    name.write_text("c0ffee\n")
    monkeypatch.setattr(boots, "BOOT_ID", name)
    assert SystemClock().now().boot == SystemClock().now().boot == "c0ffee"


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_where_boots_have_no_name_each_program_is_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """Then only the wall clock counts between two programs."""
    name = tmp_path / "boot_id"
    if content is not None:
        name.write_bytes(content)
    monkeypatch.setattr(boots, "BOOT_ID", name)
    one, other = SystemClock().now().boot, SystemClock().now().boot
    assert one != other
    assert one.startswith("process:")


class Kernel:
    """What macOS answers: a name of 36 letters, or an error."""

    def __init__(self, name: bytes) -> None:
        """Answer with this name; with none, refuse."""
        self.name = name

    def sysctlbyname(
        self, asked: bytes, answer: ctypes.Array[ctypes.c_char], size: object, new: None, length: object
    ) -> int:
        """As the C library has it: 0 and the answer filled in, or -1."""
        assert asked == b"kern.bootsessionuuid"
        if not self.name:
            return -1
        answer.value = self.name
        return 0


class Registry:
    """What Windows answers."""

    HKEY_LOCAL_MACHINE = "HKLM"

    def __init__(self, number: int | None) -> None:
        """Hold this number; None: the value is not there."""
        self.number = number

    @contextmanager
    def OpenKey(self, root: str, path: str) -> Iterator[str]:
        """The key of the prefetcher."""
        assert (root, path) == ("HKLM", boots.PREFETCHER)
        yield path

    def QueryValueEx(self, key: str, name: str) -> tuple[int, int]:
        """The number and its type."""
        assert name == "BootId"
        if self.number is None:
            raise FileNotFoundError(2, "no such value")
        return self.number, 4


@pytest.mark.parametrize(("name", "expected"), [(b"1F2E", "1F2E"), (b"", "process:")])
def test_a_mac_names_its_boots(monkeypatch: pytest.MonkeyPatch, name: bytes, expected: str) -> None:
    """By its kernel; where that refuses, each program is its own."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("ctypes.CDLL", lambda path, use_errno: Kernel(name))
    assert boots.boot_name().startswith(expected)


@pytest.mark.parametrize(("number", "expected"), [(412, "windows:412"), (None, "process:")])
def test_windows_numbers_its_boots(monkeypatch: pytest.MonkeyPatch, number: int | None, expected: str) -> None:
    """In its registry; where the value is gone, each program is its own."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", Registry(number))
    assert boots.boot_name().startswith(expected)


class Machine:
    """A laptop of some system: its wall clock, and its clocks that run and stop as that system's do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
        """Answer as this system ("win32", "darwin") does, with the lid open at half past nine."""
        self.wall, self.awake, self.boot_time = at("09:30"), 1000.0, 1000.0
        self.boot = 7
        monkeypatch.setattr(sys, "platform", system)
        if system == "win32":
            monkeypatch.setitem(sys.modules, "winreg", self)
            # GetTickCount64, and from 3.13 on QueryPerformanceCounter: both run on through sleep
            monkeypatch.setattr(time, "monotonic", lambda: self.boot_time)
            monkeypatch.delattr(time, "clock_gettime")
        else:
            monkeypatch.setattr("ctypes.CDLL", lambda path, use_errno: Kernel(b"boot-%d" % self.boot))
            # CLOCK_MONOTONIC runs on through sleep there, CLOCK_UPTIME_RAW and `time.monotonic` do not
            monkeypatch.setattr(time, "monotonic", lambda: self.awake)
            gettime = {time.CLOCK_MONOTONIC: lambda: self.boot_time}
            monkeypatch.setattr(time, "clock_gettime", lambda which: gettime[which]())
        monkeypatch.setattr(clocks, "datetime", self)

    HKEY_LOCAL_MACHINE = "HKLM"

    @contextmanager
    def OpenKey(self, root: str, path: str) -> Iterator[str]:
        """The registry."""
        yield path

    def QueryValueEx(self, key: str, name: str) -> tuple[int, int]:
        """The number of the boot."""
        return self.boot, 4

    def now(self, zone: object) -> datetime:
        """The wall clock."""
        return self.wall

    def wait(self, seconds: float) -> None:
        """Time goes by, with the lid open."""
        self.wall += timedelta(seconds=seconds)
        self.awake += seconds
        self.boot_time += seconds

    def sleep(self, seconds: float) -> None:
        """The lid is closed."""
        self.wall += timedelta(seconds=seconds)
        self.boot_time += seconds

    def step(self, seconds: float) -> None:
        """The wall clock is set to another time: by hand, or by the network after a flat battery."""
        self.wall += timedelta(seconds=seconds)

    def restart(self, seconds: float) -> None:
        """It is started anew after so long."""
        self.wall += timedelta(seconds=seconds)
        self.awake = self.boot_time = 20.0
        self.boot += 1


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_wall_clock_may_be_set_while_a_countdown_runs(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """By an hour to either side: only what really went by counts."""
    machine = Machine(monkeypatch, system)
    for step in (3600.0, -3600.0):
        before = SystemClock().now()
        machine.wait(120)
        machine.step(step)
        assert between(before, SystemClock().now()) == 120  # another window of the program, too
    assert before.boot == SystemClock().now().boot


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_closed_lid_counts(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """The room went on talking, whatever the laptop did; also when the clock was set while it slept."""
    machine = Machine(monkeypatch, system)
    before = SystemClock().now()
    machine.wait(60)
    machine.sleep(600)
    assert between(before, SystemClock().now()) == 660
    machine.step(-3600)
    assert between(before, SystemClock().now()) == 660


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_restart_is_another_boot(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """Then the wall clock tells how long it took, however the running clock stands."""
    machine = Machine(monkeypatch, system)
    before = SystemClock().now()
    machine.wait(60)
    machine.restart(300)
    after = SystemClock().now()
    assert after.boot != before.boot
    assert between(before, after) == 360
    machine.wait(5000)  # the running clock has passed where it stood before
    assert between(before, SystemClock().now()) == 5360


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_countdown_on_such_a_machine_is_right_after_all_of_it(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """As the lead sees it."""
    machine = Machine(monkeypatch, system)
    day, entered = Day(), SystemClock().now()
    day.follow(record(day.state, decide(day.state, NextItem(), entered), entered, "lead"))
    welcome = day.state.items["welcome"].clock
    assert countdown.left(welcome, entered) == 600
    machine.wait(60)
    machine.step(7200)
    machine.sleep(120)
    assert countdown.left(welcome, SystemClock().now()) == 420
