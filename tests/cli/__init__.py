"""The commands: what can be typed after `facilitator`, what is answered, and with which exit code."""
