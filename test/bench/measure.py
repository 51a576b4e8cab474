"""Runs commands for measure.mjs, one a line of JSON, and answers each with what it took.

In:  {"argv": ["/usr/bin/node", "-e", ""], "cwd": "/tmp", "errors": "/tmp/stderr.txt"}
Out: {"wall": 0.041, "cpu": 0.048, "rss": 40123, "rssSum": 40123, "status": 0}
Times in seconds, memory in kilobytes: of the largest process, and all their peaks together.

esbuild's process outlives the Node process that started it by a moment, so nobody waits for it and its CPU time would go
uncounted. As a "subreaper" (Linux) this process is given such orphans; wait4 then tells what each of them used.
"""

import ctypes
import json
import os
import signal
import sys
import time

LIMIT_SECONDS = 120
PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans():
    try:
        return ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    except (OSError, AttributeError):
        return False


def measure(job):
    os.chdir(job["cwd"])
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, job["errors"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
    ]
    begin = time.monotonic()
    main = os.posix_spawn(job["argv"][0], job["argv"], os.environ, file_actions=files, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(main, signal.SIGKILL))
    signal.alarm(LIMIT_SECONDS)
    cpu, peaks, status, wall = 0.0, [], 0, 0.0
    while True:
        try:
            pid, code, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        # What the user waits for ends with the first process; orphans only add to the CPU time.
        if pid == main:
            wall, status = time.monotonic() - begin, os.waitstatus_to_exitcode(code)
        cpu += usage.ru_utime + usage.ru_stime
        peaks.append(usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1))
    signal.alarm(0)
    return {"wall": wall, "cpu": cpu, "rss": max(peaks), "rssSum": sum(peaks), "status": status}


print(json.dumps({"orphans": adopt_orphans()}), flush=True)
for line in sys.stdin:
    print(json.dumps(measure(json.loads(line))), flush=True)
