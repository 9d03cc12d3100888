port "3000
workers 2
bind "tcp://a"
