"""What can be said about a group's words without a network: likely themes, repeats, learning points, the matrix.

Everything here is pure Python over a small table of the field's language; nothing of it is loaded or built at start.

    suggester = Suggester.of_plan(plan)      # costs nothing yet
    suggester.warm()                         # in a worker thread, once the lead opens the capture line
    suggester.learn(pairs)                   # from the archive: Tagged(text, theme ids), in the same thread
    suggester.suggest("HV never told")       # up to three Suggested(theme, score), the likeliest first
    suggester.repeats("HV never told", board, group="g2")      # up to three Repeat(...), which "may be the same"
    suggester.points("HV never told", case.points)             # learning points a line may have raised

`Suggester` is in `facilitator.themes.suggester`, the matrix in `facilitator.themes.matrix`. A person always decides.
"""
