"""What commands and screens both do with runs, tried without either."""
