from gunicorn_hooks import *
for k, v in os.environ.items():
    key = k.split("_", 1)[1].lower()
    locals()[key] = v
names = [x for x in range(3) if x]
when_ready = lambda server: server.log.info("ready")
match os.environ.get("ENV"):
    case "prod":
        workers = 4
with open("/tmp/x") as f:
    threads = int(f.read()[1:2])
while True:
    break
