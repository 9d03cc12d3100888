"""gunicorn of the help desk. Threads wait for the ticket database, so there are many of them."""

bind = "0.0.0.0:8000"
workers = 4
worker_class = "gthread"
threads = 16
preload_app = True

# Liveness of a worker, no limit for its requests: the threads are not watched.
timeout = 60
graceful_timeout = 75

# nginx keeps its idle connections for 60 s.
keepalive = 65

accesslog = "-"
