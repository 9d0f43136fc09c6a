"""Services of a test run that is killed: they end, and so do their PostgreSQLs."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.live_service import ROOT, SERVER
from tests.support.waiting import LONG, wait_until

# A forked service, and one of several processes that a new interpreter runs.
RUN = """
import signal, sys
from tests.support import fork_server
from tests.support.live_service import LiveService
fork_server.GRACE_SECONDS = int(sys.argv[1])
services = [LiveService().start(), LiveService(PROCESSES="2").start()]
services[1].stop()
services[1].start()
print(*(each.pid for each in services), *(each.postgres.process_id() for each in services))
print(fork_server.fork_server().directory, flush=True)
signal.pause()
"""


@pytest.mark.gate
@pytest.mark.skipif(SERVER is not None, reason="needs the embedded server")
@pytest.mark.parametrize("is_stuck", [False, True], ids=["services that stop", "services that are stuck"])
def test_services_and_postgresqls_end_with_a_killed_run(is_stuck: bool) -> None:
    command = [sys.executable, "-c", RUN, "0" if is_stuck else f"{LONG}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        pids, directory = [int(pid) for pid in run.stdout.readline().split()], Path(run.stdout.readline().strip())
        assert len(pids) == 4
        endings = [os.pidfd_open(pid) for pid in pids]
        for service in pids[:2] if is_stuck else ():
            os.kill(service, signal.SIGSTOP)
        run.kill()
    assert [select.select([each], [], [], LONG)[0] for each in endings] == [[each] for each in endings]
    for each in endings:
        os.close(each)
    wait_until(lambda: not directory.exists(), "the directory is removed")
