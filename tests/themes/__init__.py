"""Suggesting themes, repeats and learning points; the matrix; and the lines they are judged on."""
