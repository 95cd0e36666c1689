"""The journal, from outside: one contract for every store, then what only SQLite can do wrong."""
