"""Do papers agree: names, birth dates, numbers, and the page that compares them."""
