"""Where the quads of a release are kept and queried: one protocol, one module per engine."""
