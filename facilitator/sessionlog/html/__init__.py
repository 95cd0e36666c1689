"""The session log as one web page that needs nothing else: no script, no picture file, no request.

It is the account (`facilitator.sessionlog.account`) with its bars drawn, and the pages of the plan after it. `shown`
decides which pages those are, `heat` lays out the group against theme map, and `render` puts the words into
`page.html.j2`, where everything is escaped. The template is given plain words and numbers of one copy only, so it
cannot let out what that copy leaves out.
"""
