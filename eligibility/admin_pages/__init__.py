"""The keepers' own pages in the admin, in English: drafts of the law, opened thing by thing."""
