"""A corpus of small decks, what Marp makes of each, and how far this program agrees.

`golden.json` is written by `make.mjs`, which needs Node and marp-core; nothing else here does.
"""
