"""Who decides, where nobody says so."""

import getpass
import shutil
import subprocess

__all__ = ["user_name"]


def user_name() -> str:
    """Give the `user.name` of git, or else the user of the system."""
    return _git_name() or getpass.getuser()


def _git_name() -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    asked = [git, "config", "user.name"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    return answer.stdout.strip()
