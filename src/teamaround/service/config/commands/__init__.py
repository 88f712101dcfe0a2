"""The commands of the service: demo, serve, worker, import, verify-audit."""
