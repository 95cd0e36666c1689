"""The journal: the append-only store of a run's events. Start at `port`."""
