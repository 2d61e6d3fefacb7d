"""A site to try things out on: organisations, people and cases that do not exist."""
