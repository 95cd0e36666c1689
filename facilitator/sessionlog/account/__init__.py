"""What every readable export says, before it is Markdown, a web page or a Word file.

`blocks` are the pieces of an account: headings, lists, tables, bars. `make` puts together the account of one copy of a
session log; the other modules are its sections. An account is plain text and numbers, nothing escaped.
"""
