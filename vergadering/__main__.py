"""`python -m vergadering` does what the command `vergadering` does."""

import sys

from vergadering.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
