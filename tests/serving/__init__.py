"""The room's screen in a browser."""
