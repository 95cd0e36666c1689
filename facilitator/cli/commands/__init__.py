"""The commands, a module for each subject; each adds its own to the parser (`facilitator.cli.parser`)."""
