"""Documents: what a meeting says, as blocks, and the formats that they are written in."""
