"""`python -m seedbed` is `seedbed`."""

if __name__ == "__main__":  # every worker process loads this too, and needs nothing of it
    from seedbed.cli import main

    main()
