"""What every text promises in every language."""
