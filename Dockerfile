# Årshjulet as a container: Debian, the pinned Node and the product; nothing to build, develop or try out with. How to run it: docs/drift.md.
ARG DEBIAN=debian:trixie-slim

FROM ${DEBIAN} AS build
RUN apt-get update && apt-get install -y --no-install-recommends npm ca-certificates binutils && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY deploy/slim.sh deploy/slim.sh
RUN sh deploy/slim.sh node_modules
COPY . .

FROM ${DEBIAN}
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libatomic1 && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 arshjulet && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin arshjulet \
  && install -d -o arshjulet -g arshjulet -m 700 /data
COPY --from=build /app /app
WORKDIR /app
USER 10001:10001
ENV PATH=/app/node_modules/node/bin:$PATH \
  NODE_ENV=production \
  STORAGE_URL=file:/data/arshjulet.db \
  BACKUP_DIR=/data/backups
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=8s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node"]
CMD ["commands/start.ts", "--service"]
