"""Sourced facts, checked claims, several languages: the engine of the site.

Data flows one way, and a module imports only from the left of itself:

    findings, text, files, project → facts → pages → site → checks → rendering, publishing, reporting → cli

Nothing here imports MkDocs (``hooks/build.py`` does) and nothing here knows what the site is about: every word of the
subject stands in ``facts/``, ``docs/`` and its sisters.
"""
