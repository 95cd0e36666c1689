"""The console, driven by real keys on a small day, and painted on its own."""
