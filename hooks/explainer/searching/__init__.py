"""The search: an index made at build, small files of it for the browser, and the alphabetical list of the same things."""
