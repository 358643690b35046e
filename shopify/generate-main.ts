// The command behind `npm run generate:operations`.
import { mkdirSync, writeFileSync } from "node:fs";
import { generateOperationTypes, target } from "./generate.ts";

mkdirSync(new URL(".", target), { recursive: true });
writeFileSync(target, await generateOperationTypes());
