"""The commands of the service: demo, serve, worker, import, agency-key, start-feed, verify-audit."""
