"""From an answer to action: what the pages beside the result show, worked out without a request."""
