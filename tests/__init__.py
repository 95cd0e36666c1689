"""The proof: one folder for each layer, and the whole program in a real terminal."""
