"""One module for each of the seven contingencies of the Social Security Act, section 54."""
