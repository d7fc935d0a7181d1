"""Start Source Workbench from a checkout."""

from workbench.__main__ import main

if __name__ == "__main__":
    main()
