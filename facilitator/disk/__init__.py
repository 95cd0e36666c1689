"""The disk as every system has it: files that others hold, names that not all take, drives that are shared."""
