"""The README's pictures: made by `python -m tests.pictures` from the bundled day, never by hand."""
