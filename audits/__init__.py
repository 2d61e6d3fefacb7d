"""What is made or measured on request: the font's files, the bytes of pages, Lighthouse."""
