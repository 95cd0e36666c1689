"""The real program in a real pseudo-terminal: driven by its keys, watched through an emulator.

POSIX only, because Windows has no pseudo-terminals that Python can open; there the same screens are tested in
process, and everything below them is the same code.
"""
