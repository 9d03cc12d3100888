# Puma settings
max_threads = Integer(ENV.fetch("RAILS_MAX_THREADS") { 5 })
min_threads = ENV.fetch("RAILS_MIN_THREADS", max_threads).to_i
threads min_threads, max_threads
port ENV.fetch("PORT", 3000), "0.0.0.0"
workers(ENV["WEB_CONCURRENCY"] || 2)
worker_timeout 3600 if ENV.fetch("RAILS_ENV", "development") == "development"
bind "unix://#{Dir.pwd}/tmp/puma.sock?umask=0111"
preload_app!

if %w[production staging].include?(ENV["RAILS_ENV"])
  persistent_timeout 20
else
  plugin :tmp_restart
end

on_worker_boot do |index|
  ActiveRecord::Base.establish_connection if defined?(ActiveRecord)
end
before_fork { ActiveRecord::Base.connection_pool&.disconnect! }
ssl_bind '0.0.0.0', 9292, cert: "a", :key => 'b',
  verify_mode: 'peer'
