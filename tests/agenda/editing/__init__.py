"""A plan edited as text: what changes, what does not, and what is refused."""
