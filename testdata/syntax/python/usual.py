"""Gunicorn settings."""
import multiprocessing
import os

bind = f"0.0.0.0:{os.getenv('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", multiprocessing.cpu_count() * 2 + 1))
timeout, keepalive = 30, 2
graceful_timeout: int = 60 * 2  # seconds
accesslog = errorlog = "-"
raw_env = [
    "A=1",
    'B=' "2",
]

if os.getenv("DEBUG") in ("1", "true"):
    reload = True
    workers = 1
elif not preload:
    timeout += 10
else: preload_app = True

try:
    limit = int(os.environ["LIMIT"])
except (KeyError, ValueError):
    limit = None


def post_fork(server, worker):
    server.log.info("spawned %s", worker.pid)
    timeout = 1
