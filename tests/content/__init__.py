"""The bundled days, read as a trainer's laptop reads them: every fact that can be checked."""
