"""What keepers of the rules do in a real browser, without scripts, on a site of their own."""
