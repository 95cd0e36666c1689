"""The room's screen as a page for a browser on the same laptop.

Needs the extra `browser`. Nothing here is loaded unless `facilitator room --browser` asks for it.
"""
