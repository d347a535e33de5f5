"""How long things take, each beside the bare library in the same run. Not timed tests."""
