"""What is to be looked at again: the backlog of facts. Nothing here is a fault, and nothing fails a build."""
