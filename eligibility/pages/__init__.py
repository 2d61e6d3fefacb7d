"""What the pages of the checker show, made from an answer: no table, no clock, no request."""
