"""The room's screen served to a browser on this very laptop: view only, loopback only, by invitation only.

Needs the extra `browser`. Nothing here is loaded unless `facilitator room --browser` asks for it.
"""
