"""The machine's clocks, and one that runs faster."""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator import boot_name as boots
from facilitator.clock import REHEARSAL, RehearsalClock, SystemClock
from facilitator.live.stamp import between
from tests.makers import BOOT, HandClock, at, stamp


def test_the_machines_clock_gives_aware_instants_in_one_boot() -> None:
    """Two looks come from the same boot, and the running clock does not go back."""
    clock = SystemClock()
    one, other = clock.now(), clock.now()
    assert one.wall.tzinfo is UTC
    assert one.boot == other.boot != ""
    assert other.run >= one.run


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


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has the clock that runs through sleep under this name")
def test_on_linux_the_boot_clock_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The monotonic clock stops while the lid is closed."""
    monkeypatch.setattr(time, "clock_gettime", lambda which: {time.CLOCK_BOOTTIME: 77.0}[which])
    assert SystemClock().now().run == 77.0


def test_a_rehearsal_runs_faster_on_both_clocks() -> None:
    """Ten real seconds are ten minutes at sixty times the speed."""
    hand = HandClock("09:00")
    clock = RehearsalClock(hand, 60.0)
    before = clock.now()
    hand.wait(10)
    assert between(before, clock.now()) == pytest.approx(600)
    assert clock.now().wall == at("09:10")
    assert clock.now().boot == f"{REHEARSAL}{BOOT}"


def test_a_rehearsal_that_is_carried_on_goes_on_where_it_was() -> None:
    """From its last event on, after another start of the machine too, and with the same name of its boot."""
    hand = HandClock("09:00")
    first = RehearsalClock(hand, 60.0)
    hand.wait(10)
    last = first.now()
    hand.reboot(uptime=1.0, seconds=7200)
    second = RehearsalClock(hand, 60.0, last)
    assert second.now() == last
    hand.wait(1)
    assert between(last, second.now()) == pytest.approx(60)


def test_a_rehearsal_does_not_mind_the_wall_clock() -> None:
    """Only running time makes it run."""
    hand = HandClock("09:00")
    clock = RehearsalClock(hand, 10.0, replace(stamp("12:00"), run=5.0))
    hand.turn(wall=3600, run=6)
    assert clock.now().wall == at("12:00") + timedelta(minutes=1)
