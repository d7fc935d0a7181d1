from workbench.__main__ import main

main()
