"""Checks: one idea a file, each a pure function from a subject to findings; ``registry`` lists them all."""
