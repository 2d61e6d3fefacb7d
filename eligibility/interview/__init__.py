"""The interview: what is asked, on which screen, how it is read, and the question it adds up to."""
