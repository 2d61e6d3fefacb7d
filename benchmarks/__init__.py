"""What is measured on request: how fast the core is, and how much its tests notice."""
