"""What is read, reviewed and exported from a run's events.

Start at `model` (what a session log holds), then `build` (how events become one) and `formats` (what it can be
written as, and the one place to add another). `reading` takes a run in again from its JSON export.
"""
