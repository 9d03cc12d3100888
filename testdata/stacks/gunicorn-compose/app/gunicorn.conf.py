"""gunicorn of the bookshop: sync workers, so that timeout is the limit of a request."""

bind = "0.0.0.0:8000"
workers = 5
worker_class = "sync"
threads = 1

# nginx waits 60 s: the client has its 504 before the worker is killed.
timeout = 65
# No request lives longer than that, so a restart cuts none.
graceful_timeout = 70

max_requests = 2000
max_requests_jitter = 200
preload_app = True
accesslog = "-"
