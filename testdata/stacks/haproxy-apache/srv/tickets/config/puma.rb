# Puma 6 behind Apache; Apache closes its idle connections after 15 s (ttl), Puma after 20 s.
workers 3
threads 5, 5
bind "tcp://127.0.0.1:3000"

preload_app!
persistent_timeout 20
worker_timeout 60
worker_shutdown_timeout 95
