"""How a release comes about: drafted, checked, and published by a second keeper. No request."""
