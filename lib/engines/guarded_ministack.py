"""Serves MiniStack to its own run, and to nobody else.

MiniStack has no sign-in of its own and answers any page of a browser, and who may ask it can run code as whoever started it. So nothing
reaches it but requests to its own address, of no page, with the access key that was made at random for the run: in the signature, or in the
header `x-run-key` where a request is to go unsigned. Signatures are not verified; the key is long enough to be the secret.

Its environment: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are the run's, BIND_HOST and GATEWAY_PORT where it listens.
"""
import hmac
import json
import os
import sys
from urllib.parse import parse_qs

import ministack.app as ministack
import ministack.core.lambda_runtime as lambda_runtime
from ministack.core.router import extract_access_key_id

ADDRESS = f"{os.environ['BIND_HOST']}:{os.environ['GATEWAY_PORT']}"
KEY = os.environ["AWS_ACCESS_KEY_ID"]
KEY_HEADER = "x-run-key"
ANSWERS_OF_RESOURCES = "/_ministack/cfn-response/"


def refusal(scope):
    """Why a request is refused; None where it is the run's own."""
    headers = {}
    for name, value in scope["headers"]:
        headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    if headers.get("host") != [ADDRESS]:
        return f"It is asked as another host than {ADDRESS}."
    if "origin" in headers:
        return "It is asked by a page."
    joined = {name: ", ".join(values) for name, values in headers.items()}
    query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    given = joined.get(KEY_HEADER) or extract_access_key_id(joined, query)
    if is_known(given) or answers_resource(scope):
        return None
    return "It is asked without the access key of its run."


def is_known(key):
    """The run's own, or one that was given out to who had that one."""
    sts = sys.modules.get("ministack.services.sts")
    return hmac.compare_digest(key.encode(), KEY.encode()) or (sts is not None and key in sts._sessions)


def answers_resource(scope):
    """A function of a custom resource answers unsigned, at an address that holds a random number and is good for one answer."""
    path = scope["path"]
    resources = sys.modules.get("ministack.services.cloudformation.custom_resource")
    return (
        scope.get("method") == "PUT"
        and path.startswith(ANSWERS_OF_RESOURCES)
        and resources is not None
        and path[len(ANSWERS_OF_RESOURCES):] in resources._pending
    )


def guarded(app):
    async def guard(scope, receive, send):
        why = refusal(scope) if scope["type"] in ("http", "websocket") else None
        if why is None:
            await app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            body = json.dumps({"__type": "AccessDeniedException", "message": why}).encode()
            await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"application/json")]})
            await send({"type": "http.response.body", "body": body})

    return guard


def run_credentials(_config):
    """Those that a function signs with: MiniStack would give it the number of its account for an access key."""
    return {
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": os.environ["AWS_SECRET_ACCESS_KEY"],
        "AWS_SESSION_TOKEN": "",
    }


def log_so_far(worker, **_waits):
    """MiniStack would wait 50 ms after every answer of a function that has logged nothing. What it logs later goes with its next answer."""
    return worker._drain_stderr()


lambda_runtime.execution_credentials = run_credentials
lambda_runtime.Worker._drain_stderr_bounded = log_so_far
ministack.app = guarded(ministack.app)
ministack.main()
