"""Values into lines of styled text: pure functions of (what to show, width, ink), testable without an app."""
