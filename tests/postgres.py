"""A server of PostgreSQL for the tests alone: made for them, reached by a socket in its folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVICE = "recount-tests"


def programs() -> Path:
    """The folder of the server's own programs; AssertionError where none is installed."""
    known = [*Path("/usr/lib/postgresql").glob("*/bin"), *map(Path, os.get_exec_path())]
    found = [folder for folder in known if (folder / "initdb").exists()]
    assert found, "PostgreSQL is missing: install it (Debian: apt-get install postgresql)"
    return found[0]


@contextmanager
def serving() -> Iterator[Path]:
    """Runs a server; gives the file that names it as a service to PostgreSQL's library."""
    bin_folder = programs()
    # A path of a socket may have no more than a hundred letters, which pytest's folders exceed.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = _unprivileged(folder)

    def run(*command: Path | str) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=user, cwd=folder)

    data = folder / "data"
    init = ["--auth=trust", "--username=tests", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    run(bin_folder / "initdb", "-D", data, *init)
    # Nothing is to outlive the tests: no need to wait for the disk.
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"
    control = [bin_folder / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    run(*control, "-o", options, "start")
    try:
        services = folder / "services.conf"
        services.write_text(f"[{SERVICE}]\nhost={folder}\ndbname=postgres\nuser=tests\n")
        yield services
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> int | None:
    """Whom the server runs as: it refuses the system's own user, whom CI may be."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user.pw_uid
