// The command behind `npm run generate:operations`. With --check it changes nothing and fails when the types are stale.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { generateOperationTypes, target } from "./generate.ts";

const types = await generateOperationTypes();
if (process.argv.includes("--check")) {
  process.exitCode = readFileSync(target, "utf8") === types ? 0 : 1;
} else {
  mkdirSync(new URL(".", target), { recursive: true });
  writeFileSync(target, types);
}
