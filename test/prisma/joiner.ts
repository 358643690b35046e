// A process that joins the embedded database of the folder it is given, for tests that start and kill several.
// Prints its address once it has joined, and leaves when its input ends.
import { joinEmbeddedPostgres } from "../../prisma/embedded.ts";

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error("Name the data folder.");

const { url, leave } = await joinEmbeddedPostgres({ dataDir });
console.log(url);
process.stdin.resume().once("end", leave);
