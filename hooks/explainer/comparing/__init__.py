"""What has changed between two revisions: records of facts, and sections of pages."""
