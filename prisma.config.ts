// Tells Prisma's command line to reach the database through our adapter, so that it needs no downloaded engine.
// Every command runs through prisma/cli.ts, which sets DATABASE_URL.
import { defineConfig } from "prisma/config";
import { EncorePrismaPg } from "./prisma/adapter.ts";

const { DATABASE_URL: connectionString } = process.env;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  engine: "js",
  experimental: { adapter: true },
  // Without allowExitOnIdle the command would linger for ten seconds after its last statement.
  adapter: async () => new EncorePrismaPg({ connectionString, allowExitOnIdle: true }),
});
