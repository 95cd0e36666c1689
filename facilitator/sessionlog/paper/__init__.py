"""What every readable export says, before it is Markdown, a web page or a Word file.

`blocks` are the pieces of a paper: headings, lists, tables, bars. `make` puts together the paper of one copy of a
session log; the other modules are its sections. A paper is plain text and numbers, nothing escaped.
"""
