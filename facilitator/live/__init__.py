"""The running of a day, pure: what may be asked, what then happened, and what a screen may see of it.

Nothing in this package reads a file, a clock or an environment variable; time is handed in as a `Stamp`.
Start reading at `commands` (what can be asked), then `events` (what happened), `state` (what it adds up to),
`decide` and `evolve` (the rules), and `view` (what the screens get).
"""
