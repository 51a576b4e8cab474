"""The real aws command, ready to run: most of the time that it takes goes into loading its own code, and the hand-over calls it hundreds of times.

Run with a path for a socket, it loads the command once, and forks a process for each call, which runs in the caller's folder, with its
environment, words, input and output. Run as `aws` itself, by a link, it is the caller; AWS_READY names the socket.
"""

from __future__ import annotations

import array
import json
import os
import socket
import sys

# Only what serving needs: a caller has to start quickly.
if os.path.basename(sys.argv[0]) != "aws":
    from contextlib import redirect_stderr, redirect_stdout
    from typing import Callable


def call() -> int:
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(os.environ["AWS_READY"])
        asked = json.dumps({"words": sys.argv[1:], "folder": os.getcwd(), "environment": dict(os.environ)}).encode()
        server.sendmsg([len(asked).to_bytes(4, "big")], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))])
        server.sendall(asked)
        # Its exit status; nothing where it was ended by a signal.
        status = server.recv(1)
        return status[0] if status else 1


def serve(path: str) -> None:
    import signal

    import awscli.clidriver
    from botocore.loaders import JSONFileLoader

    # Every process gets a copy of what was read before it was forked, and ends after one call, so nothing that one changes reaches another.
    read: dict[str, object] = {}
    load = JSONFileLoader.load_file
    JSONFileLoader.load_file = lambda self, file_path: read[file_path] if file_path in read else read.setdefault(file_path, load(self, file_path))
    warm_up(awscli.clidriver.main)

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen(64)
        print("ready", flush=True)
        while True:
            caller, _ = server.accept()
            if os.fork() == 0:
                server.close()
                answer(caller, awscli.clidriver.main)
            caller.close()


def warm_up(main: Callable[[], int]) -> None:
    """A call of each service that the hand-over uses, to a port where nobody listens, so that all that describes it has been read."""
    calls = [
        "apigateway get-resources --rest-api-id x",
        "cloudformation describe-stacks",
        "iam list-roles",
        "kinesis list-streams",
        "lambda list-functions",
        "s3api list-buckets",
        "sns list-topics",
        "sqs list-queues",
        "sts get-caller-identity",
    ]
    own = {"AWS_MAX_ATTEMPTS": "1", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "eu-west-1"}
    os.environ.update(own, AWS_CONFIG_FILE=os.devnull, AWS_EC2_METADATA_DISABLED="true")
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for words in calls:
            sys.argv = ["aws", *words.split(), "--endpoint-url", "http://127.0.0.1:1"]
            main()


def answer(caller: socket.socket, main: Callable[[], int]) -> None:
    import signal
    import traceback

    status = 255
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        size, files, _, _ = socket.recv_fds(caller, 4, 3)
        length, text = int.from_bytes(size, "big"), b""
        while len(text) < length:
            text += caller.recv(length - len(text))
        asked = json.loads(text)
        for number, file in enumerate(files):
            os.dup2(file, number)
        os.chdir(asked["folder"])
        # Loading the command has set where its data is.
        data = os.environ["AWS_DATA_PATH"]
        os.environ.clear()
        os.environ.update(asked["environment"], AWS_DATA_PATH=data)
        sys.argv = ["aws", *asked["words"]]
        try:
            status = main() or 0
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        caller.sendall(bytes([status & 255]))
        os._exit(status & 255)


if __name__ == "__main__":
    if os.path.basename(sys.argv[0]) == "aws":
        sys.exit(call())
    serve(sys.argv[1])
