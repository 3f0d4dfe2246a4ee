"""The search: an index made at build, and cut into small files for the browser."""
