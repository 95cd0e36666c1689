"""The console: what the lead, the scribe, the room and the reviewer see. Start at `app`.

`painting` turns values into lines and knows no widget; `widgets` put lines on the screen; `screens` wire widgets to
the controller; `keys` declares every user-visible command once.
"""
