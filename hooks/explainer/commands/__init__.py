"""The commands of ``explainer`` that have a module of their own, and what all commands share."""
