// A dry run while it goes on and when it is done; and the wish to call it off.
import { cancelDryRun, findDryRun } from "../../rewards/dry-run/rows.ts";
import { calledOff, watched } from "../doors/job.ts";

export const loader = watched("runId", findDryRun);
export const action = calledOff("runId", cancelDryRun, "cancelled");
