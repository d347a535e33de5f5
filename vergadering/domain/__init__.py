"""What a council does, as pure rules: each takes a state and gives the next, or refuses."""
