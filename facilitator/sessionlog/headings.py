"""What the session log calls its parts where a screen shows the same: a trainer finds them there by the same words.

Apart from the log itself, and importing nothing, since the lead's screen needs the words long before any log is built.
"""

KEPT_FOR_LATER = "Questions kept for later"
"""What was put in the parking lot, as a reader who was not there understands it."""

WORKED_ON = "Learning outcomes worked on"
"""The plan's outcomes, each with how many of its items were held."""

BY_THEME = "What the groups said, by theme"
"""Each theme with the lines that carry it."""
