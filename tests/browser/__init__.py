"""What only a browser can show: the real site on a small phone, in three languages."""
