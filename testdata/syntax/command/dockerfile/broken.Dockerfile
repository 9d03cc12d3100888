RUN echo before
FROM a b c d
FROM debian AS one
CMD ['gunicorn', 'app:app']
CMD ["gunicorn", 1]
ENV
ENV A
ENV A=1 B
ENV A="open
FORM debian
SHELL /bin/sh
HEALTHCHECK curl x
HEALTHCHECK CMD
COPY one
ONBUILD ONBUILD RUN x
ONBUILD
WORKDIR
RUN echo "never closed
RUN <<EOF
no end
