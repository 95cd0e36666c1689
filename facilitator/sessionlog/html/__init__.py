"""The session log as one web page that needs nothing else: no script, no picture file, no request.

`copied` decides what one copy says, and is the only part that sees the session log. `shown` does the same for the
pages of the plan, `charts` works out the bars, and `render` puts the words into `page.html.j2`, where everything is
escaped. The template is given plain words and numbers only, so it cannot let out what a copy leaves out.
"""
