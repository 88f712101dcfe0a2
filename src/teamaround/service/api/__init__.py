"""What other machines ask of the service, over HTTP: sealed contacts, each request signed by its agency."""
