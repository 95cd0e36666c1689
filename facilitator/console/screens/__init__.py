"""One screen a file; each only wires widgets to the controller."""
