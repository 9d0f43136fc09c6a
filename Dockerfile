# The image of the service, for a PostgreSQL of your own (DATABASE_URL). docs/deployment.md describes its use.
#
# BASE needs Python 3.11 or newer with venv. The default is built with profile-guided and link-time optimization
# (--enable-optimizations --with-lto), as Debian's python3 is; a Python without these is markedly slower.
ARG BASE=docker.io/library/python:3.12-slim-bookworm

FROM ${BASE} AS build
WORKDIR /build
COPY requirements.txt .
RUN python3 -m venv installer && \
    python3 -m venv --without-pip /opt/patient-graph && \
    installer/bin/python -m pip --python /opt/patient-graph/bin/python install \
        --no-cache-dir --no-compile --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
COPY guides/requirements.txt guides.txt
RUN installer/bin/python -m pip install \
        --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: -r guides.txt
WORKDIR /app
COPY . .
# Byte code of unchecked hashes has no times in it, and is used whatever the times of files are.
RUN /build/installer/bin/python -m guides service/http/site && \
    rm -r requirements.txt CHANGELOG.md docs guides sdk && \
    python3 -m compileall -q --invalidation-mode unchecked-hash /opt/patient-graph /app && \
    /opt/patient-graph/bin/python3 -c "from openapi import load, published; [load(each) for each in (published.DOCUMENT, *published.published().values())]"

FROM ${BASE}
COPY --from=build /opt/patient-graph /opt/patient-graph
COPY --from=build /app /app
# The only directory that is written to: the lock, and the metrics and rate limits of several processes.
RUN install -d -o 10001 -g 10001 -m 700 /var/lib/patient-graph
VOLUME /var/lib/patient-graph
ENV PATH=/opt/patient-graph/bin:$PATH PYTHONDONTWRITEBYTECODE=1 \
    ENVIRONMENT=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/var/lib/patient-graph
WORKDIR /app
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
# Liveness, not readiness: a container is not replaced because the database is away.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["python3", "-c", "import http.client, os, sys; connection = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=2); connection.request('GET', '/healthz'); sys.exit(connection.getresponse().status != 200)"]
ENTRYPOINT ["python3", "-m", "service"]
CMD ["run"]
