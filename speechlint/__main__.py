"""``python -m speechlint``."""

import sys

from speechlint.cli.main import main

sys.exit(main())
