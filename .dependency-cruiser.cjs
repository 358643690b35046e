// Who may import whom. The rooms and their reasons: docs/architecture.md.
const rooms = {
  app: ["app", "rewards", "shopify", "prisma", "system"],
  worker: ["worker", "rewards", "shopify", "prisma", "system"],
  shopify: ["shopify", "prisma", "system"],
  rewards: ["rewards", "prisma"],
  prisma: ["prisma"],
  system: ["system"],
};
const everyRoom = ["app", "worker", "rewards", "shopify", "prisma", "system", "devstore", "bench", "test"];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room}-imports-only-its-neighbours`,
      severity: "error",
      from: { path: `^${room}/` },
      to: { path: `^(${everyRoom.filter((other) => !allowed.includes(other)).join("|")})/` },
    })),
    {
      name: "engine-imports-nothing-outside-itself",
      comment: "The rule engine is pure: no I/O, no clock, only its schema library.",
      severity: "error",
      from: { path: "^rewards/engine/" },
      to: { pathNot: ["^rewards/engine/", "^node_modules/zod/"] },
    },
    {
      name: "nobody-imports-test-or-bench",
      severity: "error",
      from: { pathNot: "^(test|bench)/" },
      to: { path: "^(test|bench)/" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(generated|build)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
