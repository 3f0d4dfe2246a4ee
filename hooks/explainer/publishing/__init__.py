"""What is decided about the finished site, and needs no MkDocs: addresses, alternates, the search index, wording."""
