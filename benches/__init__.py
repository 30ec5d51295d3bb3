"""Benchmark at a million claims: `make bench`, or `make bench ARGS=quick` at 20,000."""
