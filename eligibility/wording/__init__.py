"""The product's own sentences, in English, marked for the catalogues.

One whole sentence, or a few, for every code of the core: nothing is glued from fragments, because
Thai and Burmese put their words in another order. Numbers and dates come in by name from the
answer itself. A number of the law is never typed here: it changes by date, a sentence does not.

Pure Python: which sentence fits is decided here, in which language it is said is decided in
``eligibility.presentation``.
"""
