# One process a container; Envoy keeps idle connections for 60 s, Puma for 75 s.
workers 2
threads 3, 8
bind "tcp://0.0.0.0:3000"

preload_app!
persistent_timeout 75
worker_timeout 60
worker_shutdown_timeout 30
