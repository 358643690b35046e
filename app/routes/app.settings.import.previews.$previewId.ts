// A look at a file while it goes on and when it is done; and the wish to call it off.
import { cancelPreview } from "../../rewards/import/previews.ts";
import { readPreview } from "../admin/import-page.ts";
import { calledOff, watched } from "../doors/job.ts";

export const loader = watched("previewId", readPreview);
export const action = calledOff("previewId", cancelPreview, "cancelled");
