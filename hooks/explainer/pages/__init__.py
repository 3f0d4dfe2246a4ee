"""Pages as written: their blocks, headings and markers, each with its place in the file."""
