"""What has a terminal put words on the clipboard, and how that gets past tmux and screen: pure.

tmux takes such an order itself only with `set -g set-clipboard on`; with `set -g allow-passthrough on` it hands on
what is wrapped for it. So both are sent, and either setting will do.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

ESC, END = "\x1b", "\x1b\\"


def copying(text: str) -> str:
    """The order to the terminal: copy these words (OSC 52)."""
    return f"{ESC}]52;c;{base64.b64encode(text.encode()).decode()}\a"


def past_multiplexer(order: str, environment: Mapping[str, str]) -> str:
    """The order wrapped for the multiplexer that this window lies in; "" where there is none."""
    if environment.get("TMUX"):
        return f"{ESC}Ptmux;{order.replace(ESC, ESC + ESC)}{END}"
    if environment.get("STY"):
        return f"{ESC}P{order}{END}"
    return ""
