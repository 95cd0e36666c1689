"""What commands and screens both do with runs: open, resume, follow, export, import, delete, keep drafts."""
