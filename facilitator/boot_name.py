"""What this boot of the machine is called, so that two programs of one boot can compare their running clocks.

Linux names its boots in /proc, macOS in the kernel's variable `kern.bootsessionuuid` (sysctl(3)). Windows counts them
in the registry, `BootId` of the prefetcher, which every user may read. Where none of these answers, each program is its
own boot, and only the wall clock counts between two of them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

PREFETCHER = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
"""The registry key below HKEY_LOCAL_MACHINE that holds the number of the boot."""


def boot_name() -> str:
    """The name, never empty; the same for every program until the machine starts again."""
    try:
        name = _named_by_the_system()
    except (OSError, ValueError, AttributeError, ImportError):
        name = ""
    return name or f"process:{os.urandom(16).hex()}"


def _named_by_the_system() -> str:
    """What the system calls it; "" where it has no name. Raises OSError and the like where it does not answer."""
    if sys.platform == "darwin":
        return _of_the_kernel()
    if sys.platform == "win32":
        return _of_the_registry()
    return BOOT_ID.read_text(encoding="ascii").strip()


def _of_the_kernel() -> str:
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    answer = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(answer))
    if libc.sysctlbyname(b"kern.bootsessionuuid", answer, ctypes.byref(size), None, ctypes.c_size_t(0)) != 0:
        return ""
    return answer.value.decode("ascii")


def _of_the_registry() -> str:
    import importlib  # by its name, because type checkers know nothing of winreg on other systems

    registry = importlib.import_module("winreg")
    with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, PREFETCHER) as key:
        number, _ = registry.QueryValueEx(key, "BootId")
    return f"windows:{int(number)}"
