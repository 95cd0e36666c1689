"""The desks of a window on a run: one subject each."""
