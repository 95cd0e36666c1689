"""What reads a state: everything that screens, copies and rules ask of it. Pure; nothing here decides."""
