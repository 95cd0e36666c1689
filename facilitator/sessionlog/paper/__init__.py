"""The paper twin: the rest of a day on paper, for when the laptop is not there.

`twin` works out what is printed from the same state that the screens show; `html` and `markdown` write it. The
trainer's pages are private. The sheets that groups write on are made apart from them, of what any room may read.
"""
