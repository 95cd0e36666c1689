"""Plain mode: the lead's window for a screen reader. A line is typed, a line says what changed; nothing is drawn.

It is the same window as ever, with its desks, sheets, drafts and guards, in a terminal that nobody sees; what a person
would see of it is told in words.
"""
