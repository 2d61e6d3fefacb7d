"""Texts out to translators and in again, as XLSX or PO. What people wrote meanwhile is kept."""
