"""Shows that LibreOffice Impress made."""
