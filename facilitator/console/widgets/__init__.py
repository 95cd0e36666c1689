"""Widgets that put painted lines on the screen, and the lines in which people type."""
