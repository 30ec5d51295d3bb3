# Four stages: the dashboard, the server with the dashboard inside, the model file, and an image with nothing but both.

FROM node:22-bookworm-slim AS dashboard
WORKDIR /frontend
COPY frontend/package.json frontend/package-lock.json ./
# As in the Makefile, which says why not `npm ci`.
RUN npm install --no-save --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM rust:1.95-slim-bookworm AS server
WORKDIR /source
# Queries are checked against .sqlx: a build needs no database.
ENV SQLX_OFFLINE=true
COPY . .
COPY --from=dashboard /frontend/dist frontend/dist
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/source/target \
    cargo build --release --locked --bin claimdesk && scripts/symbols.sh target/release/claimdesk && cp target/release/claimdesk /usr/local/bin/claimdesk

# The sentence embedding model (Apache-2.0), with which the claim analysis is better.
FROM server AS model
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-pip make
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/source/target \
    make model && mv models /models

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin claimdesk \
    && install -d -o claimdesk -g claimdesk -m 0700 /var/lib/claimdesk
COPY --from=server /usr/local/bin/claimdesk /usr/local/bin/claimdesk
COPY --from=model /models/minilm.bin /usr/local/share/claimdesk/minilm.bin
COPY scripts/probe.sh /usr/local/bin/probe

# In a container the public listener must be reachable from outside; the operations listener must not be.
ENV CLAIMDESK_DATA_DIR=/var/lib/claimdesk \
    CLAIMDESK_ANALYSIS__MODEL=/usr/local/share/claimdesk/minilm.bin \
    CLAIMDESK_HTTP__LISTEN=0.0.0.0:8080 \
    CLAIMDESK_OPERATIONS__LISTEN=127.0.0.1:8081
VOLUME /var/lib/claimdesk
EXPOSE 8080
USER 10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["/usr/local/bin/probe", "127.0.0.1", "8081", "/readyz"]
ENTRYPOINT ["/usr/local/bin/claimdesk"]
CMD ["serve"]
