"""The lists that names are found by, and a set of lines apart from them by which the finding is measured."""
