"""The pure core: clocks, decisions, the fold, the schedule, the view."""
