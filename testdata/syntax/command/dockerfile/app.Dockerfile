# syntax=docker/dockerfile:1
# escape=\

ARG PYTHON=3.12
FROM --platform=$BUILDPLATFORM python:${PYTHON}-slim AS base
ENV PORT=8000 WORKERS="4" \
    # a comment in between
    GREETING='a b'

ENV legacy some  value with "blanks"
ARG VERSION
LABEL org.opencontainers.image.title="app" x=y
RUN --mount=type=cache,target=/var/cache/pip apt-get update \
 && apt-get install -y nginx \

    curl || exit 1
COPY --from=base --chown=app:app ["src/", "/app/"]
COPY . /app
RUN <<EOF
set -e
echo "no instruction: CMD x"
EOF
COPY <<-"ONE" <<TWO /etc/
	one
	ONE
two
TWO
EXPOSE 8000/tcp ${PORT}
WORKDIR /app dir
USER app:app
STOPSIGNAL SIGQUIT
VOLUME ["/data"]
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
HEALTHCHECK --interval=30s --timeout=3s CMD curl -f http://localhost:${PORT}/ || exit 1
ONBUILD RUN make
entrypoint [ "tini", "--", "say \"hi\"" ]

FROM base
CMD exec gunicorn --bind 0.0.0.0:$PORT --workers ${WORKERS:-2} \
    --timeout=120 app:app
HEALTHCHECK NONE
