// npm leaves other platforms' optional packages out of the lock file when the registry it asked does not have them, and
// `npm ci` then refuses the lock everywhere. This adds them by name, version, os and cpu: node .ci/complete-lockfile.mjs
import { readFileSync, writeFileSync } from "node:fs";

const systems = {
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const processors = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** Whether Node's look-up from the folder `at` finds the package in the lock. */
function isLocked(at, name) {
  let folder = at;
  while (folder !== "") {
    if (lock.packages[`${folder}/node_modules/${name}`]) return true;
    const parent = folder.lastIndexOf("/node_modules/");
    folder = parent < 0 ? "" : folder.slice(0, parent);
  }
  return lock.packages[`node_modules/${name}`] !== undefined;
}

let added = 0;
for (const [at, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(at, name)) continue;
    const words = name.split(/[-/]/);
    const os = words.map((word) => systems[word]).find(Boolean);
    const cpu = words.find((word) => processors.includes(word));
    if (!os && cpu !== "wasm32") throw new Error(`${name}, wanted by ${at}, names no system.`);
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ""),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os ? { os: [os] } : {}),
      ...(cpu ? { cpu: [cpu] } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([left], [right]) => (left < right ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages added to the lock file.`);
