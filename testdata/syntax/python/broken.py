bind = ["0.0.0.0:8000"
workers = 4
broken = = 3
graceful-timeout = 30
timeout = 90s
keepalive = 'two
if workers:
threads = 2
    max_requests = 5
