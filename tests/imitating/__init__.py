"""Other systems, imitated on this one: README.md says what each imitation proves and what it cannot."""
