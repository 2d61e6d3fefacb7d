"""Who may act. Workers never need an account."""
