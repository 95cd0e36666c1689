"""What is handed out: the sdist and the wheel hold all that the program needs, and run from any folder."""
