"""The command line: one module a command, and nothing else prints.

A command is a module with two functions, ``configure(parser)``, which adds its arguments, and ``run(arguments)``,
which does the work and returns the exit status; its name and help stand in :mod:`speechlint.cli.commands`.
``arguments.lang`` is ``zh`` or ``en``; ``parser.say(chinese, english)`` picks a help text. What cannot be done is
raised as :class:`~speechlint.cli.errors.CommandError`.
"""
