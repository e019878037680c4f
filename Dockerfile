# Not exercised by CI: the machines that run it have no Docker engine.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-progress
COPY . .
# The pages and the content bundle are made here, with the development packages; then these go.
RUN node --import tsx --input-type=module -e "const { buildWidgets } = await import('/app/server/cli/build-widgets.ts'); await buildWidgets(); const { loadBundle } = await import('/app/knowledge/load/bundle-file.ts'); await loadBundle()" \
 && npm ci --omit=dev --no-progress && npm cache clean --force

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 PHAROS_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/knowledge ./knowledge
COPY --from=build /app/assistant ./assistant
COPY --from=build /app/server ./server
# The embedded database, where no DATABASE_URL is given. The code stays root's: the service cannot change itself.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# As process 1 itself, without npm or a shell between, so that signals reach it.
ENTRYPOINT ["node", "server/cli/pharos.js"]
CMD ["serve"]
