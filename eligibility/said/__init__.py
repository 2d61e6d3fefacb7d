"""What pages and papers say alike: the law of a value, its source, what lapses; no request."""
