"""The law and the public checker. Keeps no personal data at rest."""
