"""Tests of what the sheets over the lead's screen show."""
