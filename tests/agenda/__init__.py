"""The plan's readers: what they make of good files, and what they say about every bad one."""
