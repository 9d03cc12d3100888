threads 3, 5)
before_fork do
  ActiveRecord::Base.connection.disconnect!
persistent_timeout 20s
bind = = 3
x = [1, 2
port 3000
