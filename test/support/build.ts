// The app is built before the tests run, as it is before it is started.
import { isBuildCurrent } from "../../devstore/demo/build.ts";

export default async function setup(): Promise<void> {
  if (!(await isBuildCurrent())) await import("../../app/build.ts");
}
