"""What bench/run is made of. The Python standard library alone."""
