"""Whether the console of Windows draws with a raster font: an old one, without bars, frames and half blocks."""

from __future__ import annotations

import os

WINDOWS = os.name == "nt"
STD_OUTPUT_HANDLE = -11
TRUETYPE = 4
"""The bit of a font's family that the outlines of a modern font have."""


def has_raster_font() -> bool:
    """Whether it does; False on other systems, and where Windows does not say."""
    if not WINDOWS:
        return False
    try:
        family = _family()
    except (OSError, AttributeError, ImportError, ValueError):
        return False
    return family is not None and not family & TRUETYPE


def _family() -> int | None:
    """The family of the console's font; None where there is no console."""
    import ctypes

    class Font(ctypes.Structure):
        """What Windows calls CONSOLE_FONT_INFOEX."""

        _fields_ = (
            ("size", ctypes.c_uint32),
            ("number", ctypes.c_uint32),
            ("width", ctypes.c_int16),
            ("height", ctypes.c_int16),
            ("family", ctypes.c_uint32),
            ("weight", ctypes.c_uint32),
            ("face", ctypes.c_uint16 * 32),
        )

    kernel = ctypes.CDLL("kernel32")
    kernel.GetStdHandle.restype = ctypes.c_void_p
    font = Font(size=ctypes.sizeof(Font))
    handle = ctypes.c_void_p(kernel.GetStdHandle(ctypes.c_int32(STD_OUTPUT_HANDLE)))
    if not kernel.GetCurrentConsoleFontEx(handle, ctypes.c_int32(0), ctypes.byref(font)):
        return None
    return int(font.family)
