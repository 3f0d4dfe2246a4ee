"""From pages and facts to HTML: a pure function of the page, the facts, the templates and the language."""
