"""What the site states and where it comes from: YAML in, typed records with positions out."""
